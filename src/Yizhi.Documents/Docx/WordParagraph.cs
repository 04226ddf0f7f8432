using System.Text;

namespace Yizhi.Documents.Docx;

/// <summary>A paragraph while it is read.</summary>
internal sealed class WordParagraph
{
    private readonly StringBuilder text = new();

    public string? Style { get; set; }

    public string? List { get; set; }

    public int? Level { get; set; }

    public bool MarkDeleted { get; set; }

    public bool IsHidden { get; set; }

    public bool IsContents { get; set; }

    /// <summary>What stands in text boxes that hang on it.</summary>
    public List<string> Boxes { get; } = [];

    public string Text => text.ToString();

    public int Length => text.Length;

    public void Add(string words) => text.Append(words);

    public void Cut(int length) => text.Length = length;
}
