using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using Yizhi.Core.Catalogue.Loading;
using Yizhi.Core.People;
using Yizhi.Demo;
using Yizhi.EndToEnd;
using Yizhi.Storage;
using Yizhi.Storage.Notices;
using Yizhi.Web;

[assembly: AssemblyFixture(typeof(ServedDistrict))]

namespace Yizhi.EndToEnd;

/// <summary>The demonstration district on a real server, and a real Chromium to look at it.</summary>
public sealed class ServedDistrict : IAsyncLifetime
{
    /// <summary>The two sizes every page is looked at in.</summary>
    public static readonly (int Width, int Height)[] Sizes = [(1280, 720), (390, 844)];

    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>The demonstration's day; for pictures, which are to be the same every time, the hour stands still as well.</summary>
    internal static TimeProvider Clock { get; } = Environment.GetEnvironmentVariable("YIZHI_PICTURES") is null ? new DemoClock() : new StandingClock();

    private readonly string folder = Directory.CreateTempSubdirectory("yizhi-e2e-").FullName;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public WebApplication? App { get; private set; }
    public Office Office { get; private set; } = null!;
    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        if (Chromium is not { } chromium)
            return;
        var catalogue = ((LoadOutcome.Loaded)CatalogueFiles.Load(null)).Catalogue;
        Office = await Office.Open(folder, catalogue, clock: Clock);
        await DemoDistrict.Build(Office);
        App = Server.Build(Office, new ServeOptions("http://127.0.0.1:0", Demo: true));
        await App.StartAsync();
        // Some have something to read in the morning.
        await App.Services.GetRequiredService<Telling>().Deadlines();
        Address = App.Urls.First();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = chromium, Args = ["--no-sandbox", "--disable-gpu"] });
    }

    /// <summary>A fresh visitor; without script unless asked for.</summary>
    public async Task<Visit> Visit(int width = 1280, int height = 720, bool script = false, string? address = null)
    {
        Assert.SkipWhen(browser is null, "No Chromium is installed here.");
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address ?? Address,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Locale = "zh-CN",
            JavaScriptEnabled = script,
        });
        return new Visit(context, await context.NewPageAsync());
    }

    /// <summary>Chooses whom to be in the demonstration: the first person of a role in the first subdistrict, or an administrator.</summary>
    public async Task Be(IPage page, string role)
    {
        if (Administrators.Are(role))
        {
            await page.Context.AddCookiesAsync([new Cookie { Name = "yizhi-demo", Value = "demo." + role, Url = Address }]);
            return;
        }
        var who = DemoDistrict.Staff.First(a => a.Unit.StartsWith(DemoDistrict.FirstSubdistrict[..9], StringComparison.Ordinal) && a.Posts[0].Roles.Contains(role)
            && (role is "clerk" or "head" or "leader" || a.Posts[0].Roles.Count == 1));
        await page.Context.AddCookiesAsync([new Cookie { Name = "yizhi-demo", Value = who.Id, Url = Address }]);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.CloseAsync();
        playwright?.Dispose();
        if (App is not null)
        {
            await App.DisposeAsync();
            await Office.DisposeAsync();
        }
        Directory.Delete(folder, recursive: true);
    }

    private static string? Chromium => Environment.GetEnvironmentVariable("YIZHI_CHROMIUM") is { Length: > 0 } named ? named : Places.FirstOrDefault(File.Exists);
}

/// <summary>A visitor's browser: its page, and what the browser complained of.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    public Visit(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
        page.RequestFailed += (_, request) => complaints.Add($"{request.Url}: {request.Failure}");
    }

    public IPage Page { get; }

    /// <summary>Console errors, refused resources, failed requests.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    public async ValueTask DisposeAsync() => await context.CloseAsync();
}

/// <summary>Ten in the morning of the demonstration's day.</summary>
internal sealed class StandingClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(2026, 1, 6, 2, 0, 0, TimeSpan.Zero);
}
