using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Yizhi.Documents.Pages;

namespace Yizhi.Documents.Docx;

/// <summary>Signature, date and the record block at the foot of the last page.</summary>
internal static class EndOfPaper
{
    public static IEnumerable<OpenXmlElement> Of(PageDocument document)
    {
        foreach (var paragraph in Signature(document))
            yield return paragraph;
        if (document.CopyTo is not { } copyTo)
            yield break;
        foreach (var paragraph in RecordBlock(copyTo, document))
            yield return paragraph;
        // A frame hangs on the paragraph after it; this one takes no room.
        var last = HeadOfPaper.Styled(PaperStyles.Record);
        last.ParagraphProperties!.SpacingBetweenLines = PaperStyles.Spacing(line: 20);
        yield return last;
    }

    /// <summary>The form with a seal (§7.3.5.1): the date four characters from the right, the name centred over it.</summary>
    /// <remarks>A name so long that it would leave the type area takes the date to the left with it.</remarks>
    private static IEnumerable<Paragraph> Signature(PageDocument document)
    {
        var date = WrittenDate.Of(document.Date);
        var (name, day) = (Characters.Width(document.SignatureUnit), Characters.Width(date));
        var right = Math.Max(4, (name - day) / 2 + 0.25);
        var middle = right + day / 2;

        var signature = HeadOfPaper.Styled(PaperStyles.Signature, RunWriter.Words(document.SignatureUnit));
        signature.ParagraphProperties!.Indentation = new Indentation { Left = Twips(Math.Max(0, Paper.Characters - 2 * middle)) };
        yield return signature;

        var dated = HeadOfPaper.Styled(PaperStyles.Date, RunWriter.Words(date));
        dated.ParagraphProperties!.Indentation = new Indentation { Right = Twips(right), RightChars = (int)Math.Round(100 * right) };
        yield return dated;
    }

    // §7.4: rules of 0.35 mm above and below, 0.25 mm between, as wide as the type area, the last one on its lower edge.
    // A frame of paragraphs, not a floating table: older LibreOffice leaves a table of full width where it stands in the text.
    private static IEnumerable<Paragraph> RecordBlock(string copyTo, PageDocument document) =>
        [UpperRule(), CopyTo(copyTo), Printed(document)];

    // The borders of an indented paragraph are as short as its lines, so the upper rule has a paragraph of its own.
    private static Paragraph UpperRule()
    {
        var paragraph = Framed();
        paragraph.ParagraphProperties!.ParagraphBorders = new ParagraphBorders
        {
            TopBorder = new TopBorder { Val = BorderValues.Single, Size = 8, Space = 0 },
        };
        paragraph.ParagraphProperties.SpacingBetweenLines = PaperStyles.Spacing(line: 20);
        return paragraph;
    }

    // One character in on both sides; what runs on stands under the first recipient, after 抄送：.
    private static Paragraph CopyTo(string copyTo)
    {
        var paragraph = Framed(RunWriter.Words($"抄送：{Pages.RecordBlock.Sentence(copyTo)}"));
        paragraph.ParagraphProperties!.Indentation = new Indentation { Left = $"{4 * SmallCharacter}", Right = $"{SmallCharacter}", Hanging = $"{3 * SmallCharacter}" };
        return paragraph;
    }

    private static Paragraph Printed(PageDocument document)
    {
        var paragraph = Framed(
            RunWriter.Words(document.SignatureUnit),
            new DocumentFormat.OpenXml.Wordprocessing.Run(new TabChar()),
            RunWriter.Words($"{WrittenDate.Of(document.Date)}印发"));
        var properties = paragraph.ParagraphProperties!;
        properties.ParagraphBorders = new ParagraphBorders
        {
            TopBorder = new TopBorder { Val = BorderValues.Single, Size = 6, Space = 0 },
            BottomBorder = new BottomBorder { Val = BorderValues.Single, Size = 8, Space = 0 },
        };
        properties.Tabs = new Tabs(new TabStop { Val = TabStopValues.Right, Position = Paper.TypeWidth - SmallCharacter });
        properties.Indentation = new Indentation { FirstLine = $"{SmallCharacter}" };
        properties.Justification = new Justification { Val = JustificationValues.Left };
        return paragraph;
    }

    // Neighbours with the same frame properties stand in one frame.
    private static Paragraph Framed(params OpenXmlElement[] content)
    {
        var paragraph = HeadOfPaper.Styled(PaperStyles.Record, content);
        paragraph.ParagraphProperties!.FrameProperties = new FrameProperties
        {
            Width = $"{Paper.TypeWidth}",
            Wrap = TextWrappingValues.Around,
            VerticalPosition = VerticalAnchorValues.Margin,
            HorizontalPosition = HorizontalAnchorValues.Margin,
            XAlign = HorizontalAlignmentValues.Left,
            YAlign = VerticalAlignmentValues.Bottom,
        };
        return paragraph;
    }

    private const int SmallCharacter = 280;

    private static string Twips(double characters) => $"{(int)Math.Round(characters * Paper.TypeWidth / Paper.Characters)}";
}
