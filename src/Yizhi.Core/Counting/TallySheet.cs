using Yizhi.Core.Catalogue;
using Yizhi.Core.Time;

namespace Yizhi.Core.Counting;

/// <summary>A tally: contributions of a unit summed by indicator, slice and month.</summary>
/// <param name="Indicator">The indicator's key.</param>
/// <param name="Slice">The slice.</param>
/// <param name="Month">The month's number; <see cref="TallySheet.Earlier"/> for all before the sheet.</param>
/// <param name="Value">The sum in ten-thousandths.</param>
/// <param name="Count">How many contributions it sums; a sum of zero from something is not nothing.</param>
public readonly record struct Tally(string Indicator, string Slice, int Month, long Value, long Count);

/// <summary>The tallies of a unit with all below it, from which every figure of some months can be told without touching a record.</summary>
public sealed class TallySheet
{
    /// <summary>The month number under which everything before the sheet's first month is summed.</summary>
    public const int Earlier = int.MinValue;

    private readonly OfficeCatalogue catalogue;
    private readonly Dictionary<(string Indicator, string Slice), List<Tally>> tallies = [];
    private readonly Dictionary<(string Indicator, string Slice, Period Period), long> distinct = [];

    /// <summary>A sheet of the tallies given.</summary>
    /// <param name="catalogue">The definitions.</param>
    /// <param name="tallies">Rows of any units of the subtree; equal keys are added up.</param>
    public TallySheet(OfficeCatalogue catalogue, IEnumerable<Tally> tallies)
    {
        this.catalogue = catalogue;
        foreach (var tally in tallies)
        {
            var key = (tally.Indicator, tally.Slice);
            if (!this.tallies.TryGetValue(key, out var list))
                this.tallies[key] = list = [];
            list.Add(tally);
        }
    }

    /// <summary>Gives the number of different values of a distinct indicator; it can't be told from sums.</summary>
    public void SetDistinct(string indicator, string slice, Period period, long count) => distinct[(indicator, slice, period)] = count;

    /// <summary>The slices an indicator has in a period.</summary>
    public IEnumerable<string> Slices(string indicator, Period period) =>
        tallies.Where(t => t.Key.Indicator == indicator && t.Key.Slice.Length > 0 && Sum(indicator, t.Key.Slice, period, false).Count > 0).Select(t => t.Key.Slice);

    /// <summary>The figure of an indicator for a period.</summary>
    /// <exception cref="KeyNotFoundException">The catalogue has no such indicator.</exception>
    public FigureValue Value(string key, Period period, string slice = "")
    {
        var indicator = catalogue.Indicators[key];
        return indicator.Kind switch
        {
            IndicatorKind.Ratio => Ratio(indicator, period, slice),
            IndicatorKind.Total => Combine(indicator, period, slice, parts => parts.Sum()),
            IndicatorKind.Difference => Combine(indicator, period, slice, parts => parts[0] - parts.Skip(1).Sum()),
            IndicatorKind.Declared => Sum(key, slice, period, false) is { Count: > 0 } said ? Known(said.Value) : FigureValue.None,
            IndicatorKind.Distinct => IsKept(indicator, period) ? new FigureValue.Known(distinct.GetValueOrDefault((key, slice, period))) : FigureValue.None,
            _ => IsKept(indicator, period) ? Known(Sum(key, slice, period, indicator.IsAtEnd).Value) : FigureValue.None,
        };
    }

    /// <summary>What was declared for a counted indicator, shown beside the counted figure and never mixed with it.</summary>
    public FigureValue Declared(string key, Period period) =>
        Sum("~" + key, "", period, false) is { Count: > 0 } said ? Known(said.Value) : FigureValue.None;

    // The ledger is kept once anything was entered in it, or someone declared that nothing happened, up to the end of the period.
    // A record may also count on a day before its own: a certificate entered this year may hold since last year.
    private bool IsKept(Indicator indicator, Period period) =>
        Sum("#" + indicator.Ledger, "", period, true).Count > 0 || Sum(indicator.Key, "", period, indicator.IsAtEnd).Count > 0;

    private (long Value, long Count) Sum(string indicator, string slice, Period period, bool sinceEver)
    {
        if (!tallies.TryGetValue((indicator, slice), out var list))
            return default;
        long value = 0, count = 0;
        foreach (var tally in list)
            if (tally.Month <= period.LastMonth.Number && (sinceEver || tally.Month >= period.FirstMonth.Number))
                (value, count) = (value + tally.Value, count + tally.Count);
        return (value, count);
    }

    private FigureValue Ratio(Indicator indicator, Period period, string slice)
    {
        var part = Value(indicator.Of[0], period, slice);
        var whole = indicator.Of[1] == Indicator.PeriodMonths ? new FigureValue.Known(period.Months) : Value(indicator.Of[1], period, slice);
        if (part is FigureValue.Missing || whole is FigureValue.Missing)
            return FigureValue.None;
        if (part is not FigureValue.Known above || whole is not FigureValue.Known { Number: not 0 } below)
            return FigureValue.NoSense;
        return new FigureValue.Known(above.Number / below.Number * (indicator.Measure.Kind == MeasureKind.Percent ? 100 : 1));
    }

    private FigureValue Combine(Indicator indicator, Period period, string slice, Func<IReadOnlyList<decimal>, decimal> combine)
    {
        var parts = indicator.Of.Select(k => Value(k, period, slice)).ToList();
        if (parts.Any(p => p is FigureValue.Missing))
            return FigureValue.None;
        return parts.All(p => p is FigureValue.Known) ? new FigureValue.Known(combine([.. parts.Select(p => p.NumberOrNull!.Value)])) : FigureValue.NoSense;
    }

    private static FigureValue.Known Known(long value) => new(Contribution.Unscaled(value));
}
