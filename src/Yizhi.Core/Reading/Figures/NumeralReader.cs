namespace Yizhi.Core.Reading.Figures;

/// <summary>Reads a number in Arabic, full-width or Chinese numerals, in one pass from left to right.</summary>
internal static class NumeralReader
{
    private const int MostDigits = 15;

    /// <summary>Reads the number that begins here.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where a digit or a Chinese numeral stands.</param>
    /// <param name="numeral">The number; where there is none, only its end has a meaning.</param>
    /// <returns>Whether it is a number, not only a run of digits.</returns>
    public static bool Read(ReadOnlySpan<char> text, int start, out Numeral numeral)
    {
        if (!One(text, start, out numeral))
            return false;
        var at = Chars.SkipSpaces(text, numeral.End);
        // 3-5名, 3至5名, 三到五次; the scanner refuses the years among them.
        if (numeral.More == default && at < text.Length && text[at] is '-' or '－' or '—' or '–' or '～' or '~' or '至' or '到')
        {
            while (at < text.Length && text[at] is '-' or '－' or '—' or '–' or '～' or '~' or '至' or '到')
                at++;
            at = Chars.SkipSpaces(text, at);
            if (at < text.Length && (Chars.IsDigit(text[at]) || Chars.IsChinese(text[at])) && One(text, at, out var upper) && upper.IsChinese == numeral.IsChinese && !upper.IsBare)
            {
                var from = upper.IsScaled && !numeral.IsScaled && numeral.Value < 1000 && upper.Value / Scale(upper.Value) >= numeral.Value ? numeral.Value * Scale(upper.Value) : numeral.Value;
                if (upper.Value > from)
                    numeral = upper with { Value = from, To = upper.Value };
            }
        }
        return true;
    }

    private static decimal Scale(decimal value) => value >= 100_000_000 ? 100_000_000 : 10_000;

    private static bool One(ReadOnlySpan<char> text, int start, out Numeral numeral) =>
        Chars.IsDigit(text[start]) ? Arabic(text, start, out numeral) : ChineseNumerals.Read(text, start, out numeral);

    private static bool Arabic(ReadOnlySpan<char> text, int start, out Numeral numeral)
    {
        var (at, digits, value, step, point) = (start, 0, 0m, 1m, false);
        for (; at < text.Length && Chars.IsDigit(text[at]); at++)
            if (++digits <= MostDigits)
                value = value * 10 + Chars.Digit(text[at]);
        // 1,234 and 1,234,567, but not 30,120 in a list of lone numbers longer than its groups.
        if (digits <= 3)
            while (at < text.Length && text[at] == ',' && digits <= MostDigits - 3 && Group(text, at + 1))
            {
                for (var i = 1; i <= 3; i++, digits++)
                    value = value * 10 + Chars.Digit(text[at + i]);
                at += 4;
            }
        if (at + 1 < text.Length && text[at] is '.' or '．' && Chars.IsDigit(text[at + 1]))
        {
            point = true;
            for (at++; at < text.Length && Chars.IsDigit(text[at]); at++)
                if (++digits <= MostDigits)
                    (value, step) = (value + Chars.Digit(text[at]) * step / 10, step / 10);
        }
        numeral = new Numeral(value, null, step, at, false, false, false, point, default);
        if (digits > MostDigits)
            return false;
        if (!point)
            step = LastPlace(value);
        var (more, scaled) = (default(char), false);
        // 30余万, 1千余, 5.5万余: the scale may stand before or after 余.
        for (var i = 0; i < 4; i++)
        {
            var next = Chars.SkipSpaces(text, at);
            if (next >= text.Length)
                break;
            var c = text[next];
            if (c is '万' or '亿' or '千' or '百' or '十')
            {
                var scale = c switch { '亿' => 100_000_000m, '万' => 10_000m, '千' => 1000m, '百' => 100m, _ => 10m };
                if (value * scale > 1_000_000_000_000_000m || (c is '千' && next + 1 < text.Length && text[next + 1] is '米' or '克') || (c is '百' && next + 1 < text.Length && text[next + 1] == '分'))
                    break;
                (value, step, scaled, at) = (value * scale, step * scale, scaled || c is '万' or '亿', next + 1);
            }
            else if (more == default && c is '余' or '多' or '几' or '来' && More(text, next))
                (more, at) = (c, next + 1);
            else if (more == default && c is '+' or '＋' && next + 1 < text.Length && (MeasureWords.At(text, next + 1).Length > 0 || text[next + 1] is '万'))
                (more, at) = ('+', next + 1);
            else
                break;
        }
        numeral = new Numeral(value, null, step, at, false, false, scaled, point, more);
        return true;
    }

    /// <summary>Whether 余, 多, 几 or 来 here belongs to the number: a scale, a measure word or a sign of percent follows.</summary>
    public static bool More(ReadOnlySpan<char> text, int at)
    {
        var next = Chars.SkipSpaces(text, at + 1);
        return next < text.Length && (text[next] is '万' or '亿' or '%' or '％' || (text[next] is not '元' || next + 1 >= text.Length || text[next + 1] != '化') && MeasureWords.At(text, next).Length > 0);
    }

    /// <summary>The place of the last digit that is not zero: of 200, 100.</summary>
    public static decimal LastPlace(decimal value)
    {
        if (value == 0)
            return 1;
        var step = 1m;
        while (value % (step * 10) == 0)
            step *= 10;
        return step;
    }

    private static bool Group(ReadOnlySpan<char> text, int at) =>
        at + 2 < text.Length && Chars.IsDigit(text[at]) && Chars.IsDigit(text[at + 1]) && Chars.IsDigit(text[at + 2]) && (at + 3 >= text.Length || !Chars.IsDigit(text[at + 3]));
}
