using System.Text;
using Yizhi.Documents.Fonts;
using Yizhi.Documents.Pages;

namespace Yizhi.Documents.Typesetting;

/// <summary>Finds glyph and width of every character, and counts the places of figures.</summary>
internal sealed class Shaper(FontShelf fonts)
{
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly SortedSet<int> missing = [];

    /// <summary>Characters that no typeface has.</summary>
    public IReadOnlyList<string> Missing => [.. missing.Select(char.ConvertFromUtf32)];

    /// <param name="runs">What is to be set.</param>
    /// <param name="face">In which face.</param>
    /// <param name="size">In which size.</param>
    /// <param name="closer">How much closer than natural the characters stand.</param>
    public List<Cell> Shape(IEnumerable<Run> runs, PaperFace face, double size, double closer)
    {
        var cells = new List<Cell>();
        foreach (var run in runs)
        {
            FigurePlace? place = null;
            if (run is FigureRun { Figure: var figure })
            {
                var code = FigureCode.Of(figure);
                places[code] = places.GetValueOrDefault(code) + 1;
                place = new(figure, FigureCode.At(code, places[code]));
            }
            foreach (var rune in run.Shown.EnumerateRunes())
                cells.Add(Of(rune, face, size, closer) with { Bold = run.Bold, Figure = place });
        }
        // Word processors set figures and Latin words apart from Chinese, and do not draw the last character of such a stretch closer.
        for (var i = 0; i + 1 < cells.Count && closer > 0; i++)
            if (cells[i].Figure != cells[i + 1].Figure || Marks.IsOfWord(cells[i].Rune) != Marks.IsOfWord(cells[i + 1].Rune))
                cells[i] = cells[i] with { Width = cells[i].Natural, AtEnd = 0 };
        return cells;
    }

    public List<Cell> Shape(string text, PaperFace face, double size, double closer = 0) => Shape([new TextRun(text)], face, size, closer);

    private Cell Of(Rune rune, PaperFace face, double size, double closer)
    {
        var value = rune.Value is '\t' or 0xA0 ? ' ' : rune.Value;
        var (typeface, glyph) = fonts.GlyphOf(face, value);
        if (glyph == 0)
        {
            missing.Add(value);
            // 〓 is the printer's mark for a letter he lacks.
            var (other, mark) = fonts.GlyphOf(face, '〓');
            return new Cell(value, size - closer) { Typeface = other, Glyph = mark, Natural = other.WidthOf(mark) * size, AtEnd = closer };
        }
        var natural = typeface.WidthOf(glyph) * size;
        closer = natural > 0 ? closer : 0;
        return new Cell(value, natural - closer) { Typeface = typeface, Glyph = glyph, Natural = natural, AtEnd = closer };
    }
}
