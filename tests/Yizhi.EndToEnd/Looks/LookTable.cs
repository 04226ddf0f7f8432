using Microsoft.Playwright;
using static Yizhi.EndToEnd.Looks.Turning;

namespace Yizhi.EndToEnd.Looks;

/// <summary>Every address that shows a page, each with the looks it is given. A new address without a row fails.</summary>
internal static class LookTable
{
    private const string Street = "990101001000", Ivy = "990101001001", District = "990101000000";
    // Whoever does business: in the office, above it, in a community, in a section.
    private static readonly string[] Staff = ["demo", "leader", "clerk", "grid_worker"], Office = ["demo", "clerk"], System = ["system_admin"];
    private static readonly string Far = Uri.EscapeDataString("没有这一条");

    /// <summary>Addresses that give a file, lead on to another page, or show nothing.</summary>
    public static readonly string[] NoPages =
    [
        "/healthz", "/assets/{name}", "/session", "/sign-in/outside", "/deadlines.ics", "/calendar/{secret}.ics", "/notices/{id:guid}", "/reports/{period}/download/{format}",
        "/ledgers/{key}/import/template", "/imports/{id:guid}/faults", "/ledgers/{key}/export/{format}", "/evidence/{hash}",
    ];

    /// <summary>The looks of each address.</summary>
    public static readonly IReadOnlyDictionary<string, Look[]> All = new Dictionary<string, Look[]>(StringComparer.Ordinal)
    {
        ["/sign-in"] =
        [
            new("signing in", "/sign-in") { IsServed = true, As = [""] },
            new("a wrong password", "/sign-in") { IsServed = true, As = [""], Status = 422, Go = async page => { await page.Locator("#login").FillAsync("nobody"); await page.Locator("#password").FillAsync("wrong"); await Press(page, "form:has(#password)"); } },
        ],
        ["/me"] =
        [
            new("one's own account", "/me") { IsServed = true, As = ["clerk", "system_admin"] },
            new("a password that does not do", "/me") { IsServed = true, As = ["clerk"], Status = 422, Go = page => Press(page, "form:has(#new)") },
        ],
        ["/people"] =
        [
            new("the people", "/people") { IsServed = true, As = ["system_admin", "security_admin", "security_auditor"] },
            new("a login that is taken", "/people") { IsServed = true, As = ["system_admin"], Status = 422, Go = async page => { await Unfold(page, "details.form"); await page.Locator("#name").FillAsync("林晚舟"); await page.Locator("#login").FillAsync("clerk"); await Press(page, "form:has(#login)"); } },
            new("no right to it", "/people") { As = ["clerk"], Status = 403 },
        ],
        ["/people/{id:guid}"] =
        [
            new("a person", "") { IsServed = true, As = ["system_admin", "security_admin"], From = ("/people", "main a[href^='/people/']") },
            new("nobody", "/people/00000000-0000-0000-0000-000000000000") { IsServed = true, As = ["security_admin"], Status = 404 },
        ],
        ["/team"] =
        [
            new("people outside the staff", "/team") { IsServed = true, As = ["head"] },
            new("one that does not do", "/team") { IsServed = true, As = ["head"], Status = 422, Go = page => Press(page, "form:has(#phone)") },
            new("no right to it", "/team") { IsServed = true, As = ["clerk"], Status = 403 },
        ],
        ["/drafts/{id:guid}"] =
        [
            new("what was kept when its token no longer fitted", "/notices/settings") { IsServed = true, As = ["head"], Go = async page => { await page.Locator("#address").FillAsync("head@example.cn"); await page.Locator("form:has(#address) [name=token]").EvaluateAsync("t => { t.value = 'old'; }"); await Press(page, "form:has(#address)"); } },
        ],
        ["/audit"] = [new("the audit trail", "/audit") { IsServed = true, As = ["security_auditor"] }, new("no right to it", "/audit") { IsServed = true, As = ["system_admin"], Status = 403 }],

        ["/"] =
        [
            new("the desk", "/") { As = Staff },
            new("the desk of someone outside the staff", "/") { IsServed = true, As = ["grid_worker"] },
            new("a community's desk", $"/?unit={Ivy}&year=2025"), new("what is mine", $"/?unit={Street}&whose=mine") { As = ["grid_worker"] },
            new("large type", $"/?unit={Street}") { As = ["clerk.large"] }, new("in English", $"/?unit={Street}") { As = ["clerk.en"] },
            new("an administrator's first page", "/") { As = ["security_auditor"] },
        ],
        ["/help"] = [new("the contents", "/help") { As = ["clerk"] }, new("before signing in", "/help") { IsServed = true, As = [""] }],
        ["/help/{page}"] = [new("a page of help", "/help/ledgers.one.new") { As = ["clerk"] }, new("none such", "/help/nothing") { As = ["clerk"], Status = 404 }],
        ["/notices"] = [new("messages", "/notices") { As = ["clerk", "leader", "grid_worker", "system_admin"] }, new("none", "/notices") { IsServed = true, As = ["clerk"] }],
        ["/notices/settings"] =
        [
            new("settings", "/notices/settings") { As = ["clerk", "security_auditor"] },
            new("an address that is none", "/notices/settings") { As = ["clerk"], Status = 422, Go = async page => { await page.Locator("#address").FillAsync("不是地址"); await page.Locator("#digest").FillAsync("25"); await Press(page, "form:has(#address)"); } },
        ],

        ["/deadlines"] =
        [
            new("the list", $"/deadlines?unit={Street}") { As = Staff }, new("the calendar", $"/deadlines?unit={Street}&month=2026-01") { As = Office },
            new("nothing running", $"/deadlines?unit={Ivy}&ledger=penalty_case&state=over"), new("the whole district", $"/deadlines?unit={District}"),
        ],
        ["/deadlines/what-if"] =
        [
            new("a pause tried out", "") { As = Office, From = ($"/deadlines?unit={Street}", "a[href*='what-if']") },
            new("days that are none", "") { From = ($"/deadlines?unit={Street}", "a[href*='what-if']"), Go = async page => { await page.Locator("#from").FillAsync("不知道"); await page.Locator("#to").FillAsync("2026-01-01"); await Press(page, "form.what-if"); } },
        ],
        ["/dashboard"] =
        [
            new("the year", $"/dashboard?unit={Street}&year=2025") { As = Staff }, new("a year of nothing", $"/dashboard?unit={Street}&year=2019"),
            new("the district's year", $"/dashboard?unit={District}&year=2025"),
            new("the months of a part", "") { From = ($"/dashboard?unit={Street}&year=2025", ".dash-more a") },
        ],
        ["/tasks"] =
        [
            new("the tree", $"/tasks?unit={Street}&year=2025") { As = ["demo", "leader", "clerk"] }, new("the board", $"/tasks?unit={Street}&year=2025&view=board") { As = Office },
            new("the table", $"/tasks?unit={Street}&year=2025&view=table"), new("the timeline", $"/tasks?unit={Street}&year=2025&view=timeline"),
            new("who is late", $"/tasks?unit={Street}&year=2025&late=1"), new("no plan", $"/tasks?unit={Street}&year=2018") { As = Office },
        ],
        ["/tasks/paste"] =
        [
            new("pasting", $"/tasks/paste?unit={Street}&year=2018"),
            new("a plan with faults", $"/tasks/paste?unit={Street}&year=2018") { Go = async page => { await page.Locator("#text").FillAsync("一、规范行政执法\n1.开展案卷评查（牵头单位：气象局；完成时限：十三月底前；权重：30）\n2.公布执法事项目录（牵头单位：司法所；完成时限：6月底前；权重：10）"); await Press(page, "form.paste", "button[value=read]"); } },
        ],
        ["/reports/{period}"] =
        [
            new("the report", $"/reports/2025?unit={Street}") { As = ["demo", "leader", "clerk"] }, new("an opened figure", $"/reports/2025?unit={Street}&open=dispute.mediated"),
            new("the district's", $"/reports/2025?unit={District}"), new("a year of nothing", $"/reports/2019?unit={Street}"), new("a period that is none", "/reports/soon") { Status = 404 },
        ],
        ["/figures"] = [new("the figures", $"/figures?unit={Street}&period=2025") { As = Staff }, new("a month", $"/figures?unit={Ivy}&period=2025-03"), new("found by name", $"/figures?unit={Street}&period=2025&q={Uri.EscapeDataString("调解")}"), new("none of that name", $"/figures?unit={Street}&period=2025&q={Far}")],
        ["/figures/{indicator}"] =
        [
            new("a count", $"/figures/dispute.mediated?unit={District}&period=2025"), new("a share", $"/figures/dispute.success_rate?unit={Street}&period=2025") { As = ["leader"] },
            new("a count of nothing", $"/figures/dispute.mediated?unit={Street}&period=2019"), new("none such", $"/figures/nothing.here?unit={Street}") { Status = 404 },
        ],
        ["/handbook"] = [new("all ledgers", "/handbook") { As = ["clerk"] }],
        ["/handbook/{ledger}"] = [new("a ledger with steps", "/handbook/penalty_case") { As = ["clerk"] }, new("a short one", "/handbook/publicity_event"), new("none such", "/handbook/nothing") { Status = 404 }],

        ["/ledgers"] = [new("all ledgers", $"/ledgers?unit={Street}&year=2025") { As = Staff }, new("an empty year", $"/ledgers?unit={Ivy}&year=2019")],
        ["/ledgers/{key}"] =
        [
            new("a list", $"/ledgers/dispute?unit={Street}&year=2025") { As = ["demo", "leader", "clerk", "mediator"] }, new("a search", $"/ledgers/dispute?unit={Street}&year=2025&q={Uri.EscapeDataString("高空坠物")}"),
            new("nothing found", "/ledgers/penalty_case?year=all&q=" + Far), new("an empty year", $"/ledgers/dispute?unit={Street}&year=2019") { As = ["clerk"] },
            new("filters and columns open", $"/ledgers/dispute?unit={Street}&year=2025&state=failed") { Go = async page => { await Unfold(page, ".filter details.more"); await Unfold(page, ".head details.pick"); } },
            new("many columns", $"/ledgers/penalty_case?unit={Street}&year=2025"), new("no right to it", $"/ledgers/penalty_case?unit={Street}&year=2025") { As = ["grid_worker"], Status = 403 },
            new("acts for many", $"/ledgers/dispute?unit={Street}&year=2025&state=agreed") { Go = async page => { await page.Locator(".many").EvaluateAsync("form => { form.querySelector('[name=ids]').checked = true; form.querySelector('#act').selectedIndex = 1; }"); await Press(page, "form.many", ".many-acts button"); } },
        ],
        ["/ledgers/{key}/print"] = [new("a list to print", $"/ledgers/dispute/print?unit={Street}&year=2025&month=03")],
        ["/ledgers/{key}/import"] = [new("bringing a sheet", $"/ledgers/publicity_event/import?unit={Street}") { As = Office }],
        ["/imports/{id:guid}"] =
        [
            new("a sheet with faults", $"/ledgers/publicity_event/import?unit={Street}") { Go = async page => { await page.Locator("#pasted").FillAsync("活动名称\t日期\t谁也不知道的一列\n宪法宣传进广场\t2025-13-45\t甲\n防诈宣传\t去年\t乙"); await Press(page, "form.import-form"); await page.Locator("main:has(form button[name=go])").WaitForAsync(new() { Timeout = 20_000 }); } },
        ],
        ["/ledgers/{key}/new"] =
        [
            new("a long form", $"/ledgers/dispute/new?unit={Street}") { As = ["demo", "clerk", "mediator"] }, new("a short form", $"/ledgers/publicity_event/new?unit={Street}"),
            new("nothing filled in", $"/ledgers/dispute/new?unit={Street}") { Status = 422, Go = page => Press(page, "form.record-form", "button[value=save]") },
            new("repeated rows", $"/ledgers/penalty_case/new?unit={Street}"),
        ],
        ["/records/{id:guid}/steps/{step}"] =
        [
            new("a step", "") { From = ($"/ledgers/dispute?unit={Street}&state=accepted&year=all", "tbody a[href^='/records/']"), Go = async page => await Follow(page, "a[href*='/steps/']") },
            new("a step with nothing filled in", "") { Status = 422, From = ($"/ledgers/dispute?unit={Street}&state=accepted&year=all", "tbody a[href^='/records/']"), Go = async page => { await Follow(page, "a[href*='/steps/']"); await Press(page, "form.record-form", "button[value=save]"); } },
        ],
        ["/records/{id:guid}/correct"] = [new("a correction", "") { From = ($"/ledgers/dispute?unit={Street}&state=filed&year=2025", "tbody a[href^='/records/']"), Go = async page => await Follow(page, "a[href$='/correct']") }],
        ["/records/{id}"] =
        [
            new("a dispute", "") { As = ["demo", "clerk", "leader"], From = ($"/ledgers/dispute?unit={Street}&year=2025", "tbody a[href^='/records/']") },
            new("a case", "") { From = ($"/ledgers/penalty_case?unit={Street}&year=2025", "tbody a[href^='/records/']") }, new("a request", "") { From = ($"/ledgers/disclosure_request?unit={Street}&year=2025", "tbody a[href^='/records/']") },
            new("a name asked for without a reason", "") { Status = 422, From = ($"/ledgers/dispute?unit={Street}&year=2025&state=filed", "tbody a[href^='/records/']"), Go = async page => { await Unfold(page, "details.reveal"); await page.Locator("#reason").FillAsync("　 "); await Press(page, "details.reveal form"); } },
            new("a case nobody showed me", "") { As = ["demo", "grid_worker"], From = ($"/ledgers/dispute?unit={Street}&year=2025", "tbody a[href^='/records/']") },
        ],
        ["/records/{id}/papers/{key}"] = [new("a paper", "") { From = ($"/ledgers/dispute?unit={Street}&state=filed&year=2025", "tbody a[href^='/records/']"), Go = async page => await Follow(page, "a[href*='/papers/']") }],

        ["/admin/units"] =
        [
            new("the units", "/admin/units") { As = System },
            new("a unit that does not do", "/admin/units") { As = System, Status = 422, Go = async page => { await Unfold(page, "details.form"); await Press(page, "details.form form"); } },
            new("no right to it", "/admin/units") { As = ["clerk", "security_admin"], Status = 403 }, new("the units of a new office", "/admin/units") { IsServed = true, As = System },
        ],
        ["/admin/units/{code}"] = [new("a unit", $"/admin/units/{Ivy}") { As = System }, new("a name that does not do", $"/admin/units/{Ivy}") { As = System, Status = 422, Go = page => Press(page, "form:has([value=rename])") }, new("none such", "/admin/units/nowhere") { As = System, Status = 404 }],
        ["/admin/lists"] = [new("the lists", "/admin/lists") { As = System }],
        ["/admin/lists/{list}"] = [new("a list", "/admin/lists/dispute_source") { As = System }, new("an item that does not do", "/admin/lists/dispute_source") { As = System, Status = 422, Go = page => Press(page, "form:has([value=add])") }],
        ["/admin/catalogue"] = [new("the catalogue", "/admin/catalogue") { As = System }],
        ["/admin/calendar"] = [new("the calendar", "/admin/calendar") { As = System }, new("a notice nobody can read", "/admin/calendar") { As = System, Status = 422, Go = async page => { await page.Locator("#text").FillAsync("二〇二七年放假"); await Press(page, "form:has(#text)"); } }],
        ["/admin/mail"] = [new("mail", "/admin/mail") { As = System }, new("a server that is none", "/admin/mail") { As = System, Status = 422, Go = async page => { await page.Locator("#host").FillAsync("mail.example.cn"); await page.Locator("#port").FillAsync("99999"); await Press(page, "form:has(#host)"); } }],
        ["/admin/webhooks"] = [new("webhooks", "/admin/webhooks") { As = System }, new("an address that is none", "/admin/webhooks") { As = System, Status = 422, Go = page => Press(page, "form:has(#secret)") }],
        ["/admin/jobs"] = [new("scheduled work", "/admin/jobs") { As = System }],
        ["/admin/backups"] = [new("backups", "/admin/backups") { As = System }],
        ["/admin/health"] = [new("health", "/admin/health") { As = System }],
    };

    /// <summary>What no address shows.</summary>
    public static readonly Look[] Elsewhere = [new("no such page", "/nowhere") { Status = 404 }, new("no such page, on the way in", "/nowhere/at/all") { As = ["grid_worker"], Status = 404 }];
}
