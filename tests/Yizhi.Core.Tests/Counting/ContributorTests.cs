using Xunit;
using Yizhi.Core.Counting;
using Yizhi.Core.Records;
using Yizhi.Core.Tests.Records;
using Yizhi.Core.Tests.Time;
using Yizhi.Core.Time;
using static Yizhi.Core.Tests.Counting.CountOffice;

namespace Yizhi.Core.Tests.Counting;

public class ContributorTests
{
    private static readonly DateOnly Day = new(2024, 3, 5);
    private static readonly Job Bare = new(Day, null, [], null, null, null, null, []);

    [Fact]
    public void A_bare_record_counts_as_one_and_as_kept()
    {
        Assert.Equal([("#job", "", 10_000), ("job.all", "", 10_000), ("job.all", "kind:", 10_000), ("job.all", "kinds:", 10_000)], Told(Bare));
    }

    [Fact]
    public void A_code_has_its_slice_and_several_codes_one_each() =>
        Assert.Equal(
            [("job.all", "", 10_000), ("job.all", "kind:litter", 10_000), ("job.all", "kinds:noise", 10_000), ("job.all", "kinds:other", 10_000)],
            Told(Bare with { Kind = "litter", Kinds = ["noise", "other"] }, "job.all"));

    [Fact]
    public void An_amount_of_zero_is_a_share_and_no_amount_is_none()
    {
        Assert.Equal([("job.amount", "", 0), ("job.amount", "kind:", 0)], Told(Bare with { Amount = 0 }, "job.amount"));
        Assert.Empty(Told(Bare, "job.amount"));
        Assert.Equal([("job.amount", "", 123_400), ("job.amount", "kind:", 123_400)], Told(Bare with { Amount = 12.34m }, "job.amount"));
    }

    [Fact]
    public void Not_applicable_is_counted_nowhere_as_a_number_and_sliced_with_the_empty()
    {
        var record = Bare.ToRecord() with { Fields = (Bare with { Kind = "-" }).ToRecord().Fields.With([new("amount", Value.NoSense), new("person", Value.NoSense)]) };
        var told = Counter.Of(record);
        Assert.DoesNotContain(told, c => c.Indicator is "job.amount" or "job.people");
        Assert.Contains(told, c => c is { Indicator: "job.all", Slice: "kind:" });
    }

    [Fact]
    public void Validity_adds_on_its_first_day_and_takes_away_on_the_day_after_its_last()
    {
        var told = Counter.Of((Bare with { From = Day, Until = Day.AddDays(9) }).ToRecord()).Where(c => c is { Indicator: "job.valid", Slice: "" });
        Assert.Equal([(Day, 10_000), (Day.AddDays(10), -10_000)], told.Select(c => (c.Day, c.Value)).Order());
        Assert.Single(Told(Bare with { From = Day }, "job.valid"), t => t.Item2.Length == 0);
        Assert.Equal(2, Told(Bare with { From = Day, Until = Day }, "job.valid").Count(t => t.Item2.Length == 0));
        Assert.Empty(Told(Bare with { From = Day, Until = Day.AddDays(-1) }, "job.valid"));
        Assert.Empty(Told(Bare with { Until = Day }, "job.valid"));
    }

    [Fact]
    public void Rows_are_counted_each_and_a_record_without_fitting_rows_has_no_share()
    {
        var job = Bare with { Costs = [99.99m, 100, null] };
        Assert.Equal([("job.items", "", 30_000)], Told(job, "job.items"));
        Assert.Equal([("job.dear", "", 10_000)], Told(job, "job.dear"));
        Assert.Equal([("job.cost", "", 1_999_900)], Told(job, "job.cost"));
        Assert.Empty(Told(Bare with { Costs = [null] }, "job.cost"));
        Assert.Empty(Told(Bare with { Costs = [1] }, "job.dear"));
        Assert.Empty(Told(Bare, "job.items"));
    }

    [Fact]
    public void A_personal_value_is_counted_by_its_blind_key_where_there_is_a_secret()
    {
        var record = (Bare with { Person = "张三" }).ToRecord();
        Assert.All(Counter.Of(record, s => $"blind({s.Length})").Where(c => c.Indicator == "job.people"), c => Assert.Equal("blind(2)", c.Distinct));
        Assert.Contains(Counter.Of(record), c => c is { Indicator: "job.people", Distinct: "张三" });
        Assert.DoesNotContain(Counter.Of(record, s => "b"), c => c.Distinct.Contains("张三", StringComparison.Ordinal) || c.Slice.Contains("张三", StringComparison.Ordinal));
    }

