using System.Globalization;
using Yizhi.Core.Counting;
using Yizhi.Core.Reports;
using Yizhi.Documents.Pages;

namespace Yizhi.Documents.Html;

/// <summary>Writes one sheet, heading levels counted from its title.</summary>
internal sealed class Sheet(TextWriter output, Func<ReportFigure, int, string> traceHref, int titleLevel, string? open = null)
{
    private readonly HashSet<string> anchors = [];
    private int figures;

    public void Write(PageDocument document)
    {
        output.Write("<article class=\"sheet\" lang=\"zh-CN\">\n");
        WriteHead(document);
        foreach (var block in document.Blocks)
            WriteBlock(block);
        WriteEnd(document);
        output.Write("</article>\n");
    }

    private void WriteHead(PageDocument document)
    {
        if (document.IssuerMark is { } mark)
        {
            output.Write($"<p class=\"redhead to{Narrow(mark)}\">{HtmlText.Encode(mark)}</p>\n");
            output.Write($"<p class=\"docno to\"><span class=\"no\">{HtmlText.Encode(document.DocumentNumber ?? "")}</span>");
            if (document.Signer is { } signer)
                output.Write($"<span>签发人：{HtmlText.Encode(signer)}</span>");
            output.Write("</p>\n<hr>\n");
        }
        output.Write($"<h{titleLevel} class=\"title\">{string.Join("<br>", document.TitleLines.Select(HtmlText.Encode))}</h{titleLevel}>\n");
        if (document.Addressee is { } addressee)
            output.Write($"<p class=\"to\">{HtmlText.Encode(addressee)}：</p>\n");
    }

    // Eleven characters of 13 mm fill the type area; longer names take smaller ones.
    private static string Narrow(string mark) => mark.Length switch { <= 10 => "", <= 13 => " redhead--m", <= 17 => " redhead--s", _ => " redhead--xs" };

    private void WriteBlock(Block block)
    {
        switch (block)
        {
            case Block.Heading heading:
                var level = titleLevel + heading.Level;
                // A part named twice must not give two elements one id.
                var id = heading.Part is { } part && anchors.Add(part) ? $" id=\"{HtmlText.Encode(part)}\"" : "";
                output.Write($"<h{level} class=\"level{heading.Level}\"{id}>{HtmlText.Encode(heading.Number)}");
                WriteRuns(heading.Runs);
                output.Write($"</h{level}>\n");
                break;
            case Block.Paragraph paragraph:
                output.Write(paragraph.AtRight ? "<p class=\"to right\">" : "<p>");
                WriteRuns(paragraph.Runs);
                output.Write("</p>\n");
                break;
            case Block.Table table:
                WriteTable(table);
                break;
        }
    }

    private void WriteTable(Block.Table table)
    {
        output.Write("<table>\n");
        WriteRows("thead", "th scope=\"col\"", table, table.Rows.Where(row => row.IsHead));
        WriteRows("tbody", "td", table, table.Rows.Where(row => !row.IsHead));
        output.Write("</table>\n");
    }

    private void WriteRows(string group, string cell, Block.Table table, IEnumerable<TableRow> rows)
    {
        if (!rows.Any())
            return;
        output.Write($"<{group}>\n");
        foreach (var row in rows)
        {
            output.Write("<tr>");
            foreach (var (runs, stand) in row.Cells.Zip(table.Columns))
            {
                var side = stand switch { ColumnStand.Left => " class=\"left\"", ColumnStand.Right => " class=\"right\"", _ => "" };
                output.Write($"<{cell}{side}>");
                WriteRuns(runs);
                output.Write($"</{cell[..2]}>");
            }
            output.Write("</tr>\n");
        }
        output.Write($"</{group}>\n");
    }

    private void WriteRuns(IReadOnlyList<Run> runs)
    {
        foreach (var run in runs)
        {
            if (run.Bold)
                output.Write("<b>");
            if (run is FigureRun { Figure: var figure })
                WriteFigure(figure);
            else
                output.Write(HtmlText.Encode(run.Shown));
            if (run.Bold)
                output.Write("</b>");
        }
    }

    private void WriteFigure(ReportFigure figure)
    {
        var place = ++figures;
        output.Write($"<a class=\"{Look(figure)}\" id=\"f{place.ToString(CultureInfo.InvariantCulture)}\" href=\"{HtmlText.Encode(traceHref(figure, place))}\"");
        if (figure.Token == open)
            Say("aria-current", "true");
        Say("title", figure.Title);
        Say("data-indicator", figure.Indicator);
        Say("data-slice", figure.Slice);
        Say("data-unit", figure.UnitCode);
        Say("data-period", figure.Period.ToString());
        Say("data-measure", figure.Measure);
        // A missing figure has no value at all: an empty one would be read as zero.
        if (FigureWords.Number(figure.Value) is { } number)
            Say("data-value", number);
        Say("data-state", FigureWords.State(figure.Value));
        output.Write($">{HtmlText.Encode(figure.Shown)}</a>");
    }

    private static string Look(ReportFigure figure) => figure.Value switch { FigureValue.Missing => "fig miss", FigureValue.NotApplicable => "fig nosense", _ => "fig" };

    private void Say(string name, string value) => output.Write($" {name}=\"{HtmlText.Encode(value)}\"");

    private void WriteEnd(PageDocument document)
    {
        if (document.SignatureUnit is null)
            return;
        var unit = HtmlText.Encode(document.SignatureUnit);
        var date = WrittenDate.Of(document.Date);
        var machineDate = document.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        output.Write($"<div class=\"signature\"><p>{unit}</p><p><time datetime=\"{machineDate}\">{date}</time></p></div>\n");
        if (document.CopyTo is { } copyTo)
            output.Write($"<footer class=\"record\"><p>抄送：{HtmlText.Encode(RecordBlock.Sentence(copyTo))}</p><p class=\"printed\"><span>{unit}</span><span>{date}印发</span></p></footer>\n");
    }
}
