using System.Net;
using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Yizhi.Core.Records;

namespace Yizhi.Tests.Web;

/// <summary>Forms over a real server, as a browser without script sends them.</summary>
public sealed class FormTests(PeopledOffice office) : IClassFixture<PeopledOffice>
{
    private const string Clerk = "clerk.001000";
    private readonly HtmlParser parser = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_wrong_stands_at_its_field_and_what_was_typed_is_kept()
    {
        using var browser = await office.SignedIn(Clerk);
        var (status, page) = await Send(browser, "/ledgers/dispute/new", ("f.subject", "楼上漏水"), ("f.found_on", "2025-02-30"), ("f.category", "neighbour"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal("楼上漏水", page.QuerySelector<IHtmlInputElement>("[name='f.subject']")!.Value);
        Assert.Equal("2025-02-30", page.QuerySelector<IHtmlInputElement>("[name='f.found_on']")!.Value);
        Assert.Contains("不是日历上的日子", page.QuerySelector("#found_on-wrong")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("请填写来源", page.QuerySelector("#found_by-wrong")!.TextContent, StringComparison.Ordinal);
        foreach (var link in page.QuerySelectorAll(".faults a"))
            Assert.NotNull(page.QuerySelector("[id='" + link.GetAttribute("href")![1..] + "']"));
    }

    [Fact]
    public async Task A_matter_runs_from_its_entry_to_the_agreement_with_its_evidence()
    {
        using var browser = await office.SignedIn("mediator.001001");
        var (entered, record) = await Enter(browser, "空调外机噪声");
        Assert.Equal(HttpStatusCode.Found, entered);
        Assert.Equal(HttpStatusCode.Found, (await Send(browser, record + "/steps/accept", ("f.accepted_on", "今天"), ("f.mediator", "顾明川"), ("f.applicant", "魏大海"))).Status);
        var (refused, page) = await Send(browser, record + "/steps/agree", ("f.concluded_on", "今天"), ("f.form", "written"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused);
        Assert.Contains("调解协议书", page.QuerySelector(".wrong")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await Send(browser, record + "/steps/agree", [("f.concluded_on", "今天"), ("f.form", "written")], ("协议.pdf", "%PDF-1.4"u8.ToArray()))).Status);
        var view = parser.ParseDocument(await browser.GetStringAsync(new Uri(record, UriKind.Relative), Cancel));
        Assert.Equal("调解成功", view.QuerySelector(".state")!.TextContent);
        Assert.Contains("协议.pdf", view.QuerySelector(".files")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_came_need_not_be_chosen_again_and_a_forged_one_is_not_taken()
    {
        using var browser = await office.SignedIn(Clerk);
        var (status, page) = await Send(browser, "/ledgers/dispute/new", [("f.subject", "门前堆物"), ("f.found_on", "x")], ("照片.jpg", [1, 2, 3]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        var kept = page.QuerySelector<IHtmlInputElement>("[name='kept']")!.Value;
        Assert.Equal(HttpStatusCode.Found, (await Send(browser, "/ledgers/dispute/new", ("f.subject", "门前堆物"), ("f.found_on", "2025-12-03"), ("f.found_by", "grid"), ("f.category", "neighbour"), ("kept", kept), ("kept", "forged" + office.Evidence))).Status);
        await using var db = office.Office.Database.Context();
        var id = await db.Records.Where(r => r.Title == "门前堆物").Select(r => r.Id).SingleAsync(Cancel);
        Assert.Equal("照片.jpg", (await db.EvidenceLinks.SingleAsync(l => l.Record == id, Cancel)).FileName);
    }

    [Fact]
    public async Task A_draft_is_kept_is_only_its_owners_and_stands_encrypted()
    {
        using var browser = await office.SignedIn(Clerk);
        var page = await Form(browser, "/ledgers/dispute/new");
        var draft = page.QuerySelector<IHtmlInputElement>("[name='draft']")!.Value;
        var keep = new Dictionary<string, string> { ["token"] = Token(page), ["ledger"] = "dispute", ["record"] = "", ["act"] = "", ["f.subject"] = "还没写完的一件", ["f.applicant"] = "申屠某" };
        using (var kept = await browser.PostAsync(new Uri($"/drafts/{draft}", UriKind.Relative), new FormUrlEncodedContent(keep), Cancel))
            Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
        Assert.Contains("还没写完的一件", await browser.GetStringAsync(new Uri($"/ledgers/dispute/new?draft={draft}", UriKind.Relative), Cancel), StringComparison.Ordinal);
        Assert.Contains($"draft={draft}", await browser.GetStringAsync(new Uri("/", UriKind.Relative), Cancel), StringComparison.Ordinal);
        using var other = await office.SignedIn("justice_office.001000");
        Assert.DoesNotContain("还没写完的一件", await other.GetStringAsync(new Uri($"/ledgers/dispute/new?draft={draft}", UriKind.Relative), Cancel), StringComparison.Ordinal);
        await using var db = office.Office.Database.Context();
        Assert.DoesNotContain("申屠某", (await db.Drafts.AsNoTracking().SingleAsync(d => d.Id == Guid.Parse(draft), Cancel)).Typed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_never_shows_personal_values_and_leaves_them_as_they_are()
    {
        using var browser = await office.SignedIn(Clerk);
        var (_, record) = await Enter(browser, "树枝遮挡采光");
        Assert.Equal(HttpStatusCode.Found, (await Send(browser, record + "/steps/accept", ("f.accepted_on", "今天"), ("f.mediator", "顾明川"), ("f.applicant", "魏长河"))).Status);
        var form = await Form(browser, record + "/correct");
        Assert.DoesNotContain("魏长河", form.DocumentElement.OuterHtml, StringComparison.Ordinal);
        var typed = form.QuerySelectorAll<IHtmlElement>("[name^='f.']").Select(i => (i.GetAttribute("name")!, i switch { IHtmlInputElement { Type: "checkbox" } => "", IHtmlInputElement input => input.Value, IHtmlSelectElement select => select.Value, IHtmlTextAreaElement area => area.Value, _ => "" }))
            .Where(t => t.Item2 is { Length: > 0 } && t.Item1 != "f.subject").Append(("f.subject", "树枝遮挡窗户采光")).Append(("reason", "写得更准")).ToArray();
        var (status, page) = await Send(browser, record + "/correct", typed!);
        Assert.True(HttpStatusCode.Found == status, page.QuerySelector(".faults")?.TextContent);
        await using var db = office.Office.Database.Context();
        var row = await db.Records.AsNoTracking().SingleAsync(r => r.Title == "树枝遮挡窗户采光", Cancel);
        Assert.Equal("魏长河", office.Office.Ledgers.ToRecord(row, reveal: true).Fields.Get("applicant")!.ToString());
    }

    [Fact]
    public async Task What_was_not_done_right_goes_back_with_a_reason_and_counts_no_more()
    {
        using var browser = await office.SignedIn("mediator.001001");
        var (_, record) = await Enter(browser, "地下车位划线争议");
        Assert.Equal(HttpStatusCode.Found, (await Send(browser, record + "/steps/accept", ("f.accepted_on", "今天"), ("f.mediator", "顾明川"))).Status);
        Assert.Equal(HttpStatusCode.Found, (await Send(browser, record + "/steps/agree", [("f.concluded_on", "今天"), ("f.form", "written")], ("协议.pdf", "%PDF-1.4"u8.ToArray()))).Status);
        var period = Core.Time.Period.OfYear(2026);
        async Task<decimal> Agreed() => (await office.Office.Figures.Sheet(PeopledOffice.Ivy, period, cancel: Cancel)).Value("dispute.agreed", period).NumberOrNull ?? 0;
        var counted = await Agreed();
        var page = parser.ParseDocument(await browser.GetStringAsync(new Uri(record, UriKind.Relative), Cancel));
        Assert.Contains("accepted", page.QuerySelectorAll<IHtmlOptionElement>("#back option").Select(o => o.Value));
        var version = page.QuerySelector<IHtmlInputElement>("form[action$='/return'] [name='version']")!.Value;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Back(("state", "accepted"), ("reason", ""), ("version", version)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Back(("state", "archived"), ("reason", "往前"), ("version", version)));
        Assert.Equal(HttpStatusCode.Found, await Back(("state", "accepted"), ("reason", "协议没有签字"), ("version", version)));
        Assert.Equal(counted - 1, await Agreed());
        var after = parser.ParseDocument(await browser.GetStringAsync(new Uri(record, UriKind.Relative), Cancel));
        Assert.Equal("已受理", after.QuerySelector(".state")!.TextContent);
        Assert.Contains("协议没有签字", after.QuerySelector(".tl")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("顾明川", after.QuerySelector(".facts, .fields, dl")!.TextContent, StringComparison.Ordinal);

        async Task<HttpStatusCode> Back(params (string Name, string Value)[] fields)
        {
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("token", page.QuerySelector<IHtmlInputElement>("[name=token]")!.Value), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]);
            using var answer = await browser.PostAsync(new Uri(record + "/return", UriKind.Relative), form, Cancel);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task Who_was_overtaken_keeps_what_was_typed_and_is_told_by_whom()
    {
        using var browser = await office.SignedIn(Clerk);
        var (_, record) = await Enter(browser, "公共晾晒区划分");
        var form = await Form(browser, record + "/steps/accept");
        using var other = await office.SignedIn("justice_office.001000");
        Assert.Equal(HttpStatusCode.Found, (await Send(other, record + "/correct", ("f.subject", "公共晾晒区划分"), ("f.found_on", "2025-12-01"), ("f.found_by", "clue"), ("f.category", "neighbour"), ("reason", "来源选错"))).Status);
        var (status, page) = await Send(browser, form, record + "/steps/accept", [("f.accepted_on", "今天"), ("f.mediator", "顾明川")]);
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("justice_office", page.QuerySelector(".faults")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("顾明川", page.QuerySelector<IHtmlInputElement>("[name='f.mediator']")!.Value);
        // Both versions stand side by side, and the second try is a decision made in sight of the other's change.
        Assert.Contains("线索摸排", page.QuerySelector(".once")!.TextContent, StringComparison.Ordinal);
        var (decided, _) = await Send(browser, page, record + "/steps/accept", [("f.accepted_on", "今天"), ("f.mediator", "顾明川")]);
        Assert.Equal(HttpStatusCode.Found, decided);
    }

    [Fact]
    public async Task A_matter_that_was_likely_entered_already_is_asked_about_once()
    {
        using var browser = await office.SignedIn(Clerk);
        Assert.Equal(HttpStatusCode.Found, (await Enter(browser, "宠物粪便清理")).Status);
        var (status, page) = await Enter(browser, "宠物粪便清理", "save");
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Equal("宠物粪便清理", page);
        Assert.Equal(HttpStatusCode.Found, (await Enter(browser, "宠物粪便清理", "sure")).Status);
    }

    [Fact]
    public async Task The_next_record_keeps_what_both_have_in_common()
    {
        using var browser = await office.SignedIn(Clerk);
        var form = await Form(browser, "/ledgers/dispute/new");
        using var answer = await Answer(browser, form, "/ledgers/dispute/new", [("f.subject", "电梯停运补偿"), ("f.found_on", "2025-12-09"), ("f.found_by", "petition"), ("f.category", "property_mgmt"), ("go", "next")], null);
        var next = await Form(browser, answer.Headers.Location!.OriginalString);
        Assert.Equal(("petition", "property_mgmt", ""), (next.QuerySelector<IHtmlSelectElement>("[name='f.found_by']")!.Value, next.QuerySelector<IHtmlSelectElement>("[name='f.category']")!.Value, next.QuerySelector<IHtmlInputElement>("[name='f.subject']")!.Value));
        Assert.Contains("电梯停运补偿", next.QuerySelector("[role='status']")!.TextContent, StringComparison.Ordinal);
    }

    private async Task<(HttpStatusCode Status, string Where)> Enter(HttpClient browser, string subject, string go = "save")
    {
        var form = await Form(browser, "/ledgers/dispute/new");
        using var answer = await Answer(browser, form, "/ledgers/dispute/new", [("f.subject", subject), ("f.found_on", "2025-12-01"), ("f.found_by", "grid"), ("f.category", "neighbour"), ("go", go)], null);
        return (answer.StatusCode, answer.Headers.Location?.OriginalString ?? parser.ParseDocument(await answer.Content.ReadAsStringAsync(Cancel)).QuerySelector<IHtmlInputElement>("[name='f.subject']")!.Value);
    }

    private async Task<IHtmlDocument> Form(HttpClient browser, string path) => parser.ParseDocument(await browser.GetStringAsync(new Uri(path, UriKind.Relative), Cancel));

    private Task<(HttpStatusCode Status, IHtmlDocument Page)> Send(HttpClient browser, string path, params (string Name, string Value)[] typed) => Send(browser, path, typed, null);

    private async Task<(HttpStatusCode Status, IHtmlDocument Page)> Send(HttpClient browser, string path, (string Name, string Value)[] typed, (string Name, byte[] Content)? file) =>
        await Send(browser, await Form(browser, path), path, typed, file);

    private async Task<(HttpStatusCode Status, IHtmlDocument Page)> Send(HttpClient browser, IHtmlDocument form, string path, (string Name, string Value)[] typed, (string Name, byte[] Content)? file = null)
    {
        using var answer = await Answer(browser, form, path, typed, file);
        return (answer.StatusCode, parser.ParseDocument(await answer.Content.ReadAsStringAsync(Cancel)));
    }

    private static async Task<HttpResponseMessage> Answer(HttpClient browser, IHtmlDocument form, string path, (string Name, string Value)[] typed, (string Name, byte[] Content)? file)
    {
        using var body = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll<IHtmlInputElement>("form.record-form input[type=hidden]").Where(h => h.Name is "token" or "draft" or "version" or "ledger" or "record" or "act" or "unit"))
            body.Add(new StringContent(hidden.Value), hidden.Name!);
        if (form.QuerySelector<IHtmlSelectElement>("form.record-form select[name=unit]") is { } unit)
            body.Add(new StringContent(unit.Value ?? ""), "unit");
        foreach (var (name, value) in typed)
            body.Add(new StringContent(value), name);
        if (file is { } sent)
            body.Add(new ByteArrayContent(sent.Content), "files", sent.Name);
        return await browser.PostAsync(new Uri(path, UriKind.Relative), body, Cancel);
    }

    private static string Token(IHtmlDocument page) => page.QuerySelector<IHtmlInputElement>("form.record-form [name=token]")!.Value;
}
