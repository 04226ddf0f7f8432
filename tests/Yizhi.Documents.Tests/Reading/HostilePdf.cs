using System.Text;
using static Yizhi.Documents.Tests.Reading.Hostile;

namespace Yizhi.Documents.Tests.Reading;

/// <summary>PDF files made to hurt who opens them.</summary>
internal static class HostilePdf
{
    public static IEnumerable<(string Name, Func<byte[]> Make)> Files()
    {
        yield return ("bomb.pdf", () => Page(pdf => pdf.Stream(new byte[300 << 20])));
        yield return ("bomb-in-a-bomb.pdf", () => Page(pdf =>
        {
            var once = Packed(new byte[200 << 20]);
            return pdf.Stream(Packed(once), "/Filter[/FlateDecode/FlateDecode]", packed: false);
        }));
        yield return ("text-without-end.pdf", () => Page(pdf => pdf.Stream(Ascii("BT /F1 12 Tf " + Times("(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj ", 500_000) + "ET")), Helvetica));
        yield return ("operators-without-end.pdf", () => Page(pdf => pdf.Stream(Ascii(Times("q 1 0 0 1 0 0 cm ", 1_500_000)))));
        yield return ("paths-without-end.pdf", () => Page(pdf => pdf.Stream(Ascii(Times("0 0 m 1 1 l 2 2 3 3 4 4 c h S ", 700_000)))));
        yield return ("arrays-in-arrays.pdf", () => Page(pdf => pdf.Stream(Ascii(new string('[', 1_000_000)))));
        yield return ("dictionaries-in-dictionaries.pdf", () => Page(pdf =>
        {
            pdf.Add(Times("<</A", 500_000));
            return pdf.Stream(Ascii("q Q"));
        }));
        yield return ("trailer-in-arrays.pdf", () => new PdfFile().WithPages([], "", "/X" + new string('[', 300_000)));
        yield return ("a-form-in-itself.pdf", () => Page(pdf => pdf.Stream(Ascii("/A Do")), "/XObject<</A 2 0 R>>", pdf => pdf.Stream(Ascii("/A Do /A Do"), "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A 2 0 R>>>>")));
        yield return ("forms-twice-in-forms.pdf", Forms);
        yield return ("characters-by-the-thousand-million.pdf", () => Mapped("1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange"));
        yield return ("characters-by-the-million.pdf", () => Mapped(Times("1 beginbfrange <0000> <FFFF> <0041> endbfrange\n", 3000)));
        yield return ("codes-by-the-thousand-million.pdf", () => Mapped("1 begincidrange <00000000> <FFFFFFFF> 0 endcidrange"));
        yield return ("widths-by-the-thousand-million.pdf", () => Page(
            pdf => pdf.Stream(Ascii("BT /F1 12 Tf <00410042> Tj ET")),
            "/Font<</F1<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(A)/Ordering(B)/Supplement 0>>/W[0 2147483647 500]>>]>>>>"));
        yield return ("columns-by-the-thousand-million.pdf", () => Page(pdf => pdf.Stream(Packed(Ascii("BT ET")), "/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 2147483647/Colors 4/BitsPerComponent 16>>", packed: false)));
        yield return ("pages-in-a-circle.pdf", () =>
        {
            var pdf = new PdfFile();
            pdf.Add("<</Type/Pages/Count 2/Kids[1 0 R 1 0 R]>>");
            return pdf.Written(pdf.Add("<</Type/Catalog/Pages 1 0 R>>"));
        }
        );
        yield return ("pages-by-the-million.pdf", () =>
        {
            var pdf = new PdfFile();
            pdf.Add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>");
            pdf.Add($"<</Type/Pages/Count 400000/Kids[{Times("1 0 R ", 400_000)}]>>");
            return pdf.Written(pdf.Add("<</Type/Catalog/Pages 2 0 R>>"));
        }
        );
        yield return ("parents-in-a-circle.pdf", () =>
        {
            var pdf = new PdfFile();
            pdf.Add("<</Type/Page/Parent 2 0 R>>");
            pdf.Add("<</Type/Pages/Parent 3 0 R/Count 1/Kids[1 0 R]>>");
            pdf.Add("<</Type/Pages/Parent 2 0 R/Count 1/Kids[2 0 R]>>");
            return pdf.Written(pdf.Add("<</Type/Catalog/Pages 3 0 R>>"));
        }
        );
        yield return ("tables-in-a-circle.pdf", () => Ascii("%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Prev 9/Root 1 0 R>>\nstartxref\n9\n%%EOF"));
        yield return ("table-of-a-thousand-million.pdf", () => Ascii("%PDF-1.4\nxref\n0 2147483647\n0000000000 65535 f \ntrailer\n<</Size 2147483647/Root 1 0 R>>\nstartxref\n9\n%%EOF"));
        yield return ("length-that-is-itself.pdf", () => Page(pdf => pdf.Add("<</Length 1 0 R>>stream\nBT ET\nendstream")));
        yield return ("objects-that-never-end.pdf", () => Ascii("%PDF-1.4\n" + Times("1 0 obj\n<<", 700_000)));
        yield return ("objects-by-the-million.pdf", () => Ascii("%PDF-1.4\n" + string.Concat(Enumerable.Range(1, 600_000).Select(i => $"{i} 0 obj null endobj\n"))));
        yield return ("a-word-of-40-MB.pdf", () => Ascii("%PDF-1.4\n1 0 obj\n(" + new string('a', 40 << 20)));
        yield return ("a-name-of-40-MB.pdf", () => Ascii("%PDF-1.4\n1 0 obj\n/" + new string('a', 40 << 20)));
        yield return ("comments-of-40-MB.pdf", () => Ascii("%PDF-1.4\n" + new string('%', 40 << 20)));
        yield return ("letters-all-in-one-place.pdf", () => Page(pdf => pdf.Stream(Ascii("BT /F1 12 Tf " + Times("1 0 0 1 9 9 Tm (a) Tj ", 200_000) + "ET")), Helvetica));
        yield return ("a-picture-drawn-as-text.pdf", () => Page(pdf => pdf.Stream(new byte[1 << 20], "/Filter/JBIG2Decode", packed: false)));
        yield return ("packed-a-hundred-times.pdf", () => Page(pdf => pdf.Stream(Packed(Ascii("BT ET")), $"/Filter[{Times("/ASCIIHexDecode", 100_000)}]", packed: false)));
    }

