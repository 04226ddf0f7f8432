using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Counting;
using Yizhi.Core.Records;
using Yizhi.Core.Time;
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
    /// <summary>The view of what waits for the unit, not for the visitor alone.</summary>
    public const string OfUnit = "unit";

    private const int Shown = 8;
    private const int DaysAhead = 30;
    private const int MostQuick = 5;
    private const int MostMessages = 5;

    /// <summary>The desk of a unit and year.</summary>
    /// <returns>Null where there is no such unit or year.</returns>
    public async Task<DeskView?> Today(string unit, string year, string whose = "", CancellationToken cancel = default)
    {
        if (scopes.Own is null)
            return new DeskView(null, office.Today, [], 0, null, [], 0);
        if (await scopes.Find(unit, year, cancel) is not { } scope)
            return null;
        await using var db = office.Database.Context();
        var sheet = await office.Figures.Whole(scope.Code, scope.Period, Kept, cancel: cancel);
        var ledgers = office.Catalogue.InOrder.Where(l => office.Rights.Sees(visitor.Who, l))
            .Select(l => FigureMark.Of(office.Catalogue, office.Catalogue.Indicators[l.Kept], scope.Code, scope.Period, sheet.Value(l.Kept, scope.Period), title: l.Title))
            .ToList();
        var kept = ledgers.Where(m => m.Value is FigureValue.Known { Number: not 0 }).OrderByDescending(m => m.Value.NumberOrNull).ToList();
        var mine = await office.Waits.In(Waiting(scope), scope.Code, visitor.Who.Name, office.Today.AddDays(DaysAhead), Shown, cancel);
        var of = await Counts(Running(db, scope).Where(d => !d.Paused).Select(d => d.Due), cancel);
        var isUnit = whose == OfUnit || (whose.Length == 0 && mine.Count == 0);
        return new DeskView(scope, office.Today, isUnit ? await Due(db, scope, of, cancel) : await Mine(db, mine, cancel), of.Values.Sum(),
            ReportQueries.TemplateOf(office.Catalogue)?.Title.Replace("{year}", $"{scope.Period.Year}", StringComparison.Ordinal), kept, ledgers.Count - kept.Count)
        {
            Drafts = await Forms.DraftLine.Of(office, visitor.Account, cancel),
            Messages = [.. (await office.Notices.Of(visitor.Account, true, 0, MostMessages, cancel)).Select(Notices.NoticeQueries.LineOf)],
            IsOfUnit = isUnit,
            Mine = mine.Sum(g => g.Count),
            UnitLate = of.GetValueOrDefault(Pressing.Over),
            Quick = [.. (kept.Count >= MostQuick ? kept : await Before(scope, cancel)).Select(m => office.Catalogue.Ledger(m.Indicator[1..])).Where(l => office.Rights.EntryUnits(visitor.Who, l, office.Today).Count > 0).Take(MostQuick).Select(l => (l.Key, l.Title))],
        };
    }

    // In January there is little yet; what was recorded most the year before will be again.
    private async Task<List<FigureMark>> Before(Scope scope, CancellationToken cancel)
    {
        var period = Period.OfYear(scope.Period.Year - 1);
        var sheet = await office.Figures.Whole(scope.Code, period, Kept, cancel: cancel);
        return [.. office.Catalogue.InOrder.Where(l => office.Rights.Sees(visitor.Who, l)).Select(l => FigureMark.Of(office.Catalogue, office.Catalogue.Indicators[l.Kept], scope.Code, period, sheet.Value(l.Kept, period))).OrderByDescending(m => m.Value.NumberOrNull ?? 0)];
    }

    private string[] Kept => [.. office.Catalogue.InOrder.Select(l => l.Kept)];

    // What I can lead on by my roles, or what stands under my name; work that anybody may do waits for its handler alone.
    private IEnumerable<(string Ledger, string State)> Waiting(Scope scope) =>
        office.Catalogue.InOrder.Where(l => office.Rights.Seen(visitor.Who, l).Any(top => office.Units.IsUnder(scope.Code, top))).SelectMany(l => Core.People.Rights.Waiting(visitor.Who, l).Select(s => (l.Key, s)));

    private IQueryable<DeadlineRow> Running(YizhiDb db, Scope scope)
    {
        var path = scope.Unit.Path;
        var running = db.Deadlines.AsNoTracking().Where(d => db.Units.Where(u => u.Path.StartsWith(path)).Select(u => u.Code).Contains(d.Unit));
        // Most see every ledger of their unit; for the others the ledgers they do not see are left out.
        var seen = office.Catalogue.InOrder.Where(l => office.Rights.Seen(visitor.Who, l).Any(top => office.Units.IsUnder(scope.Code, top))).Select(l => l.Key).ToList();
        return seen.Count == office.Catalogue.InOrder.Count ? running : running.Where(d => db.Records.Any(r => r.Id == d.Record && seen.Contains(r.Ledger)));
    }

    private async Task<Dictionary<Pressing, int>> Counts(IQueryable<DateOnly> due, CancellationToken cancel)
    {
        var (today, until) = (office.Today, office.Today.AddDays(DaysAhead));
        return (await due.GroupBy(d => d < today ? 0 : d == today ? 1 : d <= until ? 2 : 3).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel)).ToDictionary(g => (Pressing)g.Key, g => g.Count);
    }

    private async Task<IReadOnlyList<DueGroup>> Mine(YizhiDb db, IReadOnlyList<WaitGroup> groups, CancellationToken cancel)
    {
        var ids = groups.SelectMany(g => g.First).ToList();
        var rows = await db.Records.AsNoTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancel);
        var deadlines = (await db.Deadlines.AsNoTracking().Where(d => ids.Contains(d.Record)).ToListAsync(cancel)).ToLookup(d => d.Record);
        // What can be done only once a condition holds is not yet anybody's turn; it stays in the list, without a button.
        return [.. groups.Select(g => new DueGroup(Texts.Say(g.Pressing switch { Pressing.Over => "due.over", Pressing.Today => "due.today", Pressing.Soon => "due.soon", Pressing.Later => "due.later", _ => "due.free" }, DaysAhead),
            g.Pressing == Pressing.Over, g.Count, [.. g.First.Where(rows.ContainsKey).Select(id => ItemOf(rows[id], deadlines[id].MinBy(d => d.Due)))]))];
    }

    private DueItem ItemOf(RecordRow row, DeadlineRow? deadline)
    {
        var ledger = office.Catalogue.Ledger(row.Ledger);
        var next = office.Rights.InTurn(visitor.Who, ledger, office.Ledgers.ToRecord(row)).FirstOrDefault();
        return new DueItem(row.Id, ledger.Title, row.Title, deadline is null ? ledger.Flow.TitleOf(row.State) : ledger.Deadlines.FirstOrDefault(d => d.Key == deadline.Key)?.Title ?? deadline.Key,
            row.Handler.Length > 0 ? row.Handler : office.Units.NameOf(row.Unit), deadline?.Due, deadline is null ? null : Light.Of(deadline.Due, deadline.WarnOn, deadline.Paused, office.Today))
        { Next = next is null ? null : (next.Key, next.Title) };
    }

    private async Task<IReadOnlyList<DueGroup>> Due(YizhiDb db, Scope scope, Dictionary<Pressing, int> counts, CancellationToken cancel)
    {
        var (today, until) = (office.Today, office.Today.AddDays(DaysAhead));
        var running = Running(db, scope).Where(d => !d.Paused);
        async Task<DueGroup> Group(Pressing key, string title, IQueryable<DeadlineRow> which)
        {
            var count = counts.GetValueOrDefault(key);
            var rows = count == 0 ? [] : await which.OrderBy(d => d.Due).ThenBy(d => d.Record).Take(Shown).Join(db.Records, d => d.Record, r => r.Id, (d, r) => new { Deadline = d, Record = r }).ToListAsync(cancel);
            return new DueGroup(Texts.Say(title, DaysAhead), key == Pressing.Over, count,
                [.. rows.Where(r => office.Catalogue.Ledgers.ContainsKey(r.Record.Ledger)).OrderBy(r => r.Deadline.Due).Select(r => ItemOf(r.Record, r.Deadline))]);
        }

        DueGroup[] groups =
        [
            await Group(Pressing.Over, "due.over", running.Where(d => d.Due < today)),
            await Group(Pressing.Today, "due.today", running.Where(d => d.Due == today)),
            await Group(Pressing.Soon, "due.soon", running.Where(d => d.Due > today && d.Due <= until)),
        ];
        return [.. groups.Where(g => g.Count > 0)];
    }
}
