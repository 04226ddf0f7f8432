using Xunit;
using Yizhi.Commands;
using Yizhi.Core.Catalogue.Loading;
using Yizhi.Core.Records;
using Yizhi.Core.Units;
using Yizhi.Storage;
using Yizhi.Storage.Records;
using Yizhi.Tests.Shared;
using Yizhi.Web.DueDates;
using Yizhi.Web.Shared;

namespace Yizhi.Tests.Web;

/// <summary>Questions about deadlines, asked of both databases.</summary>
public sealed class DueDateQueriesTests
{
    private const string Street = "330199001000", Ivy = "330199001001";
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_question_has_the_same_answer_on_both_databases()
    {
        await using var server = await PrivatePostgreSql.Start();
        Assert.SkipWhen(server is null, "PostgreSQL is not installed here (Debian's package postgresql).");
        var (sqlite, postgres) = (await Answers(null), await Answers(await server.NewDatabase()));
        Assert.Equal(sqlite, postgres);
        Assert.Equal((30, 20), (int.Parse(sqlite[0].Split(' ')[0], null), sqlite.Count));
        Assert.Contains(sqlite, a => a.StartsWith("0 ", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> Answers(string? database)
    {
        var folder = Directory.CreateTempSubdirectory("yizhi-due-").FullName;
        try
        {
            var catalogue = ((LoadOutcome.Loaded)CatalogueFiles.Load(null)).Catalogue;
            await using var office = await Office.Open(folder, catalogue, database, new PeopledOffice.MovingClock(), Cancel);
            var founded = new DateOnly(2015, 1, 1);
            await office.PutUnits([new Unit(Street, "书院街道", UnitKind.Subdistrict, null, "", founded, null), new Unit(Ivy, "青藤社区", UnitKind.Community, Street, "", founded, null)], Cancel);
            var all = new Actor("zhou", "周以宁", Street, catalogue.Roles.Keys.ToHashSet());
            var ledger = catalogue.Ledger("dispute");
            for (var i = 0; i < 30; i++)
            {
                var values = new Dictionary<string, Value?>();
                foreach (var (key, text) in new[] { ("subject", $"第{i:00}件"), ("found_on", "2025-11-01"), ("found_by", "grid"), ("category", "neighbour"), ("accepted_on", $"{new DateOnly(2025, 11, 20).AddDays(i):yyyy-MM-dd}"), ("mediator", "顾明川") })
                    values[key] = Entry.Read(ledger.Field(key)!, text, out var value) is null ? value : null;
                Assert.IsType<SaveOutcome.Saved>(await office.Ledgers.Enter("dispute", new Change.Enter(Guid.CreateVersion7(), i % 2 == 0 ? Ivy : Street, values, "accepted", i % 3 == 0 ? "周以宁" : "顾明川"), all, cancel: Cancel));
            }
            var visitor = new Visitor { Actor = all };
            var queries = new DeadlineQueries(office, new Scopes(office, visitor), visitor);
            var said = new List<string>();
            foreach (var asked in new (string, string)[][] { [], [("state", "over")], [("state", "soon")], [("state", "later")], [("state", "paused")], [("whose", "mine")], [("kind", "law")], [("kind", "rule")], [("ledger", "dispute")], [("ledger", "none")],
                [("person", "顾明川")], [("person", "无")], [("unit", Ivy)], [("day", "2025-12-25")], [("day", "2026-01-05")], [("month", "2025-12")], [("month", "2026-01"), ("person", "周以宁")], [("month", "2030-01")], [("state", "over"), ("unit", Ivy), ("person", "周以宁")], [("whose", "mine"), ("kind", "law"), ("state", "soon")] })
            {
                var view = (await queries.Read(DeadlineQuery.Read(name => asked.FirstOrDefault(a => a.Item1 == name).Item2 ?? ""), "", Cancel))!;
                said.Add($"{view.Total} {string.Join(' ', view.Counts.OrderBy(c => c.Key, StringComparer.Ordinal))} | {string.Join(' ', view.Rows.Select(r => r.Title + r.Due.ToString("O") + r.Light))} | {string.Join(' ', view.Load)} | {string.Join(' ', view.Calendar?.Weeks.SelectMany(w => w).OfType<CalendarDay>().Where(d => d.Count > 0).Select(d => $"{d.Day:O}={d.Count}") ?? [])}");
            }
            return said;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
