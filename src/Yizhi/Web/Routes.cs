using Microsoft.AspNetCore.Mvc;
using Yizhi.Core.People;
using Yizhi.Health;
using Yizhi.Storage;
using Yizhi.Web.Admin;
using Yizhi.Web.Dashboard;
using Yizhi.Web.Desk;
using Yizhi.Web.DueDates;
using Yizhi.Web.Figures;
using Yizhi.Web.Forms;
using Yizhi.Web.Handbook;
using Yizhi.Web.Help;
using Yizhi.Web.Imports;
using Yizhi.Web.Ledgers;
using Yizhi.Web.Notices;
using Yizhi.Web.People;
using Yizhi.Web.Records;
using Yizhi.Web.Reports;
using Yizhi.Web.Shared;
using Yizhi.Web.Tasks;

namespace Yizhi.Web;

/// <summary>Every address of the server, in one list, each with who may reach it.</summary>
internal static class Routes
{
    private static readonly RequestSizeLimitAttribute Uploads = new(FormActs.Largest);

    public static void MapPages(this WebApplication app)
    {
        app.MapGet("/healthz", () => "ok").For(Access.Anyone);
        app.MapGet("/assets/{name}", AssetFiles.Serve).For(Access.Anyone);
        app.MapGet("/sign-in", SignIn.Show).For(Access.Anyone);
        app.MapPost("/sign-in", SignIn.Post).For(Access.Anyone);
        app.MapPost("/sign-in/passkey", Passkeys.Ask).For(Access.Anyone);
        app.MapGet(Outside.Path, Outside.Go).For(Access.Anyone);
        app.MapPost("/manners", (HttpContext context, PostedForm? form) => Manners.Choose(form, context)).For(Access.Anyone);
        app.MapGet("/help", (Visitor visitor) => HelpBook.Show("index", visitor)).For(Access.Anyone);
        app.MapGet("/help/{page}", (string page, Visitor visitor) => HelpBook.Show(page, visitor)).For(Access.Anyone);
        app.MapPost("/sign-out", SignIn.Leave).For(Access.SignedIn);
        app.MapGet(Timeouts.Path, Timeouts.Say).For(Access.SignedIn);
        app.MapPost(Timeouts.Path, Timeouts.Stay).For(Access.SignedIn);
        app.MapPost("/demo/person", (HttpContext context, PostedForm? form, Office office, Visitor visitor) =>
            form is null ? Answers.NoToken : DemoPeople.Choose(context, office, visitor, form["person"])).For(Access.SignedIn);
        app.MapGet("/me", async (Visitor visitor, PeopleQueries people, CancellationToken cancel) =>
            Answers.Page<MePage>(await people.Me(visitor, cancel: cancel))).For(Access.SignedIn);
        app.MapPost("/me", MyActs.Change).For(Access.SignedIn);
        app.MapPost("/me/passkeys", Passkeys.Offer).For(Access.SignedIn);

        app.MapGet("/people", async (Visitor visitor, PeopleQueries people, CancellationToken cancel) =>
            Answers.Page<PeoplePage>(await people.All(visitor, cancel: cancel))).For(Access.Administrators);
        app.MapPost("/people", PeopleActs.Open).For(Administrators.System);
        app.MapGet("/people/{id:guid}", async (Guid id, HttpRequest asked, Visitor visitor, PeopleQueries people, CancellationToken cancel) =>
            Answers.Page<PersonPage>(await people.One(visitor, id, done: asked.Said("to") is { Length: > 0 } to ? Texts.Say("hand_over.done", to, asked.Said("records"), asked.Said("drafts"), asked.Said("left")) : null, cancel: cancel))).For(Access.Administrators);
        app.MapPost("/people/{id:guid}", PeopleActs.Change).For(Access.Managers);
        app.MapGet("/team", Team.Show).For(Access.Office);
        app.MapPost("/team", Team.Post).For(Access.Office);
        app.MapGet("/audit", async (HttpRequest asked, Office office, CancellationToken cancel) =>
            Answers.Page<AuditPage>(await AuditView.Read(office, asked.Said("page"), cancel))).For(Administrators.Auditor);

        app.MapGet("/admin/units", (UnitQueries units) => Answers.Page<UnitsPage>(units.All())).For(Administrators.System);
        app.MapPost("/admin/units", UnitActs.Open).For(Administrators.System);
        app.MapGet("/admin/units/{code}", async (string code, UnitQueries units, CancellationToken cancel) =>
            Answers.Page<UnitPage>(await units.One(code, cancel: cancel))).For(Administrators.System);
        app.MapPost("/admin/units/{code}", UnitActs.Change).For(Administrators.System);
        app.MapGet("/admin/lists", (ListQueries lists) => Answers.Page<ListsPage>(lists.All())).For(Administrators.System);
        app.MapGet("/admin/lists/{list}", (string list, ListQueries lists) => Answers.Page<ListPage>(lists.One(list))).For(Administrators.System);
        app.MapPost("/admin/lists/{list}", CodeListActs.Change).For(Administrators.System);
        app.MapGet("/admin/catalogue", async (HttpRequest asked, CatalogueQueries catalogue, CancellationToken cancel) =>
            Answers.Page<CataloguePage>(await catalogue.Read(asked.Said("folder"), cancel))).For(Administrators.System);
        app.MapGet("/admin/calendar", (CalendarQueries calendar) => Answers.Page<CalendarPage>(calendar.All())).For(Administrators.System);
        app.MapPost("/admin/calendar", CalendarActs.Post).For(Administrators.System);
        app.MapGet("/admin/backups", (Office office, BackupJob job) => Answers.Page<BackupsPage>(BackupActs.View(office, job))).For(Administrators.System);
        app.MapPost("/admin/backups", BackupActs.Begin).For(Administrators.System);
        app.MapGet("/admin/health", async (Office office, CancellationToken cancel) => Answers.Page<HealthPage>(new HealthView(await HealthChecks.Of(office, cancel)))).For(Administrators.System);

        app.MapGet("/", async (HttpRequest asked, Visitor visitor, DeskQueries desk, OwnDesk own, CancellationToken cancel) =>
            visitor.IsLight ? Answers.Page<OwnPage>(await own.Today(cancel)) : visitor.IsStaff ? Answers.Page<DeskPage>(await desk.Today(asked.Said("unit"), asked.Said("year"), asked.Said("whose"), cancel))
            : Results.Redirect(visitor.Is(Administrators.Auditor) ? "/audit" : visitor.Is(Administrators.System) || visitor.Is(Administrators.Security) ? "/people" : "/me")).For(Access.SignedIn);

        app.MapGet("/deadlines", async (HttpRequest asked, DeadlineQueries deadlines, CancellationToken cancel) =>
            Answers.Page<DeadlinesPage>(await deadlines.Read(DeadlineQuery.Read(asked.Said), asked.Said("page"), cancel))).For(Access.Office);
        app.MapGet("/deadlines.ics", DeadlineFiles.Download).For(Access.Office);
        app.MapGet("/deadlines/what-if", async (HttpRequest asked, DeadlineQueries deadlines, CancellationToken cancel) =>
            Answers.Page<WhatIfPage>(await deadlines.WhatIf(asked.Said("record"), asked.Said("key"), asked.Said("from"), asked.Said("to"), cancel))).For(Access.Office);
        // Calendar programs can't sign in: who knows the secret address is the one it was made for.
        app.MapGet("/calendar/{secret}.ics", DeadlineFiles.Feed).For(Access.Anyone);

        app.MapGet("/notices", NoticeActs.Show).For(Access.SignedIn);
        app.MapPost("/notices", NoticeActs.Mark).For(Access.SignedIn);
        app.MapGet("/notices/{id:guid}", NoticeActs.Open).For(Access.SignedIn);
        app.MapGet("/notices/settings", NoticeActs.Settings).For(Access.SignedIn);
        app.MapPost("/notices/settings", NoticeActs.Keep).For(Access.SignedIn);
        app.MapPost("/notices/feed", NoticeActs.Feed).For(Access.SignedIn);
        app.MapGet("/admin/mail", MailActs.Show).For(Administrators.System);
        app.MapPost("/admin/mail", MailActs.Post).For(Administrators.System);
        app.MapGet("/admin/webhooks", WebhookActs.Show).For(Administrators.System);
        app.MapPost("/admin/webhooks", WebhookActs.Post).For(Administrators.System);
        app.MapPost("/admin/webhooks/{id:guid}", WebhookActs.Change).For(Administrators.System);
        app.MapPost("/admin/sendings/{id:guid}", WebhookActs.Again).For(Administrators.System);
        app.MapGet("/admin/jobs", WebhookActs.Jobs).For(Administrators.System);
        app.MapPost("/admin/jobs", WebhookActs.RunNow).For(Administrators.System);

        app.MapGet("/reports/{period}", async (string period, HttpRequest asked, ReportQueries reports, CancellationToken cancel) =>
            Answers.Page<ReportPage>(await reports.Read(period, asked.Said("unit"), asked.Said("open"), cancel))).For(Access.Office);
        app.MapGet("/reports/{period}/download/{format}", Downloads.Give).For(Access.Office);

        app.MapGet("/figures", async (HttpRequest asked, FigureQueries figures, CancellationToken cancel) =>
            Answers.Page<FigureListPage>(await figures.All(asked.Said("unit"), asked.Said("period"), asked.Said("part"), asked.Said("q").Trim(), cancel))).For(Access.Office);
        app.MapGet("/figures/{indicator}", async (string indicator, HttpRequest asked, FigureQueries figures, CancellationToken cancel) =>
            Answers.Page<FigurePage>(await figures.Trace(indicator, asked.Said("slice"), asked.Said("unit"), asked.Said("period"), asked.Said("page"), cancel))).For(Access.Office);

        app.MapGet("/handbook", (HandbookQueries handbook) => Answers.Page<HandbookPage>(handbook.All())).For(Access.Staff);
        app.MapGet("/handbook/{ledger}", (string ledger, HandbookQueries handbook) => Answers.Page<HandbookLedgerPage>(handbook.Of(ledger))).For(Access.Staff);
        app.MapGet("/dashboard", async (HttpRequest asked, DashboardQueries dashboard, CancellationToken cancel) =>
            Answers.Page<DashboardPage>(await dashboard.Year(asked.Said("unit"), asked.Said("year"), asked.Said("months"), cancel))).For(Access.Office);
        app.MapGet("/tasks", TaskActs.Show).For(Access.Office);
        app.MapPost("/tasks/urge", TaskActs.Urge).For(Access.Office);
        app.MapPost("/tasks/move", TaskActs.Move).For(Access.Office);
        app.MapGet("/tasks/paste", PasteActs.Show).For(Access.Office);
        app.MapPost("/tasks/paste", PasteActs.Post).WithMetadata(new RequestSizeLimitAttribute(PasteActs.Largest)).For(Access.Office);

        app.MapGet("/ledgers", async (HttpRequest asked, LedgerQueries ledgers, CancellationToken cancel) =>
            Answers.Page<LedgerIndexPage>(await ledgers.Index(asked.Said("unit"), asked.Said("year"), cancel))).For(Access.Office);
        app.MapGet("/ledgers/{key}", async (string key, HttpRequest asked, LedgerQueries ledgers, CancellationToken cancel) =>
            Answers.Page<LedgerPage>(await ledgers.List(key, asked.Said, cancel))).For(Access.Office);

        app.MapGet("/ledgers/{key}/import", ImportActs.Show).For(Access.Office);
        app.MapPost("/ledgers/{key}/import", ImportActs.Begin).WithMetadata(Uploads).For(Access.Office);
        app.MapGet("/ledgers/{key}/import/template", ImportActs.Template).For(Access.Office);
        app.MapGet("/imports/{id:guid}", ImportActs.Follow).For(Access.Office);
        app.MapPost("/imports/{id:guid}", ImportActs.Decide).For(Access.Office);
        app.MapGet("/imports/{id:guid}/faults", ImportActs.Faulty).For(Access.Office);
        app.MapPost("/imports/{id:guid}/undo", ImportActs.Undo).For(Access.Office);
        app.MapPost("/ledgers/{key}/views", ListActs.Keep).For(Access.Office);
        app.MapPost("/ledgers/{key}/bulk", Bulk.Post).WithMetadata(Uploads).For(Access.Office);
        app.MapGet("/ledgers/{key}/export/{format}", ListActs.Export).For(Access.Office);
        app.MapGet("/ledgers/{key}/print", async (string key, HttpRequest asked, LedgerQueries ledgers, CancellationToken cancel) =>
            Answers.Page<PrintListPage>(await ledgers.Print(key, asked.Said, cancel))).For(Access.Office);
        app.MapGet("/ledgers/{key}/new", FormActs.New).For(Access.Staff);
        app.MapPost("/ledgers/{key}/new", FormActs.PostNew).WithMetadata(Uploads).For(Access.Staff);
        app.MapGet("/records/{id:guid}/steps/{step}", FormActs.Step).For(Access.Staff);
        app.MapPost("/records/{id:guid}/steps/{step}", FormActs.PostStep).WithMetadata(Uploads).For(Access.Staff);
        app.MapGet("/records/{id:guid}/correct", FormActs.Correct).For(Access.Staff);
        app.MapPost("/records/{id:guid}/correct", FormActs.PostCorrect).WithMetadata(Uploads).For(Access.Staff);
        app.MapPost("/records/{id:guid}/withdraw", FormActs.Withdraw).For(Access.Staff);
        app.MapPost("/records/{id:guid}/return", FormActs.Return).For(Access.Staff);
        app.MapPost("/drafts/{id:guid}", FormActs.Keep).WithMetadata(new RequestSizeLimitAttribute(1024 * 1024)).For(Access.Staff);
        app.MapPost("/drafts/{id:guid}/drop", FormActs.Drop).For(Access.SignedIn);
        app.MapGet("/drafts/{id:guid}", Timeouts.Resume).For(Access.SignedIn);

        app.MapGet("/records/{id}", async (string id, RecordQueries records, CancellationToken cancel) =>
            Answers.Page<RecordPage>(await records.Read(id, cancel))).For(Access.Staff);
        app.MapPost("/records/{id}", Revealing.Post).For(Access.Staff);
        app.MapGet("/records/{id}/papers/{key}", Papers.Look).For(Access.Staff);
        app.MapPost("/records/{id}/papers/{key}", Papers.Print).For(Access.Staff);
        app.MapGet("/evidence/{hash}", EvidenceFiles.Give).For(Access.Staff);
    }

    private static void For(this RouteHandlerBuilder route, string who) => route.WithMetadata(new Access(who));
}
