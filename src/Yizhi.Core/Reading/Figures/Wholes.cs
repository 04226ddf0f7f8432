namespace Yizhi.Core.Reading.Figures;

/// <summary>Which figure is a part of which: 其中, lists behind a colon, parts that add up to what stands before them, 均 and 化解 of what was found.</summary>
internal static class Wholes
{
    private const int MostParts = 30;
    private static readonly string[] Outcomes = ["化解", "成功化解", "已化解", "办结", "已办结", "解决", "已解决", "整改", "已整改", "完成整改", "调解成功", "成功调解", "成功", "消除", "均"];

    /// <summary>For each figure, the place of its whole in the list; -1 where it is none's part.</summary>
    public static int[] Find(ReadOnlySpan<char> text, IReadOnlyList<RawFigure> figures)
    {
        var whole = new int[figures.Count];
        Array.Fill(whole, -1);
        for (var i = 1; i < figures.Count; i++)
            if (figures[i].Start >= figures[i - 1].End && Announced(text[figures[i - 1].End..figures[i].Start]) && Parts(text, figures, i) is { Count: > 0 } parts && WholeOf(text, figures, parts) is var of and >= 0)
                foreach (var part in parts)
                    whole[part] = of;
        for (var i = 0; i < figures.Count; i++)
            if (IsThing(figures[i]) && whole[i] < 0)
                Unsaid(text, figures, i, whole);
        for (var i = 1; i < figures.Count; i++)
            if (whole[i] < 0 && IsThing(figures[i]) && Outcome(text, figures, i) is var of and >= 0)
                whole[i] = of;
        return whole;
    }

    private static bool Announced(ReadOnlySpan<char> gap) =>
        gap.Length < 60 && gap.IndexOf("其中", StringComparison.Ordinal) is var at and >= 0 ? gap[..at].IndexOfAny("。；;\n") is var stop && (stop < 0 || gap[(stop + 1)..at].Trim().Length == 0) : gap.Length is > 0 and < 30 && gap[0] is '：' or ':';

    // The figures of one kind that follow within the sentence.
    private static List<int> Parts(ReadOnlySpan<char> text, IReadOnlyList<RawFigure> figures, int first)
    {
        var parts = new List<int>();
        for (var j = first; j < figures.Count && parts.Count < MostParts; j++)
        {
            if (j > first && figures[j].Start >= figures[j - 1].End && text[figures[j - 1].End..figures[j].Start] is var gap && (gap.IndexOfAny("。；;\n") >= 0 || gap.IndexOf("其中", StringComparison.Ordinal) >= 0))
                break;
            if (IsThing(figures[j]) && !figures[j].IsImplied && (parts.Count == 0 || Same(figures[parts[0]].Unit, figures[j].Unit)))
                parts.Add(j);
        }
        return parts;
    }

    // The nearest figure before that they can be parts of; one they make exactly comes first.
    private static int WholeOf(ReadOnlySpan<char> text, IReadOnlyList<RawFigure> figures, List<int> parts)
    {
        var sum = parts.Sum(p => figures[p].Value);
        var most = parts.Max(p => figures[p].Value);
        var nearest = -1;
        for (var (i, stops) = (parts[0] - 1, 0); i >= 0 && parts[0] - i <= 6; i--)
        {
            stops += figures[i].End <= figures[i + 1].Start ? text[figures[i].End..figures[i + 1].Start].Count('。') + text[figures[i].End..figures[i + 1].Start].Count('\n') : 0;
            if (stops > 1)
                break;
            if (!IsThing(figures[i]) || !Same(figures[i].Unit, figures[parts[0]].Unit))
                continue;
            if (figures[i].Value == sum)
                return i;
            if (nearest < 0 && (figures[i].Value >= most || parts.Count > 1))
                nearest = i;
        }
        return nearest;
    }

    // Without a word for it, only parts of the same sentence that make the whole to the last one are taken for parts.
    private static void Unsaid(ReadOnlySpan<char> text, IReadOnlyList<RawFigure> figures, int i, int[] whole)
    {
        var (sum, parts) = (0m, new List<int>());
        for (var j = i + 1; j < figures.Count && parts.Count < MostParts; j++)
        {
            if (figures[j].Start < figures[j - 1].End || text[figures[j - 1].End..figures[j].Start].IndexOfAny('。', '\n') >= 0 || sum > figures[i].Value)
                return;
            if (!IsThing(figures[j]) || figures[j].Unit != figures[i].Unit || whole[j] >= 0 || figures[j].IsImplied)
                continue;
            parts.Add(j);
            sum += figures[j].Value;
            if (parts.Count < 2 || sum != figures[i].Value || figures[i].Qualifier is not null)
                continue;
            foreach (var part in parts)
                whole[part] = i;
            return;
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
            if (gap.StartsWith(word, StringComparison.Ordinal) && gap.Length <= word.Length + 2 || now is { IsImplied: true, Value: > 0 } && gap.Length == 0)
                return i - 1;
        return -1;
    }

    private static bool IsThing(in RawFigure figure) => figure.Unit is not "%" and not "" and not "个百分点" && !figure.IsChange;

    private static bool Same(string one, string other) => one == other || (Cases(one) && Cases(other)) || (Persons(one) && Persons(other)) || (Times(one) && Times(other));
    private static bool Cases(string unit) => unit is "件" or "起" or "宗" or "案";
    private static bool Persons(string unit) => unit is "人" or "名" or "位";
    private static bool Times(string unit) => unit is "场" or "场次";
}
