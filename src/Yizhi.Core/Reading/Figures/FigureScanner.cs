namespace Yizhi.Core.Reading.Figures;

/// <summary>Finds every figure of a text in one pass: it stops at numerals and jumps over titles of papers and short quotations.</summary>
internal static class FigureScanner
{
    private const int ClauseBack = 90;
    private const int ClauseAhead = 60;
    private const int LongestTitle = 160;
    private const int LongestSlogan = 18;

    /// <summary>All figures, in order.</summary>
    public static List<RawFigure> Scan(ReadOnlySpan<char> text)
    {
        var found = new List<RawFigure>(Math.Min(text.Length / 80, 4096) + 4);
        var (at, last) = (0, 0);
        while (at < text.Length)
        {
            var next = text[at..].IndexOfAny(Chars.Stops);
            if (next < 0)
                break;
            at += next;
            switch (text[at])
            {
                case '《':
                    at = PastTitle(text, at);
                    continue;
                case '“' or '「' or '『' or '"':
                    at = PastSlogan(text, at);
                    continue;
            }
            var start = at;
            var isNumber = NumeralReader.Read(text, start, out var number);
            at = Math.Max(number.End, start + 1);
            if (!isNumber)
                continue;
            if (Numbering(text, start, number) is var heading and > 0)
            {
                at = heading;
                continue;
            }
            if (Figure(text, start, number, last, out var figure))
            {
                if (found.Count > 0 && found[^1] is var before && before.ClauseEnd > figure.Start)
                    found[^1] = before with { ClauseEnd = Math.Max(before.End, figure.Start) };
                if (!Shares(text, found, figure))
                    found.Add(figure);
                at = last = figure.End;
            }
        }
        return found;
    }

    private static bool Figure(ReadOnlySpan<char> text, int start, Numeral number, int last, out RawFigure figure)
    {
        figure = default;
        var percent = Percents.Behind(text, start, ref number);
        var after = Chars.SkipSpaces(text, number.End);
        var (length, unit) = percent ? (0, "%") : MeasureWords.At(text, after);
        var end = length > 0 ? after + length : number.End;
        if (NotFigures.Before(text, start, number.IsChinese))
            return false;
        if (!percent && length == 0)
        {
            // 涉及金额295万, 服务人次2296: the noun before it says what is counted.
            unit = UnitlessNouns.Unit(text, start, number);
            if (unit.Length == 0)
                return false;
        }
        var clause = ClauseStart(text, start, last);
        if (number.IsChinese && !percent && !NotFigures.IsChineseCount(text, number, start, unit, end, clause))
            return false;
        if (number.HasPoint && !number.IsScaled && !MayBeBroken(unit) || NotFigures.IsTime(text, start, number.Value, unit, end))
            return false;
        var before = Qualifiers.EndingAt(text, start, number.IsBare);
        var behind = number.More != default ? number.More.ToString() : null;
        if (Qualifiers.StartingAt(text, end) is { } word)
            (behind, end) = (behind ?? word, end + word.Length);
        else if (end < text.Length && text[end] is '余' or '多' && behind is null && (end + 1 >= text.Length || Chars.ClauseEnds.Contains(text[end + 1])))
            behind = text[end++].ToString();
        var qualifier = before ?? behind;
        var (low, high) = Qualifiers.Interval(number.Value, number.Step, qualifier, !number.HasPoint || number.IsScaled);
        figure = new RawFigure
        {
            Value = number.Value,
            Low = low,
            High = number.To ?? high,
            Unit = unit,
            Qualifier = qualifier ?? (number.To is null ? null : "至"),
            Start = before is null ? start : Chars.BackOverSpaces(text, start) - before.Length,
            NumeralStart = start,
            End = end,
            ClauseStart = clause,
            ClauseEnd = ClauseEnd(text, end),
        };
        Frequencies.Adjust(text, ref figure);
        DoubledUnits.Adjust(text, ref figure);
        figure.IsChange = Changes.Is(text, figure);
        return true;
    }

    // 分别为12、8、5件: those before the last have no measure word of their own.
    private static bool Shares(ReadOnlySpan<char> text, List<RawFigure> found, in RawFigure figure)
    {
        var numbers = Lists.Before(text, figure);
        foreach (var number in numbers)
            found.Add(number);
        if (numbers.Count > 0)
            found.Add(figure);
        return numbers.Count > 0;
    }

    // A line begins with 1.2名: the point ends a number of a heading, and 2名 is the figure.
    private static int Numbering(ReadOnlySpan<char> text, int start, in Numeral number)
    {
        if (number is not { HasPoint: true, IsScaled: false, IsChinese: false })
            return 0;
        var line = Chars.BackOverSpaces(text, start);
        if (line > 0 && text[line - 1] is not '\n' and not '\r')
            return 0;
        var point = text[start..].IndexOfAny('.', '．');
        return point is 1 or 2 && MeasureWords.At(text, Chars.SkipSpaces(text, number.End)).Unit is { Length: > 0 } unit && !MayBeBroken(unit) ? start + point + 1 : 0;
    }

    private static bool MayBeBroken(string unit) => unit is "%" or "‰" or "元" or "美元" or "平方米" or "平方公里" or "公里" or "亩" or "公顷" or "吨" or "小时" or "分" or "个百分点" or "学时" or "课时" or "米" or "千米" or "立方米" or "公斤" or "千克" or "学时/名";

    private static int PastTitle(ReadOnlySpan<char> text, int at)
    {
        var window = text.Slice(at, Math.Min(LongestTitle, text.Length - at));
        var depth = 0;
        for (var i = 0; i < window.Length && window[i] != '\n'; i++)
            if (window[i] == '《')
                depth++;
            else if (window[i] == '》' && --depth == 0)
                return at + i + 1;
        return at + 1;
    }

    private static int PastSlogan(ReadOnlySpan<char> text, int at)
    {
        var close = text[at] switch { '“' => '”', '「' => '」', '『' => '』', _ => '"' };
        var end = text.Slice(at + 1, Math.Min(LongestSlogan, text.Length - at - 1)).IndexOf(close);
        return end < 0 || text.Slice(at + 1, end).IndexOfAny(Chars.SentenceEnds) >= 0 ? at + 1 : at + end + 2;
    }

    private static int ClauseStart(ReadOnlySpan<char> text, int start, int last)
    {
        var from = Math.Max(last, start - ClauseBack);
        var end = text[from..start].LastIndexOfAny(Chars.ClauseEnds);
        // 村（社区）法律顾问: a short bracket within a noun ends no clause.
        while (end > 1 && text[from + end] is '）' or ')' && text.Slice(from + Math.Max(0, end - 6), Math.Min(6, end)).LastIndexOfAny('（', '(') is var open and > 0)
            end = text.Slice(from, Math.Max(0, end - 6) + open).LastIndexOfAny(Chars.ClauseEnds);
        return Past(text, end < 0 ? from : from + end + 1, start);
    }

    private static int Past(ReadOnlySpan<char> text, int from, int start)
    {
        while (from < start && (text[from] is '、' or '，' or ',' or '”' || Chars.IsSpace(text[from])))
            from++;
        return from;
    }

    private static int ClauseEnd(ReadOnlySpan<char> text, int end)
    {
        var window = text.Slice(end, Math.Min(ClauseAhead, text.Length - end));
        var found = window.IndexOfAny(Chars.PhraseEnds);
        return end + (found < 0 ? window.Length : found);
    }
}
