namespace Yizhi.Core.Reading.Figures;

/// <summary>Which figure is a part of which: 其中, lists behind a colon, parts that add up to what stands before them, 均 and 化解 of what was found.</summary>
internal static class Wholes
{
    private static readonly string[] Outcomes = ["化解", "成功化解", "已化解", "办结", "已办结", "解决", "已解决", "整改", "已整改", "完成整改", "调解成功", "成功调解", "成功", "消除", "均"];

    /// <summary>For each figure, the place of its whole in the list; -1 where it is none's part.</summary>
    public static int[] Find(ReadOnlySpan<char> text, IReadOnlyList<RawFigure> figures)
    {
        var whole = new int[figures.Count];
        Array.Fill(whole, -1);
        for (var i = 0; i < figures.Count; i++)
            if (IsThing(figures[i]))
                PartsOf(text, figures, i, whole);
        for (var i = 1; i < figures.Count; i++)
            if (whole[i] < 0 && IsThing(figures[i]) && Outcome(text, figures, i) is var of and >= 0)
                whole[i] = of;
        return whole;
    }

    private static void PartsOf(ReadOnlySpan<char> text, IReadOnlyList<RawFigure> figures, int i, int[] whole)
    {
        var (sum, said) = (0m, false);
        var parts = new List<int>();
        for (var j = i + 1; j < figures.Count && parts.Count < 30; j++)
        {
            var part = figures[j];
            // A percentage within the list belongs to no sum and ends none.
            if (part.Unit is "%" or "个百分点" || part.Start < figures[j - 1].End || part.IsImplied)
                continue;
            var gap = text[figures[j - 1].End..part.Start];
            // 346条。其中，工作情况240条: the list may begin a new sentence; it never goes beyond one.
            var stop = gap.IndexOfAny('。', '\n');
            var named = gap.IndexOf("其中", StringComparison.Ordinal);
            if (stop >= 0 && !(j == i + 1 && named > stop && gap[(stop + 1)..named].Trim().Length == 0))
                break;
            if (j == i + 1)
                said = named >= 0 || gap.IndexOfAny('：', ':') is >= 0 and < 3;
            else if (named >= 0)
                break;
            if (!Same(figures[i].Unit, part.Unit) || part.IsChange)
            {
                if (said)
                    break;
                continue;
            }
            if (part.Value > figures[i].Value && !(figures[i].High is null || figures[i].High > part.Value))
                break;
            parts.Add(j);
            sum += part.Value;
            // Without a word for it, only parts that make the whole to the last one are taken for parts.
            if (!said && parts.Count >= 2 && sum == figures[i].Value && figures[i].Qualifier is null)
            {
                Take(parts);
                return;
            }
            if (said && (gap.IndexOfAny('；', ';') >= 0 && j > i + 1 && sum > figures[i].Value))
                break;
        }
        if (said)
            Take(parts);

        void Take(List<int> taken)
        {
            foreach (var j in taken)
                if (whole[j] < 0)
                    whole[j] = i;
        }
    }

    // 排查52起，化解51起: what was settled is a part of what was found.
    private static int Outcome(ReadOnlySpan<char> text, IReadOnlyList<RawFigure> figures, int i)
    {
        var (now, before) = (figures[i], figures[i - 1]);
        if (before.Unit is "%" || before.IsChange || !Same(now.Unit, before.Unit) || now.Value > before.Value || now.Start < before.End)
            return -1;
        var gap = text[before.End..now.Start];
        if (gap.Length > 12 || gap.IndexOfAny('。', '\n') >= 0)
            return -1;
        gap = gap.TrimStart("，,、 ");
        foreach (var word in Outcomes)
            if (gap.StartsWith(word, StringComparison.Ordinal) && gap.Length <= word.Length + 2 || now.IsImplied && gap.Length == 0)
                return i - 1;
        return -1;
    }

    private static bool IsThing(in RawFigure figure) => figure.Unit is not "%" and not "" and not "个百分点" && !figure.IsChange;

    private static bool Same(string one, string other) => one == other || (Cases(one) && Cases(other)) || (Persons(one) && Persons(other)) || (Times(one) && Times(other));
    private static bool Cases(string unit) => unit is "件" or "起" or "宗" or "案";
    private static bool Persons(string unit) => unit is "人" or "名" or "位";
    private static bool Times(string unit) => unit is "场" or "场次";
}
