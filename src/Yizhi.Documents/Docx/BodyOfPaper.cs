using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Yizhi.Documents.Pages;
using Yizhi.Documents.Typesetting;

namespace Yizhi.Documents.Docx;

/// <summary>主体: headings, paragraphs and tables.</summary>
internal static class BodyOfPaper
{
    public static IEnumerable<OpenXmlElement> Of(IReadOnlyList<Block> blocks, RunWriter runs, bool keepsSignature)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            switch (blocks[i])
            {
                case Block.Heading heading:
                    yield return HeadOfPaper.Styled(
                        PaperStyles.Heading(heading.Level), [RunWriter.Words(heading.Number), .. runs.Write(heading.Runs)]);
                    break;
                case Block.Paragraph paragraph:
                    if (paragraph.AtRight)
                    {
                        yield return AtRight(runs.Write(paragraph.Runs));
                        break;
                    }
                    var written = HeadOfPaper.Styled(PaperStyles.Body, [.. runs.Write(paragraph.Runs)]);
                    if (keepsSignature && i == blocks.Count - 1 && BodySetter.KeepsSignature(paragraph))
                        written.ParagraphProperties!.KeepNext = new KeepNext();
                    yield return written;
                    break;
                case Block.Table table:
                    yield return TableOfPaper.Of(table, runs);
                    break;
            }
        }
    }

    private static Paragraph AtRight(IEnumerable<OpenXmlElement> words)
    {
        var paragraph = HeadOfPaper.Styled(PaperStyles.Body, [.. words]);
        paragraph.ParagraphProperties!.Indentation = new Indentation { FirstLine = "0", FirstLineChars = 0 };
        paragraph.ParagraphProperties.Justification = new Justification { Val = JustificationValues.Right };
        return paragraph;
    }
}
