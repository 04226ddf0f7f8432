using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace Yizhi.EndToEnd;

/// <summary>Days of work, as people do them.</summary>
public sealed class StoryTests(ServedDistrict district)
{
    [Fact]
    public async Task A_clerks_day_from_the_desk_to_a_list_taken_away()
    {
        await using var visit = await district.Visit(script: true);
        var page = visit.Page;
        await district.Be(page, "clerk");
        await page.GotoAsync("/");
        Assert.NotEqual("0", await page.Locator(".tabs a[aria-current] b").InnerTextAsync());
        var clicks = 0;

        // Something to record: one touch from the desk.
        await page.Locator(".quick-row a").First.ClickAsync();
        clicks++;
        await page.GotoAsync("/ledgers/publicity_event/new");
        await page.Locator("[name='f.subject']").First.FillAsync("夜市反诈宣传");
        await Fill(page);
        // What was typed is kept while it is typed, and is there again after the page was left.
        await Assertions.Expect(page.Locator(".draft-state")).ToContainTextAsync("已保存", new() { Timeout = 15_000 });
        await page.GotoAsync("/");
        await page.Locator("section:has(form[action^='/drafts/']) a").First.ClickAsync();
        Assert.Equal("夜市反诈宣传", await page.Locator("[name='f.subject']").First.InputValueAsync());
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("button[value=save]").ClickAsync();
        clicks++;
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("夜市反诈宣传");
        Assert.True(clicks <= 3, $"{clicks} clicks to record an activity");

        // A slip of the pen is put right with a reason, and the timeline says so.
        await page.Locator("a[href$='/correct']").First.ClickAsync();
        await page.Locator("[name='f.subject']").First.FillAsync("夜市反诈宣传（第二场）");
        await page.Locator("#reason").FillAsync("场次写漏了");
        await page.Locator("button[value=save]").ClickAsync();
        await Assertions.Expect(page.Locator(".tl")).ToContainTextAsync("场次写漏了");

        // It is found by words inside its title, kept as a view, and taken away as a sheet.
        await page.GotoAsync("/ledgers/publicity_event?year=2026&q=" + Uri.EscapeDataString("反诈宣传"));
        await Assertions.Expect(page.Locator("tbody mark").First).ToHaveTextAsync("反诈宣传");
        await page.Locator("summary", new() { HasText = "存为视图" }).ClickAsync();
        await page.Locator("#view-name").FillAsync("反诈");
        await page.Locator("form:has(#view-name) button").First.ClickAsync();
        await Assertions.Expect(page.Locator(".tools a")).ToContainTextAsync("反诈");
        await page.Locator("summary", new() { HasText = "导出" }).ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[href*='export/xlsx']").ClickAsync());
        Assert.EndsWith(".xlsx", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_mediators_case_on_the_phone_from_the_doorstep_to_the_agreement()
    {
        await using var visit = await district.Visit(390, 844, script: true);
        var page = visit.Page;
        await district.Be(page, "mediator");
        await page.GotoAsync("/ledgers/dispute/new");
        await page.Locator("[name='f.subject']").FillAsync("三楼空调滴水");
        await Fill(page);
        await page.Locator("button[value=save]").ClickAsync();
        await Assertions.Expect(page.Locator(".state")).ToHaveTextAsync("已排查");

        await page.Locator(".rec-head a[href$='/steps/accept']").ClickAsync();
        await Fill(page);
        await page.Locator("button[value=save]").ClickAsync();
        await Assertions.Expect(page.Locator(".state")).ToHaveTextAsync("已受理");

        // The agreement wants its evidence; without it the form says so and keeps what was typed.
        await page.Locator("a[href$='/steps/agree']").First.ClickAsync();
        await Fill(page);
        await page.Locator("button[value=save]").ClickAsync();
        await Assertions.Expect(page.Locator(".faults")).ToContainTextAsync("调解协议书");
        await page.Locator("#files").SetInputFilesAsync(new FilePayload { Name = "协议.png", MimeType = "image/png", Buffer = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==") });
        await page.Locator("button[value=save]").ClickAsync();
        await Assertions.Expect(page.Locator(".state")).ToHaveTextAsync("调解成功");
        await Assertions.Expect(page.Locator(".thumb img")).ToBeVisibleAsync();
        await page.Locator(".thumb img").ScrollIntoViewIfNeededAsync();
        await page.WaitForFunctionAsync("() => { const i = document.querySelector('.thumb img'); return i.complete && i.naturalWidth > 0; }");
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        Assert.DoesNotContain(visit.Complaints, c => !c.Contains("422", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_of_it_needs_script()
    {
        await using var visit = await district.Visit();
        var page = visit.Page;
        await district.Be(page, "clerk");
        await page.GotoAsync("/ledgers/dispute/new");
        await page.Locator("[name='f.subject']").FillAsync("没有脚本也能记");
        await Fill(page);
        await page.Locator("button[value=save]").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("没有脚本也能记");
        await page.GotoAsync("/ledgers/dispute?year=2026&q=" + Uri.EscapeDataString("脚本也能"));
        await page.Locator("tbody input[name=ids]").First.CheckAsync();
        await page.Locator("#act").SelectOptionAsync("assign");
        await page.Locator(".many-acts button").ClickAsync();
        await page.Locator("#handler").FillAsync("范涛");
        await page.Locator("button[value=do]").ClickAsync();
        await Assertions.Expect(page.Locator("tbody .done")).ToHaveCountAsync(1);
        await using var db = district.Office.Database.Context();
        Assert.Equal("范涛", await db.Records.Where(r => r.Title == "没有脚本也能记").Select(r => r.Handler).SingleAsync(TestContext.Current.CancellationToken));
    }

    private static async Task Fill(IPage page)
    {
        foreach (var input in await page.Locator("form.record-form input[required]:visible, form.record-form textarea[required]:visible").AllAsync())
            if ((await input.InputValueAsync()).Length == 0)
                await input.FillAsync(await input.GetAttributeAsync("placeholder") is { Length: > 0 } ? "今天" : await input.GetAttributeAsync("inputmode") is null ? "范涛" : "30");
        foreach (var select in await page.Locator("form.record-form select[required]:visible").AllAsync())
            if ((await select.InputValueAsync()).Length == 0)
                await select.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        foreach (var group in await page.Locator("form.record-form .f:has(.req) [role=group]:visible").AllAsync())
            await group.Locator("input").First.CheckAsync();
    }
}
