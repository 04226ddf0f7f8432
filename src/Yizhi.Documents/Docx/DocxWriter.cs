using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Yizhi.Documents.Pages;
using Yizhi.Documents.Typesetting;

namespace Yizhi.Documents.Docx;

/// <summary>Writes an official document as DOCX in the layout of GB/T 9704-2012.</summary>
/// <remarks>The same document gives the same bytes. Every figure stands in a content control whose tag is <see cref="FigureTag.Of"/> its token, under a bookmark that is its <see cref="FigureCode"/>.</remarks>
public static class DocxWriter
{
    private const string Odd = "rIdOdd", Even = "rIdEven";

    /// <summary>Writes the document.</summary>
    /// <param name="output">Where to write; it stays open and needs no seeking.</param>
    /// <param name="document">The document.</param>
    public static void Write(Stream output, PageDocument document)
    {
        using var package = new MemoryStream();
        using (var docx = WordprocessingDocument.Create(package, WordprocessingDocumentType.Document))
        {
            var main = docx.AddMainDocumentPart();
            docx.ChangeIdOfPart(main, "rIdMain");
            // Ids are given by hand: the library's own are random, and the bytes would differ each time.
            main.AddNewPart<StyleDefinitionsPart>("rIdStyles").Styles = PaperStyles.All();
            main.AddNewPart<FontTablePart>("rIdFonts").Fonts = Faces.Table();
            main.AddNewPart<DocumentSettingsPart>("rIdSettings").Settings = Settings();
            main.AddNewPart<FooterPart>(Odd).Footer = PageNumbers.Odd();
            main.AddNewPart<FooterPart>(Even).Footer = PageNumbers.Even();
            main.Document = Content(document);
            var core = docx.AddCoreFilePropertiesPart();
            docx.ChangeIdOfPart(core, "rIdCore");
            Describe(core, document);
        }
        package.Position = 0;
        FixedPackage.Copy(package, output);
    }

    private static Document Content(PageDocument document)
    {
        var body = new Body();
        body.Append(HeadOfPaper.Of(document));
        var runs = new RunWriter();
        body.Append(BodyOfPaper.Of(document.Blocks, runs, keepsSignature: true));
        body.Append(EndOfPaper.Of(document, runs));
        body.Append(Pages());
        var content = new Document(body);
        Permit(content);
        return content;
    }

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

    private static Settings Settings() => new(
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
    private static void Describe(CoreFilePropertiesPart core, PageDocument document)
    {
        XNamespace cp = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        XNamespace dc = "http://purl.org/dc/elements/1.1/";
        XNamespace terms = "http://purl.org/dc/terms/";
        XNamespace xsi = "http://www.w3.org/2001/XMLSchema-instance";
        var day = document.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z";
        var w3c = new XAttribute(xsi + "type", "dcterms:W3CDTF");
        using var stream = core.GetStream(FileMode.Create, FileAccess.Write);
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
    }
}
