using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Yizhi.EndToEnd;

/// <summary>The promise, with a mouse: from a sentence of the report to the records and back. No script is running.</summary>
public sealed partial class OpeningFiguresTests(ServedDistrict district)
{
    private const string Report = "/reports/2025?unit=990101001000";

    [Fact]
    public async Task A_figure_of_the_report_opens_to_its_records_and_a_record_leads_back_to_it()
    {
        await using var visit = await district.Visit();
        var page = visit.Page;
        await page.GotoAsync(Report);
        var figure = page.Locator("article.sheet a.fig[data-indicator='dispute.mediated'][data-slice='']").First;
        var value = int.Parse((await figure.GetAttributeAsync("data-value"))!, CultureInfo.InvariantCulture);
        Assert.True(value > 100);

        await figure.ClickAsync();
        var pane = page.Locator("#trace");
        await Assertions.Expect(pane).ToContainTextAsync($"{value} 条记录，合计 {value} 件");
        Assert.Equal("true", await figure.GetAttributeAsync("aria-current"));
        Assert.True(await figure.IsVisibleAsync());

        await pane.GetByRole(AriaRole.Link, new() { NameRegex = AllOfThem() }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("调解矛盾纠纷");
        Assert.Equal(value, await CountAllRows(page));

        await page.Locator("table tbody a[href^='/records/']").First.ClickAsync();
        var cited = page.Locator(".cites a[data-indicator='dispute.mediated'][data-slice='']");
        Assert.Equal(value.ToString(CultureInfo.InvariantCulture), await cited.First.GetAttributeAsync("data-value"));
        await cited.First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("调解矛盾纠纷");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Every_figure_of_the_report_opens_and_shows_the_value_it_had()
    {
        await using var visit = await district.Visit();
        var page = visit.Page;
        await page.GotoAsync(Report);
        var figures = await page.Locator("article.sheet a.fig").EvaluateAllAsync<string[][]>("all => all.map(a => [a.getAttribute('href'), a.dataset.value, a.dataset.indicator])");
        Assert.True(figures.Length >= 100, $"{figures.Length}");
        foreach (var figure in figures.DistinctBy(f => f[0].Split('#')[0]))
        {
            var answer = await page.GotoAsync(figure[0]);
            Assert.Equal(200, answer!.Status);
            var opened = page.Locator("#trace .big");
            Assert.Equal(figure[1], await opened.GetAttributeAsync("data-value"));
            Assert.Equal(figure[2], await opened.GetAttributeAsync("data-indicator"));
            Assert.Equal(0, await page.Locator("#trace .lamp.over").CountAsync());
        }
    }

    [Fact]
    public async Task The_report_comes_as_a_file_under_its_own_name()
    {
        await using var visit = await district.Visit();
        await visit.Page.GotoAsync(Report);
        foreach (var (name, magic) in new[] { ("DOCX", "PK"), ("JSON", "{") })
        {
            var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync());
            Assert.EndsWith("关于2025年度法治政府建设情况的报告." + name.ToLowerInvariant(), download.SuggestedFilename, StringComparison.Ordinal);
            await using var file = await download.CreateReadStreamAsync();
            var head = new byte[magic.Length];
            await file.ReadExactlyAsync(head, TestContext.Current.CancellationToken);
            Assert.Equal(magic, System.Text.Encoding.ASCII.GetString(head));
        }
    }

    private static async Task<int> CountAllRows(IPage page)
    {
        var start = page.Url;
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var more = true; more;)
        {
            ids.UnionWith(await page.Locator("table a[href^='/records/']").EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('href'))"));
            var next = page.Locator("a[rel=next]");
            more = await next.CountAsync() > 0;
            if (more)
                await next.First.ClickAsync();
        }
        await page.GotoAsync(start);
        return ids.Count;
    }

    [GeneratedRegex("^全部 ")]
    private static partial Regex AllOfThem();
}
