using System.Buffers.Binary;
using System.IO.Compression;

namespace Yizhi.Demo;

/// <summary>Draws small street scenes and writes them as PNG, with nothing but the runtime.</summary>
internal static class Picture
{
    private const int Width = 320;
    private const int Height = 200;

    /// <summary>A street: sky, houses with lit windows, a road.</summary>
    public static byte[] Scene(Chance chance)
    {
        var pixels = new byte[Height * Width * 3];
        var sky = chance.Pick<(int R, int G, int B)>([(196, 218, 235), (225, 220, 205), (178, 196, 214), (236, 214, 196)]);
        for (var y = 0; y < Height; y++)
            Fill(pixels, 0, y, Width, 1, (sky.R - y / 5, sky.G - y / 6, sky.B - y / 8));
        for (var x = -10; x < Width;)
        {
            var (width, height) = (chance.From(28, 64), chance.From(50, 120));
            var wall = chance.Pick<(int R, int G, int B)>([(150, 132, 118), (172, 160, 146), (128, 138, 142), (186, 170, 150), (140, 118, 110)]);
            Fill(pixels, x, 150 - height, width, height, wall);
            for (var wy = 158 - height; wy < 138; wy += 16)
                for (var wx = x + 6; wx < x + width - 10; wx += 14)
                    Fill(pixels, wx, wy, 7, 9, chance.In100(30) ? (248, 226, 150) : (92, 104, 116));
            x += width + chance.From(0, 8);
        }
        Fill(pixels, 0, 150, Width, 50, (120, 120, 118));
        for (var x = 8; x < Width; x += 40)
            Fill(pixels, x, 173, 22, 3, (230, 228, 214));
        for (var i = chance.From(2, 6); i > 0; i--)
            Fill(pixels, chance.From(4, Width - 12), 146, 6, 16, (chance.From(30, 200), chance.From(30, 120), chance.From(40, 190)));
        return Png(pixels);
    }

    private static void Fill(byte[] pixels, int left, int top, int width, int height, (int R, int G, int B) colour)
    {
        for (var y = Math.Max(0, top); y < Math.Min(Height, top + height); y++)
            for (var x = Math.Max(0, left); x < Math.Min(Width, left + width); x++)
            {
                var at = (y * Width + x) * 3;
                (pixels[at], pixels[at + 1], pixels[at + 2]) = ((byte)colour.R, (byte)colour.G, (byte)colour.B);
            }
    }

    private static byte[] Png(byte[] pixels)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], Height);
        (header[8], header[9]) = (8, 2);
        Chunk(file, "IHDR"u8, header);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            for (var y = 0; y < Height; y++)
            {
                zlib.WriteByte(0);
                zlib.Write(pixels, y * Width * 3, Width * 3);
            }
        Chunk(file, "IDAT"u8, packed.ToArray());
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static void Chunk(Stream file, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        byte[] checkedBytes = [.. kind, .. data];
        file.Write(checkedBytes);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(checkedBytes));
        file.Write(number);
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }
}
