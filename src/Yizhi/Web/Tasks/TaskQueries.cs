using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;
using Yizhi.Core.Time;
using Yizhi.Storage;
using Yizhi.Storage.Records;
using Yizhi.Web.Figures;
using Yizhi.Web.Ledgers;
using Yizhi.Web.Shared;
using Record = Yizhi.Core.Records.Record;

namespace Yizhi.Web.Tasks;

/// <summary>The year's plan: the records of one ledger, hung under their points, with the figures that count them.</summary>
/// <param name="office">The office.</param>
/// <param name="scopes">Finds unit and year.</param>
/// <param name="visitor">Who asks.</param>
public sealed class TaskQueries(Office office, Scopes scopes, Visitor visitor)
{
    /// <summary>The plan; null where there is no such unit or year, or the visitor may not see it.</summary>
    public async Task<TaskView?> Plan(Func<string, string> asked, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        string Asked(string name) => name is "unit" ? asked(name) : name is "year" && asked(name).Length == 0 ? $"{office.Today.Year}" : name is "year" ? asked(name) : "";
        if (PlanLedger.Of(office.Catalogue) is not { } ledger || await Listing.Find(db, office, scopes, visitor, ledger.Key, Asked, cancel) is not { } listing)
            return null;
        var query = TaskQuery.Read(listing.Scope, asked);
        var rows = await listing.Rows.Where(r => r.State != Flow.Withdrawn).AsNoTracking().ToListAsync(cancel);
        var tasks = await Tasks(ledger, rows, listing.Scope.Period, cancel);
        return new TaskView(listing.Scope, query, office.Today, tasks, query.IsNarrowed ? [.. tasks.Where(query.Holds)] : tasks,
            office.Rights.EntryUnits(visitor.Who, ledger, office.Today).Count > 0, tasks.Any(t => t.Steps.Any(s => s.Key == PlanLedger.Urge)));
    }

    /// <summary>Records as tasks, with the figures of a year.</summary>
    internal async Task<IReadOnlyList<PlanTask>> Tasks(Ledger ledger, IReadOnlyList<RecordRow> rows, Period year, CancellationToken cancel)
    {
        var records = rows.Select(r => (Row: r, Record: office.Ledgers.ToRecord(r))).ToList();
        var bound = await Bound(records.Select(r => (scopes.CountedIn(r.Row.Unit), Key: r.Record.Fields.Get(PlanLedger.Bound)?.ToString() ?? "")).Where(b => office.Catalogue.Indicators.ContainsKey(b.Key)).Distinct().ToList(), year, cancel);
        return [.. records.Select(r => TaskOf(ledger, r.Row, r.Record, bound))];
    }

    private PlanTask TaskOf(Ledger ledger, RecordRow row, Record record, Dictionary<(string, string), FigureMark> bound)
    {
        string Text(string key) => record.Fields.Get(key) is Value.Text text ? text.Words : "";
        decimal? Number(string key) => (record.Fields.Get(key) as Value.Number)?.Amount;
        DateOnly? Day(string key) => (record.Fields.Get(key) as Value.Day)?.Date;
        var deadlines = Deadlines.Of(record, ledger, office.Catalogue.Calendar);
        var open = office.Rights.InTurn(visitor.Who, ledger, record);
        return new PlanTask(row.Id, row.Version, row.Number ?? "", row.Title, row.State, ledger.Flow.TitleOf(row.State),
            [.. Text(PlanLedger.Point).Split(PlanLedger.Parting, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)], (int?)Number(PlanLedger.Serial), Number(PlanLedger.Weight),
            row.Unit, office.Units.NameOf(row.Unit), Text(PlanLedger.Owner), row.HappenedOn)
        {
            Started = Day(PlanLedger.Started),
            Reported = Number(PlanLedger.Progress) ?? 0,
            Bound = bound.GetValueOrDefault((scopes.CountedIn(row.Unit), Text(PlanLedger.Bound))),
            Wanted = Number(PlanLedger.Wanted),
            Light = Light.Of(deadlines, office.Today),
            IsLate = deadlines.Any(d => d is { IsRunning: true, IsPaused: false } && d.Due < office.Today),
            IsUrged = row.State == "urged",
            UrgedOn = Day(PlanLedger.UrgedOn),
            Steps = [.. open.Select(s => (s.Key, s.Title))],
            Moves = [.. open.Where(s => PlanLedger.ColumnOf(s.To) is { } to && to != PlanLedger.ColumnOf(row.State)).DistinctBy(s => PlanLedger.ColumnOf(s.To)).Select(s => (PlanLedger.ColumnOf(s.To)!, s.Key, s.Title))],
        };
    }

    // Every figure from one reading of the tallies of whatever lies above all the units asked for.
    private async Task<Dictionary<(string, string), FigureMark>> Bound(List<(string Unit, string Key)> wanted, Period year, CancellationToken cancel)
    {
        var marks = new Dictionary<(string, string), FigureMark>();
        foreach (var own in wanted.GroupBy(w => scopes.OfficeOf(w.Unit)?.Code ?? w.Unit))
        {
            var book = await FigureBook.Read(office, own.Select(w => w.Key).Distinct(StringComparer.Ordinal), own.Key, year.FirstMonth, year.LastMonth, cancel);
            foreach (var unit in own.GroupBy(w => w.Unit))
            {
                var sheet = book.Sheet([year], code => office.Units.IsWithin(code, unit.Key));
                foreach (var (_, key) in unit)
                    marks[(unit.Key, key)] = FigureMark.Of(office.Catalogue, office.Catalogue.Indicators[key], unit.Key, year, sheet.Value(key, year));
            }
        }
        return marks;
    }
}
