namespace Yizhi.Web;

/// <summary>How the pages are served.</summary>
/// <param name="Url">The address to listen on, such as <c>http://127.0.0.1:5080</c>; port 0 takes any free one.</param>
/// <param name="Demo">Whether everything may be read without an account; then only from this machine.</param>
public sealed record ServeOptions(string Url = "http://127.0.0.1:5080", bool Demo = false);
