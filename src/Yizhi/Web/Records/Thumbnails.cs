using SkiaSharp;
using Yizhi.Storage.Evidence;

namespace Yizhi.Web.Records;

/// <summary>Small pictures of evidence: drawn once, kept in memory for the most recent, never larger than a tile.</summary>
internal static class Thumbnails
{
    private const int Edge = 240;
    private const int Quality = 70;
    private const int MostKept = 400;
    private const long LargestPixels = 60_000_000;
    private static readonly Microsoft.Extensions.Caching.Memory.MemoryCache Kept = new(new Microsoft.Extensions.Caching.Memory.MemoryCacheOptions { SizeLimit = MostKept });

    /// <summary>The small picture as JPEG; null where the file is no picture that can be read.</summary>
    public static byte[]? Of(EvidenceStore store, string hash)
    {
        if (Kept.TryGetValue(hash, out var known))
            return (byte[]?)known;
        var small = Draw(store, hash);
        using var entry = Kept.CreateEntry(hash);
        (entry.Value, entry.Size) = (small, 1);
        return small;
    }

    private static byte[]? Draw(EvidenceStore store, string hash)
    {
        using var stream = store.Open(hash);
        using var codec = stream is null ? null : SKCodec.Create(stream);
        // A picture may say that it is larger than any memory.
        if (codec is null || (long)codec.Info.Width * codec.Info.Height > LargestPixels)
            return null;
        using var whole = SKBitmap.Decode(codec);
        if (whole is null)
            return null;
        var scale = Math.Min(1f, (float)Edge / Math.Max(whole.Width, whole.Height));
        using var turned = Upright(whole, codec.EncodedOrigin);
        using var small = turned.Resize(new SKImageInfo(Math.Max(1, (int)(turned.Width * scale)), Math.Max(1, (int)(turned.Height * scale))), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var image = small is null ? null : SKImage.FromBitmap(small);
        return image?.Encode(SKEncodedImageFormat.Jpeg, Quality).ToArray();
    }

    // Phones write how they were held instead of turning the picture.
    private static SKBitmap Upright(SKBitmap whole, SKEncodedOrigin origin)
    {
        var degrees = origin switch { SKEncodedOrigin.RightTop => 90, SKEncodedOrigin.BottomRight => 180, SKEncodedOrigin.LeftBottom => 270, _ => 0 };
        if (degrees == 0)
            return whole.Copy();
        var turned = degrees == 180 ? new SKBitmap(whole.Width, whole.Height) : new SKBitmap(whole.Height, whole.Width);
        using var canvas = new SKCanvas(turned);
        canvas.Translate(turned.Width / 2f, turned.Height / 2f);
        canvas.RotateDegrees(degrees);
        canvas.Translate(-whole.Width / 2f, -whole.Height / 2f);
        canvas.DrawBitmap(whole, 0, 0);
        return turned;
    }
}
