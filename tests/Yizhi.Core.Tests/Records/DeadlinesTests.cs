using CsCheck;
using Xunit;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;
using Yizhi.Core.Tests.Time;
using Yizhi.Core.Time;
using static Yizhi.Core.Tests.Records.Clock;

namespace Yizhi.Core.Tests.Records;

public class DeadlinesTests
{
    [Theory]
    [InlineData("2025-01-31", "1 month", "2025-02-28")]
    [InlineData("2024-01-31", "1 month", "2024-02-29")]
    [InlineData("2025-03-31", "1 month", "2025-04-30")]
    [InlineData("2025-02-28", "1 month", "2025-03-28")]
    [InlineData("2024-11-30", "3 months", "2025-02-28")]
    [InlineData("2025-08-31", "6 months", "2026-02-28")]
    [InlineData("2024-02-29", "1 year", "2025-02-28")]
    [InlineData("2024-02-29", "4 years", "2028-02-29")]
    [InlineData("2025-12-15", "1 month", "2026-01-15")]
    [InlineData("2025-03-10", "15 days", "2025-03-25")]
    [InlineData("2025-12-31", "1 day", "2026-01-01")]
    [InlineData("2024-02-15", "15 days", "2024-03-01")]
    [InlineData("2024-01-29", "20 working days", "2024-02-29")]
    [InlineData("2025-01-24", "7 working days", "2025-02-10")]
    public void The_day_of_the_event_is_not_counted_and_a_month_without_the_day_ends_on_its_last(string start, string length, string due)
    {
        var state = Reckon(Rule(length), ("start", start));
        Assert.Equal(Notices.Day(due), state.Due);
        Assert.Equal(Notices.Day(start), state.Start);
        Assert.False(state.IsProvisional || state.IsPaused || state.IsOver);
    }

    [Theory]
    [InlineData("2025-09-20", "15 days", "2025-10-09")] // 5 October lies in a holiday of eight days
    [InlineData("2025-03-07", "15 days", "2025-03-24")] // a Saturday
    [InlineData("2025-04-12", "15 days", "2025-04-27")] // a worked Sunday stays
    [InlineData("2025-03-10", "15 days", "2025-03-25")]
    [InlineData("2025-04-03", "1 month", "2025-05-06")]
    public void A_last_day_off_moves_on_to_the_next_open_day_where_the_rule_says_so(string start, string length, string due)
    {
        var state = Reckon(Rule(length) with { Roll = true }, ("start", start));
        Assert.Equal(Notices.Day(due), state.Due);
        var plain = Reckon(Rule(length), ("start", start)).Due;
        Assert.Equal(plain != state.Due, state.Reckoning.Any(l => l.Kind == ReckoningKind.Roll && l.Day == state.Due));
    }

    [Fact]
    public void A_due_day_that_hangs_on_a_notice_not_yet_given_is_provisional()
    {
        Assert.True(Reckon(Rule("20 working days"), ("start", "2026-12-20")).IsProvisional);
        Assert.False(Reckon(Rule("5 working days"), ("start", "2026-12-20")).IsProvisional);
        Assert.False(Reckon(Rule("1 month"), ("start", "2026-12-20")).IsProvisional, "months need no notice");
        Assert.True(Reckon(Rule("1 month") with { Roll = true }, ("start", "2026-12-02")).IsProvisional, "2 January 2027 is a Saturday");
        Assert.True(Reckon(Rule("51 days") with { Roll = true }, ("start", "2026-12-20")).IsProvisional, "9 February 2027 is a weekday, but may become a holiday");
        Assert.True(Reckon(Rule("10 working days") with { Extend = (Is("extended"), ByRule("10 working days")) }, ("start", "2026-12-10"), ("extended", "true")).IsProvisional);
    }

    [Fact]
    public void A_clock_stands_still_after_the_day_that_stopped_it_up_to_the_day_that_set_it_going()
    {
        var rule = Rule("20 working days") with { Pauses = [("stop", "go")] };
        var plain = Reckon(rule, ("start", "2025-03-03"));
        Assert.Equal(Notices.Day("2025-03-31"), plain.Due);
        // 11, 12, 13 and 14 March don't count: four working days.
        var paused = Reckon(rule, ("start", "2025-03-03"), ("stop", "2025-03-10"), ("go", "2025-03-14"));
        Assert.Equal(Notices.Day("2025-04-07"), paused.Due);
        Assert.False(paused.IsPaused);
        Assert.Contains(paused.Reckoning, l => l.Kind == ReckoningKind.Pause && l.Day == Notices.Day("2025-03-10") && l.Until == Notices.Day("2025-03-14"));
    }

    [Fact]
    public void While_a_clock_stands_still_nothing_is_due_until_it_goes_on_or_the_act_is_done()
    {
        var rule = Rule("20 working days") with { Pauses = [("stop", "go")], DoneOn = "done" };
        var open = Reckon(rule, ("start", "2025-03-03"), ("stop", "2025-03-10"));
        Assert.True(open.IsPaused);
        Assert.Null(Deadlines.Next([open]));
        var done = Reckon(rule, ("start", "2025-03-03"), ("stop", "2025-03-10"), ("done", "2025-03-12"));
        Assert.False(done.IsPaused);
        Assert.True(done.IsOver);
    }

