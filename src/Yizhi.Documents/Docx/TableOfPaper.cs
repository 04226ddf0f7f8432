using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;
using Yizhi.Documents.Pages;
using Row = DocumentFormat.OpenXml.Wordprocessing.TableRow;

namespace Yizhi.Documents.Docx;

/// <summary>A table over the whole type area; its head stands again on every page.</summary>
internal static class TableOfPaper
{
    public static Table Of(Block.Table table, RunWriter runs)
    {
        var widths = Widths(table.Columns.Count);
        var written = new Table(
            new TableProperties
            {
                TableWidth = new TableWidth { Width = $"{Paper.TypeWidth}", Type = TableWidthUnitValues.Dxa },
                TableJustification = new TableJustification { Val = TableRowAlignmentValues.Center },
                TableBorders = Borders(),
                TableLayout = new TableLayout { Type = TableLayoutValues.Fixed },
            },
            new TableGrid(widths.Select(width => new GridColumn { Width = width })));
        written.Append(table.Rows.Select(row => Of(row, table.Columns, widths, runs)));
        return written;
    }

    private static Row Of(Pages.TableRow row, IReadOnlyList<ColumnStand> columns, List<string> widths, RunWriter runs)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (row.IsHead)
            properties.Append(new TableHeader());
        var written = new Row(properties);
        for (var i = 0; i < columns.Count; i++)
            written.Append(Cell(row.Cells[i], row.IsHead ? ColumnStand.Centre : columns[i], widths[i], row.IsHead, runs));
        return written;
    }

    private static TableCell Cell(IReadOnlyList<Pages.Run> content, ColumnStand stand, string width, bool isHead, RunWriter runs)
    {
        var paragraph = HeadOfPaper.Styled(
            PaperStyles.Cell, [.. runs.Write(content, isHead ? Faces.HeiTi : null)]);
        if (stand is ColumnStand.Left or ColumnStand.Right)
            paragraph.ParagraphProperties!.Justification = new Justification
            {
                Val = stand == ColumnStand.Left ? JustificationValues.Left : JustificationValues.Right,
            };
        return new(
            new TableCellProperties
            {
                TableCellWidth = new TableCellWidth { Width = width, Type = TableWidthUnitValues.Dxa },
                TableCellVerticalAlignment = new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center },
            },
            paragraph);
    }

    private static List<string> Widths(int columns) =>
        [.. Enumerable.Range(0, columns).Select(i =>
            (Paper.TypeWidth * (i + 1) / columns - Paper.TypeWidth * i / columns).ToString(CultureInfo.InvariantCulture))];

    private static TableBorders Borders() => new()
    {
        TopBorder = new TopBorder { Val = BorderValues.Single, Size = 4 },
        LeftBorder = new LeftBorder { Val = BorderValues.Single, Size = 4 },
        BottomBorder = new BottomBorder { Val = BorderValues.Single, Size = 4 },
        RightBorder = new RightBorder { Val = BorderValues.Single, Size = 4 },
        InsideHorizontalBorder = new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 },
        InsideVerticalBorder = new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 },
    };
}
