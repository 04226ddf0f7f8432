using Yizhi.Core.Reports;
using Yizhi.Documents.Pages;

namespace Yizhi.Documents.Html;

/// <summary>Writes an official document as HTML: a sheet to stand in a page of the house, or a page of its own.</summary>
/// <remarks>Every figure is a link that says what it counts. All text is encoded; no script, no inline style.</remarks>
public static class HtmlWriter
{
    /// <summary>Writes the sheet alone, as an article.</summary>
    /// <param name="output">Where to write.</param>
    /// <param name="document">The document.</param>
    /// <param name="traceHref">The address that opens a figure, given with its place in the text; the n-th figure has the id fn.</param>
    /// <param name="open">The token of the figure that stands open beside the sheet; null where none does.</param>
    /// <param name="titleLevel">The heading level of its title.</param>
    public static void Article(TextWriter output, PageDocument document, Func<ReportFigure, int, string> traceHref, string? open = null, int titleLevel = 2) =>
        new Sheet(output, traceHref, titleLevel, open).Write(document);

    /// <summary>Writes a complete page that needs no other file; its title is the first-level heading.</summary>
    /// <param name="output">Where to write; the bytes must be UTF-8.</param>
    /// <param name="document">The document.</param>
    /// <param name="traceHref">The address that opens a figure down to its records.</param>
    /// <param name="css">The style sheet to embed, which gives the sheet's classes their look.</param>
    /// <param name="jsonHref">The address of the same report as JSON; null when it is not published.</param>
    /// <exception cref="ArgumentException">The style sheet contains <c>&lt;/</c>, which would end the style element early.</exception>
    public static void Page(TextWriter output, PageDocument document, Func<ReportFigure, string> traceHref, string css, string? jsonHref = null)
    {
        CheckStyle(css);
        output.Write($"""
            <!doctype html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="generator" content="Yizhi 依治">
            <title>{HtmlText.Encode(document.Title)}</title>

            """.ReplaceLineEndings("\n"));
        if (jsonHref is not null)
            output.Write($"<link rel=\"alternate\" type=\"application/json\" href=\"{HtmlText.Encode(jsonHref)}\">\n");
        output.Write($"<style>\n{css.Trim()}\n</style>\n</head>\n<body>\n<main class=\"sheetbed\">\n");
        new Sheet(output, (figure, _) => traceHref(figure), titleLevel: 1).Write(document);
        output.Write("</main>\n</body>\n</html>\n");
    }

    internal static void CheckStyle(string css)
    {
        if (css.Contains("</", StringComparison.Ordinal) || css.Contains("<!--", StringComparison.Ordinal))
            throw new ArgumentException("A style sheet embedded in a page can't contain </ or <!--.", nameof(css));
    }
}
