using System.Globalization;
using System.Security;
using System.Text;
using Yizhi.Documents.Fonts;
using Yizhi.Documents.Pages;
using Yizhi.Documents.Typesetting;

namespace Yizhi.Documents.Pdf;

/// <summary>Writes an official document as PDF: its typefaces embedded, its structure tagged, every figure a place that a link can name.</summary>
/// <remarks>The same document and typefaces give the same bytes. A figure's named destination is its <see cref="FigureCode"/>.</remarks>
public static class PdfWriter
{
    /// <summary>Writes the document.</summary>
    /// <param name="output">Where to write; it stays open and needs no seeking.</param>
    /// <param name="document">The document.</param>
    /// <param name="fonts">The typefaces it is set in.</param>
    /// <exception cref="NoFontException">There is no Chinese typeface.</exception>
    public static void Write(Stream output, PageDocument document, FontShelf fonts) => Write(output, document, Compositor.Set(document, fonts));

    /// <summary>Writes a document that is set already.</summary>
    /// <param name="output">Where to write; it stays open and needs no seeking.</param>
    /// <param name="document">The document.</param>
    /// <param name="set">Its pages.</param>
    public static void Write(Stream output, PageDocument document, SetDocument set)
    {
        using var pdf = new PdfFile();
        var (fonts, structure) = (new PdfFonts(), new PdfStructure());
        var writer = new PdfPageWriter(fonts, structure);
        var contents = set.Pages.Select(page => pdf.AddStream(writer.Write(page))).ToList();
        var (tree, resources) = (pdf.Promise(), pdf.Promise());
        pdf.Write(resources, $"<</Font<<{fonts.Write(pdf)}>>>>");
        var pages = contents.Select((content, i) => pdf.Add(string.Create(CultureInfo.InvariantCulture,
            $"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {PdfFile.Number(SetDocument.Width)} {PdfFile.Number(SetDocument.Height)}]/Resources {resources} 0 R/Contents {content} 0 R/StructParents {i}/Tabs/S>>"))).ToList();
        pdf.Write(tree, $"<</Type/Pages/Count {pages.Count}/Kids[{string.Join(' ', pages.Select(page => $"{page} 0 R"))}]>>");

        var outline = PdfOutline.Write(pdf, set, pages);
        var catalogue = pdf.Add($"<</Type/Catalog/Pages {tree} 0 R/Lang(zh-CN)/MarkInfo<</Marked true>>/StructTreeRoot {structure.Write(pdf, pages)} 0 R"
            + $"/ViewerPreferences<</DisplayDocTitle true>>/PageMode/UseOutlines/Outlines {outline} 0 R/Names<</Dests {Places(pdf, set, pages)} 0 R>>"
            + $"/Metadata {pdf.AddStream(Encoding.UTF8.GetBytes(Metadata(document)), "/Type/Metadata/Subtype/XML", packed: false)} 0 R>>");
        var information = pdf.Add($"<</Title{PdfFile.Text(document.Title)}/Author{PdfFile.Text(document.SignatureUnit ?? "")}/Producer(Yizhi)/CreationDate(D:{document.Date:yyyyMMdd}000000+08'00')>>");
        pdf.End(output, catalogue, information);
    }

    // The names of a tree stand in order, or readers don't find them.
    private static int Places(PdfFile pdf, SetDocument set, List<int> pages)
    {
        var places = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var page in set.Pages)
            foreach (var text in page.Texts)
                if (text.Figure is { } figure)
                    places.TryAdd(figure.Code, $"[{pages[page.Number - 1]} 0 R/XYZ {PdfFile.Number(text.X)} {PdfFile.Number(SetDocument.Height - text.Y + text.Size)} null]");
        var names = string.Concat(places.Select(place => $"({place.Key}){place.Value}"));
        return pdf.Add(places.Count == 0 ? "<</Names[]>>" : $"<</Names[{names}]/Limits[({places.Keys.First()})({places.Keys.Last()})]>>");
    }

    private static string Metadata(PageDocument document) => $"""
        <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{SecurityElement.Escape(document.Title)}</rdf:li></rdf:Alt></dc:title>
        <dc:creator><rdf:Seq><rdf:li>{SecurityElement.Escape(document.SignatureUnit ?? "")}</rdf:li></rdf:Seq></dc:creator>
        <dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
        <xmp:CreateDate>{document.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}T00:00:00+08:00</xmp:CreateDate>
        <pdf:Producer>Yizhi</pdf:Producer>
        <pdfuaid:part>1</pdfuaid:part>
        </rdf:Description></rdf:RDF></x:xmpmeta>
        <?xpacket end="r"?>
        """;
}
