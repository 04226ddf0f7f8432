using System.Text;

namespace Yizhi.Documents.Plain;

/// <summary>Takes the marks of Markdown off a line and leaves its words.</summary>
internal static class MarkdownMarks
{
    public static string Without(ReadOnlySpan<char> line)
    {
        if (line.StartsWith("|", StringComparison.Ordinal) && line.EndsWith("|", StringComparison.Ordinal) && line.Length > 1)
            return Row(line[1..^1]);
        if (line.StartsWith("```", StringComparison.Ordinal) || IsRule(line))
            return "";
        while (line.StartsWith("> ", StringComparison.Ordinal))
            line = line[2..].TrimStart();
        var hashes = line.IndexOfAnyExcept('#');
        if (hashes is > 0 and <= 6 && line[hashes] == ' ')
            line = line[hashes..].Trim().TrimEnd('#').TrimEnd();
        else if (line.Length > 2 && line[0] is '-' or '*' or '+' && line[1] == ' ')
            line = line[2..];
        return Emphasis(line);
    }

    private static bool IsRule(ReadOnlySpan<char> line) => line.Length >= 3 && line.IndexOfAnyExcept("-*_= ") < 0;

    private static string Row(ReadOnlySpan<char> cells)
    {
        if (cells.IndexOfAnyExcept("-:| ") < 0)
            return "";
        var row = new StringBuilder();
        foreach (var range in cells.Split('|'))
            row.Append(row.Length > 0 ? "\t" : "").Append(Emphasis(cells[range].Trim()));
        return row.ToString();
    }

    private static string Emphasis(ReadOnlySpan<char> words) =>
        words.ToString().Replace("**", "", StringComparison.Ordinal).Replace("__", "", StringComparison.Ordinal);
}
