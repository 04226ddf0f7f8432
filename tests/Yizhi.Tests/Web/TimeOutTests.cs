using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Xunit;
using Yizhi.Core.Catalogue;

namespace Yizhi.Tests.Web;

/// <summary>Sessions that end between opening a form and sending it: nothing typed is lost, and nobody else sees it.</summary>
public sealed class TimeOutTests(PeopledOffice office) : IClassFixture<PeopledOffice>
{
    private const string Login = "clerk.001000", Other = "justice_office.001000";
    private readonly HtmlParser parser = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_twenty_trials_over_ledgers_and_kinds_of_fields_nothing_typed_is_lost_and_no_other_account_sees_it()
    {
        var forms = Forms().Take(20).ToList();
        Assert.Equal(20, forms.Count);
        var (typed, kinds) = (0, new HashSet<string>());
        foreach (var (path, at) in forms.Select((p, i) => (p, i)))
        {
            using var browser = office.Client();
            using (var entered = await PeopledOffice.SignIn(browser, Login, PeopledOffice.Password))
                Assert.Equal(HttpStatusCode.Found, entered.StatusCode);
            var page = await Read(browser, path);
            var sent = Fill(page, at, kinds);
            await End(at % 2 == 0);
            using var answer = await Send(browser, path, sent, at % 3 == 0);
            Assert.True(answer.StatusCode == HttpStatusCode.Found, $"{path}: {answer.StatusCode}");
            var signIn = answer.Headers.Location!.OriginalString;
            Assert.StartsWith("/sign-in?to=", signIn, StringComparison.Ordinal);
            var to = Uri.UnescapeDataString(signIn.Split("to=")[1].Split('&')[0]);

            using (var stranger = office.Client())
            {
                using (await PeopledOffice.SignIn(stranger, Other, PeopledOffice.Password))
                using (var looked = await stranger.GetAsync(new Uri(to, UriKind.Relative), Cancel))
                    Assert.DoesNotContain($"甲{at}乙", await looked.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
            }

            Assert.Contains("已经存好", await browser.GetStringAsync(new Uri(signIn, UriKind.Relative), Cancel), StringComparison.Ordinal);
            using (var back = await PeopledOffice.SignIn(browser, Login, PeopledOffice.Password, to))
                Assert.Equal(to, back.Headers.Location!.OriginalString);
            var again = Values(await Read(browser, to));
            foreach (var (name, value) in sent.Where(s => s.Value.Length > 0 && s.Name is not ("token" or "draft")))
            {
                Assert.True(again.Contains((name, value)), $"{path}: {name} had {value}");
                typed++;
            }
            if (at % 3 == 0)
                Assert.Contains(again, v => v.Name == "kept");
        }
        Assert.True(typed > 200, $"{typed}");
        Assert.Equal(["checkbox", "hidden", "select", "text", "textarea"], kinds.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_comes_back_is_sent_and_becomes_the_record_with_its_evidence()
    {
        using var browser = office.Client();
        using (await PeopledOffice.SignIn(browser, Login, PeopledOffice.Password)) { }
        const string path = "/ledgers/dispute/new";
        var page = await Read(browser, path);
        var sent = Values(page).Where(v => v.Name is "token" or "draft" or "unit" or "handler" or "ledger").Concat([("f.subject", "顶楼渗水赔偿"), ("f.found_on", "2025-12-02"), ("f.found_by", "grid"), ("f.category", "neighbour"), ("go", "save")]).ToList();
        await End(true);
        using var parked = await Send(browser, path, sent, true);
        var to = Uri.UnescapeDataString(parked.Headers.Location!.OriginalString.Split("to=")[1].Split('&')[0]);
        using (await PeopledOffice.SignIn(browser, Login, PeopledOffice.Password)) { }
        var again = Values(await Read(browser, to));
        using var saved = await Send(browser, path, [.. again.Where(v => v.Name != "go"), ("go", "save")], false);
        Assert.StartsWith("/records/", saved.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var record = await browser.GetStringAsync(saved.Headers.Location, Cancel);
        Assert.Contains("顶楼渗水赔偿", record, StringComparison.Ordinal);
        Assert.Contains("现场.jpg", record, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_a_draft_of_its_own_is_shown_to_its_owner_and_done_only_when_sent_again()
    {
        using var browser = office.Client();
        using (await PeopledOffice.SignIn(browser, Login, PeopledOffice.Password)) { }
        var record = $"/records/{office.Dispute}";
        var page = await Read(browser, record);
        var token = page.QuerySelector<IHtmlInputElement>("[name=token]")!.Value;
        await End(false);
        using var parked = await browser.PostAsync(new Uri(record + "/return", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string> { ["token"] = token, ["state"] = "accepted", ["reason"] = "送达回证没有签字", ["version"] = "1" }), Cancel);
        var to = Uri.UnescapeDataString(parked.Headers.Location!.OriginalString.Split("to=")[1].Split('&')[0]);
        Assert.StartsWith("/drafts/", to, StringComparison.Ordinal);
        using (var stranger = office.Client())
        {
            using (await PeopledOffice.SignIn(stranger, Other, PeopledOffice.Password)) { }
            using var nothing = await stranger.GetAsync(new Uri(to, UriKind.Relative), Cancel);
            Assert.Equal("/", nothing.Headers.Location!.OriginalString);
        }
        using (await PeopledOffice.SignIn(browser, Login, PeopledOffice.Password)) { }
        var resumed = await Read(browser, to);
        Assert.Contains("送达回证没有签字", resumed.QuerySelector(".part")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("送达回证没有签字", (await Read(browser, record)).Body!.TextContent, StringComparison.Ordinal);
        var form = resumed.QuerySelector<IHtmlFormElement>($"form[action='{record}/return']")!;
        using var done = await browser.PostAsync(new Uri(record + "/return", UriKind.Relative), new FormUrlEncodedContent(form.QuerySelectorAll<IHtmlInputElement>("input").Select(i => KeyValuePair.Create(i.Name!, i.Value))), Cancel);
        Assert.Equal(HttpStatusCode.Found, done.StatusCode);
        Assert.Contains("送达回证没有签字", (await Read(browser, record)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_is_never_kept_and_another_sites_form_neither()
    {
        using var browser = office.Client();
        using (await PeopledOffice.SignIn(browser, Login, PeopledOffice.Password)) { }
        var token = (await Read(browser, "/me")).QuerySelector<IHtmlInputElement>("[name=token]")!.Value;
        await End(false);
        await using var db = office.Office.Database.Context();
        var before = db.Drafts.Count();
        using (var answer = await browser.PostAsync(new Uri("/me", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string> { ["token"] = token, ["act"] = "password", ["old"] = "x", ["new"] = "Hua-niao#2026", ["again"] = "Hua-niao#2026" }), Cancel))
            Assert.StartsWith("/sign-in?to=", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var foreign = new HttpRequestMessage(HttpMethod.Post, new Uri("/ledgers/dispute/new", UriKind.Relative)) { Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["f.subject"] = "别处来的" }) };
        foreign.Headers.Add("Origin", "https://evil.example");
        using (var answer = await browser.SendAsync(foreign, Cancel))
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(before, db.Drafts.Count());
    }

    [Fact]
    public async Task A_token_that_no_longer_fits_costs_nothing_that_was_typed()
    {
        using var browser = office.Client();
        using (await PeopledOffice.SignIn(browser, Login, PeopledOffice.Password)) { }
        using var answer = await Send(browser, "/ledgers/dispute/new", [("token", "old"), ("f.subject", "两个窗口里的一件"), ("go", "save")], false);
        var to = answer.Headers.Location!.OriginalString;
        Assert.StartsWith("/ledgers/dispute/new?draft=", to, StringComparison.Ordinal);
        Assert.Equal("两个窗口里的一件", (await Read(browser, to)).QuerySelector<IHtmlInputElement>("[name='f.subject']")!.Value);
    }

    [Fact]
    public async Task A_session_ends_after_its_idle_time_and_after_its_longest_and_asking_is_not_using()
    {
        var limits = office.Office.Sessions.Limits;
        Assert.Equal((TimeSpan.FromMinutes(60), TimeSpan.FromHours(12)), (limits.Idle, limits.Longest));
        Assert.Equal((TimeSpan.FromMinutes(15), TimeSpan.FromHours(8)), (Accounts.PasswordRules.Strict.Session.Idle, Accounts.PasswordRules.Strict.Session.Longest));
        using var browser = office.Client();
        using (await PeopledOffice.SignIn(browser, Other, PeopledOffice.Password)) { }
        async Task<string> Left() => (await browser.GetAsync(new Uri("/session", UriKind.Relative), Cancel)) is { StatusCode: HttpStatusCode.OK } answer ? await answer.Content.ReadAsStringAsync(Cancel) : "over";
        office.Clock.Move(TimeSpan.FromMinutes(40));
        Assert.Equal("1200", await Left());
        Assert.Equal("1200", await Left());
        for (var hours = 0; hours < 11; hours++)
        {
            using (var used = await browser.GetAsync(new Uri("/me", UriKind.Relative), Cancel))
                Assert.Equal(HttpStatusCode.OK, used.StatusCode);
            office.Clock.Move(TimeSpan.FromMinutes(59));
        }
        Assert.Equal("60", await Left());
        using (var used = await browser.GetAsync(new Uri("/me", UriKind.Relative), Cancel))
            Assert.Equal(HttpStatusCode.OK, used.StatusCode);
        Assert.Equal("1860", await Left());
        office.Clock.Move(TimeSpan.FromMinutes(31));
        Assert.Equal("over", await Left());
    }

    [Fact]
    public async Task The_sign_in_before_this_one_is_told_once()
    {
        using var browser = office.Client();
        using (await PeopledOffice.SignIn(browser, "leader.001000", PeopledOffice.Password)) { }
        Assert.Null((await Read(browser, "/")).QuerySelector(".last-in"));
        office.Clock.Move(TimeSpan.FromMinutes(5));
        using (await PeopledOffice.SignIn(office.Client(), "leader.001000", PeopledOffice.Password)) { }
        using var second = office.Client();
        using (await PeopledOffice.SignIn(second, "leader.001000", PeopledOffice.Password)) { }
        Assert.Contains("127.0.0.1", (await Read(second, "/")).QuerySelector(".last-in")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await Read(second, "/")).QuerySelector(".last-in"));
    }

    // New records of many ledgers, those with the rarest kinds of fields first; a step, a correction, and the plan that is pasted.
    private IEnumerable<string> Forms()
    {
        yield return $"/records/{office.Dispute}/correct";
        yield return "/tasks/paste?unit=330199001000&year=2026";
        var catalogue = office.Office.Catalogue;
        foreach (var ledger in catalogue.InOrder.Where(l => l.By.Contains("clerk")).OrderByDescending(l => l.AskedFirst.Select(f => f.Type).Distinct().Count()).ThenByDescending(l => l.AskedFirst.Any(f => f.Type is FieldType.Rows or FieldType.Codes)))
            yield return $"/ledgers/{ledger.Key}/new";
    }

    private async Task End(bool byTime)
    {
        if (byTime)
            office.Clock.Move(TimeSpan.FromMinutes(61));
        else
        {
            await using var db = office.Office.Database.Context();
            foreach (var account in db.Accounts.Where(a => a.UserName == Login).Select(a => a.Id).ToList())
                await office.Office.Sessions.End(account, cancel: Cancel);
        }
    }

    private async Task<IHtmlDocument> Read(HttpClient browser, string path) => parser.ParseDocument(await browser.GetStringAsync(new Uri(path, UriKind.Relative), Cancel));

    // Something in every input that takes something, whether it is right or not.
    private static List<(string Name, string Value)> Fill(IHtmlDocument page, int trial, HashSet<string> kinds)
    {
        var sent = new List<(string, string)>();
        foreach (var input in Inputs(page))
            switch (input)
            {
                case IHtmlInputElement { Type: "hidden" or "radio" } hidden:
                    kinds.Add("hidden");
                    sent.Add((hidden.Name!, hidden.Value));
                    break;
                case IHtmlInputElement { Type: "checkbox" } box:
                    kinds.Add("checkbox");
                    sent.Add((box.Name!, box.Value));
                    break;
                case IHtmlInputElement box:
                    kinds.Add("text");
                    sent.Add((box.Name!, $"甲{trial}乙 <b>&\"{sent.Count}"));
                    break;
                case IHtmlSelectElement select when select.Options.LastOrDefault(o => o.Value.Length > 0) is { } option:
                    kinds.Add("select");
                    sent.Add((select.Name!, option.Value));
                    break;
                case IHtmlTextAreaElement area:
                    kinds.Add("textarea");
                    sent.Add((area.Name!, $"第一行甲{trial}乙\n第二行 {sent.Count}"));
                    break;
            }
        return sent;
    }

    private static IEnumerable<IElement> Inputs(IHtmlDocument page) =>
        page.QuerySelectorAll("form.record-form input[name]:not([type=file]), form.record-form select[name], form.record-form textarea[name]").Where(i => i.GetAttribute("name") is not ("record" or "act" or "ledger" or "version"));

    private static List<(string Name, string Value)> Values(IHtmlDocument page) =>
        [.. page.QuerySelectorAll("form.record-form input[name]:not([type=file]), form.record-form select[name], form.record-form textarea[name]").SelectMany(i => i switch
        {
            IHtmlInputElement { Type: "checkbox", IsChecked: false } => Array.Empty<(string, string)>(),
            IHtmlInputElement input => [(input.Name!, input.Value)],
            IHtmlSelectElement select => [(select.Name!, select.Value ?? "")],
            IHtmlTextAreaElement area => [(area.Name!, area.Value)],
            _ => [],
        })];

    private static async Task<HttpResponseMessage> Send(HttpClient browser, string path, IEnumerable<(string Name, string Value)> typed, bool withFile)
    {
        using var body = new MultipartFormDataContent();
        foreach (var (name, value) in typed)
            body.Add(new StringContent(value), name);
        if (withFile)
            body.Add(new ByteArrayContent([1, 2, 3]), "files", "现场.jpg");
        return await browser.PostAsync(new Uri(path, UriKind.Relative), body, Cancel);
    }
}
