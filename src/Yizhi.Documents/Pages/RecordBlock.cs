namespace Yizhi.Documents.Pages;

/// <summary>版记: what the foot of the last page says.</summary>
public static class RecordBlock
{
    /// <summary>The copy recipients with the full stop that closes them (GB/T 9704-2012 §7.4.2).</summary>
    public static string Sentence(string copyTo) => copyTo.TrimEnd('。', '.', ' ') + "。";

    /// <summary>附注 in its round brackets.</summary>
    public static string Note(string note) => $"（{note.Trim('（', '）', '(', ')')}）";
}
