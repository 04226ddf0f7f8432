using Microsoft.Playwright;
using Xunit;
using Yizhi.EndToEnd.Looks;
using static Yizhi.EndToEnd.Looks.Turning;

namespace Yizhi.EndToEnd.Handbook;

/// <summary>The pictures of the handbook, made from the demonstration on its fixed day: docs/handbook/pictures.sh.</summary>
public sealed class HandbookPictures(ServedDistrict district, SmallOffice small)
{
    private const string Street = "990101001000", Ivy = "990101001001";
    private static readonly string Disputes = $"/ledgers/dispute?unit={Street}&year=2025";

    // The name of the picture, as whom, and what is done to see it; an administrator's pages of accounts come from the small office.
    private static readonly (string Name, string As, Func<IPage, Task> Go)[] Pictures =
    [
        ("sign-in", "", page => page.GotoAsync("/sign-in")),
        ("first-account", "small.system_admin", async page => { await page.GotoAsync("/people"); await Unfold(page, "details.form"); await page.Locator("#name").FillAsync("林晚舟"); await page.Locator("#login").FillAsync("linwanzhou"); }),
        ("first-post", "small.security_admin", async page => { await page.GotoAsync("/people"); await Follow(page, "main tbody a[href^='/people/']"); }),
        ("me", "small.clerk", page => page.GotoAsync("/me")),
        ("audit", "small.security_auditor", page => page.GotoAsync("/audit")),
        ("desk", "clerk", page => page.GotoAsync($"/?unit={Street}")),
        ("phone-desk", "phone.grid_worker", page => page.GotoAsync("/")),
        ("phone-form", "phone.mediator", page => page.GotoAsync("/ledgers/dispute/new")),
        ("ledgers", "clerk", page => page.GotoAsync($"/ledgers?unit={Street}&year=2025")),
        ("form", "clerk", async page => { await page.GotoAsync($"/ledgers/dispute/new?unit={Street}"); await page.Locator("[name='f.subject']").FillAsync("3幢楼道堆物"); await page.Locator("[name='f.found_on']").FillAsync("1.5"); }),
        ("form-faults", "clerk", async page => { await page.GotoAsync($"/ledgers/dispute/new?unit={Street}"); await page.Locator("[name='f.subject']").FillAsync("3幢楼道堆物"); await page.Locator("[name='f.found_on']").FillAsync("2.30"); await Press(page, "form.record-form", "button[value=save]"); }),
        ("record", "clerk", async page => { await page.GotoAsync(Disputes + "&state=agreed"); await Follow(page, "tbody a[href^='/records/']"); }),
        ("step", "clerk", async page => { await page.GotoAsync(Disputes + "&state=accepted"); await Follow(page, "tbody a[href^='/records/']"); await Follow(page, "a[href$='/steps/agree']"); }),
        ("list", "clerk", async page => { await page.GotoAsync(Disputes); await Unfold(page, ".filter details.more"); }),
        ("export", "clerk", async page => { await page.GotoAsync(Disputes + "&q=" + Uri.EscapeDataString("高空坠物")); await page.Locator(".head details.pick").Last.EvaluateAsync("d => { d.open = true; }"); }),
        ("import", "clerk", page => page.GotoAsync($"/ledgers/publicity_event/import?unit={Street}")),
        ("import-faults", "clerk", async page =>
        {
            await page.GotoAsync($"/ledgers/publicity_event/import?unit={Street}");
            await page.Locator("#pasted").FillAsync("活动名称\t活动日期\t参加人数\t备注栏\n宪法宣传进广场\t2025-12-04\t120\t甲\n防诈宣传进楼栋\t2025-02-30\t60\t乙");
            await Press(page, "form.import-form");
            await page.Locator("main:has(form button[name=go])").WaitForAsync(new() { Timeout = 30_000 });
        }),
        ("deadlines", "clerk", page => page.GotoAsync($"/deadlines?unit={Street}")),
        ("deadlines-calendar", "clerk", page => page.GotoAsync($"/deadlines?unit={Street}&month=2026-01")),
        ("what-if", "clerk", async page => { await page.GotoAsync($"/deadlines?unit={Street}&ledger=disclosure_request"); await Follow(page, "a[href*='what-if']"); await page.Locator("#from").FillAsync("2024-02-20"); await page.Locator("#to").FillAsync("2024-02-26"); await Press(page, "form.what-if"); }),
        ("tasks", "leader", page => page.GotoAsync($"/tasks?unit={Street}&year=2025")),
        ("tasks-board", "clerk", page => page.GotoAsync($"/tasks?unit={Street}&year=2025&view=board")),
        ("tasks-paste", "demo", async page => { await page.GotoAsync($"/tasks/paste?unit={Street}&year=2026"); await page.Locator("#text").FillAsync("一、规范行政执法\n1.开展执法案卷集中评查（牵头单位：司法所；完成时限：3月底前；权重：30）\n2.公布执法事项目录（牵头单位：气象局；完成时限：6月底前；权重：10）\n二、化解矛盾纠纷\n3.排查化解物业纠纷（牵头单位：司法所；完成时限：9月底前；量化指标：调解矛盾纠纷不少于50件）"); await Press(page, "form.paste", "button[value=read]"); }),
        ("dashboard", "leader", page => page.GotoAsync($"/dashboard?unit={Street}&year=2025")),
        ("figures", "clerk", page => page.GotoAsync($"/figures?unit={Street}&period=2025")),
        ("figure", "clerk", page => page.GotoAsync($"/figures/dispute.mediated?unit={Street}&period=2025")),
        ("report", "leader", page => page.GotoAsync($"/reports/2025?unit={Street}&open=dispute.mediated")),
        ("notices", "clerk", page => page.GotoAsync("/notices")),
        ("notices-settings", "clerk", page => page.GotoAsync("/notices/settings")),
        ("handbook-ledger", "clerk", page => page.GotoAsync("/handbook/dispute")),
        ("admin-units", "system_admin", page => page.GotoAsync("/admin/units")),
        ("admin-unit", "system_admin", page => page.GotoAsync($"/admin/units/{Ivy}")),
        ("admin-list", "system_admin", page => page.GotoAsync("/admin/lists/dispute_source")),
        ("admin-calendar", "system_admin", async page => { await page.GotoAsync("/admin/calendar"); await page.Locator("#text").FillAsync("calendar: 2027\nnotice: 通知的文号和日期\noff:  [2027-01-01..2027-01-03]\nwork: [2027-01-09]"); await Press(page, "form:has(#text)"); }),
        ("admin-backups", "system_admin", page => page.GotoAsync("/admin/backups")),
        ("admin-health", "system_admin", page => page.GotoAsync("/admin/health")),
    ];

