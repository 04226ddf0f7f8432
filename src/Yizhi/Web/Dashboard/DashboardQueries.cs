using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Checks;
using Yizhi.Core.Counting;
using Yizhi.Core.Records;
using Yizhi.Core.Time;
using Yizhi.Storage;
using Yizhi.Web.Figures;
using Yizhi.Web.Reports;
using Yizhi.Web.Shared;
using Yizhi.Web.Tasks;

namespace Yizhi.Web.Dashboard;

/// <summary>The office's year in the order of its report, told from tallies alone.</summary>
/// <param name="office">The office.</param>
/// <param name="scopes">Finds unit and year.</param>
/// <param name="visitor">Who asks.</param>
public sealed class DashboardQueries(Office office, Scopes scopes, Visitor visitor)
{
    private readonly OfficeCatalogue catalogue = office.Catalogue;

    /// <summary>The year of a unit; null where there is no such unit or year, or no report whose order it could follow.</summary>
    public async Task<DashboardView?> Year(string unit, string year, string opened = "", CancellationToken cancel = default)
    {
        if (await scopes.Find(unit, year, cancel) is not { } found || ReportQueries.TemplateOf(catalogue) is not { } template)
            return null;
        var scope = found.Period.Months == 12 ? found : scopes.Of(found.Unit, Period.OfYear(found.Period.Year));
        var (period, before) = (scope.Period, scope.Period.YearBefore);
        var outline = ReportOutline.Of(catalogue, template);
        IReadOnlyList<Period> months = [.. Enumerable.Range(1, 12).Select(m => Period.OfMonth(period.Year, m))];
        var keys = outline.SelectMany(s => s.Indicators).ToHashSet(StringComparer.Ordinal);
        // A check is run where one of its figures is shown; the others it speaks of are read with it.
        var read = keys.Concat(catalogue.InOrder.SelectMany(l => l.Checks).Select(Spoken).Where(of => of.Any(keys.Contains)).SelectMany(of => of));
        var sheet = (await FigureBook.Read(office, read, scope.Code, before.FirstMonth, period.LastMonth, cancel, apart: false)).Sheet([period, before, .. months]);
        var findings = FigureChecks.Run(catalogue, sheet, period).Where(f => f.Indicators.Any(keys.Contains)).OrderByDescending(f => f.Severity).ToList();
        var targets = await Targets(scope, cancel);

        DashboardLine Line(string key)
        {
            var indicator = catalogue.Indicators[key];
            var mark = FigureMark.Of(catalogue, indicator, scope.Code, period, sheet.Value(key, period));
            var last = FigureMark.Of(catalogue, indicator, scope.Code, before, sheet.Value(key, before));
            var wrong = findings.FirstOrDefault(f => f.Indicators.Contains(key));
            decimal? target = targets.TryGetValue(key, out var wanted) ? wanted : null;
            return new DashboardLine(indicator, mark, last, ChangeOf(indicator, mark.Value, last.Value), target,
                [.. months.Select(m => m.First > office.Today ? null : sheet.Value(key, m))], LightOf(indicator, mark.Value, target, period, wrong), wrong?.Message);
        }

        var shown = outline.Select((s, i) => new DashboardSection(s.Level, s.Title, $"s{i + 1}", [.. s.Indicators.Select(Line)])).ToList();
        return new DashboardView(scope, template.Title.Replace("{year}", $"{period.Year}", StringComparison.Ordinal), shown,
            [.. findings.Select(f => new FindingLine(f.Severity, f.Message, [.. f.Indicators.Select(k => new FigureLabel(k, catalogue.Indicators[k].Title))]))])
        { Opened = opened };
    }

    private static IReadOnlyList<string> Spoken(Check check) => check switch
    {
        Check.AtMost most => [most.Part, most.Whole],
        Check.PartsMakeWhole whole => [whole.Whole, .. whole.Parts],
        Check.Equal equal => [equal.One, equal.Other],
        Check.Change change => [change.Indicator],
        _ => [],
    };

