namespace Yizhi.Documents.Pages;

/// <summary>附件: a paper that goes with the document, on a page of its own behind the signature.</summary>
/// <param name="Title">Its name, as the note below the text gives it.</param>
/// <param name="Blocks">What it says.</param>
public sealed record Attachment(string Title, IReadOnlyList<Block> Blocks)
{
    /// <summary>How the attachment is called on its own page: 附件, with its number where there are several.</summary>
    public static string Label(int index, int count) => count == 1 ? "附件" : $"附件{index + 1}";

    /// <summary>The number before the name in the note; none where there is only one.</summary>
    public static string Number(int index, int count) => count == 1 ? "" : $"{index + 1}.";

    /// <summary>How far the line in the note is set in, and how far a long name goes on under its own beginning, in characters of the grid.</summary>
    internal static (double First, double Others) NoteIndent(int index, int count)
    {
        var first = index == 0 ? 2 : 2 + NoteHead.Length;
        return (first, first + Characters.Width(Number(index, count)) + (index == 0 ? NoteHead.Length : 0));
    }

    /// <summary>What opens the note.</summary>
    internal const string NoteHead = "附件：";
}
