using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Yizhi.Documents.Pages;

namespace Yizhi.Documents.Docx;

/// <summary>版头 and what opens the body: red head, number, signer, red line, title, addressee.</summary>
internal static class HeadOfPaper
{
    public static IEnumerable<Paragraph> Of(PageDocument document)
    {
        if (document.IssuerMark is { } mark)
        {
            yield return RedHead(mark);
            yield return Number(document);
        }
        var title = Title(document.TitleLines);
        // Under a red line the title keeps two empty lines; on a bare page it would stand too low.
        if (document.IssuerMark is null)
            title.ParagraphProperties!.SpacingBetweenLines = PaperStyles.Spacing(before: 0, after: Paper.Line);
        yield return title;
        if (document.Addressee is { } addressee)
            yield return Addressee(addressee);
    }

    private static Paragraph RedHead(string mark)
    {
        var (size, scale) = RedHeadSize.Of(mark);
        var words = RunWriter.Words(mark);
        words.RunProperties!.FontSize = new FontSize { Val = $"{size}" };
        words.RunProperties.FontSizeComplexScript = new FontSizeComplexScript { Val = $"{size}" };
        if (scale < 1)
            words.RunProperties.CharacterScale = new CharacterScale { Val = (int)Math.Round(100 * scale) };
        var paragraph = Styled(PaperStyles.RedHead, words);
        // The line is hardly higher than the type, so that every program sets the type at the same height in it.
        var line = size * 12;
        paragraph.ParagraphProperties!.SpacingBetweenLines = PaperStyles.Spacing(before: Paper.HeadDrop - (line - size * 10) / 2, line: line);
        return paragraph;
    }

    private static Paragraph Number(PageDocument document)
    {
        var paragraph = Styled(PaperStyles.Number, RunWriter.Words(document.DocumentNumber ?? ""));
        if (document.Signer is { } signer)
        {
            paragraph.Append(new DocumentFormat.OpenXml.Wordprocessing.Run(new TabChar()));
            paragraph.Append(RunWriter.Words("签发人："), RunWriter.Words(signer, Faces.KaiTi));
        }
        return paragraph;
    }

    public static Paragraph Title(IReadOnlyList<string> lines)
    {
        var run = RunWriter.Words(lines.Count > 0 ? lines[0] : "");
        foreach (var line in lines.Skip(1))
            run.Append(new Break(), new Text(line) { Space = SpaceProcessingModeValues.Preserve });
        return Styled(PaperStyles.Title, run);
    }

    private static Paragraph Addressee(string addressee) =>
        Styled(PaperStyles.Addressee, RunWriter.Words(addressee.TrimEnd('：', ':') + "："));

    public static Paragraph Styled(string style, params OpenXmlElement[] content)
    {
        var paragraph = new Paragraph(new ParagraphProperties { ParagraphStyleId = new ParagraphStyleId { Val = style } });
        paragraph.Append(content);
        return paragraph;
    }
}
