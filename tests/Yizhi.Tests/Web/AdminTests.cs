using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace Yizhi.Tests.Web;

/// <summary>The administrators' pages over real HTTP with real sign-ins.</summary>
public sealed class AdminTests(PeopledOffice office) : IClassFixture<PeopledOffice>
{
    private const string Admin = "system_admin.000000";
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_unit_is_opened_renamed_and_closed_on_a_day_and_what_was_typed_stays_when_refused()
    {
        using var client = await office.SignedIn(Admin);
        var (status, page) = await Post(client, "/admin/units", ("name", "竹园社区"), ("code", PeopledOffice.Ivy), ("kind", "Community"), ("parent", PeopledOffice.Street), ("from", "2026-1-5"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("已经是“青藤社区”", page!.QuerySelector(".faults")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("竹园社区", "true"), (page.QuerySelector("#name")!.GetAttribute("value"), page.QuerySelector("#code")!.GetAttribute("aria-invalid")));

        (status, _) = await Post(client, "/admin/units", ("name", "竹园社区"), ("code", "330199001009"), ("kind", "Community"), ("parent", PeopledOffice.Street), ("from", "2026-1-5"));
        Assert.Equal(HttpStatusCode.Found, status);
        (status, _) = await Post(client, "/admin/units/330199001009", ("act", "rename"), ("name", "竹苑社区"), ("since", "2026-3-1"));
        Assert.Equal(HttpStatusCode.Found, status);
        Assert.Contains("2026-03-01 起改称 竹苑社区", (await Page(client, "/admin/units")).Body!.TextContent, StringComparison.Ordinal);
        (status, page) = await Post(client, "/admin/units/330199001009", ("act", "close"), ("until", "去年"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal("去年", page!.QuerySelector("#until")!.GetAttribute("value"));
        (status, _) = await Post(client, "/admin/units/330199001009", ("act", "close"), ("until", "2026-6-30"));
        Assert.Equal(HttpStatusCode.Found, status);
        Assert.Contains("2026-06-30 后撤销", (await Page(client, "/admin/units/330199001009")).Body!.TextContent, StringComparison.Ordinal);
        using var auditor = await office.SignedIn("security_auditor.000000");
        var trail = (await Page(auditor, "/audit")).Body!.TextContent;
        Assert.All((string[])["新设单位", "单位更名", "撤销单位"], act => Assert.Contains(act, trail, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_menu_of_each_administrator_holds_their_own_part_and_every_entry_opens()
    {
        foreach (var role in new[] { "system_admin", "security_admin", "security_auditor" })
        {
            using var client = await office.SignedIn(role + ".000000");
            var links = (await Page(client, "/people")).QuerySelectorAll(".side a").Select(a => a.GetAttribute("href")!).ToList();
            foreach (var link in links)
            {
                using var answer = await client.GetAsync(new Uri(link, UriKind.Relative), Cancel);
                Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Found, $"{role} {link}: {answer.StatusCode}");
            }
            Assert.Equal(role == "system_admin", links.Contains("/admin/units"));
            Assert.Equal(role == "security_auditor", links.Contains("/audit"));
        }
    }

    [Fact]
    public async Task An_item_added_to_a_list_is_offered_from_its_day_on_and_a_closed_one_keeps_its_meaning()
    {
        using var client = await office.SignedIn(Admin);
        using var clerk = await office.SignedIn("grid_worker.001001");
        async Task<string[]> Offered() => [.. (await Page(clerk, "/ledgers/dispute/new")).QuerySelectorAll("select[name$='found_by'] option").Select(o => o.TextContent)];
        Assert.DoesNotContain("矛调中心窗口", await Offered());

        var (status, _) = await Post(client, "/admin/lists/dispute_source", ("act", "add"), ("title", "矛调中心窗口"), ("since", "2026-1-6"), ("aliases", "矛调窗口、综治窗口"));
        Assert.Equal(HttpStatusCode.Found, status);
        (status, _) = await Post(client, "/admin/lists/dispute_source", ("act", "add"), ("title", "明年的来源"), ("since", "2027-1-1"), ("aliases", ""));
        Assert.Equal(HttpStatusCode.Found, status);
        Assert.Contains("矛调中心窗口", await Offered());
        Assert.DoesNotContain("明年的来源", await Offered());
        Assert.Equal("own_1", office.Office.Catalogue.Lists["dispute_source"].Find("综治窗口"));

        (status, var page) = await Post(client, "/admin/lists/dispute_source", ("act", "add"), ("title", "网格排查"), ("since", "2026-1-6"), ("aliases", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("已经有“网格排查”", page!.QuerySelector(".faults")!.TextContent, StringComparison.Ordinal);
        (status, page) = await Post(client, "/admin/lists/dispute_source", ("act", "add"), ("title", "另一个"), ("since", "2026-1-6"), ("aliases", "网格排查"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("也叫“网格排查”", page!.QuerySelector(".faults")!.TextContent, StringComparison.Ordinal);

        (status, _) = await Post(client, "/admin/lists/dispute_source", ("act", "close"), ("code", "own_1"), ("until", "2026-1-5"));
        // It cannot end before it began.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        (status, _) = await Post(client, "/admin/lists/dispute_source", ("act", "close"), ("code", "grid"), ("until", "2026-1-5"));
        Assert.Equal(HttpStatusCode.Found, status);
        Assert.DoesNotContain("网格排查", await Offered());
        Assert.Equal("网格排查", office.Office.Catalogue.Lists["dispute_source"].TitleOf("grid"));
        Assert.Equal(0, (await office.Office.Recounts.Check(cancel: Cancel)).Wrong);

        // Lists that the catalogue keeps to itself are not there to be changed.
        (status, _) = await Post(client, "/admin/lists/dispute_category", ("act", "add"), ("title", "新类型"), ("since", "2026-1-6"), ("aliases", ""));
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal(Yizhi.Storage.Catalogue.OwnCatalogue.Files(office.Office.Folder).Single(f => f.Path == Yizhi.Core.Catalogue.Loading.OwnLists.Path).Text, office.Office.Own.Text(Yizhi.Core.Catalogue.Loading.OwnLists.Path));
    }

    [Fact]
    public async Task A_year_of_the_calendar_is_looked_at_with_what_it_moves_before_it_is_taken_in()
    {
        using var client = await office.SignedIn(Admin);
        Assert.Contains("还没有 2027 年的放假安排", (await Page(client, "/admin/calendar")).Body!.TextContent, StringComparison.Ordinal);
        foreach (var (text, said) in new[]
        {
            ("去年的安排", "第一行要写年份"), ("calendar: 2027\nnotice: 文号\noff: [2027-13-01]", "第 3 行"), ("calendar: 2027\nnotice: 文号\noff: [2027-01-01]\nwork: [2027-01-04]", "不是周末"),
            ("calendar: 2027\nnotice: 文号\noff: [2027-01-02]\nwork: [2027-01-02]", "又放假又上班"), ("calendar: 2027\nnotice: 文号\noff: []\nwork: []", "一天假都没有"),
        })
        {
            var (refused, shown) = await Post(client, "/admin/calendar", ("text", text));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused);
            Assert.Contains(said, shown!.QuerySelector(".faults")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(text.Replace("\r", "", StringComparison.Ordinal), shown.QuerySelector("#text")!.TextContent);
        }
        const string Good = "calendar: 2027\nnotice: 测试〔2026〕1号\noff: [2027-01-01..2027-01-03]\nwork: [2027-01-09]";
        var (status, page) = await Post(client, "/admin/calendar", ("text", Good));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("1月1日—3日", page!.Body!.TextContent, StringComparison.Ordinal);
        Assert.False(office.Office.Catalogue.Calendar.Knows(2027));
        (status, _) = await Post(client, "/admin/calendar", ("text", Good), ("act", "take"));
        Assert.Equal(HttpStatusCode.Found, status);
        Assert.True(office.Office.Catalogue.Calendar.Knows(2027));
        Assert.False(office.Office.Catalogue.Calendar.IsOpen(new DateOnly(2027, 1, 1)));
        Assert.Equal(0, (await office.Office.Recounts.Check(cancel: Cancel)).Wrong);
    }

    [Fact]
    public async Task A_backup_is_made_from_the_page_and_health_then_no_longer_misses_one()
    {
        using var client = await office.SignedIn(Admin);
        Assert.Contains("还没有备份", (await Page(client, "/admin/backups")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("还没有备份", (await Page(client, "/admin/health")).Body!.TextContent, StringComparison.Ordinal);
        var (status, _) = await Post(client, "/admin/backups");
        Assert.Equal(HttpStatusCode.Found, status);
        var job = (Yizhi.Web.Admin.BackupJob)office.App.Services.GetService(typeof(Yizhi.Web.Admin.BackupJob))!;
        await job.Done();
        Assert.Null(job.Failed);
        Assert.Single((await Page(client, "/admin/backups")).QuerySelectorAll("tbody tr"));
        var health = await Page(client, "/admin/health");
        Assert.Contains("最近一份备份 2026-01-06", health.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(health.QuerySelectorAll("tbody tr").Length, health.QuerySelectorAll("tbody .lamp").Length);
        Assert.True(health.QuerySelectorAll("tbody tr").Length >= 11);
    }

    internal static async Task<IHtmlDocument> Page(HttpClient client, string path) => new HtmlParser().ParseDocument(await client.GetStringAsync(new Uri(path, UriKind.Relative), Cancel));

    internal static async Task<(HttpStatusCode Status, IHtmlDocument? Page)> Post(HttpClient client, string path, params (string Name, string Value)[] fields)
    {
        var token = PeopledOffice.Token(await client.GetStringAsync(new Uri("/me", UriKind.Relative), Cancel));
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent([new("token", token), .. fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))]), Cancel);
        return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType == "text/html" ? new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Cancel)) : null);
    }
}
