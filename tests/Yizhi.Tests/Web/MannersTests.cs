using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Yizhi.Web.Help;

namespace Yizhi.Tests.Web;

/// <summary>Help for every screen, two languages, two sizes of type.</summary>
public sealed class MannersTests(PeopledOffice office) : IClassFixture<PeopledOffice>
{
    // What these give is a file, or nothing that a person looks at.
    private static readonly string[] Files = ["/healthz", "/assets/{name}", "/evidence/{hash}", "/reports/{period}/download/{format}", "/ledgers/{key}/export/{format}", "/ledgers/{key}/import/template", "/imports/{id:guid}/faults", "/admin/backups/{name}", "/deadlines.ics", "/calendar/{secret}.ics", "/session"];
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_page_of_the_server_has_a_page_of_help()
    {
        var pages = office.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Contains("GET")).Select(e => e.RoutePattern.RawText!)
            .Where(p => !Files.Contains(p) && !p.StartsWith("/help", StringComparison.Ordinal)).ToList();
        Assert.True(pages.Count > 15);
        Assert.Equal([], pages.Where(p => HelpBook.For(p) == "index"));
    }

    [Fact]
    public async Task Help_pages_are_one_screen_long_have_an_example_and_no_dead_link()
    {
        using var stranger = office.Client();
        foreach (var text in HelpBook.All)
        {
            var page = new HtmlParser().ParseDocument(await stranger.GetStringAsync(new Uri("/help/" + text.Key, UriKind.Relative), Cancel));
            var article = page.QuerySelector("article")!;
            Assert.True(article.TextContent.Length is > 120 and < 900, $"{text.Key} has {article.TextContent.Length} characters");
            Assert.Contains(article.QuerySelectorAll("h2"), h => h.TextContent == "例子");
            Assert.NotEmpty(article.QuerySelectorAll("blockquote"));
            foreach (var link in article.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!))
            {
                using var answer = await stranger.GetAsync(new Uri(link, UriKind.Relative), Cancel);
                Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{text.Key} → {link}: {answer.StatusCode}");
            }
        }
        using var none = await stranger.GetAsync(new Uri("/help/nothing", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public void A_page_without_help_of_its_own_has_that_of_its_screen()
    {
        Assert.Equal("desk", HelpBook.For("/"));
        Assert.Equal("ledgers.one.new", HelpBook.For("/ledgers/{key}/new"));
        Assert.Equal("ledgers.one", HelpBook.For("/ledgers/{key}/print"));
        Assert.Equal("index", HelpBook.For("/nowhere/{id}"));
    }

    [Fact]
    public async Task The_browser_keeps_the_language_and_the_size_of_type_and_goes_back_to_the_page()
    {
        using var client = await office.SignedIn("clerk.001000");
        async Task<string> Choose(string what, string to)
        {
            using var answer = await client.PostAsync(new Uri("/manners", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["token"] = PeopledOffice.Token(await client.GetStringAsync(new Uri("/ledgers", UriKind.Relative), Cancel)),
                ["set"] = what,
                ["to"] = to,
            }), Cancel);
            Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
            return answer.Headers.Location!.OriginalString;
        }
        async Task<AngleSharp.Html.Dom.IHtmlDocument> Ledgers() => new HtmlParser().ParseDocument(await client.GetStringAsync(new Uri("/ledgers", UriKind.Relative), Cancel));

        Assert.Equal(("zh-CN", null), ((await Ledgers()).DocumentElement.GetAttribute("lang"), (await Ledgers()).DocumentElement.GetAttribute("class")));
        Assert.Equal("/ledgers?year=2025", await Choose("en", "/ledgers?year=2025"));
        Assert.Equal("/", await Choose("large", "//elsewhere.example/"));
        var page = await Ledgers();
        Assert.Equal(("en", "type-l"), (page.DocumentElement.GetAttribute("lang"), page.DocumentElement.GetAttribute("class")));
        Assert.Equal("All ledgers", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("矛盾纠纷化解", page.DocumentElement.TextContent, StringComparison.Ordinal);
        await Choose("zh", "/");
        await Choose("plain", "/");
        page = await Ledgers();
        Assert.Equal(("zh-CN", null, "全部台账"), (page.DocumentElement.GetAttribute("lang"), page.DocumentElement.GetAttribute("class"), page.QuerySelector("h1")!.TextContent));
    }

    [Fact]
    public async Task The_handbook_tells_every_ledger_with_every_step_field_deadline_and_figure_of_the_catalogue()
    {
        using var client = await office.SignedIn("clerk.001000");
        var contents = new HtmlParser().ParseDocument(await client.GetStringAsync(new Uri("/handbook", UriKind.Relative), Cancel));
        Assert.Equal(office.Office.Catalogue.Ledgers.Keys.Order(StringComparer.Ordinal), contents.QuerySelectorAll(".ledgers a").Select(a => a.GetAttribute("href")!.Split('/')[^1]).Order(StringComparer.Ordinal));
        foreach (var ledger in office.Office.Catalogue.InOrder)
        {
            var page = new HtmlParser().ParseDocument(await client.GetStringAsync(new Uri("/handbook/" + ledger.Key, UriKind.Relative), Cancel));
            Assert.Equal(ledger.Title, page.QuerySelector("h1")!.TextContent);
            Assert.Equal(ledger.Flow.Steps.Select(s => s.Title), page.QuerySelectorAll("#s-flow ~ .scroll tbody th").Select(e => e.TextContent));
            Assert.Equal(ledger.Flow.Steps.Count > 0 ? ledger.Flow.States.Select(s => s.Title) : [], page.QuerySelectorAll(".flow .box").Select(e => e.TextContent));
            Assert.Equal(ledger.Fields.Count, page.QuerySelectorAll(".handbook-fields dt").Length);
            Assert.Equal(ledger.Deadlines.Select(d => d.Title), page.QuerySelectorAll("#s-deadlines ~ ul > li > b").Select(e => e.TextContent));
            Assert.Equal(ledger.Indicators.Select(i => i.Title), page.QuerySelectorAll("#s-figures ~ ul > li > a").Select(e => e.TextContent));
        }
    }

    [Fact]
    public async Task A_choice_without_its_token_is_refused_and_a_torn_cookie_means_the_usual()
    {
        using var stranger = office.Client();
        using var refused = await stranger.PostAsync(new Uri("/manners", UriKind.Relative), new FormUrlEncodedContent([new("set", "en")]), Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        using var torn = office.Client("yizhi-manners=%00xx.enn.LARGE");
        Assert.Contains("<html lang=\"zh-CN\">", await torn.GetStringAsync(new Uri("/sign-in", UriKind.Relative), Cancel), StringComparison.Ordinal);
    }
}
