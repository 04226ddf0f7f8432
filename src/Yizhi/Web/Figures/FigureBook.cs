using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Counting;
using Yizhi.Core.Time;
using Yizhi.Storage;

namespace Yizhi.Web.Figures;

/// <summary>All tallies that a few indicators need, read once and kept apart by unit and month, so that one page's many small figures ask the database once.</summary>
public sealed class FigureBook
{
    private readonly OfficeCatalogue catalogue;
    private readonly List<(string Unit, Tally Tally)> tallies;
    private readonly List<(string Unit, string Indicator, string Slice, string Distinct, DateOnly Day, long Value)> distinct;

    private FigureBook(OfficeCatalogue catalogue, List<(string, Tally)> tallies, List<(string, string, string, string, DateOnly, long)> distinct) =>
        (this.catalogue, this.tallies, this.distinct) = (catalogue, tallies, distinct);

    /// <summary>Reads the tallies of indicators and of all they are made of.</summary>
    /// <param name="office">The office.</param>
    /// <param name="indicators">The indicators' keys.</param>
    /// <param name="unit">The unit's code; all below it is read.</param>
    /// <param name="first">The first month that is kept apart; all before is one.</param>
    /// <param name="last">The last month.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <param name="apart">Whether units and slices are kept apart; where a page shows wholes alone, the database adds them up.</param>
    public static async Task<FigureBook> Read(Office office, IEnumerable<string> indicators, string unit, Month first, Month last, CancellationToken cancel, bool apart = true)
    {
        var bases = Bases(office.Catalogue, indicators).ToList();
        var names = bases.SelectMany(b => (string[])[b.Key, "~" + b.Key, "#" + b.Ledger]).Distinct(StringComparer.Ordinal).ToList();
        var counted = bases.Where(b => b.Kind == IndicatorKind.Distinct).Select(b => b.Key).ToList();
        var path = office.Units.Find(unit)?.Path ?? "\u0001";
        var (from, until, lastDay) = (first.Number, last.Number, last.Last);
        // What is counted at a period's end is told by all that came before; all else by what lies in the months asked for.
        var atEnd = bases.Where(b => b.Kind == IndicatorKind.Distinct && b.IsAtEnd).Select(b => b.Key).ToList();
        var firstDay = first.First;
        await using var db = office.Database.Context();
        var under = db.Units.Where(u => u.Path.StartsWith(path)).Select(u => u.Code);
        var found = db.Tallies.AsNoTracking().Where(t => names.Contains(t.Indicator) && under.Contains(t.Unit) && t.Month <= until);
        var rows = apart
            ? await found.GroupBy(t => new { t.Unit, t.Indicator, t.Slice, Month = t.Month < from ? TallySheet.Earlier : t.Month })
                .Select(g => new { g.Key.Unit, g.Key.Indicator, g.Key.Slice, g.Key.Month, Value = g.Sum(t => t.Value), Count = g.Sum(t => t.Count) }).ToListAsync(cancel)
            : await found.Where(t => t.Slice == "").GroupBy(t => new { t.Indicator, Month = t.Month < from ? TallySheet.Earlier : t.Month })
                .Select(g => new { Unit = unit, g.Key.Indicator, Slice = "", g.Key.Month, Value = g.Sum(t => t.Value), Count = g.Sum(t => t.Count) }).ToListAsync(cancel);
        var shares = counted.Count == 0 ? [] : await db.Series.AsNoTracking()
            .Where(s => counted.Contains(s.Indicator) && under.Contains(s.Unit) && (apart || s.Slice == ""))
            .Join(db.Contributions.Where(c => c.Day <= lastDay && c.Distinct != ""), s => s.Id, c => c.Series, (s, c) => new { s.Unit, s.Indicator, s.Slice, c.Distinct, c.Day, c.Value })
            .Where(c => atEnd.Contains(c.Indicator) || c.Day >= firstDay)
            .ToListAsync(cancel);
        return new FigureBook(office.Catalogue,
            [.. rows.Select(r => (r.Unit, new Tally(r.Indicator, r.Slice, r.Month, r.Value, r.Count)))],
            [.. shares.Select(s => (s.Unit, s.Indicator, s.Slice, s.Distinct, s.Day, s.Value))]);
    }

    /// <summary>The sheet of some of the units read.</summary>
    /// <param name="periods">The periods for which different values are told.</param>
    /// <param name="within">Which units; null for all of them.</param>
    public TallySheet Sheet(IReadOnlyList<Period> periods, Func<string, bool>? within = null)
    {
        var sheet = new TallySheet(catalogue, tallies.Where(t => within is null || within(t.Unit)).Select(t => t.Tally));
        foreach (var group in distinct.Where(d => within is null || within(d.Unit)).GroupBy(d => (d.Indicator, d.Slice)))
            foreach (var period in periods)
            {
                var atEnd = catalogue.Indicators[group.Key.Indicator].IsAtEnd;
                sheet.SetDistinct(group.Key.Indicator, group.Key.Slice, period, group
                    .Where(d => d.Day <= period.Last && (atEnd || d.Day >= period.First))
                    .GroupBy(d => d.Distinct, StringComparer.Ordinal).Count(g => g.Sum(d => d.Value) > 0));
            }
        return sheet;
    }

    /// <summary>Every slice an indicator ever had.</summary>
    public IEnumerable<string> Slices(string indicator) =>
        tallies.Where(t => t.Tally.Indicator == indicator && t.Tally.Slice.Length > 0).Select(t => t.Tally.Slice).Distinct(StringComparer.Ordinal);

    /// <summary>The base indicators that indicators come down to; themselves where they are base.</summary>
    public static IEnumerable<Indicator> Bases(OfficeCatalogue catalogue, IEnumerable<string> indicators) => indicators
        .Where(catalogue.Indicators.ContainsKey)
        .Select(k => catalogue.Indicators[k])
        .SelectMany(i => i.IsBase ? [i] : Bases(catalogue, i.Of))
        .DistinctBy(i => i.Key, StringComparer.Ordinal);
}
