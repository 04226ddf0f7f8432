namespace Yizhi.Core.Reading.Figures;

/// <summary>执法人次5800余次: the noun names the finer unit (人次), the measure word behind the number only repeats it.</summary>
internal static class DoubledUnits
{
    private static readonly string[] Finer = ["人次", "车次", "家次", "户次", "场次", "件次"];

    public static void Adjust(ReadOnlySpan<char> text, ref RawFigure figure)
    {
        if (figure.Unit != "次")
            return;
        var before = text[figure.ClauseStart..figure.Start].TrimEnd();
        foreach (var unit in Finer)
            if (before.EndsWith(unit, StringComparison.Ordinal))
            {
                figure.Unit = unit;
                return;
            }
    }
}
