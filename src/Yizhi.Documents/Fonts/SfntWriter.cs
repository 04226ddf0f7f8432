using System.Buffers.Binary;
using System.Text;

namespace Yizhi.Documents.Fonts;

/// <summary>Puts tables together to a font file.</summary>
internal static class SfntWriter
{
    public static byte[] Write(bool isPostScript, SortedDictionary<string, byte[]> tables)
    {
        var to = new MemoryStream();
        to.Put32(isPostScript ? 0x4F54544F : 0x00010000);
        var power = 1;
        while (power * 2 <= tables.Count)
            power *= 2;
        to.Put16(tables.Count);
        to.Put16(power * 16);
        to.Put16(int.Log2(power));
        to.Put16((tables.Count - power) * 16);
        var at = 12 + 16 * tables.Count;
        foreach (var (tag, table) in tables)
        {
            to.Write(Encoding.ASCII.GetBytes(tag));
            to.Put32(Sum(table));
            to.Put32(at);
            to.Put32(table.Length);
            at += (table.Length + 3) & ~3;
        }
        foreach (var table in tables.Values)
        {
            to.Write(table);
            to.Write(new byte[(4 - table.Length % 4) % 4]);
        }
        return to.ToArray();
    }

    /// <summary>A map from characters to glyphs, of the format that holds them all.</summary>
    public static byte[] CharacterMap(IReadOnlyDictionary<int, int> glyphs)
    {
        var ordered = glyphs.OrderBy(pair => pair.Key).ToList();
        var to = new MemoryStream();
        to.Put16(0);
        to.Put16(1);
        to.Put16(3);
        to.Put16(10);
        to.Put32(12);
        to.Put16(12);
        to.Put16(0);
        to.Put32(16 + 12 * ordered.Count);
        to.Put32(0);
        to.Put32(ordered.Count);
        foreach (var (rune, glyph) in ordered)
        {
            to.Put32(rune);
            to.Put32(rune);
            to.Put32(glyph);
        }
        return to.ToArray();
    }

    /// <summary>The names a reader of fonts cannot do without.</summary>
    public static byte[] Name(string name)
    {
        var said = Encoding.BigEndianUnicode.GetBytes(name);
        int[] ids = [1, 2, 4, 6];
        var to = new MemoryStream();
        to.Put16(0);
        to.Put16(ids.Length);
        to.Put16(6 + 12 * ids.Length);
        foreach (var id in ids)
        {
            foreach (var field in (ReadOnlySpan<int>)[3, 1, 0x0409, id, said.Length, 0])
                to.Put16(field);
        }
        to.Write(said);
        return to.ToArray();
    }

    private static uint Sum(byte[] table)
    {
        var sum = 0u;
        for (var at = 0; at + 4 <= table.Length; at += 4)
            sum += BinaryPrimitives.ReadUInt32BigEndian(table.AsSpan(at));
        var rest = table.Length & 3;
        if (rest > 0)
        {
            Span<byte> last = stackalloc byte[4];
            last.Clear();
            table.AsSpan(table.Length - rest).CopyTo(last);
            sum += BinaryPrimitives.ReadUInt32BigEndian(last);
        }
        return sum;
    }
}
