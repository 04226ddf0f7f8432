using Xunit;
using Yizhi.Core.Records;
using Yizhi.Core.Tests.Time;
using Yizhi.Core.Time;
using Record = Yizhi.Core.Records.Record;

namespace Yizhi.Core.Tests.Records;

/// <summary>The statutory clocks of the ledgers that are delivered, each with its article, over days that people can check on a wall calendar.</summary>
public class ShippedDeadlinesTests
{
    [Fact]
    public void A_disclosure_request_is_answered_in_twenty_working_days()
    {
        var state = Due("disclosure_request", "reply", ("received_on", "2024-01-29"));
        Assert.Equal((Notices.Day("2024-02-29"), Notices.Day("2024-02-22"), "《政府信息公开条例》第三十三条"), (state.Due, state.WarnOn, state.Law));
    }

    [Fact]
    public void An_approved_extension_gives_a_disclosure_request_twenty_working_days_more() =>
        Assert.Equal(Notices.Day("2024-03-28"), Due("disclosure_request", "reply", ("received_on", "2024-01-29"), ("extended", "是")).Due);

    [Fact]
    public void Asking_a_third_party_stops_the_answer_and_gives_the_third_party_fifteen_working_days()
    {
        var values = new[] { ("received_on", "2024-03-01"), ("asked_third_on", "2024-03-08") };
        Assert.True(Due("disclosure_request", "reply", values).IsPaused);
        var third = Due("disclosure_request", "third", values);
        Assert.Equal((Notices.Day("2024-03-29"), "《政府信息公开条例》第三十二条"), (third.Due, third.Law));
        // Without the pause the answer is due on 29 March; 11 to 22 March, ten working days, don't count.
        Assert.Equal(Notices.Day("2024-03-29"), Due("disclosure_request", "reply", ("received_on", "2024-03-01")).Due);
        Assert.Equal(Notices.Day("2024-04-15"), Due("disclosure_request", "reply", [.. values, ("third_answered_on", "2024-03-22")]).Due);
    }

    [Fact]
    public void A_supplement_starts_the_answer_anew() =>
        Assert.Equal(Notices.Day("2024-02-29"), Due("disclosure_request", "reply", ("received_on", "2024-01-02"), ("supplement_asked_on", "2024-01-05"), ("supplemented_on", "2024-01-29")).Due);

    [Fact]
    public void A_supplement_is_asked_for_in_seven_working_days() =>
        Assert.Equal((Notices.Day("2024-01-11"), "《政府信息公开条例》第三十条"), Cited(Due("disclosure_request", "supplement", ("received_on", "2024-01-02"), ("supplement_asked_on", "2024-01-05"))));

    [Fact]
    public void Nothing_is_due_any_more_of_a_request_that_was_answered()
    {
        var ledger = AsShipped.Catalogue.Ledger("disclosure_request");
        var record = Of("disclosure_request", ("received_on", "2024-01-02")) with { State = "replied" };
        Assert.NotEmpty(Deadlines.Of(record, ledger, AsShipped.Catalogue.Calendar));
        Assert.Null(Deadlines.Next(Deadlines.Of(record, ledger, AsShipped.Catalogue.Calendar)));
    }

    // 14, 13, 11 (a Saturday at work), 10 and 9 October, then, before the holidays, 30 and 29 September.
    [Fact]
    public void A_hearing_is_made_known_seven_working_days_before()
    {
        var state = Due("penalty_case", "hearing_notice", ("hearing_on", "2025-10-15"));
        Assert.Equal((Notices.Day("2025-09-29"), "《行政处罚法》第六十四条"), Cited(state));
        var days = DayByDay.Of(state, AsShipped.Catalogue.Calendar);
        Assert.Equal((7, 17), (days.Count(d => d.Kind == DayKind.Counted), days.Count));
        Assert.Equal((state.Due, 7), (days[^1].Day, days[^1].Number));
        Assert.True(Due("penalty_case", "hearing_notice", ("hearing_on", "2025-10-15"), ("hearing_notified_on", "2025-09-29")).WasKept);
        Assert.False(Due("penalty_case", "hearing_notice", ("hearing_on", "2025-10-15"), ("hearing_notified_on", "2025-09-30")).WasKept);
    }

    [Fact]
    public void A_shortest_period_presses_nobody_and_is_broken_by_haste()
    {
        var told = Due("major_decision", "hearing", ("hearing_told_on", "2024-03-01"));
        Assert.Equal((Notices.Day("2024-03-08"), false), (told.Due, told.IsRunning));
        Assert.Null(Deadlines.Next([told]));
        Assert.False(Due("major_decision", "hearing", ("hearing_told_on", "2024-03-01"), ("hearing_on", "2024-03-07")).WasKept);
        Assert.True(Due("major_decision", "hearing", ("hearing_told_on", "2024-03-01"), ("hearing_on", "2024-03-08")).WasKept);
    }

    [Fact]
    public void Information_is_published_in_twenty_working_days() =>
        Assert.Equal((Notices.Day("2024-02-29"), "《政府信息公开条例》第二十六条"), Cited(Due("disclosure", "publish", ("formed_on", "2024-01-29"))));

