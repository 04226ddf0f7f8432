using Yizhi.Accounts;

namespace Yizhi.Web;

/// <summary>How the pages are served.</summary>
/// <param name="Url">The address to listen on, such as <c>http://127.0.0.1:5080</c>; port 0 takes any free one.</param>
/// <param name="Demo">Whether nobody signs in; then only from this machine, and only for the demonstration.</param>
/// <param name="BehindProxy">Whether a proxy that encrypts stands before it and says in its headers where requests come from.</param>
/// <param name="Passwords">What passwords must be; null takes the usual profile.</param>
public sealed record ServeOptions(string Url = "http://127.0.0.1:5080", bool Demo = false, bool BehindProxy = false, PasswordRules? Passwords = null)
{
    /// <summary>Who else signs people in; null for nobody.</summary>
    public OutsideProvider? Outside { get; init; }
    /// <summary>Whether this node looks for scheduled work.</summary>
    public bool Works { get; init; }
}
