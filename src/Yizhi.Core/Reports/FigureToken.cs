using System.Globalization;

namespace Yizhi.Core.Reports;

/// <summary>What a token in report text asks for: which figure, and how it is to be worded.</summary>
/// <param name="Indicator">The indicator's key.</param>
/// <param name="Slice">The slice such as <c>category:neighbour</c>; empty for the whole.</param>
/// <param name="YearsBack">0 for the report's own period, 1 for the same months a year before.</param>
/// <param name="Over">Rounded down to a leading figure with 余 where something is left over.</param>
/// <param name="Wan">Written in 万.</param>
/// <param name="Places">Decimals; null takes the indicator's.</param>
public readonly record struct FigureToken(string Indicator, string Slice = "", int YearsBack = 0, bool Over = false, bool Wan = false, int? Places = null)
{
    private const int MostYearsBack = 20;

    /// <summary>Reads the inner text of a token.</summary>
    public static bool TryParse(string inner, out FigureToken token)
    {
        var parts = inner.Split('|');
        token = new FigureToken(parts[0]);
        foreach (var part in parts.AsSpan(1))
        {
            var (name, value) = part.IndexOf('=', StringComparison.Ordinal) is > 0 and var at ? (part[..at], part[(at + 1)..]) : (part, "");
            switch (name)
            {
                case "slice" when value.Length > 0: token = token with { Slice = value }; break;
                case "back" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var back) && back <= MostYearsBack: token = token with { YearsBack = back }; break;
                case "over": token = token with { Over = true }; break;
                case "wan": token = token with { Wan = true }; break;
                case "places" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var places) && places <= 6: token = token with { Places = places }; break;
                default: return false;
            }
        }
        return parts[0].Length > 0;
    }

    /// <summary>The inner text, always in the same order, so that one figure in one wording is one token.</summary>
    public override string ToString() => string.Concat(
        Indicator,
        Slice.Length > 0 ? "|slice=" + Slice : "",
        YearsBack > 0 ? "|back=" + YearsBack.ToString(CultureInfo.InvariantCulture) : "",
        Over ? "|over" : "",
        Wan ? "|wan" : "",
        Places is { } p ? "|places=" + p.ToString(CultureInfo.InvariantCulture) : "");
}
