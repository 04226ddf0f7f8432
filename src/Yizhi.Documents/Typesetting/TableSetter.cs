using Yizhi.Documents.Docx;
using Yizhi.Documents.Fonts;
using Yizhi.Documents.Pages;

namespace Yizhi.Documents.Typesetting;

/// <summary>A table over the whole type area; its head stands again on every page.</summary>
internal sealed class TableSetter(Shaper shaper)
{
    private const double Size = Paper.SmallFour / 2.0, Line = 18, Rule = 0.5;

    // What word processors leave beside the text of a cell, and what they add to a row for its rule.
    private const double Beside = 5.4, RowRule = 0.5;

    public Group Of(Block.Table table)
    {
        var part = new Part("Table");
        var strips = table.Rows.SelectMany(row => Row(row, table.Columns, new Part("TR", part))).ToList();
        var heads = table.Rows.TakeWhile(row => row.IsHead).ToList();
        return new(strips) { After = RowRule, Again = [.. heads.SelectMany(row => Row(row, table.Columns, null))] };
    }

    private IEnumerable<Strip> Row(TableRow row, IReadOnlyList<ColumnStand> columns, Part? tr)
    {
        var cells = columns.Select((column, i) => Cell(row, column, i, columns.Count, tr)).ToList();
        var lines = Math.Max(1, cells.Max(cell => cell.Count));
        // A row higher than a page can't but be cut.
        var most = (int)(Flow.Room / Line) - 1;
        for (var from = 0; from < lines; from += most)
        {
            var (start, count) = (from, Math.Min(most, lines - from));
            yield return new Strip(count * Line + RowRule, (page, top) => Put(page, top, count, [.. cells.Select(cell => cell.Skip(start).Take(count).ToList())]), RowRule);
        }
    }

    private List<SetLine> Cell(TableRow row, ColumnStand column, int i, int columns, Part? tr)
    {
        var part = tr is null ? null : new Part(row.IsHead ? "TH" : "TD", tr);
        var (left, right) = (Edge(i, columns), Edge(i + 1, columns));
        var room = right - left - 2 * Beside;
        // What stands again is no place of a figure a second time.
        var cells = shaper.Shape(tr is null ? [new TextRun(row.Cells[i].Plain())] : row.Cells[i], row.IsHead ? PaperFace.HeiTi : PaperFace.FangSong, Size, 0);
        var stand = row.IsHead ? Stand.Centre : column switch { ColumnStand.Left => Stand.Left, ColumnStand.Right => Stand.Right, _ => Stand.Centre };
        return [.. LineBreaker.Break(cells, room, room).Select(range => SetLine.Of(cells, range, left + Beside, room, stand, Size, part))];
    }

    private static void Put(SetPage page, double top, int lines, List<List<SetLine>> cells)
    {
        var height = lines * Line;
        for (var i = 0; i < cells.Count; i++)
        {
            var y = top + RowRule + (height - cells[i].Count * Line) / 2;
            foreach (var line in cells[i])
            {
                Compositor.Of(line, Line).Put(page, y);
                y += Line;
            }
        }
        var bottom = top + RowRule + height;
        for (var i = 0; i <= cells.Count; i++)
            page.Rules.Add(new(Edge(i, cells.Count), top, Edge(i, cells.Count), bottom, Rule, false));
        // The rule above closes the row before; the first row of a page has none before it.
        page.Rules.Add(new(Compositor.Left, top, Compositor.Left + Compositor.Measure, top, Rule, false));
        page.Rules.Add(new(Compositor.Left, bottom, Compositor.Left + Compositor.Measure, bottom, Rule, false));
    }

    private static double Edge(int column, int columns) => Compositor.Left + (Paper.TypeWidth * column / columns) / 20.0;
}
