using System.IO.Compression;
using System.Security.Cryptography;

namespace Yizhi.Web.Shared;

/// <summary>The style sheet and the emblem, carried inside the program; their addresses hold a hash, so that they can be kept for good.</summary>
internal static class AssetFiles
{
    private static readonly Dictionary<string, Asset> ByName = new[] { Read("yizhi.css", "text/css; charset=utf-8"), Read("seal.svg", "image/svg+xml"), Read("yizhi.js", "text/javascript; charset=utf-8") }.ToDictionary(a => a.Name, StringComparer.Ordinal);

    public static readonly string Style = "/assets/" + ByName.Keys.First(n => n.EndsWith(".css", StringComparison.Ordinal));
    public static readonly string Script = "/assets/" + ByName.Keys.First(n => n.EndsWith(".js", StringComparison.Ordinal));
    public static readonly string Emblem = "/assets/" + ByName.Keys.First(n => n.EndsWith(".svg", StringComparison.Ordinal));

    /// <summary>The style sheet's text, for pages that stand alone.</summary>
    public static string StyleText => System.Text.Encoding.UTF8.GetString(ByName.Values.First(a => a.Name.EndsWith(".css", StringComparison.Ordinal)).Content);

    public static IResult Serve(string name, HttpContext context)
    {
        var response = context.Response;
        if (!ByName.TryGetValue(name, out var asset))
            return Answers.NotFound;
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        // Packed once as small as it gets; packing at each request would be quick and a third larger.
        response.Headers.Vary = "Accept-Encoding";
        if (!context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
            return Results.Bytes(asset.Content, asset.Type);
        response.Headers.ContentEncoding = "gzip";
        return Results.Bytes(asset.Packed, asset.Type);
    }

    private static Asset Read(string file, string type)
    {
        using var stream = typeof(AssetFiles).Assembly.GetManifestResourceStream("assets/" + file)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        var dot = file.LastIndexOf('.');
        return new Asset($"{file[..dot]}.{Convert.ToHexStringLower(SHA256.HashData(content))[..12]}{file[dot..]}", type, content, Pack(content));
    }

    private static byte[] Pack(byte[] content)
    {
        var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            zip.Write(content);
        return packed.ToArray();
    }

    private sealed record Asset(string Name, string Type, byte[] Content, byte[] Packed);
}
