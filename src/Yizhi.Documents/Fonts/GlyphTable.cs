namespace Yizhi.Documents.Fonts;

/// <summary>The outlines of a TrueType face.</summary>
internal sealed class GlyphTable(byte[] glyf, byte[] loca, bool isLong, int glyphs)
{
    public ReadOnlySpan<byte> this[int glyph]
    {
        get
        {
            if (glyph < 0 || glyph >= glyphs)
                return [];
            var (from, to) = (Offset(glyph), Offset(glyph + 1));
            return to > from ? glyf.AsSpan(from, to - from) : [];
        }
    }

    /// <summary>Where in a glyph the numbers of the glyphs stand that it is put together of.</summary>
    public static IEnumerable<int> Parts(byte[] glyph)
    {
        if (glyph.Length < 12 || glyph.S16(0) >= 0)
            yield break;
        for (var at = 10; at + 4 <= glyph.Length;)
        {
            var flags = glyph.U16(at);
            yield return at + 2;
            at += 4 + ((flags & 0x0001) != 0 ? 4 : 2) + ((flags & 0x0008) != 0 ? 2 : (flags & 0x0040) != 0 ? 4 : (flags & 0x0080) != 0 ? 8 : 0);
            if ((flags & 0x0020) == 0)
                yield break;
        }
    }

    private int Offset(int glyph) => isLong ? (int)loca.U32(glyph * 4) : loca.U16(glyph * 2) * 2;
}
