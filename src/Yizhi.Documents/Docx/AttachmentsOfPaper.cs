using DocumentFormat.OpenXml.Wordprocessing;
using Yizhi.Documents.Pages;

namespace Yizhi.Documents.Docx;

/// <summary>附件: the note below the text, and each on a page of its own.</summary>
internal static class AttachmentsOfPaper
{
    /// <summary>§7.3.4: one line below the text, two characters in; a long name goes on under its own beginning.</summary>
    public static IEnumerable<Paragraph> Note(IReadOnlyList<Attachment> attachments)
    {
        for (var i = 0; i < attachments.Count; i++)
        {
            var (first, rest) = Attachment.NoteIndent(i, attachments.Count);
            var paragraph = HeadOfPaper.Styled(PaperStyles.Body, RunWriter.Words((i == 0 ? Attachment.NoteHead : "") + Attachment.Number(i, attachments.Count) + attachments[i].Title));
            var properties = paragraph.ParagraphProperties!;
            properties.KeepNext = new KeepNext();
            properties.Indentation = new Indentation { Left = Twips(rest), Hanging = Twips(rest - first), FirstLineChars = 0 };
            properties.Justification = new Justification { Val = JustificationValues.Left };
            if (i == 0)
                properties.SpacingBetweenLines = PaperStyles.Spacing(before: Paper.Line);
            yield return paragraph;
        }
    }

    /// <summary>The attachments, each on a new page: what it is called at the top, its title on the third line.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<Attachment> attachments, RunWriter runs)
    {
        for (var i = 0; i < attachments.Count; i++)
        {
            var label = HeadOfPaper.Styled("Normal", RunWriter.Words(Attachment.Label(i, attachments.Count), Faces.HeiTi));
            label.ParagraphProperties!.PageBreakBefore = new PageBreakBefore();
            label.ParagraphProperties.KeepNext = new KeepNext();
            yield return DocxWriter.TextOf(label);
            var title = HeadOfPaper.Title(TitleLines.Of("", attachments[i].Title));
            title.ParagraphProperties!.SpacingBetweenLines = PaperStyles.Spacing(before: Paper.Line, after: Paper.Line);
            yield return DocxWriter.TextOf(title);
            foreach (var element in BodyOfPaper.Of(attachments[i].Blocks, runs, keepsSignature: false))
                yield return element;
        }
    }

    private static string Twips(double characters) => $"{(int)Math.Round(characters * Paper.Character)}";
}
