using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Yizhi.EndToEnd;

/// <summary>A newcomer's first hour, with the published program and nothing else: from <c>yizhi init</c> to the first record of the office's own.</summary>
public sealed partial class FirstHourTests(ServedDistrict district)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_an_empty_folder_to_the_first_own_record()
    {
        await using var visit = await district.Visit(script: true);
        var folder = Directory.CreateTempSubdirectory("yizhi-first-").FullName;
        try
        {
            var made = await Run("init", "--data", folder, "--unit", "桂溪街道", "--code", "990201001000", "--above", "云和区");
            var passwords = made.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t')).Where(l => l.Length == 3).ToDictionary(l => l[1], l => l[2].Trim());
            Assert.Equal(["admin", "auditor", "security"], passwords.Keys.Order(StringComparer.Ordinal));
            using var server = Start("serve", "--data", folder, "--url", "http://127.0.0.1:0");
            try
            {
                var address = await Address(server);
                var page = visit.Page;

                // The system administrator opens an account; what it may do is another's to say.
                await SignIn(page, address, "admin", passwords["admin"], "Yun-he#Jing-hu-2026");
                await page.GotoAsync(address + "/people");
                if (!await page.Locator("#name").IsVisibleAsync())
                    await page.Locator("details.form summary").ClickAsync();
                await page.Locator("#name").FillAsync("林晚舟");
                await page.Locator("#login").FillAsync("linwanzhou");
                await page.Locator("details.form button.btn--main").ClickAsync();
                var first = await page.Locator(".once b.mono").Nth(1).InnerTextAsync();
                await SignOut(page);

                await SignIn(page, address, "security", passwords["security"], "Gui-xi#Shan-qu-2026");
                await page.GotoAsync(address + "/people");
                await page.Locator("a", new() { HasText = "林晚舟" }).ClickAsync();
                await page.Locator("#unit").SelectOptionAsync(new SelectOptionValue { Value = "990201001000" });
                await page.Locator("#role").SelectOptionAsync(new SelectOptionValue { Value = "clerk" });
                await page.Locator("form:has(#role) button").ClickAsync();
                await Assertions.Expect(page.Locator("table")).ToContainTextAsync("桂溪街道");
                await SignOut(page);

                // The clerk records the first matter of the office.
                await SignIn(page, address, "linwanzhou", first, "Qing-shan#Lv-shui-2026");
                await page.GotoAsync(address + "/ledgers/publicity_event/new");
                await page.Locator("[name='f.title'], [name='f.name'], [name='f.subject']").First.FillAsync("宪法宣传周进社区");
                await FillRequired(page);
                await page.Locator("button[value=save]").ClickAsync();
                await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("宪法宣传周进社区");
                await page.GotoAsync(address + "/ledgers/publicity_event?q=" + Uri.EscapeDataString("宣传周"));
                await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
                Assert.DoesNotContain(visit.Complaints, c => !c.Contains("40", StringComparison.Ordinal));
            }
            finally
            {
                server.Kill(entireProcessTree: true);
                await server.WaitForExitAsync(Cancel);
            }
            // What was done through the pages holds together: the command says so by its exit code.
            await Run("verify", "--data", folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Whatever the form still marks with a star gets the first thing that fits.
    private static async Task FillRequired(IPage page)
    {
        foreach (var input in await page.Locator("form.record-form input[required], form.record-form textarea[required]").AllAsync())
            if ((await input.InputValueAsync()).Length == 0)
                await input.FillAsync(await input.GetAttributeAsync("inputmode") is null ? "桂溪广场" : "30");
        foreach (var select in await page.Locator("form.record-form select[required]").AllAsync())
            await select.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        foreach (var group in await page.Locator("form.record-form .f:has(.req) [role=group]").AllAsync())
            await group.Locator("input").First.CheckAsync();
    }

    private static async Task SignIn(IPage page, string address, string login, string password, string next)
    {
        await page.GotoAsync(address + "/sign-in");
        await page.Locator("#login").FillAsync(login);
        await page.Locator("#password").FillAsync(password);
        await page.Locator("form button.btn--main").First.ClickAsync();
        // A password that was given out is changed before anything else.
        await page.Locator("form:has(#new) [name=old]").FillAsync(password);
        await page.Locator("#new").FillAsync(next);
        await page.Locator("#again").FillAsync(next);
        await page.Locator("form:has(#new) button.btn--main").ClickAsync();
        await Assertions.Expect(page.Locator(".faults")).ToHaveCountAsync(0);
    }

    private static async Task SignOut(IPage page)
    {
        await page.Locator("header .me details summary").ClickAsync();
        await page.Locator("form[action='/sign-out'] button").ClickAsync();
    }

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "yizhi.dll"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LANG"] = "zh_CN.UTF-8";
        return Process.Start(start)!;
    }

    private static async Task<string> Run(params string[] arguments)
    {
        using var process = Start(arguments);
        var said = process.StandardError.ReadToEndAsync(Cancel);
        var output = await process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        Assert.True(process.ExitCode == 0, await said);
        return output;
    }

    private static async Task<string> Address(Process server)
    {
        while (await server.StandardError.ReadLineAsync(Cancel) is { } line)
            if (AddressForm().Match(line) is { Success: true } found)
                return found.Value;
        while (await server.StandardOutput.ReadLineAsync(Cancel) is { } line)
            if (AddressForm().Match(line) is { Success: true } found)
                return found.Value;
        throw new InvalidOperationException("The server told no address.");
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[1-9]\d*")]
    private static partial Regex AddressForm();
}
