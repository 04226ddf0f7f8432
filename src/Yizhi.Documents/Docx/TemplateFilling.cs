using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Yizhi.Documents.Pages;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using Table = DocumentFormat.OpenXml.Wordprocessing.Table;

namespace Yizhi.Documents.Docx;

/// <summary>Puts what a document says into the named places of a template.</summary>
internal sealed class TemplateFilling(PageDocument document, MainDocumentPart main)
{
    private readonly RunWriter runs = new(main);

    public void Fill(OpenXmlElement root)
    {
        foreach (var control in root.Descendants<SdtElement>().ToList())
            if (control.Parent is not null && WordTemplate.NameOf(control) is { } name && TemplateFields.Find(name) is { } field)
                Replace(control, field);
        foreach (var paragraph in root.Descendants<Paragraph>().ToList())
        {
            if (paragraph.Parent is null)
                continue;
            var marks = WordTemplate.Mark().Matches(WordTemplate.TextOf(paragraph)).Where(mark => Field(mark) is not null).ToList();
            if (marks.Any(mark => Field(mark) == TemplateField.Body) && paragraph.Parent is Body or TableCell or SdtContentBlock)
                ReplaceByBody(paragraph, paragraph);
            else
                foreach (var mark in marks.AsEnumerable().Reverse())
                    Write(paragraph, mark.Index, mark.Length, TemplateFields.Line(Field(mark)!.Value, document));
        }
    }

    private static TemplateField? Field(Match mark) => WordTemplate.NameIn(mark) is { } name ? TemplateFields.Find(name) : null;

    // The control goes and its text stays, in the look it had.
    private void Replace(SdtElement control, TemplateField field)
    {
        if (field == TemplateField.Body && control is SdtBlock block)
        {
            var sample = block.Descendants<Paragraph>().FirstOrDefault();
            ReplaceByBody(block, sample);
            return;
        }
        var properties = control.Descendants<RunProperties>().FirstOrDefault()?.CloneNode(true) as RunProperties;
        // What an empty place says in grey is no look of the text.
        properties?.RemoveAllChildren<RunStyle>();
        var run = new DocumentFormat.OpenXml.Wordprocessing.Run(new Text(TemplateFields.Line(field, document)) { Space = SpaceProcessingModeValues.Preserve });
        if (properties is not null)
            run.RunProperties = properties;
        OpenXmlElement put = run;
        if (control is SdtBlock)
        {
            var paragraph = new Paragraph(run);
            if (control.Descendants<ParagraphProperties>().FirstOrDefault()?.CloneNode(true) is ParagraphProperties look)
                paragraph.ParagraphProperties = look;
            put = paragraph;
        }
        else if (control is not SdtRun)
            return;
        control.InsertAfterSelf(put);
        control.Remove();
    }

    private void ReplaceByBody(OpenXmlElement place, Paragraph? sample)
    {
        var look = sample?.ParagraphProperties?.CloneNode(true) as ParagraphProperties;
        var letters = sample?.Descendants<RunProperties>().FirstOrDefault();
        OpenXmlElement last = place;
        foreach (var element in document.Blocks.Select(block => Of(block, look, letters)))
        {
            last.InsertAfterSelf(element);
            last = element;
        }
        // A cell must end in a paragraph, or Word takes the file for broken.
        if (last is Table && place.Parent is TableCell)
            last.InsertAfterSelf(new Paragraph());
        place.Remove();
    }

    private OpenXmlElement Of(Block block, ParagraphProperties? look, RunProperties? letters)
    {
        if (block is Block.Table table)
            return TableOfPaper.Of(table, runs);
        var properties = look?.CloneNode(true) as ParagraphProperties ?? new ParagraphProperties();
        var paragraph = new Paragraph(properties);
        switch (block)
        {
            case Block.Heading heading:
                // The template's own heading style where it has one, so that its outline works; the outline level in any case.
                if (HeadingStyle(heading.Level) is { } style)
                    paragraph.ParagraphProperties = new ParagraphProperties { ParagraphStyleId = new ParagraphStyleId { Val = style } };
                paragraph.ParagraphProperties!.OutlineLevel = new OutlineLevel { Val = heading.Level - 1 };
                paragraph.ParagraphProperties.KeepNext = new KeepNext();
                paragraph.Append([RunWriter.Words(heading.Number, heading.Level switch { 1 => Faces.HeiTi, 2 => Faces.KaiTi, _ => null }), .. runs.Write(heading.Runs, heading.Level switch { 1 => Faces.HeiTi, 2 => Faces.KaiTi, _ => null })]);
                break;
            case Block.Paragraph prose:
                paragraph.Append(runs.Write(prose.Runs));
                if (prose.AtRight)
                    properties.Justification = new Justification { Val = JustificationValues.Right };
                break;
        }
        foreach (var run in paragraph.Descendants<DocumentFormat.OpenXml.Wordprocessing.Run>())
            Dress(run, letters, keepsFace: block is Block.Heading { Level: <= 2 });
        return paragraph;
    }

    private string? HeadingStyle(int level) =>
        main.StyleDefinitionsPart?.Styles?.Elements<Style>().FirstOrDefault(style => string.Equals(style.StyleName?.Val?.Value, $"heading {level}", StringComparison.OrdinalIgnoreCase))?.StyleId?.Value;

    // The letters of the place, but for what the words themselves say: bold, and the faces of headings.
    private static void Dress(DocumentFormat.OpenXml.Wordprocessing.Run run, RunProperties? letters, bool keepsFace)
    {
        var own = run.RunProperties;
        var dressed = letters?.CloneNode(true) as RunProperties ?? new RunProperties();
        dressed.RemoveAllChildren<RunStyle>();
        if (own?.Bold is not null)
            dressed.Bold = new Bold();
        if (keepsFace && own?.RunFonts is { } face)
            dressed.RunFonts = (RunFonts)face.CloneNode(true);
        run.RunProperties = dressed;
    }

    // A name may be cut over several runs, as Word does when it checks spelling: the first takes what is written, the rest lose theirs.
    private static void Write(Paragraph paragraph, int from, int length, string said)
    {
        var at = 0;
        var written = false;
        foreach (var text in WordTemplate.TextsOf(paragraph).ToList())
        {
            var (start, end) = (Math.Max(from - at, 0), Math.Min(from + length - at, text.Text.Length));
            at += text.Text.Length;
            if (start >= text.Text.Length || end <= start)
                continue;
            text.Text = text.Text[..start] + (written ? "" : said) + text.Text[end..];
            text.Space = SpaceProcessingModeValues.Preserve;
            written = true;
        }
    }
}
