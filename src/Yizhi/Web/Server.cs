using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Yizhi.Accounts;
using Yizhi.Delivery;
using Yizhi.Storage;
using Yizhi.Storage.Notices;
using Yizhi.Web.Admin;
using Yizhi.Web.Dashboard;
using Yizhi.Web.Desk;
using Yizhi.Web.DueDates;
using Yizhi.Web.Figures;
using Yizhi.Web.Forms;
using Yizhi.Web.Handbook;
using Yizhi.Web.Ledgers;
using Yizhi.Web.Notices;
using Yizhi.Web.People;
using Yizhi.Web.Records;
using Yizhi.Web.Reports;
using Yizhi.Web.Shared;
using Yizhi.Web.Tasks;

namespace Yizhi.Web;

/// <summary>The web pages of an office.</summary>
public static class Server
{
    // One small form is all that is ever posted.
    private const long LargestBody = 64 * 1024;

    /// <summary>Builds the server; the caller starts and stops it.</summary>
    /// <param name="office">The opened office.</param>
    /// <param name="options">Where and how to serve.</param>
    /// <exception cref="InvalidOperationException">The address can be reached from other machines, and no proxy stands before it that encrypts.</exception>
    public static WebApplication Build(Office office, ServeOptions options)
    {
        if (!Uri.TryCreate(options.Url, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttp || (!url.IsLoopback && (options.Demo || !options.BehindProxy)))
            throw new InvalidOperationException(Texts.Say(options.Demo ? "serve.loopback" : "serve.proxy", options.Url));

        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "yizhi", ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error).AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            if (IPAddress.TryParse(url.Host.Trim('[', ']'), out var address))
                kestrel.Listen(address, url.Port);
            else if (url.Port == 0)
                kestrel.Listen(IPAddress.Loopback, 0);
            else
                kestrel.ListenLocalhost(url.Port);
        });
        var services = builder.Services;
        // Without it components write every Chinese character as an eight-byte entity.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddRazorComponents();
        var protection = services.AddDataProtection().SetApplicationName("yizhi");
        if (options.Demo)
            protection.UseEphemeralDataProtectionProvider();
        else
            protection.PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(office.Folder, "keys", "web")));
        var rules = options.Passwords ?? PasswordRules.Standard;
        office.Sessions.Limits = rules.Session;
        services.AddAccounts(office, rules);
        if (options.Outside is { } outside)
            services.AddOutside(outside);
        services.AddScoped<Visitor>();
        services.AddScoped<SigningIn>();
        services.AddScoped<PeopleQueries>();
        services.AddScoped<Forms.Forms>();
        services.AddSingleton<WrongTries>();
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "yizhi-form";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.FormFieldName = "token";
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        services.AddResponseCompression(compression => compression.MimeTypes = ["text/html", "text/css", "image/svg+xml", "application/json"]);
        services.AddSingleton(office);
        services.AddScoped<Scopes>();
        services.AddScoped<DeskQueries>();
        services.AddScoped<OwnDesk>();
        services.AddScoped<DeadlineQueries>();
        services.AddScoped<NoticeQueries>();
        services.AddScoped<FigureQueries>();
        services.AddScoped<LedgerQueries>();
        services.AddScoped<Bulk>();
        services.AddSingleton<Imports.ImportJobs>();
        services.AddScoped<RecordQueries>();
        services.AddScoped<ReportQueries>();
        services.AddSingleton(options.Demo ? new Telling(office, _ => Task.FromResult(DemoPeople.Colleagues(office))) : new Telling(office));
        if (options.Works)
            services.AddHostedService<Worker>();
        services.AddScoped<UnitQueries>();
        services.AddSingleton<BackupJob>();
        services.AddScoped<ListQueries>();
        services.AddScoped<CalendarQueries>();
        services.AddScoped<CatalogueQueries>();
        services.AddScoped<HandbookQueries>();
        services.AddScoped<TaskQueries>();
        services.AddScoped<DashboardQueries>();
        // A plan of five hundred lines is put right in one form; how much may be sent is limited by each address.
        services.Configure<Microsoft.AspNetCore.Http.Features.FormOptions>(form => form.ValueCountLimit = 8 * 1024);

        var app = builder.Build();
        app.UseSecurityHeaders();
        if (url.IsLoopback && !options.BehindProxy)
            app.UseLocalHostsOnly();
        if (options.BehindProxy)
            app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto });
        app.UseResponseCompression();
        Manners.Use(app);
        app.UseExceptionHandler(failed => failed.Run(context => Answers.Failed(context)));
        app.UseStatusCodePages(Answers.Missing);
        app.UseRouting();
        app.UseVisitors(office, options.Demo);
        // The answer of a provider outside comes to an address of its handler, once it is known who came back.
        if (options.Outside is not null)
            app.UseAuthentication();
        app.UseAccess();
        app.MapPages();
        return app;
    }
}