    [Fact]
    public void A_pause_that_was_over_before_the_clock_started_changes_nothing() =>
        Assert.Equal(Notices.Day("2025-03-31"), Reckon(Rule("20 working days") with { Pauses = [("stop", "go")] }, ("start", "2025-03-03"), ("stop", "2025-02-10"), ("go", "2025-02-28")).Due);

    [Fact]
    public void A_restart_sets_the_clock_back_to_nothing()
    {
        var rule = Rule("20 working days") with { Restart = "again" };
        var state = Reckon(rule, ("start", "2025-03-03"), ("again", "2025-03-14"));
        Assert.Equal((Notices.Day("2025-03-14"), Notices.Day("2025-04-14")), (state.Start, state.Due));
        Assert.Equal([ReckoningKind.Start, ReckoningKind.Restart, ReckoningKind.Length], state.Reckoning.Select(l => l.Kind));
        Assert.Equal(Notices.Day("2025-03-03"), Reckon(rule, ("start", "2025-03-03"), ("again", "2025-03-01")).Start);
    }

    [Fact]
    public void An_extension_is_counted_from_the_first_end_when_it_was_granted()
    {
        var rule = Rule("20 working days") with { Extend = (Is("extended"), ByRule("20 working days")) };
        Assert.Equal(Notices.Day("2025-03-31"), Reckon(rule, ("start", "2025-03-03")).Due);
        Assert.Equal(Notices.Day("2025-03-31"), Reckon(rule, ("start", "2025-03-03"), ("extended", "false")).Due);
        var state = Reckon(rule, ("start", "2025-03-03"), ("extended", "true"));
        Assert.Equal(Notices.Calendar.Add(Notices.Day("2025-03-03"), 40).Day, state.Due);
        Assert.Equal(Notices.Day("2025-04-28"), state.Due);
        Assert.Equal(ReckoningKind.Extension, state.Reckoning[^1].Kind);
    }

    [Theory]
    [InlineData("5 working days", "2025-03-24")]
    [InlineData("7 days", "2025-03-24")]
    [InlineData("1 month", "2025-02-28")]
    [InlineData("1 year", "2024-03-31")]
    [InlineData(null, "2025-03-31")]
    public void It_warns_so_long_before_the_end(string? warn, string day) =>
        Assert.Equal(Notices.Day(day), Reckon(Rule("20 working days") with { Warn = warn is null ? null : Length(warn) }, ("start", "2025-03-03")).WarnOn);

    [Fact]
    public void A_warning_in_working_days_leaves_just_so_many_of_them() => Gen.Select(AnyDay, Gen.Int[6, 40], Gen.Int[1, 5]).Sample((start, length, warn) =>
    {
        var state = Reckon(Rule($"{length} working days") with { Warn = new Length(warn, LengthUnit.WorkingDay) }, ("start", $"{start:yyyy-MM-dd}"));
        Assert.Equal(state.Due, Notices.Calendar.Add(state.WarnOn, warn).Day);
    });

    [Fact]
    public void It_is_over_when_the_day_is_filled_in_or_the_state_is_reached()
    {
        var rule = Rule("15 days") with { DoneOn = "done", Until = ["closed"] };
        Assert.False(Reckon(rule, ("start", "2025-03-03")).IsOver);
        var done = Reckon(rule, ("start", "2025-03-03"), ("done", "2025-03-05"));
        Assert.Equal((true, Notices.Day("2025-03-05")), (done.IsOver, done.EndedOn));
        var closed = Deadlines.Of(Kept(("start", "2025-03-03")) with { State = "closed" }, LedgerWith(rule), Notices.Calendar).Single();
        Assert.Equal((true, null), (closed.IsOver, closed.EndedOn));
    }

    [Fact]
    public void There_is_no_deadline_without_its_event_its_condition_or_its_record()
    {
        var rule = Rule("15 days") with { When = Is("extended") };
        Assert.Empty(Deadlines.Of(Kept(("extended", "true")), LedgerWith(rule), Notices.Calendar));
        Assert.Empty(Deadlines.Of(Kept(("start", "2025-03-03")), LedgerWith(rule), Notices.Calendar));
        var record = Kept(("start", "2025-03-03"), ("extended", "true"));
        Assert.Single(Deadlines.Of(record, LedgerWith(rule), Notices.Calendar));
        Assert.Empty(Deadlines.Of(record with { State = Flow.Withdrawn }, LedgerWith(rule), Notices.Calendar));
    }

    [Fact]
    public void The_next_due_day_is_the_first_of_those_still_running()
    {
        var early = Rule("5 days") with { Key = "early", DoneOn = "done" };
        var states = Deadlines.Of(Kept(("start", "2025-03-03")), LedgerWith(Rule("15 days"), early), Notices.Calendar);
        Assert.Equal(Notices.Day("2025-03-08"), Deadlines.Next(states));
        states = Deadlines.Of(Kept(("start", "2025-03-03"), ("done", "2025-03-04")), LedgerWith(Rule("15 days"), early), Notices.Calendar);
        Assert.Equal(Notices.Day("2025-03-18"), Deadlines.Next(states));
        Assert.Null(Deadlines.Next([]));
    }
}
