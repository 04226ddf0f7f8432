using System.Buffers;

namespace Yizhi.Core.Reading.Figures;

/// <summary>同比增长12%, 较上年增加3件, 提高2个百分点: by how much, not how much.</summary>
internal static class Changes
{
    private static readonly string[] Comparing = ["同比", "环比", "较上年", "比上年", "较去年", "比去年", "较同期", "比同期", "较前一年", "比前一年", "较往年", "比往年"];
    private static readonly string[] Become = ["提升", "提高", "上升", "增加", "增长", "增至", "升至", "下降", "降至", "降低", "减少", "精简", "压缩", "缩减", "压减", "调整", "优化", "扩大", "扩充"];
    private static readonly SearchValues<char> Amounts = SearchValues.Create("率至到为达度");
    private static readonly string[] Verbs = ["增长", "下降", "增加", "减少", "提升", "提高", "上升", "降低", "上涨", "回落", "压减", "缩短", "增幅", "降幅", "多", "少", "增", "升", "降"];

    public static bool Is(ReadOnlySpan<char> text, in RawFigure figure)
    {
        if (figure.Unit == "个百分点")
            return true;
        var before = text[figure.ClauseStart..figure.Start].TrimEnd();
        // 由去年的91%提升至97%: the first is what was, not what is.
        if (Behind(text[figure.End..figure.ClauseEnd]) && before.LastIndexOfAny('由', '从') is var from and >= 0 && before.Length - from <= 8)
            return true;
        while (before.Length > 0 && before[^1] is '了' or '约' or '近' or '超' or '逾' or '过' or '共')
            before = before[..^1];
        var verb = 0;
        foreach (var word in Verbs)
            if (before.EndsWith(word, StringComparison.Ordinal))
            {
                verb = word.Length;
                break;
            }
        if (verb == 0)
            return figure.Unit is "%" && Reduced(before);
        // A percentage that grew is a change; a count that grew is one only against another time (新增3名 is a count).
        if (figure.Unit is "%" or "‰" && verb == 2)
            return true;
        foreach (var word in Comparing)
            if (before.Contains(word, StringComparison.Ordinal))
                return true;
        return false;
    }

    private static bool Behind(ReadOnlySpan<char> behind)
    {
        foreach (var word in Become)
            if (behind.StartsWith(word, StringComparison.Ordinal))
                return true;
        return false;
    }

    // 减少重复检查40%: what grew or shrank stands between the verb and the number, and is no rate itself.
    private static bool Reduced(ReadOnlySpan<char> before)
    {
        var last = before[Math.Max(0, before.Length - 10)..];
        foreach (var word in Verbs)
            if (word.Length == 2 && last.LastIndexOf(word, StringComparison.Ordinal) is var at and >= 0)
                return last[(at + 2)..].IndexOfAny(Amounts) < 0;
        return false;
    }
}
