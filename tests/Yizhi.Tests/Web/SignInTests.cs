using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Yizhi.Accounts;
using Yizhi.Storage.People;

namespace Yizhi.Tests.Web;

public sealed class SignInTests(PeopledOffice office) : IClassFixture<PeopledOffice>
{
    private const string Login = "clerk.001000";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_comes_to_where_one_was_going_and_never_to_another_site()
    {
        foreach (var (to, ends) in new[] { ("/ledgers/dispute?year=2025", "/ledgers/dispute?year=2025"), ("https://evil.example", "/"), ("//evil.example", "/"), ("/\\evil.example", "/"), ("", "/") })
        {
            using var browser = office.Client();
            using var answer = await PeopledOffice.SignIn(browser, Login, PeopledOffice.Password, to);
            Assert.Equal(ends, answer.Headers.Location!.OriginalString);
        }
    }

    [Fact]
    public async Task A_wrong_login_and_a_wrong_password_look_alike()
    {
        using var browser = office.Client();
        using var unknown = await PeopledOffice.SignIn(browser, "nobody", "x");
        using var wrong = await PeopledOffice.SignIn(browser, "leader.001000", "x");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (unknown.StatusCode, wrong.StatusCode));
        Assert.Equal(Said(await unknown.Content.ReadAsStringAsync(Cancel)), Said(await wrong.Content.ReadAsStringAsync(Cancel)));
    }

    [Fact]
    public async Task Five_wrong_tries_lock_for_a_minute_and_the_next_five_for_two()
    {
        await using var scope = office.App.Services.CreateAsyncScope();
        var signing = scope.ServiceProvider.GetRequiredService<SigningIn>();
        const string login = "head.001000";
        async Task<SignInOutcome> Try(string password) => (await signing.Check(login, password)).Outcome;
        for (var i = 0; i < 4; i++)
            Assert.Equal(SignInOutcome.Wrong, await Try("x"));
        Assert.Equal(SignInOutcome.Locked, await Try("x"));
        Assert.Equal(SignInOutcome.Locked, await Try(PeopledOffice.Password));
        office.Clock.Move(TimeSpan.FromSeconds(61));
        for (var i = 0; i < 4; i++)
            Assert.Equal(SignInOutcome.Wrong, await Try("x"));
        Assert.Equal(SignInOutcome.Locked, await Try("x"));
        office.Clock.Move(TimeSpan.FromSeconds(61));
        Assert.Equal(SignInOutcome.Locked, await Try(PeopledOffice.Password));
        office.Clock.Move(TimeSpan.FromSeconds(60));
        Assert.Equal(SignInOutcome.In, await Try(PeopledOffice.Password));
    }

    [Fact]
    public async Task A_session_ends_when_it_is_ended_and_when_it_is_old()
    {
        var login = "grid_worker.001001";
        using var client = await office.SignedIn(login);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/me", UriKind.Relative), Cancel)).StatusCode);
        var account = await Account(login);
        var session = Assert.Single(await office.Office.Sessions.Of(account, Cancel));
        await office.Office.Sessions.End(account, session.Id, cancel: Cancel);
        Assert.Equal(HttpStatusCode.Found, (await client.GetAsync(new Uri("/me", UriKind.Relative), Cancel)).StatusCode);

        var idle = await office.Office.Sessions.Begin(account, "127.0.0.1", "test", Cancel);
        Assert.Equal(account, await office.Office.Sessions.AccountOf(idle, Cancel));
        office.Clock.Move(office.Office.Sessions.Limits.Idle + TimeSpan.FromMinutes(1));
        Assert.Null(await office.Office.Sessions.AccountOf(idle, Cancel));
    }

    [Fact]
    public async Task A_second_factor_is_asked_for_and_a_recovery_code_works_once()
    {
        await using var scope = office.App.Services.CreateAsyncScope();
        var (accounts, signing) = (scope.ServiceProvider.GetRequiredService<UserManager<AccountRow>>(), scope.ServiceProvider.GetRequiredService<SigningIn>());
        var account = (await accounts.FindByNameAsync("adviser.001000"))!;
        await accounts.ResetAuthenticatorKeyAsync(account);
        await accounts.SetTwoFactorEnabledAsync(account, true);
        var codes = (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, 8))!.ToList();
        Assert.Equal(SignInOutcome.CodeWanted, (await signing.Check("adviser.001000", PeopledOffice.Password)).Outcome);
        Assert.Equal(SignInOutcome.CodeWrong, await signing.CheckCode(account, "000000"));
        Assert.Equal(SignInOutcome.In, await signing.CheckCode(account, codes[0]));
        Assert.Equal(SignInOutcome.CodeWrong, await signing.CheckCode(account, codes[0]));
        // Neither the key nor the codes stand in the database as they are.
        await using var db = office.Office.Database.Context();
        var key = await accounts.GetAuthenticatorKeyAsync(account);
        Assert.All(db.Set<AccountTokenRow>().Select(t => t.Value).ToList(), kept => Assert.True(!kept!.Contains(key!, StringComparison.Ordinal) && !kept.Contains(codes[1], StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_first_password_opens_nothing_but_the_page_to_change_it()
    {
        await using var scope = office.App.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<AccountRow>>();
        var founder = new Core.Records.Actor("founder", "奠基人", []);
        var (account, first, wrong) = await AccountServices.Open(office.Office, accounts, founder, "xin.lai", "新来的", Cancel);
        Assert.Null(wrong);
        Assert.Null(await office.Office.People.GiveFirst(founder, account!.Id, PeopledOffice.Street, "clerk", Cancel));
        using var browser = office.Client();
        using (var entered = await PeopledOffice.SignIn(browser, "xin.lai", first))
            Assert.Equal("/me", entered.Headers.Location!.OriginalString);
        using (var denied = await browser.GetAsync(new Uri("/ledgers", UriKind.Relative), Cancel))
            Assert.Equal("/me", denied.Headers.Location!.OriginalString);
        var page = await browser.GetStringAsync(new Uri("/me", UriKind.Relative), Cancel);
        async Task<HttpResponseMessage> Change(string old, string with) => await browser.PostAsync(new Uri("/me", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string> { ["token"] = PeopledOffice.Token(page), ["act"] = "password", ["old"] = old, ["new"] = with, ["again"] = with }), Cancel);
        foreach (var weak in new[] { "short1A", "alllowercase", "xin.lai-2026A", "Password2026", first })
            using (var refused = await Change(first, weak))
                Assert.True(HttpStatusCode.UnprocessableEntity == refused.StatusCode, weak);
        using (var refused = await Change("wrong", "Feng-yun#2026"))
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        using (var changed = await Change(first, "Feng-yun#2026"))
            Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        using var opened = await browser.GetAsync(new Uri("/ledgers", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
    }

    [Fact]
    public async Task The_trail_names_every_act_and_a_changed_entry_is_found()
    {
        var rows = await office.Office.Audit.Newest(0, 500, cancel: Cancel);
        Assert.Contains(rows, r => r.Act == "post.given");
        Assert.Null(await office.Office.Audit.FirstBroken(Cancel));
        Assert.DoesNotContain(rows, r => r.Detail.Contains(PeopledOffice.Password, StringComparison.Ordinal));
    }

    private async Task<Guid> Account(string login)
    {
        await using var scope = office.App.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<UserManager<AccountRow>>().FindByNameAsync(login))!.Id;
    }

    private static string Said(string page) => page[page.IndexOf("class=\"faults\"", StringComparison.Ordinal)..page.IndexOf("</div>", page.IndexOf("class=\"faults\"", StringComparison.Ordinal), StringComparison.Ordinal)];
}
