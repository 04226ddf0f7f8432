using Microsoft.Playwright;

namespace Yizhi.EndToEnd.Looks;

/// <summary>Waiting for the page that follows an act, whatever its address.</summary>
internal static class Turning
{
    /// <summary>Does something that leads to another page, and waits for it.</summary>
    public static async Task Page(IPage page, Func<Task> act)
    {
        await page.EvaluateAsync("() => { document.documentElement.dataset.left = '1'; }");
        await act();
        await page.Locator("html:not([data-left])").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.WaitForLoadStateAsync();
    }
}
