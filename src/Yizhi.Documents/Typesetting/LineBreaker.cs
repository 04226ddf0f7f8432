namespace Yizhi.Documents.Typesetting;

/// <summary>Cuts characters into lines for the fixed grid: nothing hangs out of the margin and nothing is squeezed, so that every program breaks alike.</summary>
/// <remarks>Where a mark may not begin a line, what it belongs to goes down with it, and the spare room is spread over the line.</remarks>
public static class LineBreaker
{
    // Sums of many widths differ in the last places.
    private const double Slack = 1e-6;

    /// <summary>The lines, each from its first character to the one behind its last; together they are all characters.</summary>
    /// <param name="cells">The characters.</param>
    /// <param name="first">The room of the first line.</param>
    /// <param name="rest">The room of every other.</param>
    public static List<Range> Break(IReadOnlyList<Cell> cells, double first, double rest)
    {
        var lines = new List<Range>();
        for (var start = 0; start < cells.Count;)
        {
            var end = End(cells, start, lines.Count == 0 ? first : rest);
            lines.Add(start..end);
            start = end;
        }
        return lines;
    }

    /// <summary>The room a stretch takes, blanks at its end left out.</summary>
    public static double Width(IReadOnlyList<Cell> cells, Range line)
    {
        var (from, length) = line.GetOffsetAndLength(cells.Count);
        var end = from + length;
        while (end > from && cells[end - 1].Rune == ' ')
            end--;
        var width = end > from ? cells[end - 1].AtEnd : 0;
        for (var i = from; i < end; i++)
            width += cells[i].Width;
        return width;
    }

    private static int End(IReadOnlyList<Cell> cells, int start, double room)
    {
        var (width, seam) = (0.0, start);
        for (var i = start; i < cells.Count; i++)
        {
            if (i > start && Marks.MayPart(cells[i - 1].Rune, cells[i].Rune))
                seam = i;
            width += cells[i].Width;
            // Blanks at the end of a line take no room.
            if (width + cells[i].AtEnd > room + Slack && cells[i].Rune != ' ')
                return seam > start ? seam : Math.Max(i, start + 1);
        }
        return cells.Count;
    }
}
