namespace Yizhi.Core.Reading.Figures;

/// <summary>参学率和合格率均达100%; 讲座、咨询各5场次: one number said of several things becomes a figure of each.</summary>
internal static class SharedNumbers
{
    private const int Most = 12;

    /// <summary>The same figures, those of several things once for each.</summary>
    public static List<RawFigure> Expand(ReadOnlySpan<char> text, List<RawFigure> figures)
    {
        Respectively(text, figures);
        Follow(text, figures);
        List<RawFigure>? expanded = null;
        for (var i = 0; i < figures.Count; i++)
        {
            var subjects = Of(text, figures[i]);
            if (subjects.Count > 1 && expanded is null)
                expanded = [.. figures.Take(i)];
            if (subjects.Count > 1)
                foreach (var subject in subjects)
                    expanded!.Add(figures[i] with { Said = subject });
            else
                expanded?.Add(figures[i]);
        }
        return expanded ?? figures;
    }

    // 参考率、合格率分别为100%、98%: as many numbers as things, in their order.
    private static void Respectively(ReadOnlySpan<char> text, List<RawFigure> figures)
    {
        for (var i = 0; i < figures.Count; i++)
        {
            var written = text[figures[i].ClauseStart..figures[i].Start];
            var at = written.LastIndexOf("分别", StringComparison.Ordinal);
            if (at < 3 || written.Length - at > 6 || figures[i].Said is not null)
                continue;
            var pieces = Pieces(Subjects.Before(text, figures[i] with { Start = figures[i].ClauseStart + at }));
            if (pieces.Count < 2 || i + pieces.Count > figures.Count)
                continue;
            var together = true;
            for (var k = 1; k < pieces.Count; k++)
                together &= figures[i + k].Start >= figures[i + k - 1].End && figures[i + k].Start - figures[i + k - 1].End <= 2;
            for (var k = 0; together && k < pieces.Count; k++)
                figures[i + k] = figures[i + k] with { Said = pieces[k].Length == 2 && k < pieces.Count - 1 && pieces[^1].Length > 4 && pieces[^1][^1] != '率' ? pieces[k] + pieces[^1][2..] : pieces[k] };
        }
    }

    // 接待群众350批次620人次: the second number is of the same thing.
    private static void Follow(ReadOnlySpan<char> text, List<RawFigure> figures)
    {
        for (var i = 1; i < figures.Count; i++)
            if (figures[i - 1].IsChange && figures[i].NumeralStart - figures[i - 1].End is > 1 and < 8 && figures[i].Unit == figures[i - 1].Unit && text[figures[i].NumeralStart - 1] is '至' or '到' or '为')
                figures[i] = figures[i] with { Said = Subjects.Of(text, figures[i - 1]), IsChange = false };
            else if (figures[i].Start == figures[i - 1].End && figures[i].Said is null && figures[i].ClauseEnd == figures[i].End)
                figures[i] = figures[i] with { Said = Subjects.Of(text, figures[i - 1]) };
    }

    private static List<string> Of(ReadOnlySpan<char> text, in RawFigure figure)
    {
        var written = text[figure.ClauseStart..figure.Start];
        var before = Subjects.Before(text, figure);
        if (figure.Said is not null || before.IndexOfAny("、和与及") < 0 || figure.IsChange || written.Contains("分别", StringComparison.Ordinal))
            return [];
        var pieces = Pieces(before);
        if (pieces.Count < 2)
            return [];
        if (figure.Unit == "%")
            return Rates(pieces);
        // Each of the things named before 各 has the number; the verb of the first is that of all.
        return written.TrimEnd().EndsWith("各", StringComparison.Ordinal) && pieces.All(p => p.Length >= 2) ? pieces : [];
    }

    private static List<string> Rates(List<string> pieces)
    {
        var first = pieces.FindIndex(p => p[^1] == '率');
        if (first < 0 || pieces.Count - first < 2 || !pieces.Skip(first).All(p => p.Length >= 2 && p[^1] is '率' or '度' or '面'))
            return [];
        // 甲、乙覆盖率和运行率: each of the two has both.
        var whole = pieces[first];
        var things = pieces.Take(first).Where(p => p.Length >= 3).ToList();
        var entity = whole.Length > 3 ? whole[..^3] : "";
        if (things.Count == 0 || entity.Length < 2)
            return [.. pieces.Skip(first).Select((p, i) => i > 0 && p.Length <= 4 && entity.Length > 1 ? entity + p : p).Take(Most)];
        return [.. things.Append(entity).SelectMany(t => pieces.Skip(first).Select((p, i) => t + (i == 0 ? p[^3..] : p))).Take(Most)];
    }

    private static List<string> Pieces(ReadOnlySpan<char> before)
    {
        var pieces = new List<string>();
        var from = 0;
        for (var at = 0; at <= before.Length; at++)
            if (at == before.Length || before[at] is '、' or '和' or '与' or '及')
            {
                // 人民调解委员会和… but not 以及 or 参与: a piece of one character is no thing.
                if (at < before.Length && before[at] is '与' or '及' && at > 0 && before[at - 1] is '参' or '涉' or '普' or '以' or '触')
                    continue;
                if (at > from)
                    pieces.Add(before[from..at].Trim().ToString());
                from = at + 1;
            }
        pieces.RemoveAll(p => p.Length == 0);
        return pieces;
    }
}