    [Fact]
    public void A_declared_number_never_stands_where_a_counted_one_does()
    {
        Assert.Equal([("#said", 10_000L), ("said.entered", 10_000), ("~job.all", 970_000)], Said("job.all", 97));
        Assert.Equal([("#said", 10_000L), ("job.claimed", 50_000), ("said.entered", 10_000)], Said("job.claimed", 5));
        Assert.Equal([("#said", 10_000L), ("said.entered", 10_000)], Said("job.lost", 5));

        var period = Period.OfYear(2024);
        var sheet = Tallying.Sheet(Definitions, [.. Contributions(Bare, Bare), .. Counter.Of(Declared("job.all", 97)), .. Counter.Of(Declared("job.claimed", 0))], period);
        Assert.Equal((Known(2), Known(97)), (sheet.Value("job.all", period), sheet.Declared("job.all", period)));
        Assert.Equal(Known(0), sheet.Value("job.claimed", period));
        Assert.Equal(FigureValue.None, sheet.Declared("job.loud", period));
        Assert.Equal(FigureValue.None, sheet.Value("job.claimed", period.YearBefore));
        Assert.Equal(FigureValue.None, sheet.Declared("job.all", period.YearBefore));
    }

    [Fact]
    public void A_nil_return_turns_missing_into_zero_and_counts_nothing()
    {
        var period = Period.OfYear(2024);
        var empty = Tallying.Sheet(Definitions, [], period);
        var nil = Tallying.Sheet(Definitions, Counter.Of(Of("quiet", new DateOnly(2024, 12, 31), Fields.Of([new("which", new Value.Text("job")), new("as_of", new Value.Day(new DateOnly(2024, 12, 31)))]))), period);
        foreach (var key in new[] { "job.all", "job.amount", "job.valid", "job.people", "job.sum", "#job" })
        {
            Assert.Equal(FigureValue.None, empty.Value(key, period));
            Assert.Equal(Known(0), nil.Value(key, period));
            Assert.Equal(FigureValue.None, nil.Value(key, period.YearBefore));
        }
        Assert.Equal(FigureValue.NoSense, nil.Value("job.share", period));
        Assert.Equal(FigureValue.None, empty.Value("job.share", period));
        Assert.Equal(Known(1), nil.Value("quiet.filed", period));
    }

    [Fact]
    public void A_record_of_an_unknown_ledger_adds_nothing() => Assert.Empty(Counter.Of(Bare.ToRecord() with { Ledger = "lost" }));

    [Fact]
    public void A_case_in_time_and_a_late_one_are_told_apart_by_their_deadline()
    {
        var contributor = new Contributor(AsShipped.Catalogue);
        var ledger = AsShipped.Catalogue.Ledger("dispute");
        bool InTime(string accepted, string concluded, params (string, Value)[] more) => contributor.Of(Of("dispute", Day, Fields.Of(
            [new("found_on", new Value.Day(Day)), new("accepted_on", new Value.Day(Notices.Day(accepted))), new("concluded_on", new Value.Day(Notices.Day(concluded))), .. more.Select(m => KeyValuePair.Create(m.Item1, m.Item2))])) with
        { State = "agreed" }).Any(c => c.Indicator == "dispute.in_time");
        Assert.True(InTime("2025-01-31", "2025-02-28"));
        Assert.False(InTime("2025-01-31", "2025-03-01"));
        Assert.True(InTime("2025-01-31", "2025-03-01", ("extended", new Value.Flag(true))));
        Assert.NotEmpty(ledger.Deadlines);
    }

    private static Yizhi.Core.Records.Record Declared(string key, decimal number) =>
        Of("said", Day, Fields.Of([new("which", new Value.Text(key)), new("number", new Value.Number(number)), new("as_of", new Value.Day(Day))]));

    private static (string, long)[] Said(string key, decimal number) => [.. Counter.Of(Declared(key, number)).Select(c => (c.Indicator, c.Value)).OrderBy(t => t.Indicator, StringComparer.Ordinal)];

    private static (string, string, long)[] Told(Job job, string? indicator = null) =>
        [.. Counter.Of(job.ToRecord()).Where(c => indicator is null || c.Indicator == indicator).Select(c => (c.Indicator, c.Slice, c.Value)).OrderBy(t => t.Indicator, StringComparer.Ordinal).ThenBy(t => t.Slice, StringComparer.Ordinal)];
}
