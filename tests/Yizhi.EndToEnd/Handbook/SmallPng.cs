using System.Buffers.Binary;
using System.IO.Compression;
using SkiaSharp;

namespace Yizhi.EndToEnd.Handbook;

/// <summary>A picture of a page as a PNG of 256 colours: a page has few, and the file is a third as large.</summary>
internal static class SmallPng
{
    private const int Colours = 256;

    /// <summary>Writes it anew.</summary>
    public static byte[] Of(byte[] png)
    {
        using var picture = SKBitmap.Decode(png);
        var pixels = picture.Pixels;
        // The colours of areas stay exactly as they are; of the many shades at the letters' edges those that are hardly told apart count as one.
        var often = pixels.GroupBy(p => (uint)p).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => g.First()).ToList();
        var areas = often.Take(Colours / 2).ToHashSet();
        var palette = areas.Concat(often.Where(p => !areas.Contains(p)).GroupBy(Rough).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Take(Colours / 2).Select(g => g.First())).ToArray();
        var nearest = new Dictionary<uint, byte>();
        var rows = new byte[(picture.Width + 1) * picture.Height];
        for (var y = 0; y < picture.Height; y++)
            for (var x = 0; x < picture.Width; x++)
            {
                var pixel = pixels[y * picture.Width + x];
                if (!nearest.TryGetValue((uint)pixel, out var index))
                    nearest[(uint)pixel] = index = (byte)Array.IndexOf(palette, palette.MinBy(p => Far(p, pixel)));
                rows[y * (picture.Width + 1) + 1 + x] = index;
            }
        var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, picture.Width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), picture.Height);
        (head[8], head[9]) = (8, 3);
        Chunk(file, "IHDR", head);
        Chunk(file, "PLTE", [.. palette.SelectMany(p => (byte[])[p.Red, p.Green, p.Blue])]);
        var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            zip.Write(rows);
        Chunk(file, "IDAT", packed.ToArray());
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    private static int Rough(SKColor p) => ((p.Red >> 4) << 8) | ((p.Green >> 4) << 4) | (p.Blue >> 4);

    private static int Far(SKColor a, SKColor b) => Square(a.Red - b.Red) + Square(a.Green - b.Green) + Square(a.Blue - b.Blue);

    private static int Square(int n) => n * n;

    private static void Chunk(Stream file, string kind, byte[] data)
    {
        byte[] body = [.. System.Text.Encoding.ASCII.GetBytes(kind), .. data];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(body);
        var crc = 0xFFFFFFFFu;
        foreach (var b in body)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
        }
        BinaryPrimitives.WriteUInt32BigEndian(number, ~crc);
        file.Write(number);
    }
}
