using System.Net;
using System.Security.Claims;
using System.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using Xunit;
using Yizhi.Accounts;
using Yizhi.Web;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Yizhi.Tests.Web;

/// <summary>Signing in by OpenID Connect, against a real provider on this machine.</summary>
public sealed class OutsideTests(PeopledOffice office) : IClassFixture<PeopledOffice>, IAsyncLifetime
{
    private const string Secret = "a-secret-of-the-tests", Client = "yizhi-tests";
    private WebApplication? provider;
    private WebApplication? server;
    // Who sits before the provider's screen.
    private string subject = "";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Uri Home => new(server!.Urls.First());

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddOpenIddict().AddServer(openId =>
        {
            openId.EnableDegradedMode().SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token").AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
            openId.AddEphemeralEncryptionKey().AddEphemeralSigningKey().UseAspNetCore().DisableTransportSecurityRequirement();
            openId.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientId != Client || context.RedirectUri != new Uri(Home, "/sign-in/outside/back").ToString())
                    context.Reject(OpenIddictConstants.Errors.InvalidClient);
                return default;
            }));
            openId.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientId != Client || context.ClientSecret != Secret)
                    context.Reject(OpenIddictConstants.Errors.InvalidClient);
                return default;
            }));
            openId.AddEventHandler<HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                var identity = new ClaimsIdentity("tests");
                identity.AddClaim(new Claim(OpenIddictConstants.Claims.Subject, subject));
                context.Principal = new ClaimsPrincipal(identity);
                context.Principal.SetScopes(context.Request.GetScopes());
                return default;
            }));
        });
        provider = builder.Build();
        await provider.StartAsync();
        server = Server.Build(office.Office, new ServeOptions("http://127.0.0.1:0") { Outside = new OutsideProvider(provider.Urls.First(), Client, "统一认证") { Secret = Secret } });
        await server.StartAsync();
    }

    [Fact]
    public async Task Who_is_tied_to_no_account_is_not_let_in_and_no_account_is_made()
    {
        subject = "stranger";
        await using var db = office.Office.Database.Context();
        var before = db.Accounts.Count();
        using var browser = Browser();
        using var answer = await Around(browser, "/sign-in/outside");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("还没有绑定", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(before, db.Accounts.Count());
        using var desk = await browser.GetAsync(new Uri("/", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.Found, desk.StatusCode);
    }

    [Fact]
    public async Task A_person_ties_her_own_account_and_from_then_on_comes_in_to_where_she_was_going()
    {
        subject = "lin-wan-zhou";
        await Tie("clerk.001000");
        using var browser = Browser();
        var page = await browser.GetStringAsync(new Uri("/sign-in?to=/ledgers", UriKind.Relative), Cancel);
        Assert.Contains("用统一认证登录", page, StringComparison.Ordinal);
        using (var answer = await Around(browser, "/sign-in/outside?to=/ledgers"))
            Assert.Equal("/ledgers", answer.Headers.Location!.OriginalString);
        Assert.Contains("clerk 330199001000", await browser.GetStringAsync(new Uri("/me", UriKind.Relative), Cancel), StringComparison.Ordinal);
        Assert.Contains(await office.Office.Audit.Newest(0, 50, cancel: Cancel), a => a.Act == "account.linked");

        // One identity belongs to one account.
        using var other = Browser();
        using (await PeopledOffice.SignIn(other, "leader.001000", PeopledOffice.Password)) { }
        using var taken = await Around(other, await LinkOn(other));
        Assert.Equal(HttpStatusCode.Conflict, taken.StatusCode);
    }

    [Fact]
    public async Task A_closed_account_and_a_second_factor_hold_for_who_comes_from_outside_too()
    {
        subject = "with-second";
        await Tie("adviser.001000");
        await using (var scope = server!.Services.CreateAsyncScope())
        {
            var accounts = scope.ServiceProvider.GetRequiredService<Microsoft.AspNetCore.Identity.UserManager<Storage.People.AccountRow>>();
            var account = (await accounts.FindByNameAsync("adviser.001000"))!;
            await accounts.ResetAuthenticatorKeyAsync(account);
            await accounts.SetTwoFactorEnabledAsync(account, true);
        }
        using var browser = Browser();
        using (var answer = await Around(browser, "/sign-in/outside"))
            Assert.Contains("name=\"code\"", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using (var desk = await browser.GetAsync(new Uri("/me", UriKind.Relative), Cancel))
            Assert.Equal(HttpStatusCode.Found, desk.StatusCode);
        await using (var scope = server.Services.CreateAsyncScope())
        {
            var accounts = scope.ServiceProvider.GetRequiredService<Microsoft.AspNetCore.Identity.UserManager<Storage.People.AccountRow>>();
            var account = (await accounts.FindByNameAsync("adviser.001000"))!;
            account.ClosedAt = office.Office.Now;
            await accounts.UpdateAsync(account);
        }
        using var closed = await Around(Browser(), "/sign-in/outside");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, closed.StatusCode);
    }

    [Fact]
    public async Task State_nonce_and_proof_travel_with_every_sign_in_and_an_answer_nobody_asked_for_is_refused()
    {
        subject = "forger";
        using var browser = Browser();
        using var went = await browser.GetAsync(new Uri("/sign-in/outside", UriKind.Relative), Cancel);
        var query = HttpUtility.ParseQueryString(went.Headers.Location!.Query);
        Assert.Equal(("code", "S256", "query"), (query["response_type"], query["code_challenge_method"], query["response_mode"] ?? "query"));
        Assert.All(["state", "nonce", "code_challenge"], name => Assert.True(query[name]!.Length > 20, name));
        var back = await AtProvider(went.Headers.Location);
        // The same answer in another browser has not the cookie that went with the question.
        using var thief = Browser();
        using (var stolen = await thief.GetAsync(back, Cancel))
            Assert.Equal(HttpStatusCode.UnprocessableEntity, stolen.StatusCode);
        using var altered = await browser.GetAsync(new Uri(back.OriginalString.Replace("state=", "state=x", StringComparison.Ordinal)), Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, altered.StatusCode);
    }

    [Fact]
    public async Task Nobody_can_be_made_to_tie_an_account_by_an_address_alone()
    {
        subject = "attacker";
        using var victim = Browser();
        using (await PeopledOffice.SignIn(victim, "head.001000", PeopledOffice.Password)) { }
        using var refused = await victim.GetAsync(new Uri("/sign-in/outside?link=1", UriKind.Relative), Cancel);
        Assert.Equal("/me", refused.Headers.Location!.OriginalString);
    }

    private async Task Tie(string login)
    {
        using var browser = Browser();
        using (await PeopledOffice.SignIn(browser, login, PeopledOffice.Password)) { }
        using var tied = await Around(browser, await LinkOn(browser));
        Assert.Equal("/me", tied.Headers.Location!.OriginalString);
    }

    private static async Task<string> LinkOn(HttpClient browser)
    {
        var page = await browser.GetStringAsync(new Uri("/me", UriKind.Relative), Cancel);
        var at = page.IndexOf("/sign-in/outside?link=", StringComparison.Ordinal);
        return WebUtility.HtmlDecode(page[at..page.IndexOf('"', at)]);
    }

    // To the provider and back, as a browser goes.
    private static async Task<HttpResponseMessage> Around(HttpClient browser, string path)
    {
        using var went = await browser.GetAsync(new Uri(path, UriKind.Relative), Cancel);
        return await browser.GetAsync(await AtProvider(went.Headers.Location!), Cancel);
    }

    private static async Task<Uri> AtProvider(Uri question)
    {
        using var outside = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var answer = await outside.GetAsync(question, Cancel);
        Assert.True(answer.StatusCode == HttpStatusCode.Found, await answer.Content.ReadAsStringAsync(Cancel));
        return answer.Headers.Location!;
    }

    private HttpClient Browser() => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Home };

    public async ValueTask DisposeAsync()
    {
        await server!.DisposeAsync();
        await provider!.DisposeAsync();
    }
}
