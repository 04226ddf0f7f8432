using Yizhi.Core.Catalogue;
using Yizhi.Core.Counting;
using Yizhi.Core.Time;

namespace Yizhi.Core.Checks;

/// <summary>Something a check found, with both numbers in it.</summary>
/// <param name="Rule">The kind of rule: at_most, whole, equal, change, ratio.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Message">What is wrong, in Chinese.</param>
/// <param name="Indicators">The indicators concerned.</param>
public sealed record Finding(string Rule, Severity Severity, string Message, IReadOnlyList<string> Indicators);

/// <summary>Runs the catalogue's checks over the figures of a unit and period.</summary>
public static class FigureChecks
{
    /// <summary>Everything that does not fit. A missing figure breaks no rule: it is a gap, and listed as one.</summary>
    /// <param name="catalogue">The rules.</param>
    /// <param name="sheet">The figures.</param>
    /// <param name="period">The period.</param>
    /// <param name="yearBefore">The same months a year earlier, where they are not on the sheet itself.</param>
    public static IReadOnlyList<Finding> Run(OfficeCatalogue catalogue, TallySheet sheet, Period period, TallySheet? yearBefore = null)
    {
        var findings = new List<Finding>();
        decimal? Number(string key, Period when) => sheet.Value(key, when).NumberOrNull;
        string Say(string key, decimal number) => $"{catalogue.Indicators[key].Title} {Numerals.Show(new FigureValue.Known(number), catalogue.Indicators[key].Measure, 2)}{(catalogue.Indicators[key].Measure.Kind == MeasureKind.Percent ? "" : " " + catalogue.Indicators[key].Measure.Key)}";

        foreach (var check in catalogue.InOrder.SelectMany(l => l.Checks))
            switch (check)
            {
                case Check.AtMost c when Number(c.Part, period) is { } part && Number(c.Whole, period) is { } whole && part > whole:
                    Add("at_most", c, $"{Say(c.Part, part)}，大于{Say(c.Whole, whole)}。", c.Part, c.Whole);
                    break;
                case Check.PartsMakeWhole c when Number(c.Whole, period) is { } whole && c.Parts.Select(p => Number(p, period)).ToList() is var parts && parts.All(p => p is not null) && parts.Sum() != whole:
                    Add("whole", c, $"各部分相加 {string.Join("＋", parts.Select(p => $"{p:0.####}"))}＝{parts.Sum():0.####}，{Say(c.Whole, whole)}。", [c.Whole, .. c.Parts]);
                    break;
                case Check.Equal c when Number(c.One, period) is { } one && Number(c.Other, period) is { } other && one != other:
                    Add("equal", c, $"{Say(c.One, one)}，与{Say(c.Other, other)}不相等。", c.One, c.Other);
                    break;
                case Check.Change c when Number(c.Indicator, period) is { } now && (yearBefore ?? sheet).Value(c.Indicator, period.YearBefore).NumberOrNull is { } then and not 0 && Math.Abs(now - then) / Math.Abs(then) * 100 > c.Percent:
                    Add("change", c, $"{Say(c.Indicator, now)}，上年同期 {then:0.####}，变动 {Math.Abs(now - then) / Math.Abs(then) * 100:0.#}%，超过 {c.Percent:0.####}%。", c.Indicator);
                    break;
            }
        foreach (var ratio in catalogue.Indicators.Values.Where(i => i is { Kind: IndicatorKind.Ratio, Measure.Kind: MeasureKind.Percent }).OrderBy(i => i.Key, StringComparer.Ordinal))
            if (Number(ratio.Key, period) is > 100 and var percent)
                findings.Add(new Finding("ratio", Severity.Error, $"{Say(ratio.Key, percent)}，部分不能大于总数。", [ratio.Key]));
        return findings;

        void Add(string rule, Check check, string message, params string[] indicators) =>
            findings.Add(new Finding(rule, check.Severity, check.Say is { } say ? message + say : message, indicators));
    }
}
