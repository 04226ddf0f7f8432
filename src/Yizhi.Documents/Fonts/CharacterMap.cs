namespace Yizhi.Documents.Fonts;

/// <summary>Which glyph of a face draws a character.</summary>
internal sealed class CharacterMap
{
    private readonly ushort[] plane = new ushort[0x10000];
    private readonly Dictionary<int, ushort> beyond = [];

    public CharacterMap(byte[] cmap)
    {
        var best = -1;
        var rank = 0;
        for (int i = 0, count = cmap.U16(2); i < count; i++)
        {
            var (platform, encoding, at) = (cmap.U16(4 + i * 8), cmap.U16(6 + i * 8), (int)cmap.U32(8 + i * 8));
            var format = cmap.U16(at);
            var worth = format == 12 ? 2 : format == 4 && (platform == 0 || encoding == 1) ? 1 : 0;
            if (worth > rank)
                (best, rank) = (at, worth);
        }
        if (rank == 2)
            ReadGroups(cmap, best);
        else if (rank == 1)
            ReadSegments(cmap, best);
    }

    /// <summary>The glyph; 0 where the face has none.</summary>
    public int this[int rune] => rune < 0x10000 ? plane[rune] : beyond.GetValueOrDefault(rune);

    private void Put(int rune, int glyph)
    {
        if (rune < 0x10000)
            plane[rune] = (ushort)glyph;
        else
            beyond[rune] = (ushort)glyph;
    }

    private void ReadGroups(byte[] cmap, int at)
    {
        for (long i = 0, count = cmap.U32(at + 12); i < count; i++)
        {
            var group = at + 16 + (int)i * 12;
            var (first, last, glyph) = (cmap.U32(group), Math.Min(cmap.U32(group + 4), 0x10FFFF), cmap.U32(group + 8));
            for (var rune = first; rune <= last; rune++)
                Put((int)rune, (int)(glyph + rune - first));
        }
    }

    private void ReadSegments(byte[] cmap, int at)
    {
        var twice = cmap.U16(at + 6);
        var (ends, starts, deltas, offsets) = (at + 14, at + 16 + twice, at + 16 + 2 * twice, at + 16 + 3 * twice);
        for (var i = 0; i < twice; i += 2)
        {
            var (start, end, delta, offset) = (cmap.U16(starts + i), cmap.U16(ends + i), cmap.U16(deltas + i), cmap.U16(offsets + i));
            for (var rune = start; rune <= end && rune < 0xFFFF; rune++)
            {
                var glyph = rune;
                if (offset != 0 && (glyph = cmap.U16(offsets + i + offset + 2 * (rune - start))) == 0)
                    continue;
                Put(rune, (glyph + delta) & 0xFFFF);
            }
        }
    }
}
