using System.Text;
using Yizhi.Documents.Reading;

namespace Yizhi.Documents.Plain;

/// <summary>Reads plain text and Markdown.</summary>
internal static class PlainReader
{
    /// <summary>The text as it stands, so that places in it are places in the file: only line ends are made one kind.</summary>
    public static ReportText Text(byte[] bytes, string fileName, Budget budget)
    {
        var said = Decoded(bytes) ?? throw Refusal.Unknown(fileName);
        budget.CheckNow();
        var text = new StringBuilder(said.Length);
        for (var i = 0; i < said.Length; i++)
        {
            var c = said[i];
            if (c == '\r')
            {
                text.Append('\n');
                if (i + 1 < said.Length && said[i + 1] == '\n')
                    i++;
            }
            else if (c is '\n' or '\t' || !char.IsControl(c))
            {
                text.Append(c is '\u2028' or '\u2029' ? '\n' : c);
            }
        }
        return Checked(text.ToString(), ReportFormat.Text, [], budget);
    }

    /// <summary>Markdown without its marks.</summary>
    public static ReportText Markdown(byte[] bytes, Budget budget)
    {
        var said = Decoded(bytes) ?? throw Refusal.Unknown("*.md");
        var lines = new TextLines(budget);
        foreach (var range in said.AsSpan().SplitAny('\n', '\r'))
            lines.Add(MarkdownMarks.Without(said.AsSpan()[range].Trim()));
        return Checked(lines.ToString(), ReportFormat.Markdown, lines.Notes, budget);
    }

    /// <summary>Refuses a text without a single word.</summary>
    public static ReportText Checked(string text, ReportFormat format, IReadOnlyList<string> notes, Budget budget)
    {
        budget.CheckNow();
        if (text.Length > budget.Limits.Characters)
            throw Refusal.TooLong(budget.Limits.Characters);
        foreach (var c in text)
            if (char.IsLetterOrDigit(c))
                return new ReportText.Read(text, format, notes);
        throw Refusal.NoText();
    }

    private static string? Decoded(byte[] bytes) => TextEncoding.Decode(bytes)?.TrimStart('\ufeff');
}
