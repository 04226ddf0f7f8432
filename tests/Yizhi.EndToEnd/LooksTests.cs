using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Yizhi.EndToEnd;

/// <summary>Each page at a desk and on a phone: readable by everyone, nothing sticking out, nothing the browser complains of.</summary>
public sealed class LooksTests(ServedDistrict district)
{
    private static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

    public static TheoryData<string> Pages =>
    [
        "/", "/?unit=990101001000", "/reports/2025?unit=990101001000", "/reports/2025?unit=990101001000&open=dispute.mediated", "/reports/2025?unit=990101000000",
        "/figures?unit=990101001000&period=2025", "/figures/dispute.mediated?unit=990101000000&period=2025", "/figures/dispute.success_rate?unit=990101001000&period=2025",
        "/figures/dispute.mediated?unit=990101001000&period=2019", "/ledgers", "/ledgers/dispute?unit=990101001000&year=2025", "/ledgers/penalty_case?year=all&q=" + "%E6%B2%A1%E6%9C%89%E8%BF%99%E6%9D%A1",
        "/nowhere", "a record of dispute", "a record of penalty_case", "a record of disclosure_request", "a record refusing to show a name",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_accessible_and_fits_its_window(string path)
    {
        foreach (var (width, height) in ServedDistrict.Sizes)
        {
            // The rules of accessibility are checked by a script; the page itself has none.
            await using var visit = await district.Visit(width, height, script: true);
            var page = visit.Page;
            await Open(page, path);
            var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(overflow <= 0, $"{path} at {width}: {overflow} px too wide");
            var result = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = [.. Rules] } });
            Assert.True(result.Violations.Length == 0, $"{path} at {width}:\n" + string.Join('\n', result.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}")));
            Assert.DoesNotContain(visit.Complaints, c => !c.Contains("404", StringComparison.Ordinal) && !c.Contains("422", StringComparison.Ordinal) && !c.Contains("400", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Everything_can_be_reached_with_the_keyboard_and_is_seen_where_it_is()
    {
        await using var visit = await district.Visit(script: true);
        var page = visit.Page;
        await page.GotoAsync("/figures/dispute.mediated?unit=990101001000&period=2025");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("#main", await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
        var wanted = await page.Locator("a[href]:visible, button:visible, input:visible:not([type=hidden]), select:visible, summary:visible").CountAsync();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < wanted + 20; i++)
        {
            var at = await page.EvaluateAsync<string?>("""
                (() => { const e = document.activeElement; if (!e || e === document.body) return null;
                  const s = getComputedStyle(e), r = e.getBoundingClientRect();
                  e.dataset.seen ??= String(Math.random());
                  return e.dataset.seen + ' ' + (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) + ' ' + (r.width > 0 && r.top < innerHeight && r.bottom > 0); })()
                """);
            if (at is null)
                break;
            Assert.EndsWith(" true true", at, StringComparison.Ordinal);
            seen.Add(at);
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.True(seen.Count >= wanted, $"{seen.Count} of {wanted}");
    }

    private static async Task Open(IPage page, string path)
    {
        const string Record = "a record of ";
        if (path == "a record refusing to show a name")
        {
            await OpenRecord(page, "dispute", "filed");
            await page.Locator("details.reveal summary").ClickAsync();
            await page.Locator("#reason").FillAsync("　 ");
            await page.Locator("details.reveal button").ClickAsync();
            await Assertions.Expect(page.Locator("#reason")).ToHaveAttributeAsync("aria-invalid", "true");
            return;
        }
        if (path.StartsWith(Record, StringComparison.Ordinal))
        {
            await OpenRecord(page, path[Record.Length..], null);
            return;
        }
        await page.GotoAsync(path);
    }

    private static async Task OpenRecord(IPage page, string ledger, string? state)
    {
        await page.GotoAsync($"/ledgers/{ledger}?unit=990101001000&year=2025" + (state is null ? "" : "&state=" + state));
        await page.GotoAsync((await page.Locator("a[href^='/records/']").First.GetAttributeAsync("href"))!);
    }
}
