using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using Yizhi.Core.Catalogue.Loading;
using Yizhi.Core.Records;
using Yizhi.Core.Units;
using Yizhi.Storage;
using Yizhi.Storage.People;
using Yizhi.Web;

namespace Yizhi.EndToEnd;

/// <summary>Signing in as a browser with script does it: passkeys, and a session that ends while someone types.</summary>
public sealed class SigningInTests(ServedDistrict district) : IAsyncLifetime
{
    private const string Street = "330199001000", Login = "lin.wanzhou", Password = "Shan-shui#2026";

    private readonly string folder = Directory.CreateTempSubdirectory("yizhi-signing-").FullName;
    private readonly Clock clock = new();
    private Office office = null!;
    private WebApplication app = null!;

    // Passkeys belong to a name, never to a number.
    private string Address => $"http://localhost:{new Uri(app.Urls.First()).Port}";

    public async ValueTask InitializeAsync()
    {
        office = await Office.Open(folder, ((LoadOutcome.Loaded)CatalogueFiles.Load(null)).Catalogue, clock: clock);
        await office.PutUnits([new Unit(Street, "书院街道", UnitKind.Subdistrict, null, "", new DateOnly(2015, 1, 1), null)]);
        app = Server.Build(office, new ServeOptions("http://127.0.0.1:0"));
        await app.StartAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var account = new AccountRow { Id = Guid.CreateVersion7(), UserName = Login, Name = "林晚舟", CreatedAt = office.Now };
        Assert.True((await scope.ServiceProvider.GetRequiredService<UserManager<AccountRow>>().CreateAsync(account, Password)).Succeeded);
        Assert.Null(await office.People.GiveFirst(new Actor("founder", "奠基人", []), account.Id, Street, "clerk"));
    }

    [Fact]
    public async Task A_passkey_is_made_named_used_and_removed()
    {
        await using var visit = await district.Visit(script: true);
        var page = visit.Page;
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new() { ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true } });
        await Enter(page);

        await page.GotoAsync(Address + "/me");
        await page.Locator("#passkey-name").FillAsync("办公室的电脑");
        await page.Locator("#passkey-old").FillAsync("not-the-password");
        await page.Locator("form[data-passkey] button.btn").ClickAsync();
        await Assertions.Expect(page.Locator("form[data-passkey] [data-wrong]")).ToContainTextAsync("密码不对");
        await page.Locator("#passkey-old").FillAsync(Password);
        await page.Locator("form[data-passkey] button.btn").ClickAsync();
        await Assertions.Expect(page.Locator("#passkeys tbody th")).ToHaveTextAsync("办公室的电脑");

        await Leave(page);
        await page.GotoAsync(Address + "/sign-in?to=/ledgers");
        await page.Locator("form[data-passkey] button").ClickAsync();
        await page.WaitForURLAsync(Address + "/ledgers");

        await page.GotoAsync(Address + "/me");
        await page.Locator("#passkeys tbody button").ClickAsync();
        await Assertions.Expect(page.Locator("#passkeys tbody")).ToHaveCountAsync(0);
        await Leave(page);
        await page.Locator("form[data-passkey] button").ClickAsync();
        await Assertions.Expect(page.Locator(".faults")).ToContainTextAsync("没有登记");
        Assert.DoesNotContain(visit.Complaints, c => !c.Contains("422", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Before_a_session_ends_it_is_asked_and_after_its_end_the_form_goes_on()
    {
        await using var visit = await district.Visit(script: true);
        var page = visit.Page;
        await Enter(page);
        office.Sessions.Limits = new SessionLimits(TimeSpan.FromSeconds(100), TimeSpan.FromHours(12));
        await page.GotoAsync(Address + "/ledgers/dispute/new");
        await Assertions.Expect(page.Locator(".ending")).ToBeVisibleAsync();
        await page.Locator("[name='f.subject']").FillAsync("会话到期时正在填的一件");
        office.Sessions.Limits = new SessionLimits(TimeSpan.FromMinutes(60), TimeSpan.FromHours(12));
        await page.Locator(".ending [data-stay]").ClickAsync();
        await Assertions.Expect(page.Locator(".ending")).ToBeHiddenAsync();

        clock.Move(TimeSpan.FromMinutes(61));
        await page.Locator(".form-acts button[value=keep]").ClickAsync();
        await page.WaitForURLAsync("**/sign-in?*");
        await Assertions.Expect(page.Locator("[role=status]")).ToContainTextAsync("已经存好");
        await page.Locator("#login").FillAsync(Login);
        await page.Locator("#password").FillAsync(Password);
        await page.Locator(".eye").ClickAsync();
        Assert.Equal("text", await page.Locator("#password").GetAttributeAsync("type"));
        await page.Locator("#password").PressAsync("Enter");
        await page.WaitForURLAsync("**/ledgers/dispute/new?draft=*");
        Assert.Equal("会话到期时正在填的一件", await page.Locator("[name='f.subject']").InputValueAsync());
        await Assertions.Expect(page.Locator(".last-in")).ToContainTextAsync("127.0.0.1");
    }

    private async Task Enter(IPage page)
    {
        await page.GotoAsync(Address + "/sign-in");
        await page.Locator("#login").FillAsync(Login);
        await page.Locator("#password").FillAsync(Password);
        await page.Locator("#password").PressAsync("Enter");
        await page.WaitForURLAsync(Address + "/");
    }

    private static async Task Leave(IPage page)
    {
        await page.Locator("header .me details summary").ClickAsync();
        await page.Locator("form[action='/sign-out'] button").ClickAsync();
        await Assertions.Expect(page.Locator("#login")).ToBeVisibleAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await office.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private sealed class Clock : TimeProvider
    {
        private DateTimeOffset now = new(2026, 1, 6, 2, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => now;

        public void Move(TimeSpan by) => now += by;
    }
}
