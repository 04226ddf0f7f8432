using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using Yizhi.Storage;
using Yizhi.Web.Desk;
using Yizhi.Web.Figures;
using Yizhi.Web.Ledgers;
using Yizhi.Web.Records;
using Yizhi.Web.Reports;
using Yizhi.Web.Shared;

namespace Yizhi.Web;

/// <summary>The web pages of an office.</summary>
public static class Server
{
    // One small form is all that is ever posted.
    private const long LargestBody = 64 * 1024;

    /// <summary>Builds the server; the caller starts and stops it.</summary>
    /// <param name="office">The opened office.</param>
    /// <param name="options">Where and how to serve.</param>
    /// <exception cref="InvalidOperationException">The address isn't one of this machine alone, or demo mode is off while accounts do not exist yet.</exception>
    public static WebApplication Build(Office office, ServeOptions options)
    {
        if (!options.Demo)
            throw new InvalidOperationException(Texts.Say("serve.accounts"));
        if (!Uri.TryCreate(options.Url, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttp || !url.IsLoopback)
            throw new InvalidOperationException(Texts.Say("serve.loopback", options.Url));

        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "yizhi", ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
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
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "yizhi-form";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.FormFieldName = "token";
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        services.AddResponseCompression(compression => compression.MimeTypes = ["text/html", "text/css", "image/svg+xml", "application/json"]);
        services.AddSingleton(office);
        services.AddSingleton<Scopes>();
        services.AddSingleton<DeskQueries>();
        services.AddSingleton<FigureQueries>();
        services.AddSingleton<LedgerQueries>();
        services.AddSingleton<RecordQueries>();
        services.AddSingleton<ReportQueries>();

        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseLocalHostsOnly();
        app.UseResponseCompression();
        app.UseExceptionHandler(failed => failed.Run(context => Answers.Failed(context)));
        app.UseStatusCodePages(Answers.Missing);
        app.UseRouting();
        app.MapPages();
        return app;
    }
}
