using Yizhi.Core.Reading.Figures;

namespace Yizhi.Core.Reading.Outline;

/// <summary>Tells which mandatory part a section is, by its heading and, where that does not say, by its words.</summary>
internal static class PartFinder
{
    private static readonly string[] Responsible = ["第一责任人", "主要负责人履行", "主要负责人履职", "党政主要负责人", "党政负责人", "主要负责同志履行", "党政主要领导履行", "主要负责同志履职"];
    private static readonly string[] Lacking = ["不足", "问题", "短板", "困难", "差距", "薄弱环节", "薄弱", "瓶颈"];
    private static readonly string[] Coming = ["下一年", "下一步", "下步", "下阶段", "下一阶段", "来年", "明年", "工作安排", "工作计划", "工作打算", "工作思路", "工作目标", "努力方向", "今后", "展望", "改进措施", "工作规划", "重点工作安排", "工作重点", "打算"];
    private static readonly string[] Achieved = ["举措", "成效", "做法", "开展情况", "工作情况", "基本情况", "推进情况", "主要情况", "主要工作", "进展", "亮点", "完成情况", "落实情况", "特色", "经验", "成绩", "回顾", "总体情况", "建设情况", "举措和成效"];

    private static readonly string[] LackingWords = ["不足", "不够", "有待", "薄弱", "不高", "不强", "欠缺", "缺乏", "不深", "不到位", "差距", "短板", "不平衡", "单一", "滞后", "不多", "仍存在", "还存在"];
    private static readonly string[] ComingWords = ["将", "下一步", "进一步", "继续", "持续", "不断", "着力", "力争", "确保"];

    /// <summary>Gives each heading its part; sections below one share it, unless they say another.</summary>
    public static void Name(ReadOnlySpan<char> text, List<FoundHeading> headings, int? year)
    {
        var top = headings.Count == 0 ? 1 : headings.Min(h => h.Level);
        var parents = new Stack<FoundHeading>();
        foreach (var heading in headings)
        {
            while (parents.TryPeek(out var above) && above.Level >= heading.Level)
                parents.Pop();
            heading.Part ??= Said(heading, year, heading.Level == top) ?? (parents.TryPeek(out var parent) ? parent.Part : heading.Level == top && heading.Kind != HeadingKind.RunIn ? ByContent(text, heading) : null);
            parents.Push(heading);
        }
    }

    /// <summary>The parts a heading names; one may name two (存在的不足和下一步打算).</summary>
    public static IEnumerable<ReportPart> NamedBy(string heading, int? year)
    {
        if (Has(heading, Responsible))
            yield return ReportPart.FirstResponsible;
        if (Has(heading, Lacking) && !heading.Contains("解决", StringComparison.Ordinal))
            yield return ReportPart.Shortcomings;
        if (Has(heading, Coming) || year is { } y && heading.Contains((y + 1).ToString(), StringComparison.Ordinal))
            yield return ReportPart.NextYear;
        if (Has(heading, Achieved))
            yield return ReportPart.Achievements;
    }

    private static ReportPart? Said(FoundHeading heading, int? year, bool isTop)
    {
        if (isTop && heading.Kind != HeadingKind.RunIn)
            foreach (var part in NamedBy(heading.Heading, year))
                return part;
        // Below, only the first responsible person's duty is a part of its own, and an item within a paragraph is none.
        return heading.Kind < HeadingKind.RunIn && heading.OwnLine && Has(heading.Heading, Responsible) ? ReportPart.FirstResponsible : null;
    }

    private static ReportPart ByContent(ReadOnlySpan<char> text, FoundHeading heading)
    {
        var body = text[heading.TextStart..heading.End];
        var length = Math.Max(body.Length, 200) / 200.0;
        var lacking = Count(body, LackingWords) / length;
        var coming = (Count(body, ComingWords) + 2 * Math.Min(Count(body, ["将"]), 3)) / length;
        var figures = FigureScanner.Scan(body.Length > 6000 ? body[..6000] : body).Count / length;
        if (lacking > 3 && lacking > figures * 2)
            return ReportPart.Shortcomings;
        return coming > 4 && figures < 0.5 ? ReportPart.NextYear : ReportPart.Achievements;
    }

    private static bool Has(string heading, string[] words)
    {
        foreach (var word in words)
            if (heading.Contains(word, StringComparison.Ordinal))
                return true;
        return false;
    }

    private static int Count(ReadOnlySpan<char> body, string[] words)
    {
        var count = 0;
        foreach (var word in words)
            count += body.Count(word);
        return count;
    }
}
