using System.Security.Cryptography;
using System.Text;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Yizhi.EndToEnd.Looks;

/// <summary>A window of one size in which all pages are looked at, one browser a person.</summary>
/// <param name="district">The demonstration.</param>
/// <param name="small">The new office.</param>
/// <param name="width">The window's width.</param>
/// <param name="height">Its height.</param>
public abstract class Looker(ServedDistrict district, SmallOffice small, int width, int height) : IAsyncDisposable
{
    private static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

    private readonly Dictionary<(string, bool), Visit> visits = [];
    // Of two pages built alike one is enough for the rules, which look at how a page is built.
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    /// <summary>How many looks there were, and how many of them the rules were asked about.</summary>
    public (int Looks, int Asked) Count { get; private set; }

    /// <summary>Looks at a page as each of its people, and says what is wrong.</summary>
    internal async Task<IReadOnlyList<string>> At(Look look)
    {
        var wrong = new List<string>();
        foreach (var person in look.As)
        {
            var visit = await Open(person, look.IsServed);
            var page = visit.Page;
            var before = visit.Complaints.Count;
            var status = 0;
            void Note(object? sender, IResponse response)
            {
                if (response.Request.IsNavigationRequest && response.Status is < 300 or >= 400)
                    status = response.Status;
            }
            page.Response += Note;
            try
            {
                await page.GotoAsync(look.From is { } from ? from.Path : look.Path);
                if (look.From is { } found)
                    await page.GotoAsync((await page.Locator(found.Link).First.GetAttributeAsync("href"))!);
                if (look.Go is { } go)
                    await go(page);
                wrong.AddRange((await Faults(page)).Append(status == look.Status ? null : $"answered {status}")
                    .Concat(visit.Complaints.Skip(before).Where(c => look.Status < 400 || !c.Contains($"status of {look.Status}", StringComparison.Ordinal))).OfType<string>()
                    .Select(f => $"{look.Of} ({(look.Path.Length > 0 ? look.Path : look.From!.Value.Path)} as {person} at {width}): {f}"));
                await Picture(page, look, person);
            }
            catch (Exception failed) when (failed is PlaywrightException or TimeoutException)
            {
                wrong.Add($"{look.Of} ({look.Path} as {person} at {width}): {page.Url}: {failed.Message}");
            }
            page.Response -= Note;
        }
        return wrong;
    }

    private async Task<List<string>> Faults(IPage page)
    {
        var wrong = new List<string>();
        var said = await page.EvaluateAsync<string[]>("""
            () => [String(document.documentElement.scrollWidth - document.documentElement.clientWidth), String(document.querySelectorAll('h1').length), document.title,
              String(document.querySelectorAll('a[rel=help], .sheet-alone').length), Array.from(document.querySelectorAll('body *')).map(e => e.tagName + '.' + e.className + (e.getAttribute('aria-invalid') || '') + (e.disabled ? '!' : '') + (e.open ? '+' : '')).join(' '),
              Array.from(document.querySelectorAll('body *')).filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.vh, .scroll, .side, .skip, details:not([open])')).slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join(' | '),
              String(document.querySelectorAll('.sheet-alone').length)]
            """);
        if (int.Parse(said[0], System.Globalization.CultureInfo.InvariantCulture) > 0)
            wrong.Add($"{said[0]} px too wide: {said[5]}");
        if (said[1] != "1")
            wrong.Add($"{said[1]} headings of the first level");
        if (!said[2].EndsWith(" · 依治", StringComparison.Ordinal) && !said[2].EndsWith(" · Yizhi", StringComparison.Ordinal) && said[6] == "0")
            wrong.Add("titled " + said[2]);
        if (said[3] == "0")
            wrong.Add("no way to its help");
        Count = (Count.Looks + 1, Count.Asked);
        if (!seen.Add(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(said[4])))))
            return wrong;
        Count = (Count.Looks, Count.Asked + 1);
        var result = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = [.. Rules] } });
        wrong.AddRange(result.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
        return wrong;
    }

    // YIZHI_SHOTS=FOLDER keeps a picture of every look, to be looked at before a release.
    private async Task Picture(IPage page, Look look, string person)
    {
        if (Environment.GetEnvironmentVariable("YIZHI_SHOTS") is not { Length: > 0 } folder)
            return;
        var name = string.Concat($"{new Uri(page.Url).AbsolutePath.Trim('/')}-{look.Of}-{person}-{width}".Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' ? c : '_'));
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png") });
    }

    private async Task<Visit> Open(string person, bool isServed)
    {
        if (visits.TryGetValue((person, isServed), out var visit))
            return visit;
        visits[(person, isServed)] = visit = await district.Visit(width, height, script: true, address: isServed ? small.Address : null);
        if (isServed && person.Length > 0)
            await SmallOffice.SignIn(visit.Page, person);
        else if (!isServed && person.Split('.') is [var role, .. var manners])
        {
            if (role != "demo")
                await district.Be(visit.Page, role);
            if (manners.Length > 0)
                await visit.Page.Context.AddCookiesAsync([new Cookie { Name = "yizhi-manners", Value = manners[0] == "en" ? "en.plain" : "zh." + manners[0], Url = district.Address }]);
        }
        return visit;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visit in visits.Values)
            await visit.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>A window at a desk.</summary>
public sealed class DeskLooker(ServedDistrict district, SmallOffice small) : Looker(district, small, 1280, 720);

/// <summary>A window on a phone.</summary>
public sealed class PhoneLooker(ServedDistrict district, SmallOffice small) : Looker(district, small, 390, 844);
