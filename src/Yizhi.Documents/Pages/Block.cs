namespace Yizhi.Documents.Pages;

/// <summary>One piece of the body, in reading order.</summary>
public abstract record Block
{
    private Block() { }

    /// <summary>A heading with its number already counted.</summary>
    /// <param name="Level">1 to 4.</param>
    /// <param name="Number">一、 （一） 1. or （1）.</param>
    /// <param name="Runs">The heading's words, without the number.</param>
    /// <param name="Part">The part of the report a first-level heading opens, such as <c>achievements</c>; null when not told.</param>
    public sealed record Heading(int Level, string Number, IReadOnlyList<Run> Runs, string? Part) : Block;

    /// <summary>A paragraph of prose.</summary>
    /// <param name="Runs">Its words and figures.</param>
    /// <param name="AtRight">Whether it stands at the right without an indent: a number, a signature, a date.</param>
    public sealed record Paragraph(IReadOnlyList<Run> Runs, bool AtRight = false) : Block;

    /// <summary>A table; every row has as many cells as there are columns.</summary>
    /// <param name="Columns">How the cells of each column stand.</param>
    /// <param name="Rows">The rows, head first.</param>
    public sealed record Table(IReadOnlyList<ColumnStand> Columns, IReadOnlyList<TableRow> Rows) : Block;
}

/// <summary>Where the text of a table column stands.</summary>
public enum ColumnStand
{
    /// <summary>Not told: the writer centres it, as official tables do.</summary>
    Unsaid,

    /// <summary>At the left.</summary>
    Left,

    /// <summary>In the middle.</summary>
    Centre,

    /// <summary>At the right, as sums of money.</summary>
    Right,
}

/// <summary>A row of a table.</summary>
/// <param name="IsHead">Whether it names the columns, and is repeated on every page.</param>
/// <param name="Cells">The runs of each cell.</param>
public sealed record TableRow(bool IsHead, IReadOnlyList<IReadOnlyList<Run>> Cells);
