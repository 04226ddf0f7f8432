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

    /// <summary>The desk of a unit and year.</summary>
    /// <returns>Null where there is no such unit or year.</returns>
    public async Task<DeskView?> Today(string unit, string year, string whose = "", CancellationToken cancel = default)
    {
        if (scopes.Own is null)
            return new DeskView(null, office.Today, [], 0, null, [], 0);
        if (await scopes.Find(unit, year, cancel) is not { } scope)
            return null;
        await using var db = office.Database.Context();
        var sheet = await office.Figures.Sheet(scope.Code, scope.Period, cancel: cancel);
        var ledgers = office.Catalogue.InOrder.Where(l => office.Rights.Sees(visitor.Who, l))
            .Select(l => FigureMark.Of(office.Catalogue, office.Catalogue.Indicators[l.Kept], scope.Code, scope.Period, sheet.Value(l.Kept, scope.Period), title: l.Title))
            .ToList();
        var kept = ledgers.Where(m => m.Value is FigureValue.Known { Number: not 0 }).OrderByDescending(m => m.Value.NumberOrNull).ToList();
        var waiting = Waiting(db, scope);
        var mine = await Counts(waiting.Select(r => r.Due), cancel);
        var of = await Counts(Running(db, scope).Where(d => !d.Paused).Select(d => (DateOnly?)d.Due), cancel);
        var isUnit = whose == OfUnit || (whose.Length == 0 && mine.Values.Sum() == 0);
        return new DeskView(scope, office.Today, isUnit ? await Due(db, scope, of, cancel) : await Mine(db, waiting, mine, cancel), of.Values.Sum(),
            ReportQueries.TemplateOf(office.Catalogue)?.Title.Replace("{year}", $"{scope.Period.Year}", StringComparison.Ordinal), kept, ledgers.Count - kept.Count)
        {
            Drafts = await Forms.DraftLine.Of(office, visitor.Account, cancel),
            IsOfUnit = isUnit,
            Mine = mine.Values.Sum(),
            UnitLate = of.GetValueOrDefault(Urgency.Over),
            Quick = [.. kept.Select(m => office.Catalogue.Ledger(m.Indicator[1..])).Where(l => office.Rights.EntryUnits(visitor.Who, l, office.Today).Count > 0).Take(MostQuick).Select(l => (l.Key, l.Title))],
        };
    }

    private enum Urgency { Over, Today, Soon, Later, None }

    // What I can lead on by my roles, or what stands under my name; work that anybody may do waits for its handler alone.
    private IQueryable<RecordRow> Waiting(YizhiDb db, Scope scope)
    {
        var (ledgers, states, pairs) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal), new List<string>());
        foreach (var ledger in office.Catalogue.InOrder.Where(l => office.Rights.Seen(visitor.Who, l).Any(top => office.Units.IsUnder(scope.Code, top))))
            if (Core.People.Rights.Waiting(visitor.Who, ledger) is { Count: > 0 } open)
            {
                ledgers.Add(ledger.Key);
                states.UnionWith(open);
                pairs.AddRange(open.Select(s => ledger.Key + "/" + s));
            }
        var (path, any) = (scope.Unit.Path, states.ToList());
        // Ledger and state alone are in the index and leave few; which state belongs to which ledger is told among those.
        return db.Records.AsNoTracking().Where(r => ledgers.Contains(r.Ledger) && any.Contains(r.State) && db.Units.Where(u => u.Path.StartsWith(path)).Select(u => u.Code).Contains(r.Unit) && pairs.Contains(r.Ledger + "/" + r.State));
    }

    private IQueryable<DeadlineRow> Running(YizhiDb db, Scope scope)
    {
        var path = scope.Unit.Path;
        var running = db.Deadlines.AsNoTracking().Where(d => db.Units.Where(u => u.Path.StartsWith(path)).Select(u => u.Code).Contains(d.Unit));
        // Most see every ledger of their unit; for the others the ledgers they do not see are left out.
        var seen = office.Catalogue.InOrder.Where(l => office.Rights.Seen(visitor.Who, l).Any(top => office.Units.IsUnder(scope.Code, top))).Select(l => l.Key).ToList();
        return seen.Count == office.Catalogue.InOrder.Count ? running : running.Where(d => db.Records.Any(r => r.Id == d.Record && seen.Contains(r.Ledger)));
    }

    private async Task<Dictionary<Urgency, int>> Counts(IQueryable<DateOnly?> due, CancellationToken cancel)
    {
        var (today, until) = (office.Today, office.Today.AddDays(DaysAhead));
        return (await due.GroupBy(d => d == null ? 4 : d < today ? 0 : d == today ? 1 : d <= until ? 2 : 3).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel)).ToDictionary(g => (Urgency)g.Key, g => g.Count);
    }

    private async Task<IReadOnlyList<DueGroup>> Mine(YizhiDb db, IQueryable<RecordRow> waiting, Dictionary<Urgency, int> counts, CancellationToken cancel)
    {
        var (today, until, name) = (office.Today, office.Today.AddDays(DaysAhead), visitor.Who.Name);
        async Task<DueGroup> Group(Urgency key, string title, IQueryable<RecordRow> which)
        {
            var count = counts.GetValueOrDefault(key);
            var rows = count == 0 ? [] : await which.OrderBy(r => r.Due).ThenBy(r => r.Handler == name ? 0 : 1).ThenByDescending(r => r.HappenedOn).ThenBy(r => r.Id).Take(Shown).ToListAsync(cancel);
            var ids = rows.Select(r => r.Id).ToList();
            var keys = ids.Count == 0 ? [] : await db.Deadlines.AsNoTracking().Where(d => ids.Contains(d.Record)).ToListAsync(cancel);
            return new DueGroup(Texts.Say(title, DaysAhead), key == Urgency.Over, count, [.. rows.Select(r => ItemOf(r, keys.Where(k => k.Record == r.Id).MinBy(k => k.Due)))]);
        }

        // What can be done only once a condition holds is not yet anybody's turn; it stays in the list, without a button.
        DueGroup[] groups =
        [
            await Group(Urgency.Over, "due.over", waiting.Where(r => r.Due < today)),
            await Group(Urgency.Today, "due.today", waiting.Where(r => r.Due == today)),
            await Group(Urgency.Soon, "due.soon", waiting.Where(r => r.Due > today && r.Due <= until)),
            await Group(Urgency.Later, "due.later", waiting.Where(r => r.Due > until)),
            await Group(Urgency.None, "due.free", waiting.Where(r => r.Due == null)),
        ];
        return [.. groups.Where(g => g.Count > 0)];
    }

    private DueItem ItemOf(RecordRow row, DeadlineRow? deadline)
    {
        var ledger = office.Catalogue.Ledger(row.Ledger);
        var next = office.Rights.InTurn(visitor.Who, ledger, office.Ledgers.ToRecord(row)).FirstOrDefault();
        return new DueItem(row.Id, ledger.Title, row.Title, deadline is null ? ledger.Flow.TitleOf(row.State) : ledger.Deadlines.FirstOrDefault(d => d.Key == deadline.Key)?.Title ?? deadline.Key,
            row.Handler.Length > 0 ? row.Handler : office.Units.NameOf(row.Unit), deadline?.Due, deadline is null ? null : Light.Of(deadline.Due, deadline.WarnOn, deadline.Paused, office.Today))
        { Next = next is null ? null : (next.Key, next.Title) };
    }

    private async Task<IReadOnlyList<DueGroup>> Due(YizhiDb db, Scope scope, Dictionary<Urgency, int> counts, CancellationToken cancel)
    {
        var (today, until) = (office.Today, office.Today.AddDays(DaysAhead));
        var running = Running(db, scope).Where(d => !d.Paused);
        async Task<DueGroup> Group(Urgency key, string title, IQueryable<DeadlineRow> which)
        {
            var count = counts.GetValueOrDefault(key);
            var rows = count == 0 ? [] : await which.OrderBy(d => d.Due).ThenBy(d => d.Record).Take(Shown).Join(db.Records, d => d.Record, r => r.Id, (d, r) => new { Deadline = d, Record = r }).ToListAsync(cancel);
            return new DueGroup(Texts.Say(title, DaysAhead), key == Urgency.Over, count,
                [.. rows.Where(r => office.Catalogue.Ledgers.ContainsKey(r.Record.Ledger)).OrderBy(r => r.Deadline.Due).Select(r => ItemOf(r.Record, r.Deadline))]);
        }

        DueGroup[] groups =
        [
            await Group(Urgency.Over, "due.over", running.Where(d => d.Due < today)),
            await Group(Urgency.Today, "due.today", running.Where(d => d.Due == today)),
            await Group(Urgency.Soon, "due.soon", running.Where(d => d.Due > today && d.Due <= until)),
        ];
        return [.. groups.Where(g => g.Count > 0)];
    }
}
