using System.Text;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Yizhi.Core.Counting;
using Yizhi.Core.Records;
using Yizhi.Core.Time;
using Yizhi.Storage.Records;

namespace Yizhi.Storage.Tests;

/// <summary>The one write path, alike on both databases.</summary>
public sealed class WritingTests(Servers servers)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
    private static readonly DateOnly March = new(2025, 3, 4);

    [Theory, CombinatorialKinds]
    public async Task A_record_is_entered_taken_on_corrected_moved_and_withdrawn_and_the_journal_tells_it(Kind kind)
    {
        await using var test = await TestOffice.Open(servers, kind);
        var paper = (await test.Office.Evidence.Put(new MemoryStream("结案"u8.ToArray()), Cancel)).Hash;
        var id = await test.Enter(("who", "许明远"), ("amount", 300));
        Saved(await test.Office.Ledgers.Save(id, new Change.Take("finish", TestOffice.Values(("done_on", new DateOnly(2025, 3, 20)), ("amount", 320m)), []), test.Clerk));
        Saved(await test.Office.Ledgers.Save(id, new Change.Take("file", TestOffice.Values(), []), test.Clerk, attachments: [new Attachment("结案报告", paper, "report.txt")]));
        Saved(await test.Office.Ledgers.Save(id, new Change.Correct(TestOffice.Values(("amount", 310m)), "录入有误"), test.Clerk));
        Saved(await test.Office.Ledgers.Save(id, new Change.Move(TestOffice.Pine, "辖区调整"), test.Clerk));
        Saved(await test.Office.Ledgers.Save(id, new Change.Assign("何知许"), test.Clerk));
        Assert.Equal(310m, Known(await test.Office.Figures.Sheet(TestOffice.Pine, Period.OfYear(2025), cancel: Cancel), "case.amount"));
        Saved(await test.Office.Ledgers.Save(id, new Change.Withdraw("重复登记"), test.Clerk));

        await using var db = test.Office.Database.Context();
        var journal = await db.Journal.AsNoTracking().Where(j => j.Record == id).OrderBy(j => j.Entry).ToListAsync(Cancel);
        Assert.Equal(["enter", "finish", "file", "correct", "move", "assign", "withdraw"], journal.Select(j => j.Act));
        Assert.Equal(Enumerable.Range(1, 7), journal.Select(j => j.Entry));
        Assert.Equal("录入有误", journal[3].Reason);
        Assert.Empty(await db.Contributions.AsNoTracking().Where(c => c.Record == id).ToListAsync(Cancel));
        await Sound(test);
    }

    [Theory, CombinatorialKinds]
    public async Task What_is_refused_leaves_every_table_as_it_was(Kind kind)
    {
        await using var test = await TestOffice.Open(servers, kind);
        var id = await test.Enter();
        var before = await test.RowCounts();
        Change[] wrong =
        [
            new Change.Take("file", TestOffice.Values(), []), new Change.Take("finish", TestOffice.Values(), []), new Change.Take("finish", TestOffice.Values(("done_on", new DateOnly(2025, 3, 1))), []),
            new Change.Correct(TestOffice.Values(("amount", -1)), "试"), new Change.Correct(TestOffice.Values(("kind", "nosuch")), "试"), new Change.Correct(TestOffice.Values(("amount", 1)), " "), new Change.Withdraw(""), new Change.Move("nowhere", "试"),
        ];
        foreach (var change in wrong)
            Assert.IsType<SaveOutcome.Refused>(await test.Office.Ledgers.Save(id, change, test.Clerk, cancel: Cancel));
        Assert.IsType<SaveOutcome.Refused>(await test.Office.Ledgers.Enter("case", TestOffice.CaseOf(Guid.CreateVersion7(), TestOffice.Plum, ("found_on", new DateOnly(2026, 5, 1))), test.Clerk, cancel: Cancel));
        Assert.IsType<SaveOutcome.Refused>(await test.Office.Ledgers.Enter("nosuch", TestOffice.CaseOf(Guid.CreateVersion7(), TestOffice.Plum), test.Clerk, cancel: Cancel));
        var stranger = new Actor("x", "外人", TestOffice.Pine, test.Clerk.Roles);
        Assert.IsType<SaveOutcome.Refused>(await test.Office.Ledgers.Save(id, new Change.Correct(TestOffice.Values(("amount", 5)), "试"), stranger, cancel: Cancel));
        var good = new Story("case", TestOffice.CaseOf(Guid.CreateVersion7(), TestOffice.Plum), test.Clerk, []);
        var bad = new Story("case", TestOffice.CaseOf(Guid.CreateVersion7(), TestOffice.Plum, ("kind", "nosuch")), test.Clerk, []);
        Assert.Equal(0, (await test.Office.Ledgers.EnterMany([good, bad], cancel: Cancel)).Written);
        Assert.Equal(before, await test.RowCounts());
        Assert.Equal(1, (await test.Office.Ledgers.EnterMany([good, bad], acceptGood: true, Cancel)).Written);
        await Sound(test);
    }

    [Theory, CombinatorialKinds]
    public async Task Of_two_people_on_one_record_the_second_sees_that_someone_was_faster(Kind kind)
    {
        await using var test = await TestOffice.Open(servers, kind);
        var id = await test.Enter(("amount", 100));
        Saved(await test.Office.Ledgers.Save(id, new Change.Correct(TestOffice.Values(("amount", 200m)), "甲改"), test.Clerk, seen: 1));
        var second = await test.Office.Ledgers.Save(id, new Change.Correct(TestOffice.Values(("amount", 300m)), "乙改"), test.Clerk, seen: 1, cancel: Cancel);
        Assert.Equal(2, Assert.IsType<SaveOutcome.Overtaken>(second).TheirVersion);
        for (var version = 2; version < 12; version++)
        {
            var racing = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => test.Office.Ledgers.Save(id, new Change.Correct(TestOffice.Values(("amount", 1000m + i)), "抢改"), test.Clerk, seen: version))));
            Assert.Single(racing.OfType<SaveOutcome.Saved>());
            Assert.Equal(7, racing.OfType<SaveOutcome.Overtaken>().Count());
        }
        await Sound(test);
    }

    [Theory, CombinatorialKinds]
    public async Task Sixteen_callers_at_once_lose_nothing_and_every_number_is_given_once(Kind kind)
    {
        await using var test = await TestOffice.Open(servers, kind);
        await Parallel.ForEachAsync(Enumerable.Range(0, 320), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, stop) =>
            Saved(await test.Office.Ledgers.Enter("case", TestOffice.CaseOf(Guid.CreateVersion7(), TestOffice.Workplaces[i % 4], ("amount", i)), test.Clerk, cancel: stop)));
        await using var db = test.Office.Database.Context();
        var numbers = await db.Records.AsNoTracking().Select(r => r.Number!).ToListAsync(Cancel);
        Assert.Equal(320, numbers.Count);
        Assert.Equal(320m, Known(await test.Office.Figures.Sheet(TestOffice.District, Period.OfYear(2025), cancel: Cancel), "case.found"));
        foreach (var unit in await db.Records.AsNoTracking().GroupBy(r => r.Unit).Select(g => g.Select(r => r.Number!).ToList()).ToListAsync(Cancel))
            Assert.Equal(unit.Count, unit.Distinct().Count());
        await Sound(test);
    }

    [Theory, CombinatorialKinds]
    public async Task Personal_values_are_not_readable_in_the_database_and_showing_them_is_journalled(Kind kind)
    {
        await using var test = await TestOffice.Open(servers, kind);
        const string name = "欧阳澄澈";
        var id = await test.Enter(("who", name));
        await using var db = test.Office.Database.Context();
        var row = await db.Records.AsNoTracking().SingleAsync(r => r.Id == id, Cancel);
        Assert.DoesNotContain(name, row.Doc + row.Title + string.Concat(db.Journal.AsNoTracking().Select(j => j.Changes).ToList()) + string.Concat(db.Contributions.AsNoTracking().Select(c => c.Distinct).ToList()), StringComparison.Ordinal);
        Assert.DoesNotContain(name, test.Office.Ledgers.ToRecord(row).Fields.Get("who")!.ToString()!, StringComparison.Ordinal);
        if (kind == Kind.Sqlite)
            foreach (var file in Directory.EnumerateFiles(test.Folder, "yizhi.db*"))
            {
                await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                var bytes = new byte[open.Length];
                await open.ReadExactlyAsync(bytes, Cancel);
                Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(name)));
            }
        Assert.IsType<SaveOutcome.Refused>(await test.Office.Reveals.Show(id, " ", test.Clerk, Cancel));
        var shown = Assert.IsType<SaveOutcome.Saved>(await test.Office.Reveals.Show(id, "核对身份", test.Clerk, Cancel));
        Assert.Equal(name, shown.Record.Fields.Get("who")!.ToString());
        Assert.Equal("核对身份", (await db.Journal.AsNoTracking().SingleAsync(j => j.Act == "reveal", Cancel)).Reason);
        await Sound(test);
    }

    [Theory, CombinatorialKinds]
    public async Task A_change_of_catalogue_orphans_nothing_and_counts_everything_anew(Kind kind)
    {
        await using var test = await TestOffice.Open(servers, kind);
        var id = await test.Enter(("amount", 800), ("kind", "parking"), ("found_on", new DateOnly(2025, 8, 1)));
        Saved(await test.Office.Ledgers.Save(id, new Change.Take("finish", TestOffice.Values(("done_on", new DateOnly(2025, 8, 9))), []), test.Clerk));
        var first = test.Office.Catalogue.Version;
        Assert.Equal(1, Known(await Sheet(test), "case.done"));

        await test.Reopen(Catalogues.Second);
        Assert.Equal(0, Known(await Sheet(test), "case.done"));
        Assert.Equal(1, Known(await Sheet(test), "case.large"));

        await test.Reopen(Catalogues.Third);
        Assert.Equal(1, Known(await Sheet(test), "case.done"));
        // From July on only noise counts as found, and this is about parking.
        Assert.Equal(0, Known(await Sheet(test), "case.found"));
        await using var db = test.Office.Database.Context();
        var row = await db.Records.AsNoTracking().SingleAsync(r => r.Id == id, Cancel);
        Assert.Equal("parking", test.Office.Ledgers.ToRecord(row).Fields.Get("kind")!.ToString());
        Assert.Equal(first, row.Catalogue);
        Assert.Equal(3, await db.Catalogues.CountAsync(Cancel));
        Assert.Equal(Catalogues.Third.Version, (await db.Catalogues.SingleAsync(c => c.InForce, Cancel)).Version);
        await Sound(test);

        static Task<TallySheet> Sheet(TestOffice test) => test.Office.Figures.Sheet(TestOffice.Plum, Period.OfYear(2025));
    }

    [Theory, CombinatorialKinds]
    public async Task Evidence_is_kept_once_under_its_hash_and_a_missing_file_is_refused(Kind kind)
    {
        await using var test = await TestOffice.Open(servers, kind);
        var one = await test.Office.Evidence.Put(new MemoryStream("同一份"u8.ToArray()), Cancel);
        var two = await test.Office.Evidence.Put(new MemoryStream("同一份"u8.ToArray()), Cancel);
        Assert.Equal(one.Hash, two.Hash);
        Assert.Single(Directory.EnumerateFiles(test.Office.Evidence.Folder, "*", SearchOption.AllDirectories));
        var id = await test.Enter();
        Assert.IsType<SaveOutcome.Refused>(await test.Office.Ledgers.Save(id, new Change.Assign("何知许"), test.Clerk, attachments: [new Attachment("照片", new string('0', 64), "x.jpg")], cancel: Cancel));
        Saved(await test.Office.Ledgers.Save(id, new Change.Assign("何知许"), test.Clerk, attachments: [new Attachment("照片", one.Hash, "x.jpg")]));
        await using var db = test.Office.Database.Context();
        Assert.Equal(one.Hash, (await db.EvidenceLinks.AsNoTracking().SingleAsync(Cancel)).Hash);
    }

    [Theory, CombinatorialKinds]
    public async Task Zero_missing_and_not_applicable_are_three_different_things(Kind kind)
    {
        await using var test = await TestOffice.Open(servers, kind);
        await test.Enter(("found_on", March));
        var sheet = await test.Office.Figures.Sheet(TestOffice.Plum, Period.OfYear(2025), cancel: Cancel);
        Assert.Equal(new FigureValue.Known(0), sheet.Value("case.done", Period.OfYear(2025), ""));
        var before = await test.Office.Figures.Sheet(TestOffice.Plum, Period.OfYear(2024), cancel: Cancel);
        Assert.IsType<FigureValue.Missing>(before.Value("case.done", Period.OfYear(2024), ""));
        Assert.NotEqual<FigureValue>(new FigureValue.Known(0), before.Value("case.rate", Period.OfYear(2024), ""));
        var other = await test.Office.Figures.Sheet(TestOffice.Pine, Period.OfYear(2025), cancel: Cancel);
        Assert.IsType<FigureValue.Missing>(other.Value("case.found", Period.OfYear(2025), ""));
    }

    [Theory, CombinatorialKinds]
    public async Task The_tables_are_those_of_the_model(Kind kind)
    {
        await using var test = await TestOffice.Open(servers, kind);
        await using var db = test.Office.Database.Context();
        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Cancel));
    }

    internal static void Saved(SaveOutcome outcome) => Assert.True(outcome is SaveOutcome.Saved, outcome is SaveOutcome.Refused refused ? string.Join(' ', refused.Faults) : outcome.ToString());

    internal static async Task Sound(TestOffice test)
    {
        await test.Office.Verification.Seal();
        Assert.Empty((await test.Office.Verification.Run()).Faults);
    }

    private static decimal Known(TallySheet sheet, string indicator) => Assert.IsType<FigureValue.Known>(sheet.Value(indicator, Period.OfYear(2025), "")).Number;
}

/// <summary>Both kinds of database.</summary>
public sealed class CombinatorialKindsAttribute : Xunit.v3.DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(System.Reflection.MethodInfo testMethod, Xunit.Sdk.DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>([new TheoryDataRow(Kind.Sqlite), new TheoryDataRow(Kind.PostgreSql)]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
