namespace Yizhi.Documents.Fonts;

/// <summary>One face of a font file, as much of it as setting and embedding need. Safe for many threads at once.</summary>
public sealed class Typeface
{
    private readonly byte[] hmtx;
    private readonly int metrics;
    private readonly CharacterMap map;
    private readonly Lazy<CffFont>? cff;
    private readonly Lazy<GlyphTable>? glyf;
    private readonly SfntFile file;

    internal Typeface(SfntFile file, string name)
    {
        this.file = file;
        Name = name;
        Head = file.Table("head");
        UnitsPerEm = Head.U16(18);
        Hhea = file.Table("hhea");
        metrics = Hhea.U16(34);
        hmtx = file.Table("hmtx");
        Os2 = file.Has("OS/2") ? file.Table("OS/2") : null;
        Glyphs = file.Table("maxp").U16(4);
        map = new CharacterMap(file.Table("cmap"));
        if (file.Has("CFF "))
            cff = new(() => new CffFont(file.Table("CFF "), Glyphs));
        else
            glyf = new(() => new GlyphTable(file.Table("glyf"), file.Table("loca"), Head.U16(50) == 1, Glyphs));
    }

    /// <summary>The name it was found under, such as Noto Serif CJK SC.</summary>
    public string Name { get; }

    /// <summary>Units to the em.</summary>
    public int UnitsPerEm { get; }

    internal int Glyphs { get; }

    internal byte[] Head { get; }

    internal byte[] Hhea { get; }

    internal byte[]? Os2 { get; }

    internal CffFont? Cff => cff?.Value;

    internal GlyphTable? Glyf => glyf?.Value;

    internal byte[]? Optional(string table) => file.Has(table) ? file.Table(table) : null;

    /// <summary>Whether its maker lets it stand inside documents (fsType of OS/2, bit 1 forbids).</summary>
    public bool MayBeEmbedded => Os2 is null || Os2.Length < 10 || (Os2.U16(8) & 0x000E) != 0x0002;

    /// <summary>The glyph of a character; 0 where the face has none.</summary>
    public int GlyphOf(int rune) => map[rune];

    /// <summary>How far a glyph reaches, in units of the em.</summary>
    internal int UnitsOf(int glyph) => metrics == 0 ? UnitsPerEm : hmtx.U16(4 * Math.Min(glyph, metrics - 1));

    /// <summary>How far a glyph reaches, in ems.</summary>
    public double WidthOf(int glyph) => (double)UnitsOf(glyph) / UnitsPerEm;

    /// <summary>A measure of the face in thousandths of the em.</summary>
    internal int Thousandths(int units) => (int)Math.Round(1000.0 * units / UnitsPerEm);
}
