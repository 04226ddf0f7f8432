using System.Buffers.Binary;

namespace Yizhi.Documents.Fonts;

/// <summary>The glyphs of a face that one document uses, numbered anew in the order of their first use, and the font file they make.</summary>
internal sealed class FontSubset
{
    private readonly List<int> glyphs = [0];
    private readonly Dictionary<int, int> numbers = new() { [0] = 0 };
    private readonly Dictionary<int, int> runes = [];
    private readonly Dictionary<int, int> codes = [];

    public FontSubset(Typeface face)
    {
        Face = face;
    }

    public Typeface Face { get; }

    /// <summary>The glyphs by their new numbers.</summary>
    public IReadOnlyList<int> Glyphs => glyphs;

    /// <summary>The character a glyph's new number first stood for.</summary>
    public IReadOnlyDictionary<int, int> Runes => runes;

    /// <summary>The new number of a glyph.</summary>
    public int Use(int glyph, int rune)
    {
        var number = Number(glyph);
        runes.TryAdd(number, rune);
        codes.TryAdd(rune, number);
        return number;
    }

    private int Number(int glyph)
    {
        if (!numbers.TryGetValue(glyph, out var number))
        {
            numbers[glyph] = number = glyphs.Count;
            glyphs.Add(glyph);
        }
        return number;
    }

    /// <summary>Six letters that tell subsets of one face apart, from the glyphs they hold.</summary>
    public string Mark
    {
        get
        {
            var hash = 14695981039346656037UL;
            foreach (var glyph in glyphs)
                hash = (hash ^ (uint)glyph) * 1099511628211UL;
            return string.Create(6, hash, (letters, rest) =>
            {
                for (var i = 0; i < letters.Length; i++, rest /= 26)
                    letters[i] = (char)('A' + rest % 26);
            });
        }
    }

    /// <summary>The outlines alone: a Compact Font Format set, or the tables of a TrueType file that PDF asks for.</summary>
    public byte[] Outlines(string name) => Face.Cff is { } cff ? CffSubset.Write(cff, glyphs, name) : SfntWriter.Write(false, TrueTypeTables());

    /// <summary>A whole font file that any program opens.</summary>
    public byte[] File(string name)
    {
        var tables = Face.Cff is { } cff ? new SortedDictionary<string, byte[]>(StringComparer.Ordinal) { ["CFF "] = CffSubset.Write(cff, glyphs, name) } : TrueTypeTables();
        if (Face.Cff is not null)
        {
            tables["head"] = Face.Head;
            Measures(tables);
            tables["maxp"] = [0, 0, 0x50, 0, (byte)(glyphs.Count >> 8), (byte)glyphs.Count];
        }
        if (Face.Os2 is { } os2)
            tables["OS/2"] = os2;
        tables["cmap"] = SfntWriter.CharacterMap(codes);
        tables["name"] = SfntWriter.Name(name);
        tables["post"] = [0, 3, 0, 0, .. new byte[28]];
        return SfntWriter.Write(Face.Cff is not null, tables);
    }

    private SortedDictionary<string, byte[]> TrueTypeTables()
    {
        var outlines = new MemoryStream();
        var places = new MemoryStream();
        // The list grows while it is walked: a glyph put together of others brings them along.
        for (var i = 0; i < glyphs.Count; i++)
        {
            places.Put32(outlines.Length);
            var outline = Face.Glyf![glyphs[i]].ToArray();
            foreach (var at in GlyphTable.Parts(outline))
                BinaryPrimitives.WriteUInt16BigEndian(outline.AsSpan(at), (ushort)Number(outline.U16(at)));
            outlines.Write(outline);
            while (outlines.Length % 4 != 0)
                outlines.WriteByte(0);
        }
        places.Put32(outlines.Length);
        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal) { ["glyf"] = outlines.ToArray(), ["loca"] = places.ToArray() };
        var head = (byte[])Face.Head.Clone();
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(50), 1);
        tables["head"] = head;
        var maxp = (byte[])Face.Optional("maxp")!.Clone();
        BinaryPrimitives.WriteUInt16BigEndian(maxp.AsSpan(4), (ushort)glyphs.Count);
        tables["maxp"] = maxp;
        foreach (var hinting in (ReadOnlySpan<string>)["cvt ", "fpgm", "prep"])
            if (Face.Optional(hinting) is { } found)
                tables[hinting] = found;
        Measures(tables);
        return tables;
    }

    private void Measures(SortedDictionary<string, byte[]> tables)
    {
        var widths = new MemoryStream();
        foreach (var glyph in glyphs)
        {
            widths.Put16(Face.UnitsOf(glyph));
            widths.Put16(0);
        }
        tables["hmtx"] = widths.ToArray();
        var hhea = (byte[])Face.Hhea.Clone();
        BinaryPrimitives.WriteUInt16BigEndian(hhea.AsSpan(34), (ushort)glyphs.Count);
        tables["hhea"] = hhea;
    }
}
