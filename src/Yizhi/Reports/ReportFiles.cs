using Yizhi.Core.Reports;
using Yizhi.Documents.Docx;
using Yizhi.Documents.Fonts;
using Yizhi.Documents.Html;
using Yizhi.Documents.Json;
using Yizhi.Documents.Ofd;
using Yizhi.Documents.Pages;
using Yizhi.Documents.Pdf;
using Yizhi.Web.Reports;
using Yizhi.Web.Shared;

namespace Yizhi.Reports;

/// <summary>A report as files: DOCX, PDF, OFD, HTML and JSON.</summary>
public static class ReportFiles
{
    /// <summary>The forms a report can take.</summary>
    public static readonly IReadOnlyList<string> Forms = ["docx", "pdf", "ofd", "html", "edition", "json"];

    /// <summary>The forms that every machine can write; PDF and OFD need a Chinese typeface.</summary>
    public static readonly IReadOnlyList<string> Always = ["docx", "html", "json"];

    /// <summary>Writes one form.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="report">The report.</param>
    /// <param name="form">docx, pdf, ofd, html (figures open on the server), edition (figures open in the page itself) or json.</param>
    /// <param name="traceBase">The address under which figures open, without a slash at the end.</param>
    /// <param name="opened">What figures open to, for the forms that need no server.</param>
    /// <param name="own">The office's own Word file; null takes the layout of the standard.</param>
    /// <exception cref="ArgumentException">The form is not known.</exception>
    /// <exception cref="NoFontException">PDF or OFD is asked for and the machine has no Chinese typeface.</exception>
    public static void Write(Stream output, Report report, string form, string traceBase, FigureOpenings? opened = null, WordTemplate? own = null)
    {
        switch (form)
        {
            case "docx":
                if (own is null)
                    DocxWriter.Write(output, PageDocument.From(report));
                else
                    own.Fill(output, PageDocument.From(report));
                break;
            case "pdf":
                PdfWriter.Write(output, PageDocument.From(report), FontShelf.OfThisMachine);
                break;
            case "ofd":
                OfdWriter.Write(output, PageDocument.From(report), FontShelf.OfThisMachine);
                break;
            case "edition":
                using (var writer = new StreamWriter(output, new System.Text.UTF8Encoding(false), leaveOpen: true))
                    EditionWriter.Write(writer, PageDocument.From(report), figure => opened?.Of(figure), AssetFiles.StyleText);
                break;
            case "html":
                using (var writer = new StreamWriter(output, new System.Text.UTF8Encoding(false), leaveOpen: true))
                    HtmlWriter.Page(writer, PageDocument.From(report), figure => traceBase + TraceAddress(figure), AssetFiles.StyleText);
                break;
            case "json":
                ReportJson.Write(output, report, opened is null ? null : opened.Of);
                break;
            default:
                throw new ArgumentException(form, nameof(form));
        }
    }

    /// <summary>The address at which a figure opens.</summary>
    public static string TraceAddress(ReportFigure figure) =>
        $"/figures/{Uri.EscapeDataString(figure.Indicator)}?unit={Uri.EscapeDataString(figure.UnitCode)}&period={figure.Period}{(figure.Slice.Length > 0 ? "&slice=" + Uri.EscapeDataString(figure.Slice) : "")}";

    /// <summary>The name of a report's file.</summary>
    public static string NameOf(Report report, string form) => $"{report.UnitName}{report.Title}{(form == "edition" ? "（公开版）.html" : "." + form)}";

    /// <summary>The form a file's name asks for; null where it is none of ours.</summary>
    public static string? FormOf(string path) => Path.GetExtension(path).TrimStart('.').ToLowerInvariant() is var extension && extension == "html" ? "edition" : Forms.Contains(extension) ? extension : null;

    /// <summary>Writes the forms into a folder, each beside and then moved into place.</summary>
    public static IReadOnlyList<string> WriteAll(string folder, Report report, IEnumerable<string> forms, string traceBase, FigureOpenings? opened = null, WordTemplate? own = null)
    {
        Directory.CreateDirectory(folder);
        return [.. forms.Select(form => WriteTo(Path.Combine(folder, NameOf(report, form)), report, form, traceBase, opened, own))];
    }

    /// <summary>Writes one form to a file, beside and then moved into place.</summary>
    public static string WriteTo(string path, Report report, string form, string traceBase, FigureOpenings? opened = null, WordTemplate? own = null)
    {
        using (var file = File.Create(path + ".part"))
            Write(file, report, form, traceBase, opened, own);
        File.Move(path + ".part", path, overwrite: true);
        return Path.GetFullPath(path);
    }
}
