using Yizhi.Core.Catalogue;

namespace Yizhi.Core.Reading.Findings;

/// <summary>The title, quotation marks in pairs, and money with its currency.</summary>
internal static class Form
{
    private const int ShortestReport = 800;

    public static IEnumerable<TextFinding> Check(string text, ReportReading reading)
    {
        if (reading.Title is null && text.Length >= ShortestReport)
            yield return TextRule.Found("title_missing", Severity.Error, 0, Math.Min(1, text.Length));
        foreach (var finding in Unpaired(text))
            yield return finding;
        foreach (var figure in reading.Figures)
            if (figure.Unit == "元" && !figure.Text.Contains('元', StringComparison.Ordinal))
                yield return TextRule.Found("money_without_currency", Severity.Warning, figure.Start, figure.End, figure.Text);
    }

    // Within a paragraph; a quotation seldom runs over its end.
    private static IEnumerable<TextFinding> Unpaired(string text)
    {
        var (open, line) = (-1, 0);
        for (var at = 0; at <= text.Length; at++)
            if (at == text.Length || text[at] == '\n')
            {
                if (open >= 0)
                    yield return TextRule.Found("unbalanced_quotes", Severity.Warning, open, open + 1);
                (open, line) = (-1, at + 1);
            }
            else if (text[at] == '“')
            {
                if (open >= line && open >= 0)
                    yield return TextRule.Found("unbalanced_quotes", Severity.Warning, open, open + 1);
                open = at;
            }
            else if (text[at] == '”')
            {
                if (open < 0)
                    yield return TextRule.Found("unbalanced_quotes", Severity.Warning, at, at + 1);
                open = -1;
            }
    }
}