    private const string Helvetica = "/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>";

    // The content is the first object unless something stands before it.
    private static byte[] Page(Func<PdfFile, int> content, string resources = "", Func<PdfFile, int>? more = null)
    {
        var pdf = new PdfFile();
        var first = content(pdf);
        more?.Invoke(pdf);
        return pdf.WithPages([first], resources);
    }

    // Each form shows the next one eight times: thirty of them would show the last one 8^30 times.
    private static byte[] Forms()
    {
        var pdf = new PdfFile();
        for (var i = 1; i <= 30; i++)
            pdf.Stream(Ascii(Times("/A Do ", 8)), $"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A {i + 1} 0 R>>>>", packed: i % 2 == 0);
        pdf.Stream(Ascii("q Q"), "/Type/XObject/Subtype/Form/BBox[0 0 9 9]");
        return pdf.WithPages([pdf.Stream(Ascii("/A Do"))], "/XObject<</A 1 0 R>>");
    }

    private static byte[] Mapped(string map)
    {
        var pdf = new PdfFile();
        var to = pdf.Stream(Ascii("/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n" + map + "\nendcmap end end"));
        return pdf.WithPages(
            [pdf.Stream(Ascii("BT /F1 12 Tf <00410042> Tj ET"))],
            $"/Font<</F1<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode {to} 0 R/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(A)/Ordering(B)/Supplement 0>>/DW 1000>>]>>>>");
    }

    private static byte[] Packed(byte[] content)
    {
        using var output = new MemoryStream();
        using (var zlib = new System.IO.Compression.ZLibStream(output, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(content);
        return output.ToArray();
    }

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);
}
