using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Yizhi.Documents.Pages;
using Row = DocumentFormat.OpenXml.Wordprocessing.TableRow;

namespace Yizhi.Documents.Docx;

/// <summary>Signature, date and the record block at the foot of the last page.</summary>
internal static class EndOfPaper
{
    public static IEnumerable<string> Of(PageDocument document, RunWriter runs)
    {
        foreach (var paragraph in AttachmentsOfPaper.Note(document.Attachments))
            yield return DocxWriter.TextOf(paragraph);
        if (document.SignatureUnit is { } unit)
            foreach (var paragraph in Signature(unit, document.Date))
                yield return DocxWriter.TextOf(paragraph);
        if (document.Note is { } note)
            yield return DocxWriter.TextOf(HeadOfPaper.Styled(PaperStyles.Body, RunWriter.Words(Pages.RecordBlock.Note(note))));
        foreach (var element in AttachmentsOfPaper.Of(document.Attachments, runs))
            yield return element;
        if (document.CopyTo is not { } copyTo)
            yield break;
        yield return DocxWriter.TextOf(RecordBlock(copyTo, document));
        // Word wants a paragraph after a table; this one takes no room.
        var last = HeadOfPaper.Styled(PaperStyles.Record);
        last.ParagraphProperties!.SpacingBetweenLines = PaperStyles.Spacing(line: 20);
        yield return DocxWriter.TextOf(last);
    }

    private static IEnumerable<Paragraph> Signature(string unit, DateOnly on)
    {
        var (left, right) = SignaturePlace.Of(unit, on);
        var signature = HeadOfPaper.Styled(PaperStyles.Signature, RunWriter.Words(unit));
        signature.ParagraphProperties!.Indentation = new Indentation { Left = Twips(left) };
        yield return signature;

        var dated = HeadOfPaper.Styled(PaperStyles.Date, RunWriter.Words(WrittenDate.Of(on)));
        dated.ParagraphProperties!.Indentation = new Indentation { Right = Twips(right), RightChars = (int)Math.Round(100 * right) };
        yield return dated;
    }

    // §7.4: rules of 0.35 mm above and below, 0.25 mm between, as wide as the type area, the last one on its lower edge.
    private static Table RecordBlock(string copyTo, PageDocument document) => new(
        new TableProperties
        {
            // Measured from the paper's edge, not the margin: LibreOffice 7 lets a table float only where it sees room beside it.
            TablePositionProperties = new TablePositionProperties
            {
                LeftFromText = 0,
                RightFromText = 0,
                VerticalAnchor = VerticalAnchorValues.Margin,
                HorizontalAnchor = HorizontalAnchorValues.Page,
                TablePositionX = Paper.Left,
                TablePositionYAlignment = VerticalAlignmentValues.Bottom,
            },
            TableWidth = new TableWidth { Width = $"{Paper.TypeWidth}", Type = TableWidthUnitValues.Dxa },
            TableBorders = new TableBorders
            {
                TopBorder = new TopBorder { Val = BorderValues.Single, Size = 8 },
                BottomBorder = new BottomBorder { Val = BorderValues.Single, Size = 8 },
                InsideHorizontalBorder = new InsideHorizontalBorder { Val = BorderValues.Single, Size = 6 },
            },
            TableLayout = new TableLayout { Type = TableLayoutValues.Fixed },
            TableCellMarginDefault = new TableCellMarginDefault
            {
                TableCellLeftMargin = new TableCellLeftMargin { Width = 0, Type = TableWidthValues.Dxa },
                TableCellRightMargin = new TableCellRightMargin { Width = 0, Type = TableWidthValues.Dxa },
            },
        },
        new TableGrid(new GridColumn { Width = $"{Paper.TypeWidth}" }),
        RecordRow(CopyTo(copyTo)),
        RecordRow(Printed(document)));

    private static Row RecordRow(Paragraph paragraph) => new(
        new TableRowProperties(new CantSplit()),
        new TableCell(
            new TableCellProperties(new TableCellWidth { Width = $"{Paper.TypeWidth}", Type = TableWidthUnitValues.Dxa }),
            paragraph));

    // One character in on both sides; what runs on stands under the first recipient, after 抄送：.
    private static Paragraph CopyTo(string copyTo)
    {
        var paragraph = HeadOfPaper.Styled(PaperStyles.Record, RunWriter.Words($"抄送：{Pages.RecordBlock.Sentence(copyTo)}"));
        paragraph.ParagraphProperties!.Indentation = new Indentation { Left = $"{4 * SmallCharacter}", Right = $"{SmallCharacter}", Hanging = $"{3 * SmallCharacter}" };
        return paragraph;
    }

    private static Paragraph Printed(PageDocument document)
    {
        var paragraph = HeadOfPaper.Styled(
            PaperStyles.Record,
            RunWriter.Words(document.SignatureUnit ?? ""),
            new DocumentFormat.OpenXml.Wordprocessing.Run(new TabChar()),
            RunWriter.Words($"{WrittenDate.Of(document.Date)}印发"));
        var properties = paragraph.ParagraphProperties!;
        properties.Tabs = new Tabs(new TabStop { Val = TabStopValues.Right, Position = Paper.TypeWidth - SmallCharacter });
        properties.Indentation = new Indentation { Left = $"{SmallCharacter}" };
        properties.Justification = new Justification { Val = JustificationValues.Left };
        return paragraph;
    }

    private const int SmallCharacter = 280;

    private static string Twips(double characters) => $"{(int)Math.Round(characters * Paper.TypeWidth / Paper.Characters)}";
}
