using Yizhi.Documents.Pages;
using Yizhi.Documents.Typesetting;

namespace Yizhi.Documents.Docx;

/// <summary>主体: headings, paragraphs and tables.</summary>
internal static class BodyOfPaper
{
    private const string AtRight = "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/><w:jc w:val=\"right\"/>", KeepNext = "<w:keepNext/>";

    public static IEnumerable<string> Of(IReadOnlyList<Block> blocks, RunWriter runs, bool keepsSignature)
    {
        for (var i = 0; i < blocks.Count; i++)
            switch (blocks[i])
            {
                case Block.Heading heading:
                    yield return runs.Paragraph(PaperStyles.Heading(heading.Level), heading.Runs, heading.Number);
                    break;
                case Block.Paragraph paragraph:
                    var keeps = keepsSignature && i == blocks.Count - 1 && BodySetter.KeepsSignature(paragraph);
                    yield return runs.Paragraph(PaperStyles.Body, paragraph.Runs, more: paragraph.AtRight ? AtRight : keeps ? KeepNext : "");
                    break;
                case Block.Table table:
                    yield return DocxWriter.TextOf(TableOfPaper.Of(table, runs));
                    break;
            }
    }
}
