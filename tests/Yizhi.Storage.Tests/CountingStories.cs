using CsCheck;
using Xunit;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Counting;
using Yizhi.Core.Records;
using Yizhi.Core.Time;
using Yizhi.Storage.Records;

namespace Yizhi.Storage.Tests;

/// <summary>
/// The heart of the house, on both databases: whatever people do in whatever order, tallies equal a recount, every figure equals what it opens to,
/// and both equal a count made by the plainest means from the records as they stand.
/// </summary>
public abstract class CountingStories(Servers servers)
{
    private const int ActsInAStory = 60, LookEvery = 4;
    private static readonly string[] Units = [TestOffice.District, TestOffice.Plum, TestOffice.PlumEast];
    private static readonly Period[] Periods = [Period.OfYear(2024), Period.OfYear(2025), Period.OfMonth(2025, 3), Period.Between(new Month(2024, 11), new Month(2025, 2))];

    private protected static readonly Gen<Act[]> Stories = Gen.Select(Gen.Int[0, 99], Gen.Int[0, 9999], Gen.Int[0, 9999], Gen.Int[0, 9999]).Select((what, a, b, c) => new Act(what, a, b, c)).Array[5, ActsInAStory];

    // YIZHI_TRIALS multiplies the stories; a failing seed is printed and is replayed by CsCheck_Seed.
    private protected static int Trials(int usual) => usual * (int.TryParse(Environment.GetEnvironmentVariable("YIZHI_TRIALS"), out var times) ? times : 1);

    private protected async Task Tell(Kind kind, Act[] acts)
    {
        await using var test = await TestOffice.Open(servers, kind);
        var model = new PlainCount();
        // Every few acts some figures are looked at, at the end all of them: each stretch between two looks is a sequence of its own.
        for (var i = 0; i < acts.Length; i++)
        {
            await Do(test, model, acts[i]);
            if (i % LookEvery == LookEvery - 1)
                await Check(test, model, Units[acts[i].B % Units.Length], Periods[acts[i].C % Periods.Length]);
        }
        var recount = await test.Office.Recounts.Check();
        Assert.True(recount.Wrong == 0, "recount: " + string.Join('\n', recount.Differences.Take(5)));
        foreach (var unit in Units)
            foreach (var period in Periods)
                await Check(test, model, unit, period);
    }

    private static async Task Do(TestOffice test, PlainCount model, Act act)
    {
        if (act.What < 35 || model.Records.Count == 0)
        {
            var id = Guid.CreateVersion7();
            model.Keep(await test.Office.Ledgers.Enter("case", TestOffice.CaseOf(id, TestOffice.Workplaces[act.A % 4], Fields(act)), test.Clerk), id);
            return;
        }
        var (target, record) = model.Records.ElementAt(act.A % model.Records.Count);
        Change? change = act.What switch
        {
            < 50 => new Change.Take("finish", TestOffice.Values(("done_on", Day(act.B)), ("amount", act.C % 900)), []),
            < 56 => new Change.Take("again", TestOffice.Values(), []),
            < 72 => new Change.Correct(TestOffice.Values(Fields(act).Where((_, i) => i % 3 == act.C % 3).DefaultIfEmpty(("kind", "other")).ToArray()), "更正"),
            < 76 => new Change.Correct(new Dictionary<string, Value?> { [((string[])["place", "ended_on", "amount", "items", "who"])[act.B % 5]] = null }, "清空"),
            < 82 => new Change.Withdraw("撤销"),
            < 92 => new Change.Move(TestOffice.Workplaces[act.B % 4], "调整"),
            < 96 => null,
            _ => new Change.Assign("何知许"),
        };
        if (change is null)
        {
            await test.Reopen(((OfficeCatalogue[])[Catalogues.First, Catalogues.Second, Catalogues.Third])[act.B % 3]);
            return;
        }
        // Some come with an old version in hand, and must find that someone was faster.
        var seen = act.C % 7 == 0 && record.Version > 1 ? record.Version - 1 : record.Version;
        var outcome = await test.Office.Ledgers.Save(target, change, test.Clerk, seen);
        Assert.True(seen == record.Version ? outcome is not SaveOutcome.Overtaken : outcome is SaveOutcome.Overtaken, $"{change}: {outcome}");
        model.Keep(outcome, target);
    }

