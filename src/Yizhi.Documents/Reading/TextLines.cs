using System.Text;

namespace Yizhi.Documents.Reading;

/// <summary>Gathers the text a reader finds, a paragraph a line.</summary>
internal sealed class TextLines(Budget budget)
{
    private readonly StringBuilder text = new();
    private readonly List<string> notes = [];

    public IReadOnlyList<string> Notes => notes;

    public bool IsEmpty => text.Length == 0;

    /// <summary>Adds a paragraph, or several where it has line ends; blank ones are left out.</summary>
    public void Add(ReadOnlySpan<char> paragraph)
    {
        foreach (var range in paragraph.SplitAny('\n', '\r', '\u0085', '\u2028', '\u2029'))
            AddLine(paragraph[range]);
    }

    /// <summary>Adds something a person should know, once.</summary>
    public void Note(string sentence)
    {
        if (!notes.Contains(sentence))
            notes.Add(sentence);
    }

    public override string ToString() => text.ToString();

    private void AddLine(ReadOnlySpan<char> line)
    {
        var start = text.Length;
        if (start > 0)
            text.Append('\n');
        var first = text.Length;
        Tidy.Append(text, line);
        if (text.Length == first)
            text.Length = start;
        if (text.Length > budget.Limits.Characters)
            throw Refusal.TooLong(budget.Limits.Characters);
        budget.Check();
    }
}
