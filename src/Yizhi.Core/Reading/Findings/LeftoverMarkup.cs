using Yizhi.Core.Catalogue;

namespace Yizhi.Core.Reading.Findings;

/// <summary>Marks of a word processor, a template or a web page left in the text.</summary>
internal static class LeftoverMarkup
{
    private static readonly string[] Marks = ["[bookmark:", "##", "**", "{{", "{%", "⟦", "&nbsp;", "&ldquo;", "&rdquo;", "<br", "<p>", "</p>", "<span", "</", "[object", "错误！未找到引用源", "错误!未找到引用源", "××年", "XX年", "xx年", "XXXX", "（缺）", "\ufffd"];
    private static readonly string[] WebLines = ["责编：", "责编:", "责任编辑：", "责任编辑:", "【字体：", "打印本页", "关闭窗口", "上一篇：", "下一篇：", "浏览次数：", "扫一扫在手机打开"];

    public static IEnumerable<TextFinding> Check(string text, ReportReading reading)
    {
        foreach (var mark in Marks)
            if (text.IndexOf(mark, StringComparison.Ordinal) is var at and >= 0)
                yield return TextRule.Found("leftover_markup", Severity.Error, at, at + mark.Length, mark);
        foreach (var line in WebLines)
            if (text.IndexOf(line, StringComparison.Ordinal) is var at and >= 0)
                yield return TextRule.Found("web_residue", Severity.Warning, at, at + line.Length, line);
    }
}
