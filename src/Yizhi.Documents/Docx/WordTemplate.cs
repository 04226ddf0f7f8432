using System.IO.Compression;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Yizhi.Documents.Pages;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace Yizhi.Documents.Docx;

/// <summary>An office's own Word file with named places, into which a report is written.</summary>
/// <remarks>A place is 《标题》, {{标题}} or {{title}} in the text, or a content control with such a name for its tag or title. The style of the place is kept.</remarks>
public sealed partial class WordTemplate
{
    private const int MostPlaces = 500, MostParts = 1000;
    private const long MostBytes = 64L << 20;

    private readonly byte[] file;

    private WordTemplate(byte[] file) => this.file = file;

    /// <summary>Takes a file in, or refuses it with all that is wrong with it.</summary>
    /// <param name="file">The .docx.</param>
    public static TemplateOutcome Open(byte[] file)
    {
        try
        {
            using (var zip = new ZipArchive(new MemoryStream(file)))
                if (zip.Entries.Count > MostParts || zip.Entries.Sum(entry => entry.Length) > MostBytes)
                    return new TemplateOutcome.Refused([], "模板太大；请删去图片后再上传。");
            using var docx = WordprocessingDocument.Open(new MemoryStream(file), false);
            if (docx.MainDocumentPart?.Document?.Body is not { } body)
                return new TemplateOutcome.Refused([], "这不是 Word 文档（.docx）：里面没有正文。");
            if (docx.DocumentType != WordprocessingDocumentType.Document || docx.MainDocumentPart.VbaProjectPart is not null)
                return new TemplateOutcome.Refused([], "模板里不能有宏；请另存为不带宏的 .docx 文档。");
            if (docx.GetAllParts().Any(part => part.ExternalRelationships.Any() || part is EmbeddedObjectPart or EmbeddedPackagePart or AlternativeFormatImportPart))
                return new TemplateOutcome.Refused([], "模板里不能有嵌入的文件和外部链接的内容；请删去后再上传。");
            var found = Roots(docx).SelectMany(Places).ToList();
            var unknown = found.Where(place => TemplateFields.Find(place.Name) is null).Select(place => place.Name).Distinct(StringComparer.Ordinal).ToList();
            if (unknown.Count > 0)
                return new TemplateOutcome.Refused(unknown, $"模板里有不认识的名称：{string.Join('、', unknown)}。可用的名称是：{string.Join('、', TemplateFields.Names)}。");
            if (found.Count is 0 or > MostPlaces)
                return new TemplateOutcome.Refused([], found.Count == 0 ? $"模板里没有可填的位置；请用《标题》《正文》这样的名称标出。可用的名称是：{string.Join('、', TemplateFields.Names)}。" : $"模板里可填的位置超过 {MostPlaces} 处。");
            if (!found.Any(place => TemplateFields.Find(place.Name) == TemplateField.Body && Roots(docx).First() == body))
                return new TemplateOutcome.Refused([], "模板里没有《正文》：报告的文字无处可放。");
            return new TemplateOutcome.Taken(new WordTemplate(file), [.. found.Select(place => TemplateFields.Find(place.Name)!.Value).Distinct()]);
        }
        catch (Exception fault) when (fault is OpenXmlPackageException or IOException or InvalidDataException or System.Xml.XmlException or FormatException or ArgumentException)
        {
            return new TemplateOutcome.Refused([], "这不是可以读取的 Word 文档（.docx）。");
        }
    }

    /// <summary>Writes a document into the template.</summary>
    /// <param name="output">Where to write; it stays open and needs no seeking.</param>
    /// <param name="document">The document.</param>
    public void Fill(Stream output, PageDocument document)
    {
        using var package = new MemoryStream();
        package.Write(file);
        using (var docx = WordprocessingDocument.Open(package, true))
        {
            var filling = new TemplateFilling(document, docx.MainDocumentPart!);
            foreach (var root in Roots(docx))
                filling.Fill(root);
            DocxWriter.Permit(docx.MainDocumentPart!.Document!);
            foreach (var part in docx.MainDocumentPart!.HeaderParts)
                part.Header!.Save();
            foreach (var part in docx.MainDocumentPart.FooterParts)
                part.Footer!.Save();
            docx.MainDocumentPart.Document!.Save();
        }
        package.Position = 0;
        FixedPackage.Copy(package, output);
    }

    /// <summary>The body first, then the running heads and feet.</summary>
    private static IEnumerable<OpenXmlElement> Roots(WordprocessingDocument docx)
    {
        yield return docx.MainDocumentPart!.Document!.Body!;
        foreach (var part in docx.MainDocumentPart.HeaderParts)
            if (part.Header is { } header)
                yield return header;
        foreach (var part in docx.MainDocumentPart.FooterParts)
            if (part.Footer is { } footer)
                yield return footer;
    }

    private static IEnumerable<(string Name, OpenXmlElement At)> Places(OpenXmlElement root)
    {
        foreach (var control in root.Descendants<SdtElement>())
            if (NameOf(control) is { } name)
                yield return (name, control);
        foreach (var paragraph in root.Descendants<Paragraph>())
            foreach (Match mark in Mark().Matches(TextOf(paragraph)))
                if (NameIn(mark) is { } name)
                    yield return (name, paragraph);
    }

    /// <summary>The name of a content control: its tag or title, where that is written as a name or is one.</summary>
    internal static string? NameOf(SdtElement control)
    {
        foreach (var said in (string?[])[control.SdtProperties?.GetFirstChild<Tag>()?.Val?.Value, control.SdtProperties?.GetFirstChild<SdtAlias>()?.Val?.Value])
            if (said is not null && (Mark().Match(said) is { Success: true } mark ? NameIn(mark) : TemplateFields.Find(said) is null ? null : said) is { } name)
                return name;
        return null;
    }

    /// <summary>The name a mark holds; null where 《》 holds something else, such as the name of a law.</summary>
    internal static string? NameIn(Match mark) =>
        mark.Groups["braced"] is { Success: true } braced ? braced.Value.Trim()
        : TemplateFields.Find(mark.Groups["quoted"].Value) is null ? null : mark.Groups["quoted"].Value;

    /// <summary>The words of a paragraph, without those of content controls in it.</summary>
    internal static string TextOf(Paragraph paragraph) => string.Concat(TextsOf(paragraph).Select(text => text.Text));

    /// <summary>The pieces of text of a paragraph, in order.</summary>
    internal static IEnumerable<Text> TextsOf(Paragraph paragraph) => paragraph.Descendants<Text>().Where(text => text.Ancestors<Paragraph>().First() == paragraph);

    /// <summary>A named place in the text.</summary>
    [GeneratedRegex(@"\{\{(?<braced>[^{}]{1,40})\}\}|《(?<quoted>[^《》]{1,20})》")]
    internal static partial Regex Mark();
}

/// <summary>What became of a template that was handed in.</summary>
public abstract record TemplateOutcome
{
    private TemplateOutcome() { }

    /// <summary>It can be filled.</summary>
    /// <param name="Template">The template.</param>
    /// <param name="Fields">What it asks for.</param>
    public sealed record Taken(WordTemplate Template, IReadOnlyList<TemplateField> Fields) : TemplateOutcome;

    /// <summary>It can't be filled.</summary>
    /// <param name="Unknown">Names in it that nobody knows.</param>
    /// <param name="Said">Why, in words, and what to do.</param>
    public sealed record Refused(IReadOnlyList<string> Unknown, string Said) : TemplateOutcome;
}
