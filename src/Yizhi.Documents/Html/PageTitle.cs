using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Yizhi.Documents.Reading;

namespace Yizhi.Documents.Html;

/// <summary>What a page is called: by the particulars sites must give, by its heading, or by its window.</summary>
internal static partial class PageTitle
{
    private const int Longest = 160;

    public static string Of(IDocument page)
    {
        foreach (var meta in page.Head?.QuerySelectorAll("meta[name]") ?? Enumerable.Empty<IElement>())
            if (string.Equals(meta.GetAttribute("name"), "ArticleTitle", StringComparison.OrdinalIgnoreCase) && Said(meta.GetAttribute("content")) is { Length: > 4 } told)
                return told;
        var heading = page.QuerySelectorAll("h1").Take(5).Select(h1 => Said(h1.TextContent)).FirstOrDefault(IsTitle);
        return heading ?? Window(Said(page.Title));
    }

    /// <summary>Whether the text begins with the title, in one line or in several.</summary>
    public static bool IsIn(string title, IReadOnlyList<string> content)
    {
        var bare = Bare(title).TrimEnd('.', '…');
        var first = Bare(string.Concat(content.Take(10)));
        return first.Contains(bare, StringComparison.Ordinal);
    }

    private static bool IsTitle(string text) =>
        text.Length is > 6 and < Longest && Called().IsMatch(text);

    // 题目_某区人民政府 or 题目-信息公开-某街道: the title is the part that sounds like one, mostly the first.
    private static string Window(string said)
    {
        var parts = said.Split(['_', '|', '—', '－', '-', '–', '>'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.FirstOrDefault(IsTitle) ?? "";
    }

    private static string Said(string? text) => text is null ? "" : Tidy.Of(text.ReplaceLineEndings("").AsSpan().Trim());

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    [GeneratedRegex("报告|总结|情况|工作|计划|要点|方案|汇报|述职")]
    private static partial Regex Called();
}
