using System.Text;
using System.Text.RegularExpressions;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Reports;

namespace Yizhi.CatalogueBooks;

/// <summary>The mechanisms of an office, each with the ledger, flow, deadlines, papers, figures and report sentence that hold it: written from the catalogue, so that it can't promise what is not there.</summary>
public static partial class CoverageBook
{
    private const int MostIndicators = 8;

    /// <summary>The book, as Markdown.</summary>
    public static string Of(OfficeCatalogue catalogue)
    {
        var sentences = catalogue.Reports.Values.OrderBy(r => r.Key, StringComparer.Ordinal).SelectMany(r => Sentences(r.Template)).ToList();
        var book = new StringBuilder("# 一个单位的机制落在哪里\n\n本表由 `yizhi catalogue coverage` 从目录写出，不要手改。台账列写键，点开 `catalogue/` 里同名文件即是全部定义；期限列写法条；报告列是年度报告模板里用到这些数的句子。\n");
        foreach (var part in catalogue.Systems.GroupBy(s => s.Part))
        {
            book.Append($"\n## {part.Key}\n\n| 序号 | 机制 | 台账 | 办理 | 期限 | 文书 | 指标 | 报告 | 说明 |\n|---|---|---|---|---|---|---|---|---|\n");
            foreach (var system in part)
                book.Append($"| {system.No} | {Row(catalogue, system, sentences)} |\n");
        }
        return book.ToString();
    }

    private static string Row(OfficeCatalogue catalogue, OfficeSystem system, List<(string Words, HashSet<string> Figures)> sentences)
    {
        var ledgers = system.Ledgers.Select(catalogue.Ledger).ToList();
        var indicators = system.Indicators.Count > 0 ? system.Indicators.Select(k => catalogue.Indicators[k]).ToList() : ledgers.SelectMany(l => l.Indicators).ToList();
        var keys = indicators.Select(i => i.Key).ToHashSet(StringComparer.Ordinal);
        var papers = ledgers.SelectMany(l => l.Documents.Where(d => system.Documents.Count == 0 || system.Documents.Contains($"{l.Key}.{d.Key}"))).Select(d => d.Title);
        string[] cells =
        [
            Text(system.Title),
            Lines(ledgers.Select(l => $"{Text(l.Title)} `{l.Key}`")),
            Lines(ledgers.Select(l => Text(l.Flow.Steps.Count == 0 ? "登记" : string.Join(" → ", l.Flow.States.Select(s => s.Title))))),
            Lines(ledgers.SelectMany(l => l.Deadlines).Select(d => Text($"{d.Title} {d.Within.On(DateOnly.MaxValue)}（{d.Within.Cite()}）"))),
            Lines(papers.Select(Text)),
            Lines(indicators.Take(MostIndicators).Select(i => $"{Text(i.Title)}（{i.Measure.Key}）`{i.Key}`").Concat(indicators.Count > MostIndicators ? [$"等 {indicators.Count} 个"] : [])),
            Lines(sentences.Where(s => s.Figures.Overlaps(keys)).Select(s => Text(s.Words)).Take(2)),
            Text(system.Note ?? ""),
        ];
        return string.Join(" | ", cells);
    }

    // A sentence is what a full stop ends; inside it figures stand by their titles' keys, since no office's numbers belong here.
    private static IEnumerable<(string Words, HashSet<string> Figures)> Sentences(string template)
    {
        foreach (var sentence in Stop().Split(template))
        {
            var figures = LiquidTemplate.Parse(Tag().Replace(sentence, ""), out _)?.Names.Select(n => string.Join('.', n.Segments.Take(2))).ToHashSet(StringComparer.Ordinal) ?? [];
            if (figures.Count > 0)
                yield return (Output().Replace(Tag().Replace(sentence, ""), "…").Trim().TrimStart('#', ' ') + "。", figures);
        }
    }

    private static string Lines(IEnumerable<string> lines) => string.Join("<br>", lines.Distinct());

    private static string Text(string text) => text.Replace("|", "／", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);

    [GeneratedRegex("[。；\n]", RegexOptions.NonBacktracking)]
    private static partial Regex Stop();

    [GeneratedRegex(@"\{%[^{}%]*%\}", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\{\{[^{}]*\}\}", RegexOptions.NonBacktracking)]
    private static partial Regex Output();
}
