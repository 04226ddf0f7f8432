using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Yizhi.Tests.Web.Tasks;

/// <summary>A plan is pasted, looked at, put right and entered in one act.</summary>
public sealed class SplittingPlansTests(PeopledOffice office) : IClassFixture<PeopledOffice>
{
    private const string Clerk = "clerk.001000";
    private const string Form = "form.paste";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_plan_of_sixty_items_is_entered_in_one_act_and_twice_is_once()
    {
        using var browser = await office.SignedIn(Clerk);
        var (status, _, looked) = await Read(browser, 2031, Plan(60));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Empty(looked.QuerySelectorAll(".faults li"));
        Assert.Equal((60, 12), (looked.QuerySelectorAll(".paste-task").Length, looked.QuerySelectorAll("li.paste-point").Length));
        var (entered, where, _) = await browser.Send(looked, Form, new Dictionary<string, string> { ["go"] = "enter" });
        Assert.Equal((HttpStatusCode.Found, true), (entered, where.EndsWith("&entered=60", StringComparison.Ordinal)));
        // The button was pressed twice.
        var (again, there, _) = await browser.Send(looked, Form, new Dictionary<string, string> { ["go"] = "enter" });
        Assert.Equal((HttpStatusCode.Found, false), (again, there.Contains("entered", StringComparison.Ordinal)));
        await using var db = office.Office.Database.Context();
        var rows = await db.Records.AsNoTracking().Where(r => r.Ledger == "task" && r.HappenedOn.Year == 2031).ToListAsync(Cancel);
        Assert.Equal(60, rows.Count);
        Assert.Equal(60, await db.Journal.CountAsync(j => rows.Select(r => r.Id).Contains(j.Record), Cancel));
        Assert.Equal(Enumerable.Range(1, 60).Select(i => (decimal)i), rows.Select(r => ((Core.Records.Value.Number)office.Office.Ledgers.ToRecord(r).Fields.Get("serial")!).Amount).Order());
        var page = await browser.Open(where);
        Assert.Contains("60", page.QuerySelector(".revealed").Said(), StringComparison.Ordinal);
        Assert.Equal(60, page.QuerySelectorAll(".plan-task").Length);
        Assert.Equal(12, page.QuerySelectorAll(".plan-top > li").Length);
        var draft = Guid.Parse(looked.QuerySelector<IHtmlInputElement>("[name=draft]")!.Value);
        Assert.False(await db.Drafts.AnyAsync(d => d.Id == draft, Cancel));
    }

