using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace Yizhi.EndToEnd;

/// <summary>What can be done on the pages so far: filtering a ledger, changing unit and year, revealing a name for a reason.</summary>
public sealed class WorkingTests(ServedDistrict district)
{
    [Fact]
    public async Task A_filter_stands_in_the_address_and_can_be_taken_away_again()
    {
        await using var visit = await district.Visit();
        var page = visit.Page;
        await page.GotoAsync("/ledgers/dispute?unit=990101001000&year=2025");
        await page.Locator("details.more summary").ClickAsync();
        await page.Locator("select[name=state]").SelectOptionAsync("failed");
        await page.Locator("details.more button").ClickAsync();
        Assert.Contains("state=failed", page.Url, StringComparison.Ordinal);
        var states = await page.Locator("tbody tr").EvaluateAllAsync<string[]>("rows => rows.map(r => r.textContent)");
        Assert.NotEmpty(states);
        Assert.All(states, s => Assert.Contains("调解不成", s, StringComparison.Ordinal));
        await page.Locator(".chip", new() { HasText = "调解不成" }).Locator("a").ClickAsync();
        Assert.DoesNotContain("failed", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Searching_finds_by_title_on_the_server()
    {
        await using var visit = await district.Visit();
        var page = visit.Page;
        await page.GotoAsync("/ledgers/dispute?unit=990101001000&year=2025");
        await page.Locator("#q").FillAsync("高空坠物");
        await page.Locator("#q").PressAsync("Enter");
        var rows = await page.Locator("tbody tr").EvaluateAllAsync<string[]>("rows => rows.map(r => r.textContent)");
        Assert.NotEmpty(rows);
        Assert.All(rows, r => Assert.Contains("高空坠物", r, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_is_shown_for_a_reason_and_the_journal_says_who_looked_and_why()
    {
        await using var visit = await district.Visit();
        var page = visit.Page;
        await page.GotoAsync("/ledgers/dispute?unit=990101001000&year=2025&state=filed");
        await page.GotoAsync((await page.Locator("a[href^='/records/']").First.GetAttributeAsync("href"))!);
        Assert.Contains("**", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        var before = await Reveals();
        await page.Locator("details.reveal summary").ClickAsync();
        await page.Locator("#reason").FillAsync("回访当事人核对履行情况");
        await page.Locator("details.reveal button").ClickAsync();
        await Assertions.Expect(page.Locator(".revealed")).ToBeVisibleAsync();
        Assert.Equal(before + 1, await Reveals());
        await page.ReloadAsync();
        await page.GotoAsync(page.Url);
        await Assertions.Expect(page.Locator("aside")).ToContainTextAsync("回访当事人核对履行情况");
        Assert.Equal(0, await page.Locator(".revealed").CountAsync());
    }

    [Fact]
    public async Task Another_unit_and_another_year_are_one_click_away()
    {
        await using var visit = await district.Visit();
        var page = visit.Page;
        await page.GotoAsync("/figures/dispute.mediated?unit=990101001000&period=2025");
        var now = await page.Locator(".big").GetAttributeAsync("data-value");
        await page.Locator("nav.acts a").First.ClickAsync();
        Assert.Contains("2024", page.Url, StringComparison.Ordinal);
        Assert.NotEqual(now, await page.Locator(".big").GetAttributeAsync("data-value"));
        await page.Locator(".top > .pick summary").ClickAsync();
        await page.Locator(".pick a", new() { HasText = "明湖区" }).First.ClickAsync();
        Assert.Equal("990101000000", await page.Locator(".big").GetAttributeAsync("data-unit"));
    }

    private async Task<int> Reveals()
    {
        await using var db = district.Office.Database.Context();
        return await db.Journal.CountAsync(j => j.Act == "reveal", TestContext.Current.CancellationToken);
    }
}
