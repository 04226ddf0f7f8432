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
        var text = new StringBuilder();
        Glyph? last = null;
        var (right, letters, token, inToken) = (double.MinValue, 0, 0.0, true);
        foreach (var glyph in ordered)
        {
            if (last is { } before)
            {
                // Bold is often made by printing a letter twice.
                if (before.Text == glyph.Text && glyph.X - before.X < 0.25 * glyph.Size)
                    continue;
                text.Append(Gap(before, glyph, right));
                inToken &= GoesWith(before.Text[^1], glyph.Text[0]) && glyph.X - right < Blank * glyph.Size;
            }
            text.Append(glyph.Text);
            letters++;
            right = Math.Max(right, glyph.Right);
            if (inToken)
                token = right - ordered[0].X;
            last = glyph;
        }
        if (letters == 0)
            return null;
        var sizes = ordered.Select(glyph => glyph.Size).Order().ToList();
        return new PlacedLine(text.ToString(), ordered[0].X, right, ordered[^1].Y, sizes[sizes.Count / 2], token, number, page.Width, page.Height);
    }

    private static string Gap(Glyph before, Glyph glyph, double right)
    {
        var gap = (glyph.X - right) / Math.Max(before.Size, glyph.Size);
        if (gap >= NextCell)
            return "\t";
        var betweenWords = gap > BetweenWords && char.IsAscii(before.Text[^1]) && char.IsAscii(glyph.Text[0]);
        return gap >= Blank || betweenWords ? " " : "";
    }

    // What no line is broken between: the letters of a word or number, and a mark with what stands before it.
    private static bool GoesWith(char before, char next) =>
        IsOfWord(before) && IsOfWord(next) || "，。、；：！？）》”’〕】%％".Contains(next, StringComparison.Ordinal) || "（《“‘〔【".Contains(before, StringComparison.Ordinal);

    private static bool IsOfWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '%' or '-' or ',' or '/';
}
