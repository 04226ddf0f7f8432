using Yizhi.Documents.Fonts;

namespace Yizhi.Documents.Typesetting;

/// <summary>A character that waits for its place on a line.</summary>
/// <param name="Rune">The character.</param>
/// <param name="Width">How far the next one stands from it.</param>
public readonly record struct Cell(int Rune, double Width)
{
    /// <summary>What it takes more at the end of a line, where nothing is drawn closer to it.</summary>
    public double AtEnd { get; init; }

    /// <summary>The typeface that has it; null while only lines are broken.</summary>
    internal Typeface? Typeface { get; init; }

    /// <summary>Its glyph in the typeface; 0 where no typeface of the machine has it.</summary>
    internal int Glyph { get; init; }

    /// <summary>Whether it is set in bold.</summary>
    internal bool Bold { get; init; }

    /// <summary>The figure it belongs to; null in words.</summary>
    internal FigurePlace? Figure { get; init; }

    /// <summary>How far it reaches by its typeface alone.</summary>
    internal double Natural { get; init; }
}
