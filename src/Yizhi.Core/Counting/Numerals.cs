using System.Globalization;
using Yizhi.Core.Catalogue;

namespace Yizhi.Core.Counting;

/// <summary>How numbers are written in office prose (GB/T 15835-2011).</summary>
public static class Numerals
{
    /// <summary>What stands where a figure is missing.</summary>
    public const string Missing = "（缺）";

    /// <summary>What stands where a figure has no sense.</summary>
    public const string NotApplicable = "—";

    /// <summary>The figure as text shows it, without its counting unit, percentages with their sign.</summary>
    /// <param name="value">The value.</param>
    /// <param name="measure">The counting unit.</param>
    /// <param name="places">Decimals; for a percentage the last one is rounded half away from zero.</param>
    /// <param name="over">Whether to round down to a leading figure and say 余.</param>
    /// <param name="wan">Whether to write in 万.</param>
    public static string Show(FigureValue value, Measure measure, int places, bool over = false, bool wan = false)
    {
        if (value is FigureValue.Missing)
            return Missing;
        if (value is not FigureValue.Known { Number: var number })
            return NotApplicable;
        if (measure.Kind == MeasureKind.Percent)
            return Plain(Rounded(number, places)) + "%";
        if (over)
            return Over(number, wan);
        if (wan)
            return Plain(Rounded(number / 10_000, Math.Max(places, 2))) + "万";
        return Plain(Rounded(number, measure.Kind is MeasureKind.Money ? Math.Max(places, 2) : measure.Kind is MeasureKind.Rate ? Math.Max(places, 1) : places));
    }

    // 218 is 210余, 1 234 is 1200余, 55 300 is 5.5万余: two leading digits are kept, and 余 is said only when something was dropped.
    private static string Over(decimal number, bool wan)
    {
        var whole = decimal.Truncate(Math.Abs(number));
        var step = 1m;
        while (whole / step >= 100)
            step *= 10;
        var floor = decimal.Floor(whole / step) * step;
        var rest = Math.Abs(number) > floor ? "余" : "";
        var sign = number < 0 ? "-" : "";
        return wan || floor >= 10_000 ? $"{sign}{Plain(floor / 10_000)}万{rest}" : $"{sign}{Plain(floor)}{rest}";
    }

    private static decimal Rounded(decimal number, int places) => decimal.Round(number, places, MidpointRounding.AwayFromZero);

    private static string Plain(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
