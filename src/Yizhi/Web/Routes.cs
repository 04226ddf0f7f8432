using Yizhi.Web.Desk;
using Yizhi.Web.Figures;
using Yizhi.Web.Ledgers;
using Yizhi.Web.Records;
using Yizhi.Web.Reports;
using Yizhi.Web.Shared;

namespace Yizhi.Web;

/// <summary>Every address of the server, in one list.</summary>
internal static class Routes
{
    public static void MapPages(this WebApplication app)
    {
        app.MapGet("/healthz", () => "ok");
        app.MapGet("/assets/{name}", AssetFiles.Serve);

        app.MapGet("/", async (HttpRequest asked, DeskQueries desk, CancellationToken cancel) =>
            Answers.Page<DeskPage>(await desk.Today(asked.Said("unit"), asked.Said("year"), cancel)));

        app.MapGet("/reports/{period}", async (string period, HttpRequest asked, ReportQueries reports, CancellationToken cancel) =>
            Answers.Page<ReportPage>(await reports.Read(period, asked.Said("unit"), asked.Said("open"), cancel)));
        app.MapGet("/reports/{period}/download/{format}", Downloads.Give);

        app.MapGet("/figures", async (HttpRequest asked, FigureQueries figures, CancellationToken cancel) =>
            Answers.Page<FigureListPage>(await figures.All(asked.Said("unit"), asked.Said("period"), cancel)));
        app.MapGet("/figures/{indicator}", async (string indicator, HttpRequest asked, FigureQueries figures, CancellationToken cancel) =>
            Answers.Page<FigurePage>(await figures.Trace(indicator, asked.Said("slice"), asked.Said("unit"), asked.Said("period"), asked.Said("page"), cancel)));

        app.MapGet("/ledgers", async (HttpRequest asked, LedgerQueries ledgers, CancellationToken cancel) =>
            Answers.Page<LedgerIndexPage>(await ledgers.Index(asked.Said("unit"), asked.Said("year"), cancel)));
        app.MapGet("/ledgers/{key}", async (string key, HttpRequest asked, LedgerQueries ledgers, CancellationToken cancel) =>
            Answers.Page<LedgerPage>(await ledgers.List(key, asked.Said, cancel)));

        app.MapGet("/records/{id}", async (string id, RecordQueries records, CancellationToken cancel) =>
            Answers.Page<RecordPage>(await records.Read(id, cancel)));
        app.MapPost("/records/{id}", Revealing.Post);
        app.MapGet("/records/{id}/papers/{key}", Papers.Look);
        app.MapPost("/records/{id}/papers/{key}", Papers.Print);
        app.MapGet("/evidence/{hash}", EvidenceFiles.Give);
    }
}
