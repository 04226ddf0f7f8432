using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Xunit;
using Yizhi.Core.Counting;
using Yizhi.Core.Time;
using Yizhi.Storage.Records;
using Yizhi.Web;

namespace Yizhi.Tests.Web;

/// <summary>Every page over real HTTP on a real database.</summary>
public sealed partial class PageTests(ServedOffice office) : IClassFixture<ServedOffice>
{
    private static readonly Period Year = Period.OfYear(2025);
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", "今日", "墙体开裂", "矛盾纠纷")]
    [InlineData("/?unit=330199001001&year=2025", "青藤社区", "关于2025年度法治政府建设情况的报告", "换一年看")]
    [InlineData("/reports/2025", "明湖区书院街道办事处文件", "区人民政府：", "一、", "检查", "缺项")]
    [InlineData("/reports/2025?open=dispute.mediated", "打开的数", "调解矛盾纠纷", "8 条记录，合计 8 件")]
    [InlineData("/figures?part=dispute", "2025年指标", "调解矛盾纠纷", "缺")]
    [InlineData("/figures?q=%E8%B0%83%E8%A7%A3%E7%9F%9B", "2025年指标", "调解矛盾纠纷")]
    [InlineData("/figures?q=zzz", "没有叫“zzz”的指标")]
    [InlineData("/figures?part=nothing", "没有这一页", 404)]
    [InlineData("/figures/dispute.mediated?period=2025", "8 条记录，合计 8 件", "办结日期在本期，且状态为 调解成功、调解不成 或 已归档", "按纠纷类型", "青藤社区", "看成表格")]
    [InlineData("/figures/dispute.success_rate?period=2025", "调解成功 5 ÷ 调解矛盾纠纷 8 ＝", "由这些数算出")]
    [InlineData("/figures/nothing.here?period=2025", "没有这一页", 404)]
    [InlineData("/ledgers", "全部台账", "矛盾纠纷化解", "普法宣传")]
    [InlineData("/ledgers/dispute?year=2025", "第 1–10 条，共 10 条", "还有 4 天")]
    [InlineData("/ledgers/dispute?year=2025&state=failed", "第 1–3 条，共 3 条")]
    [InlineData("/ledgers/dispute?year=2025&category=property_mgmt", "第 1–2 条，共 2 条")]
    [InlineData("/ledgers/dispute?year=2025&q=%E5%A2%99%E4%BD%93", "共 1 条")]
    [InlineData("/ledgers/publicity_event?kinds=lecture", "第 1–1 条，共 1 条", "宪法宣传第1场")]
    [InlineData("/ledgers/dispute?year=2019", "2019年还没有登记矛盾纠纷", "登记时要填")]
    [InlineData("/healthz", "ok")]
    [InlineData("/nowhere", "没有这一页", 404)]
    public async Task A_page_says_what_it_is_about(string path, params object[] expected)
    {
        var page = await office.Page(path, expected.OfType<int>().FirstOrDefault(200));
        var text = page.DocumentElement.TextContent;
        Assert.All(expected.OfType<string>(), e => Assert.Contains(e, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_record_shows_its_deadline_its_journal_and_the_figures_it_counts_in()
    {
        var page = await office.Page($"/records/{office.Dispute}");
        var text = page.DocumentElement.TextContent;
        Assert.All((string[])["第1件楼道堆物", "调解期限", "受理日期，次日起算", "核验一致", "评估报告改定修复费", "查看须说明理由"], e => Assert.Contains(e, text, StringComparison.Ordinal));
        Assert.Equal(["1\u202f000", "36\u202f000"], page.QuerySelectorAll(".tl del, .tl ins").Select(e => e.TextContent.Replace(" 元", "", StringComparison.Ordinal)).Select(t => t == "1000" ? "1\u202f000" : t));
        Assert.Equal("8", page.QuerySelector(".cites [data-indicator='dispute.mediated'][data-slice='']")!.GetAttribute("data-value"));
        Assert.DoesNotContain(ServedOffice.Applicant, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_link_leads_somewhere_and_no_page_leaks_a_key_or_a_name()
    {
        var open = new Queue<string>(["/"]);
        var seen = new HashSet<string>(StringComparer.Ordinal) { "/" };
        var kinds = new Dictionary<string, int>(StringComparer.Ordinal);
        while (open.TryDequeue(out var path))
        {
            using var answer = await office.Client.GetAsync(new Uri(path, UriKind.Relative), Cancel);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {(int)answer.StatusCode}");
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            var html = await answer.Content.ReadAsStringAsync(Cancel);
            Assert.DoesNotContain(ServedOffice.Applicant, html, StringComparison.Ordinal);
            var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);
            Assert.Equal("zh-CN", page.DocumentElement.GetAttribute("lang"));
            // Script comes from our own files alone, and nothing of it stands in a page.
            Assert.Empty(page.QuerySelectorAll("[style], style"));
            Assert.All(page.QuerySelectorAll("script"), s => Assert.True(s.GetAttribute("src")?.StartsWith("/assets/", StringComparison.Ordinal) == true && s.TextContent.Length == 0));
            Assert.DoesNotContain(page.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.Ordinal));
            Assert.Single(page.QuerySelectorAll("h1"));
            Assert.Equal(page.All.Select(e => e.Id).Where(i => !string.IsNullOrEmpty(i)).Distinct().Count(), page.All.Count(e => !string.IsNullOrEmpty(e.Id)));
            foreach (var link in page.QuerySelectorAll("a[href], link[href]").Select(a => a.GetAttribute("href")!.Split('#')[0]).Where(h => h.StartsWith('/')))
                // A few pages of each kind are enough: figures alone would be thousands of units times years.
                if (!link.Contains("/download/", StringComparison.Ordinal) && !seen.Contains(link) && Near(link) && kinds.GetValueOrDefault(Kind(link)) < 40 && seen.Add(link))
                {
                    kinds[Kind(link)] = kinds.GetValueOrDefault(Kind(link)) + 1;
                    open.Enqueue(link);
                }
        }
        Assert.True(seen.Count > 150, $"{seen.Count}");

        static bool Near(string link) => !Far().IsMatch(link);
        static string Kind(string link) => link.Split('?')[0].Split('/')[1] + (link.Contains("open=", StringComparison.Ordinal) ? "open" : "") + (link.Contains("/ledgers/", StringComparison.Ordinal) ? "list" : "");
    }

    [Fact]
    public async Task Every_figure_on_the_pages_is_the_figure_that_storage_counts()
    {
        var checkedFigures = 0;
        foreach (var path in (string[])["/figures?period=2025&part=all", "/figures?period=2025&q=%E8%B0%83%E8%A7%A3", "/reports/2025", "/ledgers?year=2025", "/ledgers/dispute?year=2025", "/figures/dispute.mediated?period=2025", "/figures/dispute.success_rate?period=2025", "/figures/dispute.amount?period=2025-03..2025-07", $"/records/{office.Dispute}"])
        {
            var page = await office.Page(path);
            foreach (var figure in page.QuerySelectorAll("a[data-indicator]"))
            {
                string Data(string name) => figure.GetAttribute("data-" + name) ?? throw new InvalidOperationException($"{path}: {figure.OuterHtml} has no data-{name}");
                Assert.True(Period.TryParse(Data("period"), out var period));
                var value = (await office.Office.Figures.Sheet(Data("unit"), period, cancel: Cancel)).Value(Data("indicator"), period, Data("slice"));
                var (state, number) = (Data("state"), Data("value"));
                Assert.NotEmpty(Data("measure"));
                Assert.True(value switch
                {
                    FigureValue.Known known => state == "known" && decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture) == known.Number,
                    FigureValue.Missing => state == "missing" && number.Length == 0,
                    _ => state == "not_applicable" && number.Length == 0,
                }, $"{path}: {figure.OuterHtml} is {value}");
                checkedFigures++;
            }
        }
        Assert.True(checkedFigures > 300, $"{checkedFigures}");
    }

    [Fact]
    public async Task A_figure_says_zero_missing_and_not_applicable_each_in_its_own_way()
    {
        var page = await office.Page("/figures?period=2025&part=all");
        Assert.Equal("缺", page.QuerySelector("[data-indicator='reconsideration.applied'], [data-state='missing']")!.TextContent);
        Assert.Equal("0", page.QuerySelector("[data-indicator='dispute.confirmed']")!.TextContent);
        Assert.Equal("—", (await office.Page("/figures/dispute.success_rate?period=2025-12")).QuerySelector(".big")!.TextContent.Trim());
        Assert.Equal(8, (await office.Office.Figures.Sheet(ServedOffice.Street, Year, cancel: Cancel)).Value("dispute.mediated", Year).NumberOrNull);
    }

    [Fact]
    public async Task A_hostile_title_is_only_words()
    {
        foreach (var path in (string[])[$"/records/{office.HostileRecord}", "/ledgers/dispute?year=2025", "/ledgers/dispute?year=2025&q=%3Cscript%3E", "/", "/figures/dispute.screened?period=2025", "/ledgers/dispute?q=%22%3E%3Csvg+onload%3Dalert(1)%3E"])
        {
            var page = await office.Page(path);
            Assert.Empty(page.QuerySelectorAll("script:not([src^='/assets/']), img, [onerror], [onload]"));
        }
        Assert.Equal(ServedOffice.Hostile[..60], (await office.Page($"/records/{office.HostileRecord}")).QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/nowhere")]
    [InlineData("/healthz")]
    [InlineData("/reports/2025/download/docx")]
    [InlineData("/figures/dispute.mediated")]
    public async Task Every_answer_carries_the_security_headers(string path)
    {
        using var answer = await office.Client.GetAsync(new Uri(path, UriKind.Relative), Cancel);
        Assert.Equal("default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.All((string[])["Referrer-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy"], h => Assert.True(answer.Headers.Contains(h)));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task The_style_sheet_is_kept_for_good_under_its_hash()
    {
        var style = (await office.Page("/")).QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        using var answer = await office.Client.GetAsync(new Uri(style, UriKind.Relative), Cancel);
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal("text/css", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Evidence_comes_as_an_attachment_in_a_sandbox()
    {
        using var answer = await office.Client.GetAsync(new Uri($"/evidence/{office.EvidenceHash}", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        await office.Page($"/evidence/{new string('a', 64)}", 404);
        await office.Page("/evidence/..%2f..%2fkeys%2ffield.key", 404);
    }

    [Fact]
    public async Task Personal_values_are_shown_once_with_a_reason_and_the_journal_keeps_it()
    {
        var address = new Uri($"/records/{office.Dispute}", UriKind.Relative);
        using var bare = await office.Client.PostAsync(address, new FormUrlEncodedContent([KeyValuePair.Create("reason", "核对身份")]), Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);
        Assert.DoesNotContain(ServedOffice.Applicant, await bare.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);

        var token = (await office.Page(address.ToString())).QuerySelector("input[name=token]")!.GetAttribute("value")!;
        async Task<(HttpStatusCode, string)> Post(string reason)
        {
            using var answer = await office.Client.PostAsync(address, new FormUrlEncodedContent([KeyValuePair.Create("token", token), KeyValuePair.Create("reason", reason)]), Cancel);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel));
        }

        var (refused, said) = await Post("   ");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused);
        Assert.Contains("请写明理由", said, StringComparison.Ordinal);
        Assert.DoesNotContain(ServedOffice.Applicant, said, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(new string('长', 300))).Item1);

        var (shown, page) = await Post("核对申请人身份");
        Assert.Equal(HttpStatusCode.OK, shown);
        Assert.Contains(ServedOffice.Applicant, page, StringComparison.Ordinal);
        var after = (await office.Page(address.ToString())).DocumentElement;
        Assert.DoesNotContain(ServedOffice.Applicant, after.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("核对申请人身份", after.TextContent, StringComparison.Ordinal);
        Assert.Contains("核验一致", after.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/?unit=999")]
    [InlineData("/?year=20x5")]
    [InlineData("/reports/abc")]
    [InlineData("/reports/2025?unit=1")]
    [InlineData("/figures?period=2025-13")]
    [InlineData("/figures/no.such")]
    [InlineData("/figures/dispute.mediated?slice=nofield:x")]
    [InlineData("/ledgers/nosuch")]
    [InlineData("/records/1")]
    [InlineData("/records/00000000-0000-0000-0000-000000000000")]
    [InlineData("/assets/yizhi.css")]
    public Task What_is_not_there_is_a_page_that_says_so(string path) => office.Page(path, 404);

    [Fact]
    public async Task No_query_string_breaks_a_page()
    {
        string[] nasty = ["%00", "%27%20OR%201=1--", "%25%5F", new string('9', 3000), "%F0%9F%92%A3", "-1", "2147483648", "%3Cb%3E", "a%0d%0aSet-Cookie:x=1", "..%2f..%2f", "[]", "%ED%A0%80", "~~~", "%22%7D", "category:%27;drop%20table%20records", "1e9"];
        foreach (var path in (string[])["/", "/reports/2025", "/figures", "/figures/dispute.mediated", "/ledgers", "/ledgers/dispute", $"/records/{office.Dispute}"])
            foreach (var name in (string[])["unit", "year", "period", "slice", "open", "page", "sort", "state", "q", "category"])
                foreach (var value in nasty)
                {
                    using var answer = await office.Client.GetAsync(new Uri($"{path}?{name}={value}", UriKind.Relative), Cancel);
                    Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound, $"{path}?{name}={value}: {(int)answer.StatusCode}");
                }
    }

    [Fact]
    public async Task A_foreign_host_name_gets_nothing()
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, office.Address) { Headers = { Host = "evil.example" } };
        using var answer = await office.Client.SendAsync(ask, Cancel);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
        Assert.DoesNotContain("矛盾纠纷", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_bound_to_an_indicator_shows_its_figure_and_what_is_missing()
    {
        var page = await office.Page($"/records/{office.BoundTask}");
        var link = Assert.Single(page.QuerySelectorAll("dl.facts a[href^='/figures/dispute.mediated']"));
        Assert.Contains("8件，还差 2件", link.TextContent, StringComparison.Ordinal);
        Assert.Contains("8", (await office.Page(link.GetAttribute("href")!)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://0.0.0.0:5080", true)]
    [InlineData("http://192.168.1.2:5080", true)]
    [InlineData("http://127.0.0.1.evil.example:5080", true)]
    [InlineData("https://localhost:5080", true)]
    [InlineData("nonsense", true)]
    [InlineData("http://0.0.0.0:5080", false)]
    [InlineData("https://127.0.0.1:5080", false)]
    public void Pages_are_not_served_to_other_machines_without_a_proxy_that_encrypts_and_the_demonstration_never(string url, bool demo) =>
        Assert.Throws<InvalidOperationException>(() => Server.Build(office.Office, new ServeOptions(url, demo)));

    [GeneratedRegex(@"20(0\d|1\d|2[0-3]|2[7-9]|[3-9]\d)([-H?&/]|$)")]
    private static partial Regex Far();
}