    private static (string, object)[] Fields(Act act)
    {
        var start = Day(act.C);
        return
        [
            ("found_on", Day(act.B)), ("kind", ((string[])["noise", "parking", "other"])[act.C % 3]), ("amount", act.A % 1000), ("started_on", start),
            ("ended_on", start.AddDays(act.B % 200)), ("place", TestOffice.Workplaces[2 + act.C % 2]), ("who", $"当事人{act.A % 5}"),
            ("items", new Value.Rows([.. Enumerable.Range(0, 1 + act.B % 3).Select(i => Core.Records.Fields.Of([KeyValuePair.Create("what", (Value)new Value.Text($"问题{i}")), KeyValuePair.Create("solved", (Value)new Value.Flag((act.C + i) % 2 == 0))]))])),
        ];
    }

    private static DateOnly Day(int number) => new DateOnly(2024, 1, 1).AddDays(number % 720);

    private static async Task Check(TestOffice test, PlainCount model, string unit, Period period)
    {
        var sheet = await test.Office.Figures.Sheet(unit, period);
        // What lists, records and the desk read is the same, read in part.
        var indicators = test.Office.Catalogue.Ledger("case").Indicators;
        var named = await test.Office.Figures.Whole(unit, period, [.. indicators.Select(i => i.Key)], sliced: true);
        var whole = await test.Office.Figures.Whole(unit, period);
        foreach (var (key, slice) in indicators.SelectMany(i => ((string[])["", "kind:noise", "place:" + TestOffice.PlumEast]).Select(s => (i.Key, s))))
        {
            Assert.Equal(sheet.Value(key, period, slice), named.Value(key, period, slice));
            if (slice.Length == 0)
                Assert.Equal(sheet.Value(key, period), whole.Value(key, period));
        }
        var under = test.Office.Units.Under(unit).Select(u => u.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var indicator in indicators)
            foreach (var slice in indicator.IsBase ? (string[])["", "kind:noise", "place:" + TestOffice.PlumEast] : [""])
                await Check(test, model, sheet, indicator, slice, unit, under, period);
    }

    private static async Task Check(TestOffice test, PlainCount model, TallySheet sheet, Indicator indicator, string slice, string unit, IReadOnlySet<string> under, Period period)
    {
        if (slice.Length > 0 && !indicator.Definitions.Any(d => d.By.Contains(slice.Split(':')[0])))
            return;
        var where = $"{indicator.Key} {slice} {unit} {period}";
        var value = sheet.Value(indicator.Key, period, slice);
        var should = model.Count(test.Office.Catalogue, indicator, slice, under, period);
        if (value is FigureValue.Known known)
            Assert.True(Math.Round(known.Number, 12) == (should is { } plain ? Math.Round(plain, 12) : null), $"{where}: the sheet says {known.Number}, a plain count {should}");
        else if (value is FigureValue.NotApplicable)
            Assert.True(indicator.Kind == IndicatorKind.Ratio && should is null, $"{where}: not applicable, a plain count {should}");
        else
            Assert.True(should is null or 0, $"{where}: missing, a plain count {should}");
        if (!indicator.IsBase)
            return;
        var trace = await test.Office.Figures.Trace(indicator.Key, slice, unit, period, 0, 10_000);
        var opened = trace.Different ?? trace.Total;
        Assert.True(opened == (value.NumberOrNull ?? 0), $"{where}: {value} opens to {opened}");
        Assert.Equal(trace.Count, trace.Records.Count);
        if (trace.Different is null)
            Assert.True(trace.Records.Sum(r => r.Share) == opened, $"{where}: its records make {trace.Records.Sum(r => r.Share)}");
    }

    internal sealed record Act(int What, int A, int B, int C);
}

/// <summary>The stories on SQLite.</summary>
public sealed class CountingOnSqliteTests(Servers servers) : CountingStories(servers)
{
    [Fact]
    public Task Figures_hold_after_any_story() => Stories.SampleAsync(acts => Tell(Kind.Sqlite, acts), iter: Trials(250), threads: 1, writeLine: Console.WriteLine);
}

/// <summary>The stories on PostgreSQL.</summary>
public sealed class CountingOnPostgreSqlTests(Servers servers) : CountingStories(servers)
{
    private readonly Servers servers = servers;

    [Fact]
    public Task Figures_hold_after_any_story()
    {
        Assert.SkipWhen(servers.PostgreSql is null, "PostgreSQL is not installed here (Debian's package postgresql).");
        return Stories.SampleAsync(acts => Tell(Kind.PostgreSql, acts), iter: Trials(80), threads: 1, writeLine: Console.WriteLine);
    }
}
