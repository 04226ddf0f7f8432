using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Yizhi.Documents.Tests.Reading;

/// <summary>PDF files as small as they can be: one typeface that is named and not embedded, with the letters it stands for.</summary>
internal sealed class PdfFile
{
    private readonly List<byte[]> objects = [];

    /// <summary>Adds an object and says its number.</summary>
    public int Add(string text) => Add(Encoding.Latin1.GetBytes(text));

    public int Add(byte[] bytes)
    {
        objects.Add(bytes);
        return objects.Count;
    }

    public int Stream(byte[] content, string more = "", bool packed = true)
    {
        if (packed)
        {
            using var output = new MemoryStream();
            using (var zlib = new ZLibStream(output, CompressionLevel.Fastest, leaveOpen: true))
                zlib.Write(content);
            (content, more) = (output.ToArray(), more + "/Filter/FlateDecode");
        }
        return Add([.. Encoding.Latin1.GetBytes($"<</Length {content.Length}{more}>>stream\n"), .. content, .. "\nendstream"u8]);
    }

    public byte[] Written(int catalogue, string trailer = "")
    {
        using var file = new MemoryStream();
        Write("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
        var places = new List<long>();
        for (var i = 0; i < objects.Count; i++)
        {
            places.Add(file.Position);
            Write($"{i + 1} 0 obj\n");
            file.Write(objects[i]);
            Write("\nendobj\n");
        }
        var table = file.Position;
        Write($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
            Write(place.ToString("0000000000", CultureInfo.InvariantCulture) + " 00000 n \n");
        Write($"trailer\n<</Size {objects.Count + 1}/Root {catalogue} 0 R{trailer}>>\nstartxref\n{table}\n%%EOF\n");
        return file.ToArray();

        void Write(string text) => file.Write(Encoding.Latin1.GetBytes(text));
    }

    /// <summary>Pages of set lines.</summary>
    public static byte[] Of(IEnumerable<IEnumerable<SetLine>> pages, bool saysLetters = true)
    {
        var pdf = new PdfFile();
        var all = pages.Select(page => page.ToList()).ToList();
        var map = pdf.Stream(Encoding.ASCII.GetBytes(Letters(all.SelectMany(page => page).SelectMany(line => line.Text).Distinct())));
        var inner = pdf.Add("<</Type/Font/Subtype/CIDFontType2/BaseFont/FangSong/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/W[32 126 500]/FontDescriptor " + pdf.Add("<</Type/FontDescriptor/FontName/FangSong/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>>") + " 0 R>>");
        var font = pdf.Add($"<</Type/Font/Subtype/Type0/BaseFont/FangSong/Encoding/Identity-H/DescendantFonts[{inner} 0 R]{(saysLetters ? $"/ToUnicode {map} 0 R" : "")}>>");
        return pdf.WithPages(all.Select(page => pdf.Stream(Encoding.ASCII.GetBytes(string.Concat(page.Select(line => Shown(line, saysLetters ? 0 : 0x1d00)))))).ToList(), $"/Font<</F1 {font} 0 R>>");
    }

    public byte[] WithPages(IReadOnlyList<int> contents, string resources, string trailer = "")
    {
        var tree = objects.Count + contents.Count + 1;
        var pages = contents.Select(content => Add($"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 595 842]/Resources<<{resources}>>/Contents {content} 0 R>>")).ToList();
        Add($"<</Type/Pages/Count {pages.Count}/Kids[{string.Join(' ', pages.Select(page => $"{page} 0 R"))}]>>");
        return Written(Add($"<</Type/Catalog/Pages {tree} 0 R>>"), trailer);
    }

    // Without a map the numbers are those of pictures in a typeface, which are nobody's letters.
    private static string Shown(SetLine line, int shift) => string.Create(CultureInfo.InvariantCulture,
        $"BT /F1 {line.Size} Tf 1 0 0 1 {line.X:0.##} {842 - line.Y:0.##} Tm <{string.Concat(line.Text.Select(c => ((c + shift) & 0xffff).ToString("X4", CultureInfo.InvariantCulture)))}> Tj ET\n");

    private static string Letters(IEnumerable<char> letters)
    {
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
        foreach (var chunk in letters.Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{chunk.Length} beginbfchar\n");
            foreach (var letter in chunk)
                map.Append(CultureInfo.InvariantCulture, $"<{(int)letter:X4}> <{(int)letter:X4}>\n");
            map.Append("endbfchar\n");
        }
        return map.Append("endcmap end end").ToString();
    }
}
