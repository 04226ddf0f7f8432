using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Yizhi.Core.Records;
using Yizhi.Storage.Records;

namespace Yizhi.Tests.Web.Tasks;

/// <summary>The plan of the year on its pages: looked at four ways, urged, fed back, crossed off.</summary>
public sealed class PlanPagesTests(PeopledOffice office) : IClassFixture<PeopledOffice>
{
    private const string Clerk = "clerk.001000";
    private const string Plan = $"/tasks?unit={PeopledOffice.Street}&year=";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_tree_tells_shares_and_progress_and_what_is_counted_opens_to_the_same_number()
    {
        await Enter(2025, "调解不少于四件", PeopledOffice.Willow, "2025-12-31", ("point", "化解矛盾／人民调解"), ("weight", "30"), ("bound", "dispute.mediated"), ("wanted", "4"), ("owner", "毛杰"));
        await Enter(2025, "组织轮训", PeopledOffice.Willow, "2025-11-30", ("point", "化解矛盾／人民调解"), ("weight", "10"), ("progress", "60"));
        await Enter(2025, "开展案卷评查", PeopledOffice.Street, "2025-10-31", ("point", "规范执法"), ("weight", "120"));
        using var browser = await office.SignedIn(Clerk);
        var page = await browser.Open(Plan + "2025");
        var top = page.QuerySelectorAll(".plan-top > li > details > summary").ToList();
        Assert.Equal(["规范执法 1 项 75.0% 0%", "化解矛盾 2 项 25.0% 33%"], top.Select(t => $"{t.QuerySelector(".plan-name").Said()} {t.QuerySelector(".plan-share").Said()} {t.QuerySelector(".plan-how").Said()}"));
        var task = page.QuerySelectorAll(".plan-task").Single(t => t.TextContent.Contains("调解不少于四件", StringComparison.Ordinal));
        Assert.Equal(("75.0%", "已办 1/4 件"), (task.QuerySelector(".plan-share").Said(), task.QuerySelector(".plan-how").Said()));
        var figure = task.QuerySelector<IHtmlAnchorElement>(".fig")!;
        var opened = await browser.Open(figure.GetAttribute("href")!);
        Assert.Equal(figure.TextContent, opened.QuerySelector(".big")!.GetAttribute("data-value"));
    }

    [Fact]
    public async Task Who_is_late_is_seen_at_once_and_one_click_shows_what_of()
    {
        await Enter(2024, "逾期甲", PeopledOffice.Ivy, "2024-03-31", ("owner", "沈青"));
        await Enter(2024, "逾期乙", PeopledOffice.Ivy, "2024-05-31", ("owner", "沈青"));
        await Enter(2024, "逾期丙", PeopledOffice.Willow, "2024-05-31");
        var done = await Enter(2024, "办完了的", PeopledOffice.Willow, "2024-05-31");
        await Done(done);
        using var browser = await office.SignedIn(Clerk);
        var page = await browser.Open(Plan + "2024");
        Assert.Contains("沈青 2、柳岸社区 1", page.QuerySelector(".late > summary").Said(), StringComparison.Ordinal);
        var late = page.QuerySelectorAll<IHtmlAnchorElement>(".plan-sum a").Single(a => a.TextContent.Contains("逾期", StringComparison.Ordinal));
        Assert.Equal(["逾期丙", "逾期乙", "逾期甲"], Titles(await browser.Open(late.GetAttribute("href")!)).Order(StringComparer.Ordinal));
        var whose = page.QuerySelectorAll<IHtmlAnchorElement>(".late li a").Single(a => a.TextContent == "沈青");
        Assert.Equal(["逾期乙", "逾期甲"], Titles(await browser.Open(whose.GetAttribute("href")!)).Order(StringComparer.Ordinal));
        // Every look shows the same tasks.
        foreach (var (look, select) in new[] { ("board", ".card > a"), ("table", "tbody th a"), ("timeline", ".plan-alt th a") })
            Assert.Equal(4, (await browser.Open(Plan + $"2024&view={look}")).QuerySelectorAll(select).Length);
    }

