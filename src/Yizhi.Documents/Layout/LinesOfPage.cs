using System.Text;
using Yizhi.Documents.Reading;

namespace Yizhi.Documents.Layout;

/// <summary>Puts the letters of a page together to lines, from top to bottom and from left to right.</summary>
internal static class LinesOfPage
{
    private const double SameLine = 0.45;
    private const double BetweenWords = 0.2;
    private const double Blank = 0.8;
    private const double NextCell = 1.8;

    public static IEnumerable<PlacedLine> Of(PlacedPage page, int number, Budget budget)
    {
        var glyphs = page.Glyphs.Where(glyph => glyph.Size > 0 && double.IsFinite(glyph.X) && double.IsFinite(glyph.Y) && !string.IsNullOrWhiteSpace(glyph.Text)).OrderBy(glyph => glyph.Y).ToList();
        for (int first = 0, next; first < glyphs.Count; first = next)
        {
            var (y, size) = (glyphs[first].Y, glyphs[first].Size);
            for (next = first; next < glyphs.Count && glyphs[next].Y - y <= SameLine * Math.Max(size, glyphs[next].Size); next++)
            {
                budget.Check();
                // A small raised letter may come first; the line is where its large letters stand.
                if (glyphs[next].Size > size * 1.2)
                    (y, size) = (glyphs[next].Y, glyphs[next].Size);
            }
            if (Line(glyphs.GetRange(first, next - first), page, number) is { } line)
                yield return line;
        }
    }

    private static PlacedLine? Line(List<Glyph> glyphs, PlacedPage page, int number)
    {
        var ordered = glyphs.OrderBy(glyph => glyph.X).ToList();
        var cells = new Cells();
        Glyph? last = null;
        var (right, token, inToken) = (double.MinValue, 0.0, true);
        foreach (var glyph in ordered)
        {
            if (last is { } before)
            {
                // Bold is often made by printing a letter twice.
                if (before.Text == glyph.Text && glyph.X - before.X < 0.25 * glyph.Size)
                    continue;
                var gap = (glyph.X - right) / Math.Max(before.Size, glyph.Size);
                if (gap >= Blank)
                    cells.Next(isFar: gap >= NextCell);
                else if (gap > BetweenWords && char.IsAscii(before.Text[^1]) && char.IsAscii(glyph.Text[0]))
                    cells.Add(" ");
                inToken &= GoesWith(before.Text[^1], glyph.Text[0]) && gap < Blank;
            }
            cells.Add(glyph.Text);
            right = Math.Max(right, glyph.Right);
            if (inToken)
                token = right - ordered[0].X;
            last = glyph;
        }
        if (last is null)
            return null;
        var sizes = ordered.Select(glyph => glyph.Size).Order().ToList();
        return new PlacedLine(cells.ToString(), ordered[0].X, right, ordered[^1].Y, sizes[sizes.Count / 2], token, number, page.Width, page.Height);
    }

    /// <summary>The stretches of a line between its blanks.</summary>
    private sealed class Cells
    {
        private readonly List<StringBuilder> cells = [new()];
        private readonly List<bool> far = [];

        public void Add(string text) => cells[^1].Append(text);

        public void Next(bool isFar)
        {
            far.Add(isFar);
            cells.Add(new());
        }

        // In a line that has one cell far from the next, the nearer ones are cells too: a number at the right edge of its column
        // stands close to the words of the next. Only the letters of a name are set apart without being cells.
        public override string ToString()
        {
            var line = new StringBuilder().Append(cells[0]);
            var isRow = far.Contains(true);
            for (var i = 1; i < cells.Count; i++)
                line.Append(far[i - 1] || (isRow && !IsLetter(cells[i - 1]) && !IsLetter(cells[i])) ? '\t' : ' ').Append(cells[i]);
            return line.ToString();
        }

        private static bool IsLetter(StringBuilder cell) => cell.Length == 1 && !char.IsAsciiDigit(cell[0]);
    }

    // What no line is broken between: the letters of a word or number, and a mark with what stands before it.
    private static bool GoesWith(char before, char next) =>
        IsOfWord(before) && IsOfWord(next) || "，。、；：！？）》”’〕】%％".Contains(next, StringComparison.Ordinal) || "（《“‘〔【".Contains(before, StringComparison.Ordinal);

    private static bool IsOfWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '%' or '-' or ',' or '/';
}
