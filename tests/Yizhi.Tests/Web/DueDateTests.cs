using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Xunit;
using Yizhi.Core.Records;
using Yizhi.Storage.Notices;
using Yizhi.Storage.Records;

namespace Yizhi.Tests.Web;

/// <summary>The pages of deadlines and messages, over real HTTP with real sign-ins.</summary>
public sealed partial class DueDateTests(PeopledOffice office) : IClassFixture<PeopledOffice>
{
    private const string Clerk = "clerk.001000";
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_list_shows_a_running_deadline_with_its_article_and_filters_by_address()
    {
        var (title, _) = await Running();
        using var clerk = await office.SignedIn(Clerk);
        var row = (await Page(clerk, "/deadlines")).QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains(title, StringComparison.Ordinal));
        Assert.All((string[])["还有 4 天", "调解期限", "1月10日", "2025-12-10", "顾明川"], e => Assert.Contains(e, row.TextContent, StringComparison.Ordinal));
        foreach (var (query, shown) in new[] { ("?ledger=dispute", true), ("?ledger=publicity_event", false), ("?state=over", false), ("?state=soon", true), ("?state=paused", false), ("?person=%E9%A1%BE%E6%98%8E%E5%B7%9D", true), ("?person=none", false), ("?day=2026-01-10", true), ("?day=2026-01-11", false), ("?month=2026-01", true), ("?month=2026-02", false), ("?unit=330199001001", false), ("?unit=330199001002", true), ("?kind=law", true), ("?kind=rule", false) })
        {
            var text = (await Page(clerk, "/deadlines" + query)).QuerySelector("main")!.TextContent;
            // In the month a day shows its first three and how many there are.
            Assert.True(text.Contains(title, StringComparison.Ordinal) == shown || (query == "?month=2026-01" && text.Contains("墙体开裂", StringComparison.Ordinal)), query);
        }
    }

    [Fact]
    public async Task A_pause_is_tried_out_and_nothing_of_it_is_kept()
    {
        var (_, id) = await Running();
        using var clerk = await office.SignedIn(Clerk);
        var before = await office.Office.Database.Context().Deadlines.FindAsync([id, "conclude"], Cancel) is { } row ? row.Due : default;
        var text = (await Page(clerk, $"/deadlines/what-if?record={id}&key=conclude&from=2025-12-20&to=2025-12-25")).QuerySelector("main")!.TextContent;
        Assert.Contains("推后 5 天", text, StringComparison.Ordinal);
        Assert.Contains("2026年1月15日", text, StringComparison.Ordinal);
        Assert.Equal(before, (await office.Office.Database.Context().Deadlines.FindAsync([id, "conclude"], Cancel))!.Due);
        Assert.Contains("停止之日不能早于起算之日", (await Page(clerk, $"/deadlines/what-if?record={id}&key=conclude&from=2025-12-01&to=2025-12-25")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("恢复之日不能早于停止之日", (await Page(clerk, $"/deadlines/what-if?record={id}&key=conclude&from=2025-12-20&to=2025-12-11")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("不是日期", (await Page(clerk, $"/deadlines/what-if?record={id}&key=conclude&from=x&to=2025-12-11")).Body!.TextContent, StringComparison.Ordinal);
        using var other = await office.SignedIn("clerk.002000");
        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync(Path($"/deadlines/what-if?record={id}&key=conclude"), Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_calendar_file_holds_the_deadline_without_title_or_name()
    {
        var (title, id) = await Running();
        using var clerk = await office.SignedIn(Clerk);
        using var answer = await clerk.GetAsync(Path("/deadlines.ics?ledger=dispute"), Cancel);
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        var text = Unfolded().Replace(await answer.Content.ReadAsStringAsync(Cancel), "");
        var calendar = Ical.Net.Calendar.Load(text)!;
        var item = calendar.Events.Single(e => e.Uid == $"{id:N}-conclude@yizhi");
        Assert.Equal((new DateOnly(2026, 1, 10), true), (item.Start!.Date, item.IsAllDay));
        Assert.EndsWith($"/records/{id}", item.Url!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(title, text, StringComparison.Ordinal);
        Assert.DoesNotContain("顾明川", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_secret_address_of_a_calendar_shows_what_waits_for_its_person_until_it_is_renewed()
    {
        var (_, id) = await Running();
        using var clerk = await office.SignedIn(Clerk);
        using var stranger = office.Client();
        var first = await NewFeed(clerk);
        Assert.Contains($"{id:N}-conclude@yizhi", Unfolded().Replace(await stranger.GetStringAsync(first, Cancel), ""), StringComparison.Ordinal);
        var second = await NewFeed(clerk);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(first, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync(second, Cancel)).StatusCode);
        using (await Post(clerk, "/me", "/notices/feed", ("act", "end")))
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(second, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(Path("/calendar/" + new string('0', 48) + ".ics"), Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_message_is_counted_in_the_head_opened_by_its_own_person_and_read_by_that()
    {
        using var mediator = await office.SignedIn("mediator.001001");
        var account = await AccountOf("mediator.001001");
        await office.Office.Notices.Read(account, cancel: Cancel);
        await office.Office.Notices.Say(new Message(NoticeKind.Turn, "notice.assigned", office.Dispute, "矛盾纠纷化解", "楼道堆物", "周以宁"), [account], Cancel);
        var page = await Page(mediator, "/");
        Assert.Equal("1", page.QuerySelector(".bell-n")!.TextContent);
        Assert.Contains("周以宁把矛盾纠纷化解“楼道堆物”转给您办理。", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var href = (await Page(mediator, "/notices")).QuerySelector(".notices a")!.GetAttribute("href")!;
        using (var other = await office.SignedIn(Clerk))
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(Path(href), Cancel)).StatusCode);
        using var opened = await mediator.GetAsync(Path(href), Cancel);
        Assert.Equal($"/records/{office.Dispute}", opened.Headers.Location!.OriginalString);
        Assert.Null((await Page(mediator, "/notices")).QuerySelector(".bell-n"));
        await office.Office.Notices.Say(new Message(NoticeKind.Told, "notice.kind.told", null, "1"), [account], Cancel);
        using (await Post(mediator, "/notices", "/notices", ("id", "all")))
            Assert.Equal(0, await office.Office.Notices.Unread(account, Cancel));
    }

    [Fact]
    public async Task Settings_are_kept_and_what_is_wrong_stands_at_its_field_with_what_was_typed()
    {
        using var leader = await office.SignedIn("leader.001000");
        using (var refused = await Post(leader, "/notices/settings", "/notices/settings", ("address", "not an address"), ("mail", "1"), ("has_digest", "1"), ("digest", "25:99"), ("has_quiet", "1"), ("quiet_from", "21:00"), ("quiet_until", "7:30")))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            var page = new HtmlParser().ParseDocument(await refused.Content.ReadAsStringAsync(Cancel));
            Assert.Equal(["digest", "address"], page.QuerySelectorAll(".faults a").Select(a => a.GetAttribute("href")![1..]));
            Assert.Equal(("not an address", "25:99", "true"), (page.QuerySelector("#address")!.GetAttribute("value"), page.QuerySelector("#digest")!.GetAttribute("value"), page.QuerySelector("#digest")!.GetAttribute("aria-invalid")));
        }
        using (var kept = await Post(leader, "/notices/settings", "/notices/settings", ("address", "leader@example.cn"), ("mail", "1"), ("has_digest", "1"), ("digest", "9:05"), ("has_quiet", "1"), ("quiet_from", "21:00"), ("quiet_until", "7:30")))
            Assert.Equal(HttpStatusCode.Found, kept.StatusCode);
        var settings = await office.Office.NoticeSettings.Of(await AccountOf("leader.001000"), Cancel);
        Assert.Equal((true, 545, 1260, 450), (settings.Mail, settings.Digest, settings.QuietFrom, settings.QuietUntil));
        Assert.Equal("leader@example.cn", (await Page(leader, "/notices/settings")).QuerySelector("#address")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_system_administrator_sets_up_mail_webhooks_and_sees_the_scheduled_work()
    {
        using var admin = await office.SignedIn("system_admin.000000");
        using (var refused = await Post(admin, "/admin/webhooks", "/admin/webhooks", ("name", "内网"), ("kind", "json"), ("address", "https://192.168.1.1/hook"), ("secret", "0123456789abcdef"), ("unit", PeopledOffice.Street)))
            Assert.Contains("地址在内部网络里", await refused.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using (var opened = await Post(admin, "/admin/webhooks", "/admin/webhooks", ("name", "工作群"), ("kind", "json"), ("address", "http://127.0.0.1:1/secret-path"), ("secret", "0123456789abcdef"), ("unit", PeopledOffice.Street)))
            Assert.Equal(HttpStatusCode.Found, opened.StatusCode);
        var page = await Page(admin, "/admin/webhooks");
        Assert.Contains("工作群", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-path", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        var change = page.QuerySelector("form[action^='/admin/webhooks/']")!.GetAttribute("action")!;
        using (await Post(admin, "/admin/webhooks", change, ("act", "test")))
            Assert.Contains("依治：通知测试", (await Page(admin, "/admin/webhooks")).Body!.TextContent, StringComparison.Ordinal);
        using (await Post(admin, "/admin/webhooks", change, ("act", "close")))
            Assert.Contains("已停用", (await Page(admin, "/admin/webhooks")).Body!.TextContent, StringComparison.Ordinal);

        using (var refused = await Post(admin, "/admin/mail", "/admin/mail", ("host", "mail.example.cn"), ("port", "x"), ("security", "none"), ("from", "nobody"), ("user", "u"), ("password", "p")))
            Assert.Equal(["port", "from", "user"], new HtmlParser().ParseDocument(await refused.Content.ReadAsStringAsync(Cancel)).QuerySelectorAll(".faults a").Select(a => a.GetAttribute("href")![1..]));
        await using var server = new Delivery.SmallMailServer();
        using (await Post(admin, "/admin/mail", "/admin/mail", ("host", "127.0.0.1"), ("port", $"{server.Port}"), ("security", "none"), ("from", "依治 <yizhi@example.cn>"), ("root", "https://yizhi.example.cn")))
        using (var tested = await Post(admin, "/admin/mail", "/admin/mail", ("act", "test"), ("to", "admin@example.cn")))
            Assert.Contains("已发到 admin@example.cn", await tested.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal("admin@example.cn", Assert.Single(server.Arrived).To);

        await office.Office.Jobs.Know(["digest"], Cancel);
        Assert.True(await office.Office.Jobs.Take("digest", "node", Cancel));
        Assert.True(await office.Office.Jobs.LayDown("digest", "node", office.Office.Now.AddHours(1), true, "0", Cancel));
        using (var ran = await Post(admin, "/admin/jobs", "/admin/jobs", ("job", "digest")))
            Assert.Equal(HttpStatusCode.Found, ran.StatusCode);
        Assert.Equal(office.Office.Now, (await office.Office.Jobs.All(Cancel))[0].DueAt);
        using (var none = await Post(admin, "/admin/jobs", "/admin/jobs", ("job", "none")))
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    private async Task<(string Title, Guid Id)> Running()
    {
        var all = new Actor("zhou", "周以宁", PeopledOffice.District, office.Office.Catalogue.Roles.Keys.ToHashSet());
        var values = new Dictionary<string, Value?>();
        var title = "墙体开裂" + Guid.NewGuid().ToString("N")[..6];
        foreach (var (key, text) in new[] { ("subject", title), ("found_on", "2025-12-08"), ("found_by", "grid"), ("category", "neighbour"), ("accepted_on", "2025-12-10"), ("mediator", "顾明川") })
            values[key] = Entry.Read(office.Office.Catalogue.Ledger("dispute").Field(key)!, text, out var value) is null ? value : null;
        var id = Guid.CreateVersion7();
        Assert.IsType<SaveOutcome.Saved>(await office.Office.Ledgers.Enter("dispute", new Change.Enter(id, PeopledOffice.Willow, values, "accepted", "顾明川"), all, cancel: Cancel));
        return (title, id);
    }

    private async Task<Guid> AccountOf(string login) =>
        (await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.FirstAsync(office.Office.Database.Context().Accounts, a => a.UserName == login, Cancel)).Id;

    private static async Task<Uri> NewFeed(HttpClient browser)
    {
        using var answer = await Post(browser, "/me", "/notices/feed", ("act", "new"));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        return new Uri(new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Cancel)).QuerySelector(".feed")!.TextContent);
    }

    private static async Task<HttpResponseMessage> Post(HttpClient browser, string page, string to, params (string Name, string Value)[] fields)
    {
        var token = PeopledOffice.Token(await browser.GetStringAsync(Path(page), Cancel));
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).Append(KeyValuePair.Create("token", token)));
        return await browser.PostAsync(Path(to), form, Cancel);
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> Page(HttpClient browser, string path)
    {
        using var answer = await browser.GetAsync(Path(path), Cancel);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {(int)answer.StatusCode}");
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Cancel));
    }

    private static Uri Path(string path) => new(path, UriKind.Relative);

    [GeneratedRegex("\r\n ")]
    private static partial Regex Unfolded();
}
