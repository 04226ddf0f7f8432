using System.Text;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Yizhi.EndToEnd;

/// <summary>The story of a plan: pasted, put right, urged, fed back, crossed off; and the year on one sheet.</summary>
public sealed partial class PlanStoryTests(ServedDistrict district)
{
    private const string Street = "990101001000";
    private static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

    [Theory]
    [InlineData(1280, 720)]
    [InlineData(390, 844)]
    public async Task A_plan_is_pasted_urged_fed_back_and_crossed_off(int width, int height)
    {
        // Each size has a year of its own.
        var year = width > 1000 ? 2022 : 2021;
        await using var visit = await district.Visit(width, height, script: true);
        var page = visit.Page;
        await page.GotoAsync($"/tasks?unit={Street}&year={year}");
        await Fits(page);
        await page.Locator(".empty a").ClickAsync();
        await Fits(page);
        await page.Locator("#text").FillAsync("一、规范行政执法\n1.开展执法案卷集中评查（牵头单位：司法所；完成时限：3月底前；权重：30）\n2.公布执法事项目录（牵头单位：气象局；完成时限：6月底前；权重：10）\n二、化解矛盾纠纷\n3.排查化解物业纠纷（牵头单位：司法所；完成时限：9月底前；量化指标：调解矛盾纠纷不少于50件）");
        await page.Locator("button[value=read]").ClickAsync();
        await Fits(page);
        await Assertions.Expect(page.Locator(".faults li")).ToHaveCountAsync(1);
        await page.Locator(".faults a").ClickAsync();
        await page.Locator("[aria-invalid=true]").FillAsync("司法所");
        await page.Locator("button[value=enter]").ClickAsync();
        await Assertions.Expect(page.Locator(".plan-task")).ToHaveCountAsync(3);
        await Fits(page);

        // Who is late is one click away, and one button urges all of it.
        await page.Locator(".late > summary").ClickAsync();
        await page.Locator(".late button").First.ClickAsync();
        await Assertions.Expect(page.Locator(".revealed")).ToContainTextAsync("已催办 3 项");

        await page.Locator(".plan-name a", new() { HasText = "集中评查" }).ClickAsync();
        var record = page.Url;
        await page.GotoAsync(record + "/steps/resume");
        await page.Locator("[name='f.progress']").FillAsync("80");
        await page.Locator("[name='f.feedback']").FillAsync("已评查十二卷，问题逐卷反馈。");
        await page.Locator("#files").SetInputFilesAsync(Paper("评查记录.pdf"));
        await page.Locator("button[value=save]").ClickAsync();
        await Assertions.Expect(page.Locator(".state")).ToHaveTextAsync("推进中");
        await page.GotoAsync(record + "/steps/submit");
        await page.Locator("#files").SetInputFilesAsync(Paper("评查通报.pdf"));
        await page.Locator("button[value=save]").ClickAsync();
        await Assertions.Expect(page.Locator(".state")).ToHaveTextAsync("待销号");

        await page.GotoAsync($"/tasks?unit={Street}&year={year}&view=board");
        await Fits(page);
        var card = page.Locator("[data-column=submitted] .card");
        if (width > 1000)
            // With a mouse it is dragged; the keyboard and the thumb have the button.
            await card.DragToAsync(page.Locator("[data-column=done]"));
        else
            await card.Locator("button[data-to=done]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-column=done] .card")).ToContainTextAsync("集中评查");
        await page.GotoAsync(record);
        foreach (var said in new[] { "催办", "反馈", "已评查十二卷", "报送完成", "核实销号" })
            await Assertions.Expect(page.Locator(".tl")).ToContainTextAsync(said);
        foreach (var look in new[] { "table", "timeline" })
        {
            await page.GotoAsync($"/tasks?unit={Street}&year={year}&view={look}");
            await Fits(page);
        }
        Assert.DoesNotContain(visit.Complaints, c => !c.Contains("422", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_card_is_moved_with_the_keyboard_alone()
    {
        await using var visit = await district.Visit();
        var page = visit.Page;
        await page.GotoAsync($"/tasks/paste?unit={Street}&year=2020");
        await page.Locator("#text").FillAsync("1.编制决策目录（牵头单位：司法所；完成时限：3月底前）");
        await page.Locator("button[value=read]").PressAsync("Enter");
        await page.Locator("button[value=enter]").PressAsync("Enter");
        await page.GotoAsync($"/tasks?unit={Street}&year=2020&view=board");
        await page.Locator("[data-column=assigned] button[data-to=working]").PressAsync("Enter");
        await Assertions.Expect(page.Locator("[data-column=working] .card")).ToContainTextAsync("编制决策目录");
    }

    [Theory]
    [InlineData(1280, 720)]
    [InlineData(390, 844)]
    public async Task The_year_is_accessible_on_a_screen(int width, int height)
    {
        await using var visit = await district.Visit(width, height, script: true);
        await visit.Page.GotoAsync($"/dashboard?unit={Street}&year=2025");
        await Fits(visit.Page);
        await visit.Page.Locator(".dash-more a").First.ClickAsync();
        await Fits(visit.Page);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task The_year_prints_on_one_sheet_of_A4()
    {
        await using var visit = await district.Visit();
        await visit.Page.GotoAsync($"/dashboard?unit={Street}&year=2025");
        var paper = Encoding.Latin1.GetString(await visit.Page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true }));
        Assert.Single(Sheets().Matches(paper));
        Assert.Matches(@"/MediaBox \[0 0 59[45]", paper);
    }

    private static FilePayload Paper(string name) => new() { Name = name, MimeType = "application/pdf", Buffer = "%PDF-1.4"u8.ToArray() };

    private static async Task Fits(IPage page)
    {
        // What a click has scrolled half under the head would count as too small to touch.
        await page.EvaluateAsync("window.scrollTo(0, 0)");
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, page.Url + " is too wide");
        var result = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = [.. Rules] } });
        Assert.True(result.Violations.Length == 0, page.Url + ":\n" + string.Join('\n', result.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}")));
    }

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex Sheets();
}
