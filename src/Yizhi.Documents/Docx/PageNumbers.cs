using DocumentFormat.OpenXml.Wordprocessing;

namespace Yizhi.Documents.Docx;

/// <summary>Page numbers — 1 — at the outer side: odd pages right, even pages left, one character in (§7.5).</summary>
internal static class PageNumbers
{
    public static Footer Odd() => At(JustificationValues.Right, new Indentation { RightChars = 100, Right = "280" });

    public static Footer Even() => At(JustificationValues.Left, new Indentation { LeftChars = 100, Left = "280" });

    private static Footer At(JustificationValues side, Indentation inward)
    {
        var paragraph = HeadOfPaper.Styled(
            PaperStyles.Footer,
            RunWriter.Words("— "),
            new SimpleField(RunWriter.Words("1")) { Instruction = "PAGE" },
            RunWriter.Words(" —"));
        paragraph.ParagraphProperties!.Indentation = inward;
        paragraph.ParagraphProperties.Justification = new Justification { Val = side };
        return new Footer(paragraph);
    }
}
