using Yizhi.Storage;

namespace Yizhi.Web;

/// <summary>How to serve.</summary>
public sealed record ServeOptions(string Url, bool Demo);

/// <summary>The web server.</summary>
public static class Server
{
    /// <summary>Builds it.</summary>
    public static WebApplication Build(Office office, ServeOptions options) => throw new InvalidOperationException();
}