    [Fact]
    public async Task Urging_writes_once_to_each_person_with_all_that_is_late_and_each_record_says_who_urged_whom()
    {
        var mine = new[] { await Enter(2023, "甲一", PeopledOffice.Ivy, "2023-03-31", ("owner", "community_worker 330199001001")), await Enter(2023, "甲二", PeopledOffice.Ivy, "2023-06-30", ("owner", "community_worker 330199001001")) };
        var unnamed = await Enter(2023, "乙", PeopledOffice.Willow, "2023-06-30");
        await Enter(2023, "丙", PeopledOffice.Ivy, "2023-06-30", ("owner", "不在册的人"));
        using var browser = await office.SignedIn(Clerk);
        var (status, where, _) = await browser.Send(await browser.Open(Plan + "2023"), ".late form", new Dictionary<string, string> { ["whom"] = "" });
        Assert.Equal(HttpStatusCode.Found, status);
        Assert.Contains("&urged=4&", where, StringComparison.Ordinal);
        Assert.EndsWith("&left=1", where, StringComparison.Ordinal);
        Assert.Contains("没有账号", (await browser.Open(where)).QuerySelector(".revealed").Said(), StringComparison.Ordinal);
        await using var db = office.Office.Database.Context();
        var worker = await db.Accounts.SingleAsync(a => a.UserName == "community_worker.001001", Cancel);
        async Task<List<string>> Said() => [.. (await db.Notices.AsNoTracking().Where(n => n.Account == worker.Id && n.Kind == "urged").ToListAsync(Cancel)).Select(Storage.Notices.NoticeDesk.Words).Where(w => w.Contains("甲一", StringComparison.Ordinal))];
        var words = Assert.Single(await Said());
        Assert.Contains("甲二", words, StringComparison.Ordinal);
        // Nobody is named for what Willow leads, and nobody works there: those of the office above it who do such work are told.
        Assert.True(await db.Notices.AnyAsync(n => n.Kind == "urged" && n.Record == unnamed, Cancel));
        var journal = await db.Journal.AsNoTracking().Where(j => j.Record == mine[0] && j.Act == "urge").SingleAsync(Cancel);
        Assert.Equal("clerk 330199001000", journal.ActorName);
        Assert.Contains("community_worker 330199001001", (await browser.Open($"/records/{mine[0]}")).QuerySelector(".tl").Said(), StringComparison.Ordinal);
        // The same day nobody is written to twice.
        var (_, again, _) = await browser.Send(await browser.Open(Plan + "2023"), ".late form", new Dictionary<string, string> { ["whom"] = "" });
        Assert.Contains("&urged=0&", again, StringComparison.Ordinal);
        Assert.Single(await Said());
        // Who only does the work sees no button and may not urge.
        using var other = await office.SignedIn("community_worker.001001");
        var theirs = await other.Open($"/tasks?unit={PeopledOffice.Ivy}&year=2023");
        Assert.Empty(theirs.QuerySelectorAll(".late button"));
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Send(theirs, ".late form", new Dictionary<string, string> { ["whom"] = "" })).Status);
    }

    [Fact]
    public async Task Feedback_wants_evidence_and_only_the_coordinating_office_crosses_off_or_sends_back_with_a_reason()
    {
        var id = await Enter(2022, "清理文件", PeopledOffice.Ivy, "2022-06-30", ("owner", "community_worker 330199001001"));
        using var clerk = await office.SignedIn(Clerk);
        using var worker = await office.SignedIn("community_worker.001001");
        await clerk.Send(await clerk.Open(Plan + "2022"), ".late form", new Dictionary<string, string> { ["whom"] = "community_worker 330199001001@" + PeopledOffice.Ivy });
        Assert.Equal("反馈", (await worker.Open($"/tasks?unit={PeopledOffice.Ivy}&year=2022")).QuerySelector(".plan-task .btn").Said());
        var step = $"/records/{id}/steps/";
        var answer = new Dictionary<string, string> { ["f.progress"] = "70", ["f.feedback"] = "已完成初稿。" };
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await worker.Send(await worker.Open(step + "resume"), "form.record-form", answer)).Status);
        Assert.Equal(HttpStatusCode.Found, (await worker.Send(await worker.Open(step + "resume"), "form.record-form", answer, ("进展.pdf", "%PDF-1.4"u8.ToArray()))).Status);
        Assert.Equal(HttpStatusCode.Found, (await worker.Send(await worker.Open(step + "submit"), "form.record-form", new Dictionary<string, string>(), ("完成.pdf", "%PDF-1.4"u8.ToArray()))).Status);
        await worker.Open(step + "cross_off", HttpStatusCode.Forbidden);
        // Back with a reason, then done.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await clerk.Send(await clerk.Open(step + "return"), "form.record-form", new Dictionary<string, string> { ["f.progress"] = "80", ["f.returned_for"] = "" })).Status);
        Assert.Equal(HttpStatusCode.Found, (await clerk.Send(await clerk.Open(step + "return"), "form.record-form", new Dictionary<string, string> { ["f.progress"] = "80", ["f.returned_for"] = "缺公布页面" })).Status);
        Assert.Equal(HttpStatusCode.Found, (await worker.Send(await worker.Open(step + "submit"), "form.record-form", new Dictionary<string, string>(), ("公布.pdf", "%PDF-1.4"u8.ToArray()))).Status);
        // On the board the card is crossed off by its button, without a form: the day is all it asks.
        var board = await clerk.Open(Plan + "2022&view=board");
        var button = board.QuerySelector<IHtmlButtonElement>("[data-column=submitted] button[data-to=done]")!;
        var (moved, where, _) = await clerk.Send(board, "form.board", new Dictionary<string, string> { ["move"] = button.Value });
        Assert.Equal(HttpStatusCode.Found, moved);
        Assert.NotNull((await clerk.Open(where.Split('#')[0])).QuerySelector("[data-column=done] .card"));
        var record = await clerk.Open($"/records/{id}");
        Assert.Equal("已销号", record.QuerySelector(".state").Said());
        foreach (var said in new[] { "催办", "反馈", "退回", "缺公布页面", "核实销号", "已完成初稿。" })
            Assert.Contains(said, record.QuerySelector(".tl").Said(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_that_asks_something_opens_its_form_and_one_that_was_moved_before_says_so()
    {
        var id = await Enter(2021, "编制目录", PeopledOffice.Ivy, "2021-06-30");
        using var clerk = await office.SignedIn(Clerk);
        var board = await clerk.Open(Plan + "2021&view=board");
        var card = board.GetElementById("t-" + id.ToString("N"))!;
        Assert.Equal(["working", "submitted"], card.QuerySelectorAll("button").Select(b => b.GetAttribute("data-to")));
        Assert.All(card.QuerySelectorAll("button"), b => Assert.Contains("编制目录", b.GetAttribute("aria-label")!, StringComparison.Ordinal));
        string Value(string to) => card.QuerySelector<IHtmlButtonElement>($"button[data-to={to}]")!.Value;
        Assert.Equal($"/records/{id}/steps/submit", (await clerk.Send(board, "form.board", new Dictionary<string, string> { ["move"] = Value("submitted") })).Where);
        Assert.Equal(HttpStatusCode.Found, (await clerk.Send(board, "form.board", new Dictionary<string, string> { ["move"] = Value("working") })).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await clerk.Send(board, "form.board", new Dictionary<string, string> { ["move"] = Value("working") })).Status);
        using var other = await office.SignedIn("clerk.002000");
        var theirs = await other.Open($"/tasks?unit={PeopledOffice.Other}&year=2021&view=board", HttpStatusCode.OK);
        Assert.Empty(theirs.QuerySelectorAll(".card"));
    }

    [Fact]
    public async Task A_plan_of_five_hundred_tasks_stands_whole_in_each_of_its_looks()
    {
        var ledger = office.Office.Catalogue.Ledger("task");
        var stories = Enumerable.Range(1, 500).Select(i => new Story("task", new Change.Enter(Guid.CreateVersion7(), i % 2 == 0 ? PeopledOffice.Ivy : PeopledOffice.Willow, Values(ledger, $"任务之{i}", i % 2 == 0 ? PeopledOffice.Ivy : PeopledOffice.Willow, $"2040-{i % 12 + 1:00}-20",
            [("point", $"要点{i % 20}"), ("serial", $"{i}"), ("weight", $"{i % 7 + 1}"), ("owner", $"责任人{i % 40}"), .. i % 5 == 0 ? new[] { ("bound", "dispute.mediated"), ("wanted", "50") } : []])), Everyone, [])).ToList();
        Assert.Equal(500, (await office.Office.Ledgers.EnterMany(stories, cancel: Cancel)).Written);
        using var browser = await office.SignedIn(Clerk);
        foreach (var look in new[] { "tree", "board", "table", "timeline" })
        {
            var text = await browser.GetStringAsync(new Uri(Plan + $"2040&view={look}", UriKind.Relative), Cancel);
            Assert.All(Enumerable.Range(1, 500), i => Assert.Contains($"任务之{i}", text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_year_without_a_plan_says_how_to_begin()
    {
        using var clerk = await office.SignedIn(Clerk);
        var page = await clerk.Open(Plan + "2150");
        Assert.StartsWith("/tasks/paste?", page.QuerySelector<IHtmlAnchorElement>(".empty a")!.GetAttribute("href"), StringComparison.Ordinal);
        using var auditor = await office.SignedIn("auditor.001000");
        Assert.Null((await auditor.Open(Plan + "2150")).QuerySelector(".empty a"));
    }

    private Actor Everyone => new("zhou", "周以宁", PeopledOffice.District, office.Office.Catalogue.Roles.Keys.ToHashSet());

    private async Task<Guid> Enter(int year, string subject, string unit, string due, params (string Key, string Text)[] more)
    {
        Assert.StartsWith($"{year}", due, StringComparison.Ordinal);
        var id = Guid.CreateVersion7();
        var outcome = await office.Office.Ledgers.Enter("task", new Change.Enter(id, unit, Values(office.Office.Catalogue.Ledger("task"), subject, unit, due, more)), Everyone, cancel: Cancel);
        Assert.True(outcome is SaveOutcome.Saved, outcome is SaveOutcome.Refused refused ? string.Join(' ', refused.Faults) : "");
        return id;
    }

    private static Dictionary<string, Value?> Values(Core.Catalogue.Ledger ledger, string subject, string unit, string due, (string Key, string Text)[] more) =>
        more.Concat([("subject", subject), ("source", "key_points"), ("lead", unit), ("due_on", due)]).ToDictionary(t => t.Item1, t => Entry.Read(ledger.Field(t.Item1)!, t.Item2, out var value) is null ? value : throw new InvalidOperationException(t.Item1), StringComparer.Ordinal);

    private async Task Done(Guid id)
    {
        var paper = new Attachment("完成情况佐证材料", office.Evidence, "完成.pdf");
        Assert.IsType<SaveOutcome.Saved>(await office.Office.Ledgers.Save(id, new Change.Take("submit", new Dictionary<string, Value?>(), []), Everyone, attachments: [paper], cancel: Cancel));
        Assert.IsType<SaveOutcome.Saved>(await office.Office.Ledgers.Save(id, new Change.Take("cross_off", new Dictionary<string, Value?> { ["crossed_off_on"] = new Value.Day(office.Office.Today) }, []), Everyone, cancel: Cancel));
    }

    private static IEnumerable<string> Titles(IHtmlDocument page) => page.QuerySelectorAll(".plan-task .plan-name").Select(t => t.Said());
}
