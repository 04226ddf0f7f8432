using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Counting;
using Yizhi.Storage;
using Yizhi.Storage.Records;
using Yizhi.Web.Figures;
using Yizhi.Web.Reports;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Desk;

/// <summary>What the desk shows.</summary>
/// <param name="office">The office.</param>
/// <param name="scopes">Finds unit and year.</param>
/// <param name="visitor">Who asks.</param>
public sealed class DeskQueries(Office office, Scopes scopes, Visitor visitor)
{
    private const int Shown = 8;
    private const int DaysAhead = 30;

    /// <summary>The desk of a unit and year.</summary>
    /// <returns>Null where there is no such unit or year.</returns>
    public async Task<DeskView?> Today(string unit, string year, CancellationToken cancel = default)
    {
        if (scopes.Own is null)
            return new DeskView(null, office.Today, [], 0, null, [], 0);
        if (await scopes.Find(unit, year, cancel) is not { } scope)
            return null;
        var sheet = await office.Figures.Sheet(scope.Code, scope.Period, cancel: cancel);
        var ledgers = office.Catalogue.InOrder.Where(l => office.Rights.Sees(visitor.Who, l))
            .Select(l => FigureMark.Of(office.Catalogue, office.Catalogue.Indicators[l.Kept], scope.Code, scope.Period, sheet.Value(l.Kept, scope.Period), title: l.Title))
            .ToList();
        var (due, open) = await Due(scope, cancel);
        return new DeskView(scope, office.Today, due, open, ReportQueries.TemplateOf(office.Catalogue)?.Title.Replace("{year}", $"{scope.Period.Year}", StringComparison.Ordinal),
            [.. ledgers.Where(m => m.Value is FigureValue.Known { Number: not 0 }).OrderByDescending(m => m.Value.NumberOrNull)], ledgers.Count(m => m.Value is not FigureValue.Known { Number: not 0 }))
        { Drafts = await Forms.DraftLine.Of(office, visitor.Account, cancel) };
    }

    private async Task<(IReadOnlyList<DueGroup>, int)> Due(Scope scope, CancellationToken cancel)
    {
        var (today, until, path) = (office.Today, office.Today.AddDays(DaysAhead), scope.Unit.Path);
        await using var db = office.Database.Context();
        var under = db.Units.Where(u => u.Path.StartsWith(path)).Select(u => u.Code);
        var running = db.Deadlines.AsNoTracking().Where(d => under.Contains(d.Unit));
        // Most see every ledger of their unit; for the others the ledgers they do not see are left out.
        var seen = office.Catalogue.InOrder.Where(l => office.Rights.Seen(visitor.Who, l).Any(top => office.Units.IsWithin(scope.Code, top))).Select(l => l.Key).ToList();
        if (seen.Count < office.Catalogue.InOrder.Count)
            running = running.Where(d => db.Records.Any(r => r.Id == d.Record && seen.Contains(r.Ledger)));
        var counts = await running.GroupBy(d => d.Paused ? 3 : d.Due < today ? 0 : d.Due == today ? 1 : d.Due <= until ? 2 : 4).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        async Task<DueGroup> Group(int key, string title, IQueryable<DeadlineRow> which)
        {
            var count = counts.GetValueOrDefault(key);
            var rows = count == 0 ? [] : await which.Where(d => !d.Paused).OrderBy(d => d.Due).ThenBy(d => d.Record).Take(Shown)
                .Join(db.Records, d => d.Record, r => r.Id, (d, r) => new { d.Key, d.Due, d.WarnOn, d.Paused, r.Id, r.Ledger, r.Title, r.Handler, r.Unit })
                .ToListAsync(cancel);
            return new DueGroup(Texts.Say(title, DaysAhead), key == 0, count, [.. rows.OrderBy(r => r.Due).Select(r =>
            {
                var ledger = office.Catalogue.Ledgers.GetValueOrDefault(r.Ledger);
                return new DueItem(r.Id, ledger?.Title ?? r.Ledger, r.Title, ledger?.Deadlines.FirstOrDefault(d => d.Key == r.Key)?.Title ?? r.Key,
                    r.Handler.Length > 0 ? r.Handler : office.Units.NameOf(r.Unit), r.Due, Light.Of(r.Due, r.WarnOn, r.Paused, today));
            })]);
        }

        DueGroup[] groups =
        [
            await Group(0, "due.over", running.Where(d => d.Due < today)),
            await Group(1, "due.today", running.Where(d => d.Due == today)),
            await Group(2, "due.soon", running.Where(d => d.Due > today && d.Due <= until)),
        ];
        return ([.. groups.Where(g => g.Count > 0)], counts.Values.Sum());
    }
}
