using System.Globalization;
using Markdig.Syntax.Inlines;
using Yizhi.Core.Reports;

namespace Yizhi.Documents.Pages;

/// <summary>Turns the inlines of a Markdown block into runs, putting the figures back in their places.</summary>
/// <param name="placed">The figures, by the number in their stand-ins.</param>
internal sealed class InlineRuns(IReadOnlyList<ReportFigure> placed)
{
    /// <summary>The runs of each line; a line ends only at a hard break.</summary>
    public IEnumerable<IReadOnlyList<Run>> Lines(ContainerInline inline)
    {
        var lines = new List<List<Run>> { new() };
        Take(inline, bold: false, lines);
        return lines.Select(Trimmed).Where(line => line.Count > 0);
    }

    /// <summary>All runs in one line, for a heading or a cell.</summary>
    public IReadOnlyList<Run> OneLine(ContainerInline? inline) =>
        inline is null ? [] : [.. Lines(inline).SelectMany(line => line)];

    private void Take(ContainerInline container, bool bold, List<List<Run>> lines)
    {
        foreach (var inline in container)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    // A line that was typed inside a value comes as a separator, since a new line would end a table's row.
                    foreach (var (part, i) in literal.Content.ToString().Split('\u2028').Select((part, i) => (part, i)))
                    {
                        if (i > 0)
                            lines.Add([]);
                        Say(part, bold, lines[^1]);
                    }
                    break;
                case HtmlEntityInline entity:
                    Say(Characters.CleanLines(entity.Transcoded.ToString()), bold, lines[^1]);
                    break;
                case LineBreakInline { IsHard: true }:
                    lines.Add([]);
                    break;
                case LineBreakInline broken:
                    Say(Joint(lines[^1], broken.NextSibling), bold, lines[^1]);
                    break;
                case EmphasisInline emphasis:
                    Take(emphasis, bold || emphasis.DelimiterCount > 1, lines);
                    break;
                case DelimiterInline unpaired:
                    Say(unpaired.ToLiteral(), bold, lines[^1]);
                    Take(unpaired, bold, lines);
                    break;
                case ContainerInline inner:
                    Take(inner, bold, lines);
                    break;
            }
        }
    }

    // A line wrapped in the source joins without a space in Chinese, with one between Latin words.
    private static string Joint(List<Run> before, Inline? after)
    {
        var left = before.Count > 0 ? before[^1].Shown : "";
        var right = after is LiteralInline literal ? literal.Content.ToString() : "";
        return left.Length > 0 && right.Length > 0 && char.IsAsciiLetter(left[^1]) && char.IsAsciiLetter(right[0]) ? " " : "";
    }

    private void Say(string text, bool bold, List<Run> line)
    {
        var from = 0;
        while (text.IndexOf(Characters.Open, from) is var open and >= 0 && text.IndexOf(Characters.Close, open) is var close and >= 0)
        {
            Words(text[from..open], bold, line);
            line.Add(new FigureRun(placed[int.Parse(text.AsSpan(open + 1, close - open - 1), CultureInfo.InvariantCulture)], bold));
            from = close + 1;
        }
        Words(text[from..], bold, line);
    }

    // Markdown cuts literals at every character that might have been markup; readers get whole stretches.
    private static void Words(string text, bool bold, List<Run> line)
    {
        if (text.Length == 0)
            return;
        if (line.Count > 0 && line[^1] is TextRun last && last.Bold == bold)
            line[^1] = last with { Text = last.Text + text };
        else
            line.Add(new TextRun(text, bold));
    }

    // Two ideographic spaces typed as an indent would add to the one the page sets.
    private static List<Run> Trimmed(List<Run> line)
    {
        if (line.Count > 0 && line[0] is TextRun first)
            line[0] = first with { Text = first.Text.TrimStart() };
        if (line.Count > 0 && line[^1] is TextRun last)
            line[^1] = last with { Text = last.Text.TrimEnd() };
        line.RemoveAll(run => run is TextRun { Text.Length: 0 });
        return line;
    }
}
