using Yizhi.Core.Reports;
using Yizhi.Documents.Docx;
using Yizhi.Documents.Html;
using Yizhi.Documents.Json;
using Yizhi.Documents.Pages;
using Yizhi.Web.Shared;

namespace Yizhi.Reports;

/// <summary>A report as files: DOCX, HTML and JSON.</summary>
public static class ReportFiles
{
    /// <summary>The forms a report can take.</summary>
    public static readonly IReadOnlyList<string> Forms = ["docx", "html", "json"];

    /// <summary>Writes one form.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="report">The report.</param>
    /// <param name="form">docx, html or json.</param>
    /// <param name="traceBase">The address under which figures open, without a slash at the end.</param>
    /// <exception cref="ArgumentException">The form is not known.</exception>
    public static void Write(Stream output, Report report, string form, string traceBase)
    {
        switch (form)
        {
            case "docx":
                DocxWriter.Write(output, PageDocument.From(report));
                break;
            case "html":
                using (var writer = new StreamWriter(output, new System.Text.UTF8Encoding(false), leaveOpen: true))
                    HtmlWriter.Page(writer, PageDocument.From(report), figure => traceBase + TraceAddress(figure), AssetFiles.StyleText);
                break;
            case "json":
                ReportJson.Write(output, report);
                break;
            default:
                throw new ArgumentException(form, nameof(form));
        }
    }

    /// <summary>The address at which a figure opens.</summary>
    public static string TraceAddress(ReportFigure figure) =>
        $"/figures/{Uri.EscapeDataString(figure.Indicator)}?unit={Uri.EscapeDataString(figure.UnitCode)}&period={figure.Period}{(figure.Slice.Length > 0 ? "&slice=" + Uri.EscapeDataString(figure.Slice) : "")}";

    /// <summary>The name of a report's file.</summary>
    public static string NameOf(Report report, string form) => $"{report.UnitName}{report.Title}.{form}";

    /// <summary>Writes the forms into a folder, each beside and then moved into place.</summary>
    public static IReadOnlyList<string> WriteAll(string folder, Report report, IEnumerable<string> forms, string traceBase)
    {
        Directory.CreateDirectory(folder);
        var written = new List<string>();
        foreach (var form in forms)
        {
            var path = Path.Combine(folder, NameOf(report, form));
            using (var file = File.Create(path + ".part"))
                Write(file, report, form, traceBase);
            File.Move(path + ".part", path, overwrite: true);
            written.Add(Path.GetFullPath(path));
        }
        return written;
    }
}
