using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Yizhi.Documents.Pages;
using Yizhi.Documents.Typesetting;

namespace Yizhi.Documents.Docx;

/// <summary>Writes an official document as DOCX in the layout of GB/T 9704-2012.</summary>
/// <remarks>The same document gives the same bytes. Every figure stands in a content control whose tag is <see cref="FigureTag.Of"/> its token, under a bookmark that is its <see cref="FigureCode"/>.</remarks>
public static class DocxWriter
{
    internal const string Odd = "rIdOdd", Even = "rIdEven";

    /// <summary>Writes the document.</summary>
    /// <param name="output">Where to write; it stays open and needs no seeking.</param>
    /// <param name="document">The document.</param>
    public static void Write(Stream output, PageDocument document)
    {
        DocxFrame.Write(output, to => Content(to, document), Described(document));
    }

    /// <summary>An element as the text of the document has it, without the name space that stands at its head.</summary>
    internal static string TextOf(OpenXmlElement element) => element.OuterXml.Replace(" xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"", "", StringComparison.Ordinal);

    private static void Content(TextWriter to, PageDocument document)
    {
        var runs = new RunWriter();
        to.Write($"<?xml version=\"1.0\" encoding=\"utf-8\"?><w:document {RunWriter.Space} xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" mc:Ignorable=\"w15\"><w:body>");
        foreach (var paragraph in HeadOfPaper.Of(document))
            to.Write(TextOf(paragraph));
        foreach (var text in BodyOfPaper.Of(document.Blocks, runs, keepsSignature: true))
            to.Write(text);
        foreach (var text in EndOfPaper.Of(document, runs))
            to.Write(text);
        to.Write(Section.Value);
        to.Write("</w:body></w:document>");
    }

    private static readonly Lazy<string> Section = new(() => TextOf(Pages()));

    /// <summary>Lets older programs pass over the look of content controls, which they do not know.</summary>
    internal static void Permit(Document content)
    {
        if (content.LookupNamespace("w15") is null)
            content.AddNamespaceDeclaration("w15", "http://schemas.microsoft.com/office/word/2012/wordml");
        var ignorable = content.MCAttributes?.Ignorable?.Value ?? "";
        if (!ignorable.Split(' ').Contains("w15"))
            content.MCAttributes = new MarkupCompatibilityAttributes { Ignorable = $"{ignorable} w15".Trim() };
    }

    private static SectionProperties Pages() => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = Odd },
        new FooterReference { Type = HeaderFooterValues.Even, Id = Even },
        new PageSize { Width = Paper.Width, Height = Paper.Height },
        new PageMargin
        {
            Top = Paper.Top,
            Right = Paper.Right,
            Bottom = Paper.Bottom,
            Left = Paper.Left,
            Header = 851,
            Footer = Paper.FooterUp,
            Gutter = 0,
        },
        new PageNumberType { Start = 1 },
        new DocGrid { Type = DocGridValues.LinesAndChars, LinePitch = Paper.Line, CharacterSpace = Paper.CharacterSpace });

    internal static Settings Settings() => new(
        new Zoom { Percent = "100" },
        new EvenAndOddHeaders(),
        // Punctuation keeps a full character: twenty-eight to a line is counted with it.
        new CharacterSpacingControl { Val = CharacterSpacingValues.DoNotCompress },
        // Every program breaks lines at the same places as the PDF does.
        new NoLineBreaksAfterKinsoku { Language = "zh-CN", Val = Marks.NotLast },
        new NoLineBreaksBeforeKinsoku { Language = "zh-CN", Val = Marks.NotFirst },
        new Compatibility(
            new DoNotWrapTextWithPunctuation(),
            new UseFarEastLayout(),
            new CompatibilitySetting
            {
                Name = CompatSettingNameValues.CompatibilityMode,
                Uri = "http://schemas.microsoft.com/office/word",
                Val = "15",
            }),
        new ThemeFontLanguages { Val = "en-US", EastAsia = "zh-CN" });

    // Written by hand: the library's own properties part gets a random name and the time of writing.
    private static byte[] Described(PageDocument document)
    {
        XNamespace cp = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        XNamespace dc = "http://purl.org/dc/elements/1.1/";
        XNamespace terms = "http://purl.org/dc/terms/";
        XNamespace xsi = "http://www.w3.org/2001/XMLSchema-instance";
        var day = document.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z";
        var w3c = new XAttribute(xsi + "type", "dcterms:W3CDTF");
        using var stream = new MemoryStream();
        new XDocument(new XElement(cp + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", cp),
            new XAttribute(XNamespace.Xmlns + "dc", dc),
            new XAttribute(XNamespace.Xmlns + "dcterms", terms),
            new XAttribute(XNamespace.Xmlns + "xsi", xsi),
            new XElement(dc + "title", document.Title),
            new XElement(dc + "creator", document.SignatureUnit),
            new XElement(cp + "lastModifiedBy", document.SignatureUnit),
            new XElement(dc + "language", "zh-CN"),
            new XElement(terms + "created", w3c, day),
            new XElement(terms + "modified", w3c, day))).Save(stream);
        return stream.ToArray();
    }
}
