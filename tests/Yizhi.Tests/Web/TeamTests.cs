using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Yizhi.Core.Records;
using Yizhi.Storage.Records;

namespace Yizhi.Tests.Web;

/// <summary>Light accounts, posts with dates, and work that changes hands, over a real server.</summary>
public sealed class TeamTests(PeopledOffice office) : IClassFixture<PeopledOffice>
{
    private const string Head = "head.001000";
    private readonly HtmlParser parser = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_head_opens_a_mediators_account_who_records_and_acts_on_their_own_and_sees_nothing_else()
    {
        using var head = await Fresh(Head);
        var (_, made) = await Post(head, "/team", ("act", "open"), ("name", "顾小满"), ("phone", "138 0013 8000"), ("unit", PeopledOffice.Ivy), ("role", "mediator"), ("until", ""));
        var code = made.QuerySelectorAll(".once b.mono")[1].TextContent;
        Assert.Equal("13800138000", made.QuerySelector(".once b.mono")!.TextContent);
        Assert.DoesNotContain(code, await head.GetStringAsync(new Uri("/team", UriKind.Relative), Cancel), StringComparison.Ordinal);
        Assert.All(await office.Office.Audit.Newest(0, 100, cancel: Cancel), a => Assert.DoesNotContain("13800138000", a.Detail, StringComparison.Ordinal));

        using var phone = office.Client();
        using (var entered = await PeopledOffice.SignIn(phone, "13800138000", code))
            Assert.Equal("/me", entered.Headers.Location!.OriginalString);
        await Post(phone, "/me", ("act", "password"), ("old", code), ("new", "Xiao-man#2026"), ("again", "Xiao-man#2026"));
        Assert.Contains("/ledgers/dispute/new", await phone.GetStringAsync(new Uri("/", UriKind.Relative), Cancel), StringComparison.Ordinal);

        var form = await Read(phone, "/ledgers/dispute/new");
        Assert.Equal("hidden", form.QuerySelector<IHtmlInputElement>("[name=handler]")!.Type);
        var record = await Enter(phone, form, "楼道堆放纸箱", "顾小满");
        Assert.StartsWith("/records/", record, StringComparison.Ordinal);
        var desk = await Read(phone, "/");
        Assert.Contains("楼道堆放纸箱", desk.QuerySelector(".own")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("楼道堆物", desk.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await phone.GetAsync(new Uri(record, UriKind.Relative), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await phone.GetAsync(new Uri(record + "/steps/accept", UriKind.Relative), Cancel)).StatusCode);
        foreach (var path in new[] { $"/records/{office.Dispute}", $"/records/{office.Dispute}/correct", "/ledgers/dispute", "/figures", "/reports/2025", "/dashboard", "/tasks", "/deadlines", "/team", "/ledgers/dispute/import", "/ledgers/dispute/export/csv" })
            Assert.True((await phone.GetAsync(new Uri(path, UriKind.Relative), Cancel)).StatusCode == HttpStatusCode.Forbidden, path);
        // Under another's name they may enter nothing, whatever the browser sends.
        var (status, refused) = await Send(phone, "/ledgers/dispute/new", form, "替别人登记", "主任");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("自己名下", refused.QuerySelector(".faults")!.TextContent, StringComparison.Ordinal);
        // The head sees it, as any record of the office.
        Assert.Equal(HttpStatusCode.OK, (await head.GetAsync(new Uri(record, UriKind.Relative), Cancel)).StatusCode);
    }

    [Fact]
    public async Task Only_the_head_of_the_own_unit_opens_light_accounts_and_only_for_the_roles_the_catalogue_names()
    {
        foreach (var login in new[] { "clerk.001000", "leader.001000", "mediator.001001", "system_admin.000000" })
        {
            using var other = await Fresh(login);
            Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync(new Uri("/team", UriKind.Relative), Cancel)).StatusCode);
        }
        using var head = await Fresh(Head);
        foreach (var (unit, role) in new[] { (PeopledOffice.Other, "mediator"), (PeopledOffice.District, "mediator"), (PeopledOffice.Street, "clerk"), (PeopledOffice.Street, "security_admin") })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(head, "/team", ("act", "open"), ("name", "某个人"), ("phone", "13900139000"), ("unit", unit), ("role", role))).Status);
        foreach (var (name, phone, until) in new[] { ("某", "13900139000", ""), ("某个人", "12345", ""), ("某个人", "13900139000", "明年"), ("某个人", "13900139000", "2020-01-01"), ("clerk 330199001000", "13900139000", "") })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(head, "/team", ("act", "open"), ("name", name), ("phone", phone), ("unit", PeopledOffice.Street), ("role", "mediator"), ("until", until))).Status);
        await using var db = office.Office.Database.Context();
        Assert.False(await db.Accounts.AnyAsync(a => a.UserName == "13900139000", Cancel));
    }

    [Fact]
    public async Task A_first_code_works_for_a_week_and_a_new_one_ends_the_old()
    {
        using var head = await Fresh(Head);
        var (_, made) = await Post(head, "/team", ("act", "open"), ("name", "沈小寒"), ("phone", "13700137000"), ("unit", PeopledOffice.Street), ("role", "grid_worker"), ("until", "2026-12-31"));
        var code = made.QuerySelectorAll(".once b.mono")[1].TextContent;
        office.Clock.Move(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1));
        using (var late = await PeopledOffice.SignIn(office.Client(), "13700137000", code))
            Assert.Contains("过期", await late.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using var again = office.Client();
        using (await PeopledOffice.SignIn(again, Head, PeopledOffice.Password)) { }
        var row = (await Read(again, "/team")).QuerySelectorAll("tr").Single(r => r.TextContent.Contains("沈小寒", StringComparison.Ordinal));
        Assert.Contains("137****7000", row.TextContent, StringComparison.Ordinal);
        var (_, renewed) = await Post(again, "/team", ("act", "code"), ("post", row.QuerySelector<IHtmlInputElement>("[name=post]")!.Value));
        using (var old = await PeopledOffice.SignIn(office.Client(), "13700137000", code))
            Assert.Equal(HttpStatusCode.UnprocessableEntity, old.StatusCode);
        using (var entered = await PeopledOffice.SignIn(office.Client(), "13700137000", renewed.QuerySelectorAll(".once b.mono")[1].TextContent))
            Assert.Equal("/me", entered.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Open_work_changes_hands_in_one_act_with_a_reason_and_what_the_receiver_may_not_do_stays()
    {
        var all = new Actor("zhou", "周以宁", PeopledOffice.District, office.Office.Catalogue.Roles.Keys.ToHashSet());
        var from = await Account("mediator.001000");
        var ids = new List<Guid>();
        foreach (var subject in new[] { "井盖异响", "早市占道", "天台种菜" })
        {
            ids.Add(Guid.CreateVersion7());
            var values = new[] { ("subject", subject), ("found_on", "2025-12-03"), ("found_by", "grid"), ("category", "neighbour") }.ToDictionary(v => v.Item1, v => Entry.Read(office.Office.Catalogue.Ledger("dispute").Field(v.Item1)!, v.Item2, out var value) is null ? value : null);
            Assert.IsType<SaveOutcome.Saved>(await office.Office.Ledgers.Enter("dispute", new Change.Enter(ids[^1], PeopledOffice.Street, values, Handler: from.Name), all));
        }
        Assert.NotNull(await office.Office.Drafts.Keep(from.Id, Guid.CreateVersion7(), "dispute", null, "", new Dictionary<string, string[]> { ["f.subject"] = ["写了一半"] }, Cancel));
        using var security = office.Client();
        using (await PeopledOffice.SignIn(security, "security_admin.000000", PeopledOffice.Password)) { }
        var page = await Read(security, $"/people/{from.Id}");
        Assert.Equal(["3", "1"], page.QuerySelectorAll("#work td.num").Select(c => c.TextContent));
        Assert.DoesNotContain("井盖异响", page.Body!.TextContent, StringComparison.Ordinal);
        var to = await Account("justice_office.001000");
        var offered = page.QuerySelectorAll<IHtmlOptionElement>("#receiver option").Select(o => o.Value).ToList();
        Assert.Contains(to.Id.ToString(), offered);
        Assert.DoesNotContain((await Account("section_office.001000")).Id.ToString(), offered);
        Assert.DoesNotContain((await Account("mediator.002000")).Id.ToString(), offered);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(security, $"/people/{from.Id}", ("act", "hand_over"), ("receiver", to.Id.ToString()), ("reason", " "))).Status);
        using (var system = office.Client())
        {
            using (await PeopledOffice.SignIn(system, "system_admin.000000", PeopledOffice.Password)) { }
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(system, $"/people/{from.Id}", ("act", "hand_over"), ("receiver", to.Id.ToString()), ("reason", "调离"))).Status);
        }
        Assert.Equal(HttpStatusCode.Found, (await Post(security, $"/people/{from.Id}", ("act", "hand_over"), ("receiver", to.Id.ToString()), ("reason", "顾明川调到望湖街道"))).Status);
        await using var db = office.Office.Database.Context();
        Assert.All(await db.Records.Where(r => ids.Contains(r.Id)).Select(r => r.Handler).ToListAsync(Cancel), handler => Assert.Equal(to.Name, handler));
        Assert.Equal(3, await db.Journal.CountAsync(j => ids.Contains(j.Record) && j.Act == "assign" && j.Reason == "顾明川调到望湖街道", Cancel));
        Assert.Single(await office.Office.Drafts.Of(to.Id, Cancel));
        Assert.Empty(await office.Office.HandOvers.Of(from.Id, Cancel));
        Assert.Contains(await office.Office.Audit.Newest(0, 20, cancel: Cancel), a => a.Act == "work.handed_over" && a.Detail.Contains("3 + 1 / 3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_posts_days_are_moved_and_a_stand_in_ends_early()
    {
        var (who, today) = (await Account("community_worker.002000"), office.Office.Today);
        using var security = office.Client();
        using (await PeopledOffice.SignIn(security, "security_admin.000000", PeopledOffice.Password)) { }
        var path = $"/people/{who.Id}";
        Task<(HttpStatusCode Status, IHtmlDocument Page)> Date(Guid post, string from, string until) => Post(security, path, ("act", "date"), ("post", post.ToString()), ("from", from), ("until", until));
        await using var db = office.Office.Database.Context();
        var post = await db.Posts.AsNoTracking().SingleAsync(p => p.Account == who.Id, Cancel);
        async Task<DateOnly?> Until() => (await db.Posts.AsNoTracking().SingleAsync(p => p.Id == post.Id, Cancel)).Until;
        Assert.Equal(HttpStatusCode.Found, (await Date(post.Id, "", $"{today.AddDays(10):yyyy-MM-dd}")).Status);
        Assert.Equal(today.AddDays(10), await Until());
        Assert.Equal(HttpStatusCode.Found, (await Date(post.Id, "", $"{today.AddDays(40):yyyy-MM-dd}")).Status);
        Assert.Equal(today.AddDays(40), await Until());
        Assert.Equal(HttpStatusCode.Found, (await Date(post.Id, "", "")).Status);
        Assert.Null(await Until());
        foreach (var (from, until) in new[] { ("", "2019-01-01"), ("", "不知道"), ($"{today.AddDays(3):yyyy-MM-dd}", "") })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Date(post.Id, from, until)).Status);

        var (absent, present) = (await Account("community_worker.001000"), await Account("community_worker.001001"));
        var actor = (await office.Office.People.ActorOf(absent.Id, Cancel))!.Value.Actor;
        Assert.Null(await office.Office.People.StandIn(actor, absent.Id, present.Id, today, today.AddDays(9), "休假", Cancel));
        Assert.Contains((await office.Office.People.ActorOf(present.Id, Cancel))!.Value.Actor.Posts, p => p.StandingInFor == absent.Name);
        var standIn = (await db.StandIns.AsNoTracking().SingleAsync(s => s.Absent == absent.Id, Cancel)).Id;
        Assert.NotNull(await office.Office.People.EndStandIn((await office.Office.People.ActorOf(who.Id, Cancel))!.Value.Actor, standIn, Cancel));
        using var own = office.Client();
        using (await PeopledOffice.SignIn(own, "community_worker.001000", PeopledOffice.Password)) { }
        Assert.Equal(HttpStatusCode.Found, (await Post(own, "/me", ("act", "end_stand_in"), ("stand_in", standIn.ToString()))).Status);
        Assert.DoesNotContain((await office.Office.People.ActorOf(present.Id, Cancel))!.Value.Actor.Posts, p => p.StandingInFor is not null);
    }

    // The clock of these tests moves by days, and sessions end.
    private async Task<HttpClient> Fresh(string login)
    {
        var browser = office.Client();
        using (var entered = await PeopledOffice.SignIn(browser, login, PeopledOffice.Password))
            Assert.Equal(HttpStatusCode.Found, entered.StatusCode);
        return browser;
    }

    private async Task<(Guid Id, string Name)> Account(string login)
    {
        await using var db = office.Office.Database.Context();
        return await db.Accounts.Where(a => a.UserName == login).Select(a => new ValueTuple<Guid, string>(a.Id, a.Name)).SingleAsync(Cancel);
    }

    private async Task<IHtmlDocument> Read(HttpClient browser, string path) => parser.ParseDocument(await browser.GetStringAsync(new Uri(path, UriKind.Relative), Cancel));

    private async Task<(HttpStatusCode Status, IHtmlDocument Page)> Post(HttpClient browser, string path, params (string Name, string Value)[] typed)
    {
        var token = (await Read(browser, path)).QuerySelector<IHtmlInputElement>("[name=token]")!.Value;
        using var answer = await browser.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent([KeyValuePair.Create("token", token), .. typed.Select(t => KeyValuePair.Create(t.Name, t.Value))]), Cancel);
        return (answer.StatusCode, parser.ParseDocument(await answer.Content.ReadAsStringAsync(Cancel)));
    }

    private static async Task<string> Enter(HttpClient browser, IHtmlDocument form, string subject, string handler)
    {
        using var answer = await Answer(browser, "/ledgers/dispute/new", form, subject, handler);
        Assert.True(answer.StatusCode == HttpStatusCode.Found, await answer.Content.ReadAsStringAsync(Cancel));
        return answer.Headers.Location!.OriginalString;
    }

    private async Task<(HttpStatusCode Status, IHtmlDocument Page)> Send(HttpClient browser, string path, IHtmlDocument form, string subject, string handler)
    {
        using var answer = await Answer(browser, path, form, subject, handler);
        return (answer.StatusCode, parser.ParseDocument(await answer.Content.ReadAsStringAsync(Cancel)));
    }

    private static Task<HttpResponseMessage> Answer(HttpClient browser, string path, IHtmlDocument form, string subject, string handler) =>
        browser.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["token"] = form.QuerySelector<IHtmlInputElement>("form.record-form [name=token]")!.Value,
            ["unit"] = PeopledOffice.Ivy,
            ["handler"] = handler,
            ["f.subject"] = subject,
            ["f.found_on"] = "2025-12-05",
            ["f.found_by"] = "grid",
            ["f.category"] = "neighbour",
            ["go"] = "save",
        }), Cancel);
}
