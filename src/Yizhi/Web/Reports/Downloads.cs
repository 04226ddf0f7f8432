using Yizhi.Core.Reports;
using Yizhi.Core.Time;
using Yizhi.Documents.Fonts;
using Yizhi.Reports;
using Yizhi.Storage;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Reports;

/// <summary>A report as a file: DOCX, PDF, OFD, HTML or JSON, compiled when it is asked for.</summary>
internal static class Downloads
{
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ["pdf"] = "application/pdf",
        ["ofd"] = "application/ofd",
        ["edition"] = "text/html; charset=utf-8",
        ["html"] = "text/html; charset=utf-8",
        ["json"] = "application/json; charset=utf-8",
    };

    public static async Task<IResult> Give(string period, string format, HttpRequest asked, Office office, Scopes scopes, CancellationToken cancel)
    {
        if (!Kinds.TryGetValue(format, out var kind) || !Period.TryParse(period, out _)
            || await scopes.Find(asked.Said("unit"), period, cancel) is not { } scope || ReportQueries.TemplateOf(office.Catalogue) is not { } template)
            return Answers.NotFound;
        var compiled = await office.Reports.Compile(template, new ReportProfile(scope.Unit, scope.Period, office.Today), cancel);
        var opened = format is "edition" or "json" ? await FigureOpenings.Read(office, compiled.Report, cancel) : null;
        var file = new MemoryStream();
        try
        {
            ReportFiles.Write(file, compiled.Report, format, $"{asked.Scheme}://{asked.Host}", opened);
        }
        catch (NoFontException none)
        {
            return Answers.Fault(StatusCodes.Status503ServiceUnavailable, none.Message);
        }
        return Results.Bytes(file.GetBuffer().AsMemory(0, (int)file.Length), kind, ReportFiles.NameOf(compiled.Report, format));
    }
}
