using Yizhi.Core.Reading.Figures;

namespace Yizhi.Core.Reading.Outline;

/// <summary>A day written as 2024年1月19日 or 二〇二四年一月十九日 at the end of a line.</summary>
internal static class WrittenDay
{
    /// <summary>The day and where it begins; null where the line does not end with one.</summary>
    public static (DateOnly Date, int Start)? Read(string line)
    {
        if (line.Length < 8 || line[^1] is not '日')
            return null;
        var year = line.LastIndexOf('年');
        var month = line.LastIndexOf('月');
        if (year < 4 || month < year + 2 || line.Length - 2 < month + 1)
            return null;
        var start = year - 4;
        return Number(line.AsSpan(start, 4)) is { } y && Number(line.AsSpan(year + 1, month - year - 1)) is { } m && Number(line.AsSpan(month + 1, line.Length - month - 2)) is { } d
            && y is >= 1980 and <= 2100 && m is >= 1 and <= 12 && d >= 1 && d <= DateTime.DaysInMonth(y, m) ? (new DateOnly(y, m, d), start) : null;
    }

    private static int? Number(ReadOnlySpan<char> said)
    {
        if (said.Length is 0 or > 4)
            return null;
        if (!Chars.IsDigit(said[0]) && !Chars.IsChinese(said[0]) && said[0] is not ('○' or 'O' or '０'))
            return null;
        if (said.IndexOf('十') < 0)
        {
            var value = 0;
            foreach (var c in said)
                if (Chars.IsDigit(c))
                    value = value * 10 + Chars.Digit(c);
                else if (Chars.IsChinese(c) && c is not ('百' or '千' or '万' or '亿') || c is '○' or 'O')
                    value = value * 10 + Chars.Chinese(c);
                else
                    return null;
            return value;
        }
        return Chars.IsChinese(said[0]) && NumeralReader.Read(said, 0, out var number) && number.End == said.Length ? (int)number.Value : null;
    }
}
