namespace Yizhi.Core.Reading.Figures;

/// <summary>Reads 三十二, 二十余, 两万余, 千余, 二〇二四, 三四.</summary>
internal static class ChineseNumerals
{
    private const int Longest = 24;

    public static bool Read(ReadOnlySpan<char> text, int start, out Numeral numeral)
    {
        var end = start;
        while (end < text.Length && Chars.IsChinese(text[end]))
            end++;
        numeral = new Numeral(0, null, 1, end, true, false, false, false, default);
        if (end - start > Longest)
            return false;
        var run = text[start..end];
        if (!Whole(run, out var value, out var to, out var scaled))
            return false;
        var bare = run.Length == 1 && run[0] is '百' or '千' or '万' or '亿';
        var (more, at) = (default(char), end);
        // 二十余万, 十几: the scale after 余 still belongs to the number.
        if (at < text.Length && text[at] is '余' or '多' or '几' or '来' && NumeralReader.More(text, at))
        {
            more = text[at++];
            if (at < text.Length && text[at] is '万' or '亿')
            {
                var scale = text[at++] == '万' ? 10_000m : 100_000_000m;
                if (value > 1_000_000)
                    return false;
                (value, scaled) = (value * scale, true);
            }
        }
        numeral = new Numeral(value, to, NumeralReader.LastPlace(value), at, true, bare, scaled, false, more);
        return true;
    }

    private static bool Whole(ReadOnlySpan<char> run, out decimal value, out decimal? to, out bool scaled)
    {
        (value, to, scaled) = (0, null, false);
        if (run.IndexOfAny("十百千万亿") < 0)
        {
            // 二〇二四 is written digit by digit; 三四 is three or four; a lone one is itself.
            foreach (var c in run)
                value = value * 10 + Chars.Chinese(c);
            if (run.Length != 2)
                return run.Length is 1 or >= 3;
            if (Chars.Chinese(run[1]) != Chars.Chinese(run[0]) + 1)
                return false;
            (value, to) = (Chars.Chinese(run[0]), Chars.Chinese(run[1]));
            return true;
        }
        var (sum, part, digit, last) = (0m, 0m, -1, decimal.MaxValue);
        foreach (var c in run)
        {
            var worth = c switch { '十' => 10m, '百' => 100m, '千' => 1000m, '万' => 10_000m, '亿' => 100_000_000m, _ => 0m };
            if (worth == 0)
            {
                if (digit > 0)
                    return false;
                digit = Chars.Chinese(c);
            }
            else if (worth >= 10_000)
            {
                part += Math.Max(digit, 0);
                if (sum + part == 0)
                    part = 1;
                if (sum != 0 && worth >= last && worth != 100_000_000m)
                    return false;
                (sum, part) = worth == 100_000_000m ? ((sum + part) * worth, 0) : (sum + part * worth, 0);
                (digit, last, scaled) = (-1, worth, true);
                if (sum > 1_000_000_000_000_000m)
                    return false;
            }
            else
            {
                part += worth * (digit <= 0 ? 1 : digit);
                digit = -1;
            }
        }
        value = sum + part + Math.Max(digit, 0);
        return true;
    }
}
