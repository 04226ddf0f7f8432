using Microsoft.Playwright;

namespace Yizhi.EndToEnd.Looks;

/// <summary>What is done on pages to see more of them.</summary>
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

    /// <summary>Sends a form past the browser's own checks, as an older browser would, and waits for the answer.</summary>
    public static Task Press(IPage page, string form, string button = "button:not([type=button])") =>
        Page(page, () => page.Locator(form).First.EvaluateAsync("(form, button) => { form.noValidate = true; form.querySelector(button).click(); }", button));

    /// <summary>Unfolds what is folded.</summary>
    public static Task Unfold(IPage page, string details) => page.Locator(details).First.EvaluateAsync("d => { d.open = true; }");

    /// <summary>Follows the first link that fits.</summary>
    public static async Task Follow(IPage page, string link) => await page.GotoAsync((await page.Locator(link).First.GetAttributeAsync("href"))!);
}
