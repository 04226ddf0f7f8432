using Yizhi.Core.Reading.Figures;

namespace Yizhi.Core.Reading.Outline;

/// <summary>The habits of numbering, outermost first.</summary>
internal enum HeadingKind
{
    None,
    /// <summary>第一部分, 第一章.</summary>
    Part,
    /// <summary>一、</summary>
    Chinese,
    /// <summary>（一）</summary>
    BracketedChinese,
    /// <summary>1. or 1、</summary>
    Arabic,
    /// <summary>（1）or 1）</summary>
    BracketedArabic,
    /// <summary>A number in a circle, ① and on.</summary>
    Circled,
    /// <summary>一是 or 第一，or 首先，within a paragraph.</summary>
    RunIn,
}

/// <summary>A heading's number: its kind, its value and where it ends.</summary>
internal readonly record struct HeadingMark(HeadingKind Kind, int Value, int End)
{
    private const string Circles = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";
    private const string EnclosedIdeographs = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩";

    /// <summary>The number a line begins with.</summary>
    public static HeadingMark AtLine(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length)
            return default;
        var c = text[at];
        if (Circles.IndexOf(c) is var circle and >= 0)
            return new(HeadingKind.Circled, circle + 1, Past(text, at + 1));
        if (EnclosedIdeographs.IndexOf(c) is var ideograph and >= 0)
            return new(HeadingKind.BracketedChinese, ideograph + 1, Past(text, at + 1));
        if (c is '（' or '(')
            return Bracketed(text, at);
        if (Chars.IsDigit(c))
            return Arabic(text, at);
        if (c == '第' && Chinese(text, at + 1) is { Value: > 0 } named)
        {
            var rest = text[named.End..];
            return rest.StartsWith("部分") ? new(HeadingKind.Part, named.Value, Past(text, named.End + 2)) : rest.StartsWith("章") ? new(HeadingKind.Part, named.Value, Past(text, named.End + 1)) : default;
        }
        if (Chinese(text, at) is { Value: > 0 } lone && lone.End < text.Length && text[lone.End] is '、' or '．' or '.' or ',' or '，')
            return text[lone.End] is ',' or '，' && lone.Value > 12 ? default : new(HeadingKind.Chinese, lone.Value, Past(text, lone.End + 1));
        return default;
    }

    /// <summary>一是, 第二，, 首先， within a paragraph.</summary>
    public static HeadingMark RunIn(ReadOnlySpan<char> text, int at)
    {
        if (Chinese(text, at) is { Value: > 0 } lone && lone.End < text.Length && text[lone.End] == '是')
            return new(HeadingKind.RunIn, lone.Value, lone.End + 1);
        if (text[at] == '第' && Chinese(text, at + 1) is { Value: > 0 } named && named.End < text.Length && text[named.End] is '，' or ',' or '、')
            return new(HeadingKind.RunIn, named.Value, named.End + 1);
        return default;
    }

    private static HeadingMark Bracketed(ReadOnlySpan<char> text, int at)
    {
        var inner = Chars.SkipSpaces(text, at + 1);
        if (inner >= text.Length)
            return default;
        if (Chars.IsDigit(text[inner]))
        {
            var (value, end) = (0, inner);
            while (end < text.Length && end < inner + 3 && Chars.IsDigit(text[end]))
                value = value * 10 + Chars.Digit(text[end++]);
            end = Chars.SkipSpaces(text, end);
            return value is > 0 and < 100 && end < text.Length && text[end] is '）' or ')' ? new(HeadingKind.BracketedArabic, value, Past(text, end + 1)) : default;
        }
        if (Chinese(text, inner) is not { Value: > 0 } lone)
            return default;
        var close = Chars.SkipSpaces(text, lone.End);
        return close < text.Length && text[close] is '）' or ')' ? new(HeadingKind.BracketedChinese, lone.Value, Past(text, close + 1)) : default;
    }

    private static HeadingMark Arabic(ReadOnlySpan<char> text, int at)
    {
        var (value, end) = (0, at);
        while (end < text.Length && end < at + 3 && Chars.IsDigit(text[end]))
            value = value * 10 + Chars.Digit(text[end++]);
        if (value is < 1 or > 60 || end >= text.Length)
            return default;
        if (text[end] is '）' or ')')
            return new(HeadingKind.BracketedArabic, value, Past(text, end + 1));
        if (text[end] is not ('.' or '．' or '、'))
            return default;
        // 1.2名: the point is a heading's only where no decimal number continues as one (12.4宪法日 is a date).
        return end + 1 < text.Length && text[end] != '、' && Chars.IsDigit(text[end + 1]) && !(end == at + 1 && end + 2 < text.Length && Figures.MeasureWords.At(text, end + 2).Length > 0) ? default : new(HeadingKind.Arabic, value, Past(text, end + 1));
    }

    private static (int Value, int End) Chinese(ReadOnlySpan<char> text, int at)
    {
        var (value, end) = (0, at);
        for (; end < text.Length && end < at + 3; end++)
        {
            var digit = "一二三四五六七八九".IndexOf(text[end]) + 1;
            if (digit > 0)
                value += digit;
            else if (text[end] == '十')
                value = value == 0 ? 10 : value * 10;
            else
                break;
        }
        return (value, end);
    }

    private static int Past(ReadOnlySpan<char> text, int at)
    {
        at = Chars.SkipSpaces(text, at);
        return at < text.Length && text[at] is '、' or '.' or '．' ? Chars.SkipSpaces(text, at + 1) : at;
    }
}
