using Yizhi.Core.Reports;
using Yizhi.Documents.Fonts;

namespace Yizhi.Documents.Typesetting;

/// <summary>A document set on pages, in points from the upper left corner of the paper.</summary>
/// <param name="Pages">The pages.</param>
/// <param name="Missing">Characters that no typeface of the machine has; a box stands in their place.</param>
public sealed record SetDocument(IReadOnlyList<SetPage> Pages, IReadOnlyList<string> Missing)
{
    /// <summary>The width of the paper.</summary>
    public const double Width = Docx.Paper.Width / 20.0;

    /// <summary>The height of the paper.</summary>
    public const double Height = Docx.Paper.Height / 20.0;
}

/// <summary>A page.</summary>
/// <param name="Number">Its number, from 1.</param>
public sealed record SetPage(int Number)
{
    internal List<SetText> Items { get; } = [];

    /// <summary>The stretches of text, in reading order.</summary>
    public IReadOnlyList<SetText> Texts => Items;

    /// <summary>The rules.</summary>
    public List<SetRule> Rules { get; } = [];
}

/// <summary>A straight rule.</summary>
/// <param name="X1">Where it begins.</param>
/// <param name="Y1">Where it begins, from above.</param>
/// <param name="X2">Where it ends.</param>
/// <param name="Y2">Where it ends, from above.</param>
/// <param name="Width">How thick it is.</param>
/// <param name="Red">Whether it is red and not black.</param>
public readonly record struct SetRule(double X1, double Y1, double X2, double Y2, double Width, bool Red);

/// <summary>A stretch of one line in one typeface.</summary>
public sealed record SetText
{
    /// <summary>The characters.</summary>
    public required string Text { get; init; }

    /// <summary>Its left edge.</summary>
    public required double X { get; init; }

    /// <summary>Its base line.</summary>
    public required double Y { get; init; }

    /// <summary>The size of its type.</summary>
    public required double Size { get; init; }

    /// <summary>Whether it is red.</summary>
    public bool Red { get; init; }

    /// <summary>Whether it is bold; the typefaces of official documents have no bold cut, so it is drawn thicker.</summary>
    public bool Bold { get; init; }

    /// <summary>How wide it is set, 1 where as its typeface has it.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Its part in the structure of the document; null for what is not of the text, such as a page number.</summary>
    public Part? Part { get; init; }

    /// <summary>The figure it writes; null in words.</summary>
    public FigurePlace? Figure { get; init; }

    /// <summary>The typeface.</summary>
    public required Typeface Typeface { get; init; }

    /// <summary>The glyph of each character.</summary>
    public required IReadOnlyList<int> Glyphs { get; init; }

    /// <summary>The characters one by one.</summary>
    public required IReadOnlyList<int> Runes { get; init; }

    /// <summary>From each character to the next.</summary>
    public required IReadOnlyList<double> Advances { get; init; }

    /// <summary>Its right edge.</summary>
    public double Right => X + Advances.Sum() * Scale;
}

/// <summary>A figure where it stands.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Code">Its short code, with the number of its place.</param>
public sealed record FigurePlace(ReportFigure Figure, string Code);

/// <summary>A part of the structure: a paragraph, a heading, a cell.</summary>
/// <param name="kind">H1, P, Table, TR, TH, TD … as PDF names them.</param>
/// <param name="parent">What it stands in; null directly in the document.</param>
public sealed class Part(string kind, Part? parent = null)
{
    /// <summary>H1, P, Table, TR, TH, TD … as PDF names them.</summary>
    public string Kind { get; } = kind;

    /// <summary>What it stands in; null directly in the document.</summary>
    public Part? Parent { get; } = parent;

    /// <summary>A heading's words, for the outline; null for all else.</summary>
    public string? Outline { get; init; }

    /// <summary>How deep the outline has it, from 1.</summary>
    public int Level { get; init; }
}