    [Fact]
    public async Task A_spoiled_plan_says_what_is_wrong_at_its_line_and_is_put_right_in_sight()
    {
        using var browser = await office.SignedIn(Clerk);
        var (status, _, looked) = await Read(browser, 2032, """
            任务	责任单位	完成时限	权重	量化指标
            开展案卷评查	气象局	9月底前	10	
            组织培训	社区	尽快	很重要	没有这个指标
            	青藤社区	10月	5	
            排查调解	青藤社区	12月	20	调解矛盾纠纷不少于50件
            """);
        Assert.Equal(HttpStatusCode.OK, status);
        var wrong = looked.QuerySelectorAll<IHtmlAnchorElement>(".faults a").Select(a => a.GetAttribute("href")![1..]).ToList();
        Assert.Equal(["r0.lead", "r1.lead", "r1.due_on", "r1.weight", "r1.bound"], wrong.Order(StringComparer.Ordinal).OrderBy(w => w[1]).ThenBy(w => Array.IndexOf(["lead", "due_on", "weight", "bound"], w[3..])));
        Assert.All(wrong, id => Assert.Equal("true", looked.GetElementById(id)!.GetAttribute("aria-invalid")));
        Assert.Contains("青藤社区", looked.GetElementById("r1.lead-wrong").Said(), StringComparison.Ordinal);
        // Nothing is entered while anything is wrong, and nothing typed is lost.
        var (refused, _, still) = await browser.Send(looked, Form, new Dictionary<string, string> { ["go"] = "enter" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused);
        Assert.Equal(("气象局", "尽快", "很重要", "没有这个指标"), (Typed(still, "r0.lead"), Typed(still, "r1.due_on"), Typed(still, "r1.weight"), Typed(still, "r1.bound")));
        Assert.Equal(0, await Count(2032));
        // The draft is there for another day and another browser.
        var draft = still.QuerySelector<IHtmlInputElement>("[name=draft]")!.Value;
        using var later = await office.SignedIn(Clerk);
        var kept = await later.Open($"/tasks/paste?unit={PeopledOffice.Street}&year=2032&draft={draft}");
        Assert.Equal("气象局", Typed(kept, "r0.lead"));
        Assert.Contains($"/tasks/paste?draft={draft}", (await later.Open("/")).DocumentElement.OuterHtml, StringComparison.Ordinal);
        var (entered, where, _) = await later.Send(kept, Form, new Dictionary<string, string>
        {
            ["go"] = "enter",
            ["f.r0.lead"] = "书院街道",
            ["f.r1.lead"] = "青藤社区",
            ["f.r1.due_on"] = "10月底前",
            ["f.r1.weight"] = "",
            ["f.r1.bound"] = "",
            ["f.r2.kind"] = "skip",
        });
        Assert.Equal((HttpStatusCode.Found, true), (entered, where.EndsWith("&entered=3", StringComparison.Ordinal)));
        Assert.Equal(3, await Count(2032));
    }

    [Fact]
    public async Task What_stands_in_the_plan_already_is_left_out_unless_wished()
    {
        using var browser = await office.SignedIn(Clerk);
        const string Text = "1.清理规范性文件（牵头单位：青藤社区；完成时限：9月底前）";
        var (_, _, first) = await Read(browser, 2033, Text);
        Assert.Equal(HttpStatusCode.Found, (await browser.Send(first, Form, new Dictionary<string, string> { ["go"] = "enter" })).Status);
        var (_, _, second) = await Read(browser, 2033, Text);
        Assert.Equal("skip", second.QuerySelector<IHtmlSelectElement>("[name='f.r0.kind']")!.Value);
        Assert.NotNull(second.QuerySelector(".paste-alike"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Send(second, Form, new Dictionary<string, string> { ["go"] = "enter" })).Status);
        Assert.Equal(HttpStatusCode.Found, (await browser.Send(second, Form, new Dictionary<string, string> { ["go"] = "enter", ["f.r0.kind"] = "task" })).Status);
        Assert.Equal(2, await Count(2033));
    }

    [Fact]
    public async Task A_section_hands_no_task_to_a_unit_it_does_not_reach()
    {
        using var browser = await office.SignedIn("clerk.001001");
        var (_, _, looked) = await Read(browser, 2034, "1.清理文件（牵头单位：柳岸社区；完成时限：9月）", PeopledOffice.Ivy);
        Assert.Contains("柳岸社区", looked.GetElementById("r0.lead-wrong").Said(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Send(looked, Form, new Dictionary<string, string> { ["go"] = "enter" })).Status);
        Assert.Equal(0, await Count(2034));
    }

    private static async Task<(HttpStatusCode Status, string Where, IHtmlDocument Page)> Read(HttpClient browser, int year, string text, string unit = PeopledOffice.Street)
    {
        var page = await browser.Open($"/tasks/paste?unit={unit}&year={year}");
        return await browser.Send(page, Form, new Dictionary<string, string> { ["f.text"] = text, ["go"] = "read" });
    }

    private async Task<int> Count(int year)
    {
        await using var db = office.Office.Database.Context();
        return await db.Records.CountAsync(r => r.Ledger == "task" && r.HappenedOn.Year == year, Cancel);
    }

    private static string Typed(IHtmlDocument page, string place) => page.QuerySelector<IHtmlInputElement>($"[name='f.{place}']")!.Value;

    // Twelve points of five tasks each.
    private static string Plan(int tasks) => string.Join('\n', Enumerable.Range(1, tasks).Select(i => (i % 5 == 1 ? $"{"一二三四五六七八九十"[(i / 5) % 10]}、要点之{i / 5 + 1}\n" : "") +
        $"{i}.落实第{i}项工作（牵头单位：{(i % 2 == 0 ? "青藤社区" : "柳岸社区")}；责任人：{(i % 3 == 0 ? "沈青" : "毛杰")}；完成时限：{i % 12 + 1}月底前；权重：{i % 4 + 1}）"));
}
