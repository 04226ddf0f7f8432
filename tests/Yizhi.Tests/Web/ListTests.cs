using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;
using Xunit;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;
using Yizhi.Storage.Records;

namespace Yizhi.Tests.Web;

/// <summary>Lists over a real server: found, kept as views, done together, taken away and brought in as sheets.</summary>
public sealed class ListTests(PeopledOffice office) : IClassFixture<PeopledOffice>
{
    private const string Clerk = "clerk.001000";
    private readonly HtmlParser parser = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_searched_for_is_found_and_marked_wherever_it_stands_in_the_title()
    {
        await Entered("井盖松动，井盖异响");
        using var browser = await office.SignedIn(Clerk);
        var page = await Get(browser, List("q=井盖"));
        Assert.Equal(["井盖", "井盖"], page.QuerySelectorAll("tbody mark").Select(m => m.TextContent));
        Assert.Single(page.QuerySelectorAll("tbody tr"));
        Assert.Contains("筛选内 1", page.QuerySelector(".totals")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_is_kept_with_its_filter_and_is_shared_only_where_that_was_meant()
    {
        using var browser = await office.SignedIn(Clerk);
        Assert.Equal(HttpStatusCode.Found, await Post(browser, List("state=found&mine=1"), "views", ("name", "我排查的")));
        Assert.Equal(HttpStatusCode.Found, await Post(browser, List("due=over"), "views", ("name", "本街道超期"), ("shared", "1")));
        var page = await Get(browser, List(""));
        Assert.Contains("state=found&mine=1", page.QuerySelectorAll<IHtmlAnchorElement>(".tools a").Single(a => a.TextContent.Contains("我排查的", StringComparison.Ordinal)).Href, StringComparison.Ordinal);
        using var colleague = await office.SignedIn("justice_office.001000");
        var theirs = string.Join(' ', (await Get(colleague, List(""))).QuerySelectorAll(".tools a").Select(a => a.TextContent));
        Assert.Contains("本街道超期", theirs, StringComparison.Ordinal);
        Assert.DoesNotContain("我排查的", theirs, StringComparison.Ordinal);
        using var stranger = await office.SignedIn("clerk.002000");
        Assert.Empty((await Get(stranger, "/ledgers/dispute?unit=" + PeopledOffice.Other)).QuerySelectorAll(".tools a"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Post(browser, List(""), "views", ("name", "")));
    }

    [Fact]
    public async Task Columns_that_were_chosen_are_there_again_and_can_be_given_up()
    {
        await Entered("路面积水");
        using var browser = await office.SignedIn("leader.001000");
        Assert.Equal(HttpStatusCode.Found, await Post(browser, List(""), "views", ("go", "columns"), ("col", "found_by"), ("col", "category")));
        var heads = (await Get(browser, List(""))).QuerySelectorAll("thead th").Select(h => h.TextContent.Trim()).ToList();
        Assert.Contains("来源", heads);
        Assert.DoesNotContain("调解员", heads);
        Assert.Equal(HttpStatusCode.Found, await Post(browser, List(""), "views", ("go", "usual")));
        Assert.Contains("调解员", (await Get(browser, List(""))).QuerySelectorAll("thead th").Select(h => h.TextContent.Trim()));
    }

    [Fact]
    public async Task A_step_is_taken_with_many_records_and_those_it_is_not_open_for_are_told_and_left_alone()
    {
        Guid[] two = [await Entered("占道经营甲"), await Entered("占道经营乙")];
        using var browser = await office.SignedIn(Clerk);
        var (asked, page) = await Bulk(browser, [("act", "accept"), .. two.Append(office.Dispute).Select(i => ("ids", i.ToString()))]);
        Assert.Equal(HttpStatusCode.OK, asked);
        Assert.Equal(3, page.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(2, page.QuerySelectorAll("[name='ids']").Length);
        var (lacking, _) = await Bulk(browser, [("act", "accept"), ("go", "do"), .. two.Select(i => ("ids", i.ToString()))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lacking);
        var (done, result) = await Bulk(browser, [("act", "accept"), ("go", "do"), ("f.accepted_on", "今天"), ("f.mediator", "顾明川"), .. two.Select(i => ("ids", i.ToString()))]);
        Assert.Equal(HttpStatusCode.OK, done);
        Assert.Equal(2, result.QuerySelectorAll("tbody .done").Length);
        await using var db = office.Office.Database.Context();
        Assert.Equal(["accepted", "accepted"], await db.Records.Where(r => two.Contains(r.Id)).Select(r => r.State).ToListAsync(Cancel));
        Assert.Equal("agreed", await db.Records.Where(r => r.Id == office.Dispute).Select(r => r.State).SingleAsync(Cancel));
    }

    [Fact]
    public async Task Nobody_does_to_many_what_he_may_not_do_to_one()
    {
        var id = await Entered("噪声扰民丙");
        using var reader = await office.SignedIn("head.001000");
        var (status, _) = await Bulk(reader, [("act", "accept"), ("go", "do"), ("f.accepted_on", "今天"), ("f.mediator", "顾明川"), ("ids", id.ToString())]);
        Assert.Contains(status, new[] { HttpStatusCode.UnprocessableEntity, HttpStatusCode.Forbidden });
        await using var db = office.Office.Database.Context();
        Assert.Equal("found", await db.Records.Where(r => r.Id == id).Select(r => r.State).SingleAsync(Cancel));
    }

    [Fact]
    public async Task An_export_holds_what_the_page_shows_in_its_order_and_is_noted_in_the_trail()
    {
        await Entered("屋顶漏水样本一");
        await Entered("屋顶漏水样本二");
        using var browser = await office.SignedIn(Clerk);
        var bytes = await browser.GetByteArrayAsync(new Uri($"/ledgers/dispute/export/xlsx?unit={PeopledOffice.Street}&year=2025&q=屋顶漏水样本&cols=category", UriKind.Relative), Cancel);
        using var file = new MemoryStream(bytes);
        var rows = file.Query(useHeaderRow: true).Cast<IDictionary<string, object>>().ToList();
        Assert.Equal(2, rows.Count);
        Assert.Equal(["编号", "事由", "状态", "纠纷类型", "单位", "排查日期", "承办人"], rows[0].Keys);
        Assert.Equal(["屋顶漏水样本二", "屋顶漏水样本一"], rows.Select(r => (string)r["事由"]));
        Assert.Equal(["单位", "筛选条件", "导出人", "导出时间"], file.Query(useHeaderRow: true, sheetName: "说明").Cast<IDictionary<string, object>>().Select(r => (string)r["项目"]));
        Assert.Contains(await office.Office.Audit.Newest(0, 20, "dispute", Cancel), a => a.Act == "list.exported" && a.Detail.Contains("xlsx 2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sheet_with_the_offices_own_headings_is_explained_once_checked_imported_and_taken_back_whole()
    {
        using var browser = await office.SignedIn(Clerk);
        var csv = "事情,日子,来源,纠纷类型\n晾衣绳纠纷,2025-05-02,网格排查,邻里\n垃圾桶摆放,2025-05-40,网格排查,邻里\n快递柜占地,2025-05-04,网格排查,邻里\n";
        var job = await Upload(browser, "自家的表.csv", Encoding.UTF8.GetBytes(csv));
        var look = await Follow(browser, job);
        Assert.Equal(2, look.QuerySelectorAll("select[aria-invalid='true']").Length);
        Assert.Equal(HttpStatusCode.Found, (await Send(browser, look, job, ("go", "check"), ("h.0", "subject"), ("h.1", "found_on"), ("h.2", "found_by"), ("h.3", "category"))).Status);
        look = await Follow(browser, job);
        Assert.Contains("2025-05-40", look.Body!.TextContent, StringComparison.Ordinal);
        var faulty = await browser.GetByteArrayAsync(new Uri(job + "/faults", UriKind.Relative), Cancel);
        using (var file = new MemoryStream(faulty))
            Assert.Equal("垃圾桶摆放", Assert.Single(file.Query(useHeaderRow: true).Cast<IDictionary<string, object>>())["事情"]);
        Assert.Equal(HttpStatusCode.Found, (await Send(browser, look, job, ("go", "good"))).Status);
        Assert.Contains("导入了 2 条", (await Follow(browser, job)).Body!.TextContent, StringComparison.Ordinal);

        // The next sheet of the same office needs no explaining.
        var next = await Follow(browser, await Upload(browser, "又一张.csv", Encoding.UTF8.GetBytes(csv)));
        Assert.Empty(next.QuerySelectorAll("select[aria-invalid='true']"));

        await using var db = office.Office.Database.Context();
        var kept = await db.Imports.AsNoTracking().SingleAsync(i => i.File == "自家的表.csv", Cancel);
        var one = await db.Records.AsNoTracking().Where(r => r.Title == "快递柜占地").Select(r => r.Id).SingleAsync(Cancel);
        Assert.IsType<SaveOutcome.Saved>(await office.Office.Ledgers.Save(one, new Change.Assign("顾明川"), new Actor("zhou", "周以宁", PeopledOffice.District, office.Office.Catalogue.Roles.Keys.ToHashSet()), cancel: Cancel));
        var page = await Get(browser, $"/ledgers/dispute/import?unit={PeopledOffice.Street}");
        var undo = await Send(browser, page, $"/imports/{kept.Id}/undo", ("reason", "导错了年度"));
        Assert.Contains("撤回了 1 条；1 条", (await Follow(browser, undo.Location!)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Flow.Withdrawn, await db.Records.AsNoTracking().Where(r => r.Title == "晾衣绳纠纷").Select(r => r.State).SingleAsync(Cancel));
        Assert.Equal("found", await db.Records.AsNoTracking().Where(r => r.Id == one).Select(r => r.State).SingleAsync(Cancel));
    }

    [Fact]
    public async Task Nobody_else_sees_a_sheet_on_its_way_and_a_broken_one_is_refused_in_words()
    {
        using var browser = await office.SignedIn(Clerk);
        var job = await Upload(browser, "坏的.xlsx", [0x50, 0x4b, 3, 4, 9, 9, 9]);
        Assert.NotNull((await Follow(browser, job)).QuerySelector(".faults"));
        using var other = await office.SignedIn("justice_office.001000");
        using var answer = await other.GetAsync(new Uri(job, UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(Directory.Exists(Path.Combine(office.Office.Folder, "imports")) ? Directory.GetFiles(Path.Combine(office.Office.Folder, "imports"), "*.xlsx") : []);
    }

    [Fact]
    public async Task The_empty_sheet_of_every_ledger_can_be_read_back_by_the_import_and_offers_its_codes()
    {
        using var browser = await office.SignedIn(Clerk);
        foreach (var ledger in office.Office.Catalogue.InOrder)
        {
            using var answer = await browser.GetAsync(new Uri($"/ledgers/{ledger.Key}/import/template", UriKind.Relative), Cancel);
            if (answer.StatusCode == HttpStatusCode.Forbidden)
                continue;
            using var file = new MemoryStream(await answer.Content.ReadAsByteArrayAsync(Cancel));
            var head = ((IDictionary<string, object>)file.Query(useHeaderRow: false).First()).Values.Select(v => Yizhi.Sheets.ImportPlan.Heading((string)v)).ToList();
            Assert.All(head, h => Assert.True(Yizhi.Sheets.ImportPlan.MeaningOf(ledger, h) is not null, $"{ledger.Key}: {h}"));
            Assert.Equal(ledger.Fields.Count + 1, head.Count);
            using var sheet = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(file, false);
            var wrong = new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(sheet, Cancel).ToList();
            Assert.True(wrong.Count == 0, $"{ledger.Key}: {wrong.FirstOrDefault()?.Description}");
        }
    }

    private static string List(string query) => $"/ledgers/dispute?unit={PeopledOffice.Street}&year=2025{(query.Length > 0 ? "&" + query : "")}";

    private async Task<Guid> Entered(string subject)
    {
        var id = Guid.CreateVersion7();
        var values = new Dictionary<string, Value?>();
        foreach (var (key, text) in new[] { ("subject", subject), ("found_on", "2025-06-03"), ("found_by", "grid"), ("category", "neighbour") })
            values[key] = Entry.Read(office.Office.Catalogue.Ledger("dispute").Field(key)!, text, out var value) is null ? value : null;
        Assert.IsType<SaveOutcome.Saved>(await office.Office.Ledgers.Enter("dispute", new Change.Enter(id, PeopledOffice.Street, values, Handler: "周以宁"), new Actor("zhou", "周以宁", PeopledOffice.District, office.Office.Catalogue.Roles.Keys.ToHashSet()), cancel: Cancel));
        return id;
    }

    private async Task<IHtmlDocument> Get(HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return parser.ParseDocument(await answer.Content.ReadAsStringAsync(Cancel));
    }

    private async Task<HttpStatusCode> Post(HttpClient browser, string list, string below, params (string, string)[] fields)
    {
        var page = await Get(browser, list);
        return (await Send(browser, page, list.Replace("/ledgers/dispute?", $"/ledgers/dispute/{below}?", StringComparison.Ordinal), fields)).Status;
    }

    private async Task<(HttpStatusCode, IHtmlDocument)> Bulk(HttpClient browser, (string, string)[] fields)
    {
        var page = await Get(browser, List(""));
        var (status, _, html) = await Send(browser, page, $"/ledgers/dispute/bulk?unit={PeopledOffice.Street}&year=2025", fields);
        return (status, parser.ParseDocument(html));
    }

    private static async Task<(HttpStatusCode Status, string? Location, string Html)> Send(HttpClient browser, IDocument page, string address, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("token", page.QuerySelector<IHtmlInputElement>("[name='token']")!.Value), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]);
        using var answer = await browser.PostAsync(new Uri(address, UriKind.Relative), form, Cancel);
        return (answer.StatusCode, answer.Headers.Location?.ToString(), await answer.Content.ReadAsStringAsync(Cancel));
    }

    private async Task<string> Upload(HttpClient browser, string name, byte[] content)
    {
        var page = await Get(browser, $"/ledgers/dispute/import?unit={PeopledOffice.Street}");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector<IHtmlInputElement>("[name='token']")!.Value), "token" },
            { new StringContent(PeopledOffice.Street), "unit" },
            { new ByteArrayContent(content), "files", name },
        };
        using var answer = await browser.PostAsync(new Uri("/ledgers/dispute/import", UriKind.Relative), form, Cancel);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    // The page says itself that it is still busy and asks again.
    private async Task<IHtmlDocument> Follow(HttpClient browser, string job)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            var page = await Get(browser, job);
            if (page.QuerySelector("meta[http-equiv='refresh']") is null)
                return page;
            await Task.Delay(50, Cancel);
        }
        throw new TimeoutException(job);
    }
}