    [Theory]
    [InlineData("2025-01-31", "2025-02-28", "2025-03-28")]
    [InlineData("2024-01-31", "2024-02-29", "2024-03-29")]
    [InlineData("2025-03-05", "2025-04-05", "2025-05-05")]
    public void A_dispute_is_settled_in_a_month_and_in_another_when_both_sides_agree(string accepted, string due, string extended)
    {
        var state = Due("dispute", "conclude", ("accepted_on", accepted));
        Assert.Equal((Notices.Day(due), "《人民调解工作若干规定》第三十三条"), Cited(state));
        Assert.Equal(Notices.Day(due).AddDays(-7), state.WarnOn);
        Assert.Equal(Notices.Day(extended), Due("dispute", "conclude", ("accepted_on", accepted), ("extended", "是")).Due);
    }

    [Fact]
    public void An_ordinary_penalty_case_is_decided_in_ninety_days_and_a_summary_one_has_no_such_limit()
    {
        Assert.Equal((Notices.Day("2025-06-01"), "《行政处罚法》第六十条"), Cited(Due("penalty_case", "decide", ("procedure", "ordinary"), ("filed_on", "2025-03-03"))));
        Assert.DoesNotContain(All("penalty_case", ("procedure", "summary"), ("filed_on", "2025-03-03")), d => d.Key == "decide");
    }

    [Fact]
    public void A_penalty_is_served_in_seven_working_days_and_paid_in_fifteen_days()
    {
        Assert.Equal((Notices.Day("2025-10-09"), "《行政处罚法》第六十一条"), Cited(Due("penalty_case", "serve", ("procedure", "ordinary"), ("decided_on", "2025-09-23"))));
        Assert.Equal((Notices.Day("2025-10-08"), "《行政处罚法》第六十七条"), Cited(Due("penalty_case", "pay", ("served_on", "2025-09-23"), ("fine", "200"))));
        Assert.DoesNotContain(All("penalty_case", ("served_on", "2025-09-23"), ("fine", "0")), d => d.Key == "pay");
    }

    [Theory]
    [InlineData("ordinary", "answer", "2023-12-29", "2024-01-08", "第四十八条")] // before the law of 2024: ten days
    [InlineData("ordinary", "answer", "2024-01-02", "2024-01-16", "第四十八条")] // after it: ten working days
    [InlineData("simple", "answer_simple", "2024-02-06", "2024-02-19", "第五十四条")]
    public void A_reconsideration_is_answered_in_the_time_that_was_law_when_the_papers_came(string procedure, string key, string received, string due, string article) =>
        Assert.Equal((Notices.Day(due), "《行政复议法》" + article), Cited(Due("reconsideration", key, ("procedure", procedure), ("received_on", received))));

    [Theory]
    [InlineData("2025-03-10", "2025-03-25")]
    [InlineData("2025-09-20", "2025-10-09")] // 5 October is in the holiday
    public void A_suit_is_answered_in_fifteen_days_and_a_last_day_off_moves_on(string received, string due) =>
        Assert.Equal((Notices.Day(due), "《行政诉讼法》第六十七条"), Cited(Due("litigation", "answer", ("received_on", received))));

    [Theory]
    [InlineData("否", "reply", "2025-05-28")]
    [InlineData("是", "reply_hard", "2025-08-28")]
    public void A_deputys_suggestion_is_answered_in_three_months_and_a_hard_one_in_six(string hard, string key, string due) =>
        Assert.Equal((Notices.Day(due), "《全国人民代表大会和地方各级人民代表大会代表法》第五十一条"), Cited(Due("deputy_suggestion", key, ("kind", "npc"), ("hard", hard), ("assigned_on", "2025-02-28"))));

    [Fact]
    public void Every_deadline_that_is_delivered_cites_what_it_rests_on_and_presses_before_its_end_where_it_says_so()
    {
        var rules = AsShipped.Catalogue.InOrder.SelectMany(l => l.Deadlines.Select(d => (Ledger: l, Rule: d with { When = null }))).ToList();
        Assert.True(rules.Count > 20);
        foreach (var (ledger, rule) in rules)
        {
            var state = Deadlines.Of(Of(ledger.Key, (rule.From, "2025-03-03")), ledger with { Deadlines = [rule] }, AsShipped.Catalogue.Calendar).Single();
            Assert.False(string.IsNullOrWhiteSpace(state.Law), rule.Key);
            // A deadline of no days is a date in itself, such as the day a task is due.
            Assert.True(((state.Way == DeadlineWay.Before ? state.Due < state.Start : state.Start < state.Due) || rule.Within.On(state.Start).Count == 0) && state.WarnOn <= state.Due && (state.WarnOn < state.Due) == (rule.Warn is not null), $"{ledger.Key}.{rule.Key}: {state}");
        }
    }

    private static (DateOnly, string) Cited(DeadlineState state) => (state.Due, state.Law);

    private static DeadlineState Due(string ledger, string key, params (string, string)[] typed) => All(ledger, typed).Single(d => d.Key == key);

    private static IReadOnlyList<DeadlineState> All(string ledger, params (string, string)[] typed) =>
        Deadlines.Of(Of(ledger, typed), AsShipped.Catalogue.Ledger(ledger), AsShipped.Catalogue.Calendar);

    private static Record Of(string key, params (string Key, string Text)[] typed)
    {
        var ledger = AsShipped.Catalogue.Ledger(key);
        return new Record
        {
            Id = default,
            Ledger = key,
            Unit = CaseOffice.Street,
            Title = "",
            State = ledger.Flow.Start,
            HappenedOn = Notices.First,
            Version = 1,
            Catalogue = "",
            Fields = Fields.Of(typed.Select(t => KeyValuePair.Create(t.Key, Entry.Read(ledger.Field(t.Key)!, t.Text, out var value) is null ? value! : throw new ArgumentException(t.Text)))),
        };
    }
}
