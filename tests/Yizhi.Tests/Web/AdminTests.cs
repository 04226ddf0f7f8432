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

    internal static async Task<IHtmlDocument> Page(HttpClient client, string path) => new HtmlParser().ParseDocument(await client.GetStringAsync(new Uri(path, UriKind.Relative), Cancel));

    internal static async Task<(HttpStatusCode Status, IHtmlDocument? Page)> Post(HttpClient client, string path, params (string Name, string Value)[] fields)
    {
        var token = PeopledOffice.Token(await client.GetStringAsync(new Uri("/me", UriKind.Relative), Cancel));
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent([new("token", token), .. fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))]), Cancel);
        return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType == "text/html" ? new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Cancel)) : null);
    }
}
