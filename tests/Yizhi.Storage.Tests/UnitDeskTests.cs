using Xunit;
using Yizhi.Core.People;
using Yizhi.Core.Records;
using Yizhi.Core.Time;
using Yizhi.Core.Units;
using Yizhi.Storage.Records;

namespace Yizhi.Storage.Tests;

/// <summary>Units change on a day, by the system administrator, and no figure of the past moves, on both databases.</summary>
public sealed class UnitDeskTests(Servers servers)
{
    private static readonly Actor Admin = new("admin", "管理员", TestOffice.District, new HashSet<string>([Administrators.System]));

    [Theory, InlineData(Kind.Sqlite), InlineData(Kind.PostgreSql)]
    public async Task A_merger_moves_no_figure_and_lets_the_other_unit_finish_the_work(Kind kind)
    {
        await using var test = await TestOffice.Open(servers, kind);
        var office = test.Office;
        var id = Guid.CreateVersion7();
        Assert.IsType<SaveOutcome.Saved>(await office.Ledgers.Enter("case", TestOffice.CaseOf(id, TestOffice.PlumEast), test.Clerk));
        var before = await Figures(test);
        var west = new Actor("west", "西边的人", TestOffice.PlumWest, office.Catalogue.Roles.Keys.ToHashSet());
        Assert.False(office.Rights.Sees(west, office.Catalogue.Ledger("case"), TestOffice.PlumEast, ""));

        Assert.Null(await office.UnitDesk.Make(Admin, new UnitChange.Merge(TestOffice.PlumEast, TestOffice.PlumWest, new DateOnly(2025, 12, 30))));

        Assert.True(office.Rights.Sees(west, office.Catalogue.Ledger("case"), TestOffice.PlumEast, ""));
        Assert.Equal(before, await Figures(test));
        Assert.Equal(0, (await office.Recounts.Check()).Wrong);
        Assert.IsType<SaveOutcome.Saved>(await office.Ledgers.Save(id, new Change.Assign("西边的人"), west));
        // What happens from now on is the other unit's.
        Assert.IsType<SaveOutcome.Refused>(await office.Ledgers.Enter("case", TestOffice.CaseOf(Guid.CreateVersion7(), TestOffice.PlumEast, ("found_on", new DateOnly(2025, 12, 30))), test.Clerk));
        Assert.Equal(["unit.merged"], (await office.Audit.Newest(0, 9, TestOffice.PlumEast)).Select(a => a.Act));
    }

    [Theory, InlineData(Kind.Sqlite), InlineData(Kind.PostgreSql)]
    public async Task A_unit_with_open_work_is_not_closed_and_the_work_is_named_with_its_number(Kind kind)
    {
        await using var test = await TestOffice.Open(servers, kind);
        foreach (var _ in Enumerable.Range(0, 3))
            Assert.IsType<SaveOutcome.Saved>(await test.Office.Ledgers.Enter("case", TestOffice.CaseOf(Guid.CreateVersion7(), TestOffice.PlumEast), test.Clerk));
        var fault = await test.Office.UnitDesk.Make(Admin, new UnitChange.Close(TestOffice.PlumEast, new DateOnly(2025, 12, 31)));
        Assert.Equal(("unit.open_work", "3", "事项 3"), (fault!.Code, fault.With[1], fault.With[2]));
        Assert.Null(test.Office.Units.Find(TestOffice.PlumEast)!.Until);
        Assert.Null(await test.Office.UnitDesk.Make(Admin, new UnitChange.Close(TestOffice.PlumWest, new DateOnly(2025, 12, 31))));
        Assert.Equal(new DateOnly(2025, 12, 31), test.Office.Units.Find(TestOffice.PlumWest)!.Until);
    }

    [Theory, InlineData(Kind.Sqlite), InlineData(Kind.PostgreSql)]
    public async Task A_new_name_is_there_from_its_day_on_also_after_opening_the_office_again(Kind kind)
    {
        await using var test = await TestOffice.Open(servers, kind);
        Assert.Null(await test.Office.UnitDesk.Make(Admin, new UnitChange.Rename(TestOffice.Plum, "梅花岭街道", new DateOnly(2025, 12, 1))));
        Assert.Null(await test.Office.UnitDesk.Make(Admin, new UnitChange.Rename(TestOffice.Plum, "梅山街道", new DateOnly(2026, 2, 1))));
        await test.Reopen(Catalogues.First);
        var unit = test.Office.Units.Find(TestOffice.Plum)!;
        Assert.Equal("梅花岭街道", unit.Name);
        Assert.Equal(("梅岭街道", "梅花岭街道", "梅山街道办事处"), (test.Office.StoredUnits.Find(TestOffice.Plum)!.On(new DateOnly(2025, 11, 30)).Name, unit.On(new DateOnly(2026, 1, 31)).Name, unit.On(new DateOnly(2026, 2, 1)).IssuingName));
        Assert.Equal("unit.renamed_later", (await test.Office.UnitDesk.Make(Admin, new UnitChange.Rename(TestOffice.Plum, "梅城街道", new DateOnly(2026, 1, 1))))!.Code);
    }

    [Theory, InlineData(Kind.Sqlite), InlineData(Kind.PostgreSql)]
    public async Task Nobody_but_the_system_administrator_changes_units(Kind kind)
    {
        await using var test = await TestOffice.Open(servers, kind);
        foreach (var role in new[] { Administrators.Security, Administrators.Auditor, "clerk", "head" })
            Assert.Equal("unit.right", (await test.Office.UnitDesk.Make(new Actor("x", "某人", TestOffice.District, new HashSet<string>([role])), new UnitChange.Open("990301003000", "竹园街道", UnitKind.Subdistrict, TestOffice.District, new DateOnly(2026, 1, 1))))!.Code);
        Assert.Null(test.Office.Units.Find("990301003000"));
        Assert.Null(await test.Office.UnitDesk.Make(Admin, new UnitChange.Open("990301003000", "竹园街道", UnitKind.Subdistrict, TestOffice.District, new DateOnly(2026, 1, 1))));
        Assert.Equal("990301000000/990301003000/", test.Office.Units.Find("990301003000")!.Path);
    }

    private static async Task<string> Figures(TestOffice test)
    {
        var told = new List<string>();
        foreach (var unit in new[] { TestOffice.District, TestOffice.Plum, TestOffice.PlumEast, TestOffice.PlumWest })
        {
            var sheet = await test.Office.Figures.Sheet(unit, Period.OfYear(2025));
            told.AddRange(test.Office.Catalogue.Indicators.Keys.Order(StringComparer.Ordinal).Select(i => $"{unit} {i} {sheet.Value(i, Period.OfYear(2025))}"));
        }
        return string.Join('\n', told);
    }
}