    [Fact(Explicit = true)]
    public async Task The_pictures_are_made_anew()
    {
        var folder = Environment.GetEnvironmentVariable("YIZHI_PICTURES") ?? throw new InvalidOperationException("YIZHI_PICTURES names the folder.");
        foreach (var (name, person, go) in Pictures)
        {
            var isSmall = person.Length == 0 || person.StartsWith("small.", StringComparison.Ordinal);
            var role = person.Split('.')[^1];
            var (width, height) = person.StartsWith("phone.", StringComparison.Ordinal) ? (390, 720) : (1200, 675);
            await using var visit = await district.Visit(width, height, script: true, address: isSmall ? small.Address : null);
            if (isSmall && role.Length > 0)
                await SmallOffice.SignIn(visit.Page, role);
            else if (!isSmall && role != "demo")
                await district.Be(visit.Page, role);
            await go(visit.Page);
            // The folder and the room on the disk are this machine's own.
            await visit.Page.EvaluateAsync("""
                () => { const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                  while (walk.nextNode()) walk.currentNode.data = walk.currentNode.data.replace(/\/\S*yizhi-(e2e|small)-\w+/g, '/srv/yizhi').replace(/\d+ MB/g, '54000 MB'); }
                """);
            await File.WriteAllBytesAsync(Path.Combine(folder, name + ".png"), SmallPng.Of(await visit.Page.ScreenshotAsync()), TestContext.Current.CancellationToken);
        }
        Assert.Equal(Pictures.Select(p => p.Name + ".png").Order(StringComparer.Ordinal), Directory.GetFiles(folder, "*.png").Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }
}
