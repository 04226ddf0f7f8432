using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Yizhi.Documents.Docx;

/// <summary>The parts that are the same in every document: styles, settings, typefaces, page numbers. Written once, copied into each.</summary>
internal static class DocxFrame
{
    /// <summary>The text of the document.</summary>
    public const string Text = "word/document.xml";

    /// <summary>Title, author and date.</summary>
    public const string About = "docProps/core.xml";

    // The earliest moment a zip can tell.
    private static readonly DateTimeOffset Never = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Lazy<IReadOnlyList<(string Name, byte[] Content)>> Parts = new(Write);

    /// <summary>Writes a document: the same parts each time, and its own two.</summary>
    public static void Write(Stream output, Action<TextWriter> text, byte[] about)
    {
        // Built in memory, because a zip writer leaves other flags in a stream it can't seek in.
        using var built = new MemoryStream(32 * 1024);
        using (var zip = new ZipArchive(built, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in Parts.Value)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
                entry.LastWriteTime = Never;
                using var to = entry.Open();
                if (name != Text)
                {
                    to.Write(name == About ? about : content);
                    continue;
                }
                // Straight into the zip: as one string the text of a report is large enough to cost a full collection.
                using var writer = new StreamWriter(to, new UTF8Encoding(false), 16 * 1024);
                text(writer);
            }
        built.Position = 0;
        built.CopyTo(output);
    }

    private static List<(string, byte[])> Write()
    {
        using var package = new MemoryStream();
        using (var docx = WordprocessingDocument.Create(package, WordprocessingDocumentType.Document))
        {
            var main = docx.AddMainDocumentPart();
            docx.ChangeIdOfPart(main, "rIdMain");
            // Ids are given by hand: the library's own are random, and the bytes would differ each time.
            main.AddNewPart<StyleDefinitionsPart>("rIdStyles").Styles = PaperStyles.All();
            main.AddNewPart<FontTablePart>("rIdFonts").Fonts = Faces.Table();
            main.AddNewPart<DocumentSettingsPart>("rIdSettings").Settings = DocxWriter.Settings();
            main.AddNewPart<FooterPart>(DocxWriter.Odd).Footer = PageNumbers.Odd();
            main.AddNewPart<FooterPart>(DocxWriter.Even).Footer = PageNumbers.Even();
            main.Document = new Document(new Body());
            var core = docx.AddCoreFilePropertiesPart();
            docx.ChangeIdOfPart(core, "rIdCore");
            using var about = new StreamWriter(core.GetStream(FileMode.Create, FileAccess.Write));
            about.Write("<about/>");
        }
        using var zip = new ZipArchive(package, ZipArchiveMode.Read);
        // The content types first, as readers expect, then by name.
        return [.. zip.Entries.OrderBy(entry => entry.FullName != "[Content_Types].xml").ThenBy(entry => entry.FullName, StringComparer.Ordinal).Select(entry =>
        {
            using var from = entry.Open();
            using var content = new MemoryStream();
            from.CopyTo(content);
            return (entry.FullName, content.ToArray());
        })];
    }
}
