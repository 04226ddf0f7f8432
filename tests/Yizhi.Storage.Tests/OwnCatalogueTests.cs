using Microsoft.EntityFrameworkCore;
using Xunit;
using Yizhi.Core.Catalogue.Loading;
using Yizhi.Core.People;
using Yizhi.Core.Records;
using Yizhi.Storage.Catalogue;

namespace Yizhi.Storage.Tests;

/// <summary>What an office adds to its catalogue, on both databases.</summary>
public sealed class OwnCatalogueTests(Servers servers)
{
    private const string Calendar = CatalogueLoader.OwnFolder + "calendar-2026.yaml", Text = "calendar: 2026\nnotice: 测试\noff: [2026-01-01..2026-01-09]\nwork: [2026-01-10]\n";
    private static readonly Actor Admin = new("admin", "管理员", TestOffice.District, new HashSet<string>([Administrators.System]));

    [Theory, InlineData(Kind.Sqlite), InlineData(Kind.PostgreSql)]
    public async Task A_year_tells_the_deadlines_it_moves_and_then_moves_just_those(Kind kind)
    {
        await using var test = await TestOffice.Open(servers, kind);
        var office = test.Office;
        var late = await test.Enter(("subject", "跨年的事"), ("found_on", new DateOnly(2025, 12, 22)));
        await test.Enter(("subject", "早到期的事"), ("found_on", new DateOnly(2025, 3, 4)));
        var before = await Due(test, late);
        var (next, faults) = office.Own.Try(Calendar, Text);
        Assert.Empty(faults);
        var moved = Assert.Single(await office.Own.Moved(next!, 2026));
        Assert.Equal((late, before), (moved.Record, moved.Before));
        // Seven working days fall away and a Saturday is worked.
        Assert.True(moved.After > moved.Before);
        Assert.Equal(before, await Due(test, late));

        Assert.Null(await office.Own.Take(Admin, Calendar, _ => Text, "calendar.taken", "2026"));
        Assert.Equal(moved.After, await Due(test, late));
        Assert.Equal(0, (await office.Recounts.Check()).Wrong);
        Assert.Equal([Calendar], OwnCatalogue.Files(test.Folder).Select(f => f.Path));
    }

    [Theory, InlineData(Kind.Sqlite), InlineData(Kind.PostgreSql)]
    public async Task Nobody_else_takes_anything_in_and_what_is_faulty_changes_nothing(Kind kind)
    {
        await using var test = await TestOffice.Open(servers, kind);
        var version = test.Office.Catalogue.Version;
        Assert.Equal("catalogue.right", (await test.Office.Own.Take(test.Clerk, Calendar, _ => Text, "calendar.taken", ""))!.Code);
        Assert.Equal("catalogue.faulty", (await test.Office.Own.Take(Admin, Calendar, _ => "calendar: 2026\n", "calendar.taken", ""))!.Code);
        foreach (var own in new[]
        {
            "lists:\n  case_kind:\n    codes: {own_1: 新的}\n", "lists:\n  none:\n    codes: {own_1: 新的}\n", "ledger: other\n", "roles: {boss: 老板}\n",
        })
            Assert.NotEmpty(test.Office.Own.Try(OwnLists.Path, own).Faults);
        Assert.Equal(version, test.Office.Catalogue.Version);
        Assert.Empty(OwnCatalogue.Files(test.Folder));
    }

    private static async Task<DateOnly> Due(TestOffice test, Guid id)
    {
        await using var db = test.Office.Database.Context();
        return (await db.Deadlines.AsNoTracking().SingleAsync(d => d.Record == id)).Due;
    }
}