    // What tasks bound to a figure want of it: the unit's own task says it; where only units below have one, counts add up and rates don't.
    private async Task<Dictionary<string, decimal>> Targets(Scope scope, CancellationToken cancel)
    {
        var targets = new Dictionary<string, decimal>(StringComparer.Ordinal);
        if (PlanLedger.Of(catalogue) is not { } ledger || office.Rights.Seen(visitor.Who, ledger) is not { Count: > 0 } seen)
            return targets;
        await using var db = office.Database.Context();
        var (path, first, last) = (scope.Unit.Path, scope.Period.First, scope.Period.Last);
        var rows = await db.Records.AsNoTracking().Where(r => r.Ledger == ledger.Key && r.HappenedOn >= first && r.HappenedOn <= last && r.State != Flow.Withdrawn && r.State != "dropped" && r.Doc.Contains("\"bound\"")
            && db.Units.Where(u => u.Path.StartsWith(path)).Select(u => u.Code).Contains(r.Unit)).ToListAsync(cancel);
        var wanted = rows.Where(r => seen.Any(top => office.Units.IsWithin(r.Unit, top))).Select(r => (Unit: scopes.CountedIn(r.Unit), office.Ledgers.ToRecord(r).Fields))
            .Select(r => (r.Unit, Key: r.Fields.Get(PlanLedger.Bound)?.ToString(), Value: (r.Fields.Get(PlanLedger.Wanted) as Value.Number)?.Amount))
            .Where(w => w.Value is not null && w.Key is not null && catalogue.Indicators.ContainsKey(w.Key));
        foreach (var group in wanted.GroupBy(w => w.Key!, StringComparer.Ordinal))
            if (group.Where(w => w.Unit == scope.Code).Select(w => w.Value).Max() is { } own)
                targets[group.Key] = own;
            else if (catalogue.Indicators[group.Key].Kind is not (IndicatorKind.Ratio or IndicatorKind.Distinct))
                targets[group.Key] = group.GroupBy(w => w.Unit, StringComparer.Ordinal).Sum(u => u.Max(w => w.Value!.Value));
        return targets;
    }

    private Light? LightOf(Indicator indicator, FigureValue value, decimal? target, Period period, Finding? wrong)
    {
        if (wrong is { Severity: Severity.Error })
            return new Light("over", Texts.Say("dash.wrong"));
        if (target is { } wanted && value is FigureValue.Known { Number: var number })
        {
            if (number >= wanted)
                return new Light("done", Texts.Say("dash.reached"));
            if (office.Today > period.Last)
                return new Light("over", Texts.Say("dash.failed"));
            // A rate says how it is; a count is measured by how much of the year is gone.
            var gone = Math.Clamp((decimal)(office.Today.DayNumber - period.First.DayNumber + 1) / (period.Last.DayNumber - period.First.DayNumber + 1), 0, 1);
            return indicator.Kind != IndicatorKind.Ratio && number >= wanted * gone ? new Light("good", Texts.Say("dash.pace")) : new Light("warn", Texts.Say("dash.slow"));
        }
        return wrong is not null ? new Light("warn", Texts.Say("check.look")) : null;
    }

    private static string? ChangeOf(Indicator indicator, FigureValue now, FigureValue then)
    {
        if (now is not FigureValue.Known { Number: var number } || then is not FigureValue.Known { Number: var before })
            return null;
        if (number == before)
            return Texts.Say("dash.same");
        var up = number > before;
        if (indicator.Measure.Kind == MeasureKind.Percent)
            return Texts.Say(up ? "dash.points_up" : "dash.points_down", Math.Round(Math.Abs(number - before), 1, MidpointRounding.AwayFromZero).ToString("0.#", CultureInfo.InvariantCulture));
        return before == 0 ? Texts.Say("dash.new")
            : Texts.Say(up ? "dash.up" : "dash.down", Math.Round(Math.Abs(number - before) / Math.Abs(before) * 100, 0, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.InvariantCulture));
    }
}
