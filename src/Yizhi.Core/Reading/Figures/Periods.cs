namespace Yizhi.Core.Reading.Figures;

/// <summary>The period a figure is said to be of, where its sentence names one.</summary>
internal static class Periods
{
    private const int Back = 80;

    /// <summary>A year (2024), a half (2024-H1), until a month (..2024-10), or this year (year); null where nothing is said.</summary>
    public static string? Of(ReadOnlySpan<char> text, in RawFigure figure, int? year)
    {
        var from = Math.Max(0, figure.Start - Back);
        var said = text[from..figure.Start];
        if (said.LastIndexOfAny(Chars.SentenceEnds) is var end and >= 0)
            said = said[(end + 1)..];
        var named = year;
        if (said.LastIndexOf('年') is var at and >= 4 && Digits(said[(at - 4)..at]) is var written and >= 1980 and <= 2100)
            named = written;
        var label = named?.ToString() ?? "";
        if (said.IndexOf("上半年") >= 0)
            return label + "-H1";
        if (said.IndexOf("下半年") >= 0)
            return label + "-H2";
        if (said.IndexOf("截至") is var until and >= 0 || (until = said.IndexOf("截止")) >= 0)
        {
            var rest = said[until..];
            var month = rest.IndexOf('月');
            return month > 2 && Chars.IsDigit(rest[month - 1]) ? $"..{label}-{Month(rest, month):00}" : ".." + label;
        }
        if (said.IndexOf("今年以来") >= 0 || said.IndexOf("全年") >= 0 || said.IndexOf("本年度") >= 0 || said.IndexOf("年内") >= 0 || named != year)
            return label.Length > 0 ? label : null;
        return null;
    }

    private static int Digits(ReadOnlySpan<char> said)
    {
        var value = 0;
        foreach (var c in said)
            if (!Chars.IsDigit(c))
                return -1;
            else
                value = value * 10 + Chars.Digit(c);
        return value;
    }

    private static int Month(ReadOnlySpan<char> said, int at) => Chars.Digit(said[at - 1]) + (Chars.IsDigit(said[at - 2]) ? Chars.Digit(said[at - 2]) * 10 : 0);
}
