using System.Globalization;
using Yizhi.Core.Reports;
using Yizhi.Documents.Pages;

namespace Yizhi.Documents.Html;

/// <summary>Writes the edition for readers: one page that needs neither another file nor a script, in which every figure opens.</summary>
/// <remarks>A figure links to what it opens to, further down under the address of its <see cref="FigureCode"/>; the opened one is shown beside the sheet.</remarks>
public static class EditionWriter
{
    // The page loads nothing and runs nothing, and says so to the browser.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    private const string OwnStyle = """
        .edition { background: var(--desk, #e9e7e2); }
        .opened-list { max-width: 46rem; margin: 0 auto 3rem; padding: 0 1rem; }
        .opened { background: #fff; color: #1b1b1b; border: 1px solid #8a8577; border-radius: 4px; padding: .75rem 1rem 1rem; margin: 0 0 1rem; scroll-margin: 1rem; overflow-wrap: anywhere; }
        .opened:target { outline: 3px solid #1f4b99; }
        .opened h3 { margin: 0 0 .25rem; font-size: 1.0625rem; }
        .opened .value { font-size: 1.5rem; font-weight: 700; margin: 0; }
        .opened dl { margin: .5rem 0 0; display: grid; grid-template-columns: 5em 1fr; gap: .25rem .75rem; }
        .opened dt { font-weight: 700; }
        .opened dd { margin: 0; }
        .opened dd p, .opened dd ul { margin: 0; }
        .opened dd ul { padding-left: 1.2em; }
        .opened .code { font-family: monospace; font-weight: 400; }
        .opened a { display: inline-block; min-width: 24px; min-height: 24px; padding: .125rem .25rem; }
        .opened:target { position: fixed; right: 0; bottom: 0; left: 0; max-height: 60vh; overflow: auto; margin: 0; z-index: 5; }
        @media (min-width: 1240px) {
          .sheetbed--edition { padding-right: 24rem; }
          .opened:target { right: 1rem; top: 1rem; bottom: auto; left: auto; width: 22rem; max-height: calc(100vh - 2rem); }
        }
        @media print { .opened:target { position: static; width: auto; max-height: none; outline: 0; } .opened { break-inside: avoid; } .opened .back { display: none; } }
        """;

    /// <summary>Writes the page.</summary>
    /// <param name="output">Where to write; the bytes must be UTF-8.</param>
    /// <param name="document">The document.</param>
    /// <param name="opened">What a figure opens to; one that has nothing opens to its own line alone.</param>
    /// <param name="css">The style sheet of the sheet.</param>
    /// <exception cref="ArgumentException">The style sheet would end its element early or ask for another file.</exception>
    public static void Write(TextWriter output, PageDocument document, Func<ReportFigure, OpenedFigure?> opened, string css)
    {
        HtmlWriter.CheckStyle(css);
        if (css.Contains("url(", StringComparison.OrdinalIgnoreCase) || css.Contains("@import", StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException("A page that stands alone can't ask for another file.", nameof(css));
        output.Write($"""
            <!doctype html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="{Policy}">
            <meta name="generator" content="Yizhi 依治">
            <title>{HtmlText.Encode(document.Title)}</title>
            <style>
            {css.Trim()}
            {OwnStyle}
            </style>
            </head>
            <body class="edition">
            <main>
            <div class="sheetbed sheetbed--edition">

            """.ReplaceLineEndings("\n"));
        var places = new Dictionary<string, (ReportFigure Figure, List<int> At)>(StringComparer.Ordinal);
        new Sheet(output, (figure, place) =>
        {
            var code = FigureCode.Of(figure);
            if (!places.TryGetValue(code, out var found))
                places[code] = found = (figure, []);
            found.At.Add(place);
            return "#" + code;
        }, titleLevel: 1).Write(document);
        output.Write("</div>\n");
        if (places.Count > 0)
        {
            output.Write("<section class=\"opened-list\" aria-labelledby=\"opened-title\">\n<h2 id=\"opened-title\">数据的来历</h2>\n");
            foreach (var (code, (figure, at)) in places)
                WriteOpened(output, code, figure, at, opened(figure));
            output.Write("</section>\n");
        }
        output.Write("</main>\n</body>\n</html>\n");
    }

    private static void WriteOpened(TextWriter output, string code, ReportFigure figure, List<int> at, OpenedFigure? opened)
    {
        output.Write($"<article class=\"opened\" id=\"{code}\" tabindex=\"-1\" aria-labelledby=\"{code}-t\">\n<h3 id=\"{code}-t\">{HtmlText.Encode(opened?.Title ?? figure.Title)} <span class=\"code\">{code}</span></h3>\n");
        output.Write($"<p class=\"value\">{HtmlText.Encode(opened?.Shown ?? figure.Shown)}</p>\n<dl>\n");
        Line(output, "指标", figure.Slice.Length > 0 ? $"{figure.Indicator}（{figure.Slice}）" : figure.Indicator);
        if (opened is not null)
        {
            Line(output, "单位", opened.Unit);
            Line(output, "期间", opened.Period);
            Line(output, "台账", opened.Ledger);
            Lines(output, "口径", opened.Definition);
            Line(output, "算式", opened.Reckoning);
            Line(output, "上年", opened.Change is { } change ? $"{opened.LastYear}（{change}）" : opened.LastYear);
            foreach (var group in opened.Breakdown)
            {
                output.Write($"<dt>{HtmlText.Encode(group.Title)}</dt><dd><ul>\n");
                foreach (var part in group.Parts)
                    output.Write($"<li>{HtmlText.Encode(part.Title)}　{HtmlText.Encode(part.Shown)}</li>\n");
                output.Write($"</ul>{(group.Sum is { } sum ? $"<p>{HtmlText.Encode(sum)}</p>" : "")}</dd>\n");
            }
            Lines(output, "更正", opened.Restatements);
        }
        output.Write("</dl>\n<p class=\"back\">回到正文：");
        for (var i = 0; i < at.Count; i++)
            output.Write(string.Create(CultureInfo.InvariantCulture, $"<a href=\"#f{at[i]}\">{(at.Count == 1 ? "这个数" : $"第 {i + 1} 处")}</a> "));
        output.Write("</p>\n</article>\n");
    }

    private static void Line(TextWriter output, string name, string? text)
    {
        if (text is not null)
            output.Write($"<dt>{name}</dt><dd>{HtmlText.Encode(text)}</dd>\n");
    }

    private static void Lines(TextWriter output, string name, IReadOnlyList<string> lines)
    {
        if (lines.Count > 0)
            output.Write($"<dt>{name}</dt><dd>{string.Concat(lines.Select(line => $"<p>{HtmlText.Encode(line)}</p>"))}</dd>\n");
    }
}
