using System.Globalization;
using System.Text;
using Yizhi.Documents.Fonts;

namespace Yizhi.Documents.Pdf;

/// <summary>The typefaces of one PDF, each with the glyphs it needs and the characters they stand for.</summary>
internal sealed class PdfFonts
{
    private readonly List<FontSubset> subsets = [];
    private readonly Dictionary<Typeface, int> numbers = [];

    /// <summary>The number of a typeface, which pages call /F0, /F1 …</summary>
    public int NumberOf(Typeface face)
    {
        if (!numbers.TryGetValue(face, out var number))
        {
            numbers[face] = number = subsets.Count;
            subsets.Add(new FontSubset(face));
        }
        return number;
    }

    public FontSubset this[int number] => subsets[number];

    /// <summary>Writes all typefaces and says what a page's resources call them.</summary>
    public string Write(PdfFile pdf) => string.Concat(subsets.Select((subset, i) => string.Create(CultureInfo.InvariantCulture, $"/F{i} {Write(pdf, subset)} 0 R")));

    private static int Write(PdfFile pdf, FontSubset subset)
    {
        var face = subset.Face;
        var isPostScript = face.Cff is not null;
        var name = $"{subset.Mark}+{Plain(face.Name)}";
        // The outlines come first: a TrueType glyph brings the ones it is put together of, and they count too.
        var outlines = subset.Outlines(name);
        var file = pdf.AddStream(outlines, isPostScript ? "/Subtype/CIDFontType0C" : $"/Length1 {outlines.Length}");
        var (box, hhea) = (face.Head, face.Hhea);
        var bounds = string.Join(' ', new[] { 36, 38, 40, 42 }.Select(at => face.Thousandths(box.S16(at))));
        var descriptor = pdf.Add($"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[{bounds}]/ItalicAngle 0/Ascent {face.Thousandths(hhea.S16(4))}/Descent {face.Thousandths(hhea.S16(6))}/CapHeight 740/StemV 80/{(isPostScript ? "FontFile3" : "FontFile2")} {file} 0 R>>");
        var inner = pdf.Add($"<</Type/Font/Subtype/{(isPostScript ? "CIDFontType0" : "CIDFontType2/CIDToGIDMap/Identity")}/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor {descriptor} 0 R/DW 1000/W[{Widths(subset)}]>>");
        var letters = pdf.AddStream(Encoding.ASCII.GetBytes(Letters(subset)));
        return pdf.Add($"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{inner} 0 R]/ToUnicode {letters} 0 R>>");
    }

    private static string Widths(FontSubset subset)
    {
        var widths = new StringBuilder();
        for (var i = 0; i < subset.Glyphs.Count; i++)
            if (subset.Face.Thousandths(subset.Face.UnitsOf(subset.Glyphs[i])) is var width and not 1000)
                widths.Append(CultureInfo.InvariantCulture, $"{i}[{width}]");
        return widths.ToString();
    }

    private static string Letters(FontSubset subset)
    {
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
        foreach (var chunk in subset.Runes.OrderBy(pair => pair.Key).Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{chunk.Length} beginbfchar\n");
            foreach (var (number, rune) in chunk)
                map.Append(CultureInfo.InvariantCulture, $"<{number:X4}><{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(char.ConvertFromUtf32(rune)))}>\n");
            map.Append("endbfchar\n");
        }
        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }

    // A name in PDF is letters and digits; a Chinese one becomes the numbers of its characters.
    private static string Plain(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c == '-' ? c.ToString() : c is ' ' ? "" : ((int)c).ToString("X4", CultureInfo.InvariantCulture)));
}
