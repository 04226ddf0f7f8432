using Microsoft.Playwright;

namespace Yizhi.EndToEnd.Looks;

/// <summary>One way a page is looked at.</summary>
/// <param name="Of">What it shows, in words.</param>
/// <param name="Path">Its address; where it is only known in the office, <paramref name="Go"/> finds it.</param>
internal sealed record Look(string Of, string Path)
{
    /// <summary>As whom: roles of the demonstration, or logins of the small office.</summary>
    public IReadOnlyList<string> As { get; init; } = ["demo"];
    /// <summary>The answer's status.</summary>
    public int Status { get; init; } = 200;
    /// <summary>What is done on the page before it is looked at.</summary>
    public Func<IPage, Task>? Go { get; init; }
    /// <summary>Whether only the small office with accounts has it.</summary>
    public bool IsServed { get; init; }
    /// <summary>Where the address is found from: a page, and the first link on it that fits.</summary>
    public (string Path, string Link)? From { get; init; }
}
