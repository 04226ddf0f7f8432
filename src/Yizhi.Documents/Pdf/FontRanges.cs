using System.Globalization;
using Yizhi.Documents.Reading;

namespace Yizhi.Documents.Pdf;

/// <summary>Counts the characters that the ranges of a typeface name, before anybody writes them all out.</summary>
internal static class FontRanges
{
    // A typeface has at most 65,536 pictures; some writers name each of them more than once.
    private const long MostCharacters = 300_000;

    /// <summary>The ranges of a character map: two numbers in hexadecimal, and what they become.</summary>
    public static void CheckMap(ReadOnlySpan<byte> map, Budget budget)
    {
        long characters = 0;
        for (var at = map.IndexOf("range"u8); at >= 0; at = map.IndexOf("range"u8))
        {
            budget.Check();
            var begins = map[..at].EndsWith("beginbf"u8) || map[..at].EndsWith("begincid"u8);
            map = map[(at + 5)..];
            if (!begins)
                continue;
            var end = map.IndexOf("range"u8);
            characters += Ranges(end < 0 ? map : map[..end], budget);
            if (characters > MostCharacters)
                budget.Refuse(Refusal.TooMany("字符映射", MostCharacters));
        }
    }

    /// <summary>The widths of a typeface: a number and an array, or two numbers and the width of all between them.</summary>
    public static void CheckWidths(IReadOnlyList<double?> widths, Budget budget)
    {
        double characters = 0;
        for (var i = 0; i + 1 < widths.Count;)
        {
            budget.Check();
            if (widths[i] is { } first && widths[i + 1] is { } last)
            {
                characters += Math.Max(0, last - first);
                i += 3;
            }
            else
                i += widths[i] is null ? 1 : 2;
            if (characters > MostCharacters)
                budget.Refuse(Refusal.TooMany("字符宽度", MostCharacters));
        }
    }

    private static long Ranges(ReadOnlySpan<byte> said, Budget budget)
    {
        long characters = 0, first = -1;
        var place = 0;
        while (said.IndexOf((byte)'<') is >= 0 and var open)
        {
            budget.Check();
            // Inside brackets stand the letters of a range one by one.
            if (said[..open].Contains((byte)'['))
            {
                var close = said.IndexOf((byte)']');
                if (close < 0)
                    break;
                said = said[(close + 1)..];
                place = 0;
                continue;
            }
            var end = said[open..].IndexOf((byte)'>');
            if (end < 0)
                break;
            var number = long.TryParse(said.Slice(open + 1, Math.Min(end - 1, 15)), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;
            if (place == 1)
                characters += Math.Clamp(number - first, 0, int.MaxValue);
            first = number;
            said = said[(open + end + 1)..];
            place = NextPlace(place, said);
            if (characters > MostCharacters)
                break;
        }
        return characters;
    }

    // After two numbers comes a third in the same brackets, or a number in plain digits, or an array; then the next range.
    private static int NextPlace(int place, ReadOnlySpan<byte> rest)
    {
        if (place == 0)
            return 1;
        if (place == 2)
            return 0;
        var next = rest.TrimStart(" \r\n\t"u8);
        return next.Length > 0 && next[0] == '<' ? 2 : 0;
    }
}
