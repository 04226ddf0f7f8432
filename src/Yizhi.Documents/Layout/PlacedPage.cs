using Yizhi.Documents.Reading;

namespace Yizhi.Documents.Layout;

/// <summary>A letter at its place on a page.</summary>
/// <param name="Text">What it says; a ligature says several letters.</param>
/// <param name="X">Its left edge.</param>
/// <param name="Y">Its base line, counted from the top of the page.</param>
/// <param name="Width">How far it reaches to the right.</param>
/// <param name="Size">The size of its type; every unit serves, since all are the same.</param>
internal readonly record struct Glyph(string Text, double X, double Y, double Width, double Size)
{
    public double Right => X + Width;
}

/// <summary>A page as its letters stand on it.</summary>
internal sealed record PlacedPage(double Width, double Height, IReadOnlyList<Glyph> Glyphs)
{
    // A full page has some six hundred letters, a folded sheet in small print some thousands.
    private const int Most = 50_000;

    /// <summary>Ends the reading of a page with more letters than anybody could read.</summary>
    public static void Check(int letters, Budget budget)
    {
        if (letters > Most)
            budget.Refuse(Refusal.TooMany("一页上的字", Most));
    }
}

/// <summary>A line of a page.</summary>
internal sealed record PlacedLine(string Text, double Left, double Right, double Y, double Size, double FirstToken, int Page, double PageWidth, double PageHeight)
{
    /// <summary>Cells of a table, or a name far from its date.</summary>
    public bool IsRow => Text.Contains('\t', StringComparison.Ordinal);
}
