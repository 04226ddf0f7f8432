using Xunit;

namespace Yizhi.EndToEnd;

/// <summary>Whoever has no mouse sees where they are and reaches everything.</summary>
public sealed class KeyboardTests(ServedDistrict district)
{
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
}
