namespace Yizhi.Core.Reading.Figures;

/// <summary>百分之九十八 and 98%.</summary>
internal static class Percents
{
    /// <summary>Whether the number is a percentage; then its end is moved past the sign, or its value and end past 百分之.</summary>
    public static bool Behind(ReadOnlySpan<char> text, int start, ref Numeral number)
    {
        if (number.IsChinese)
            return InWords(text, start, ref number);
        var at = Chars.SkipSpaces(text, number.End);
        if (at >= text.Length || text[at] is not ('%' or '％' or '﹪'))
            return false;
        number = number with { End = at + 1 };
        return true;
    }

    private static bool InWords(ReadOnlySpan<char> text, int start, ref Numeral number)
    {
        if (!number.IsBare || text[start] != '百' || !text[start..].StartsWith("百分之", StringComparison.Ordinal))
            return false;
        var at = start + 3;
        if (at >= text.Length || !(Chars.IsChinese(text[at]) || Chars.IsDigit(text[at])) || !NumeralReader.Read(text, at, out var said))
            return false;
        var (value, end) = (said.Value, said.End);
        // 九十八点五
        if (end + 1 < text.Length && text[end] == '点' && Chars.IsChinese(text[end + 1]))
            for (var place = 0.1m; ++end < text.Length && Chars.IsChinese(text[end]) && place > 0.0001m; place /= 10)
                value += place * Chars.Chinese(text[end]);
        number = said with { Value = value, End = end, HasPoint = value != said.Value };
        return true;
    }
}
