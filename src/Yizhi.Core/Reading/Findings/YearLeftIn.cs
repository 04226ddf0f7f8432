using Yizhi.Core.Catalogue;

namespace Yizhi.Core.Reading.Findings;

/// <summary>Last year's year left in: a heading or the beginning of a sentence that speaks of another year than the report.</summary>
internal static class YearLeftIn
{
    private static readonly string[] Comparing = ["较", "比", "同期", "自", "从", "来", "起", "印发", "以前", "末", "底", "上年", "继"];

    public static IEnumerable<TextFinding> Check(string text, ReportReading reading)
    {
        if (reading.Year is not { } year)
            yield break;
        foreach (var section in reading.Sections.Where(s => !s.IsRunIn && s.Level == 1 && s.Number.Length > 0))
            foreach (var (at, said) in YearsIn(section.Heading))
                if (section.Part == ReportPart.NextYear ? said <= year && !section.Heading.Contains((year + 1).ToString(), StringComparison.Ordinal) : section.Part is not null && said == year - 1)
                    yield return TextRule.Found("year_left_in", Severity.Warning, section.Start, Math.Min(section.End, section.Start + section.Number.Length + section.Heading.Length), said, year);
        var before = $"{year - 1}年";
        for (var at = text.IndexOf(before, StringComparison.Ordinal); at >= 0; at = text.IndexOf(before, at + 1, StringComparison.Ordinal))
        {
            if (at > 0 && text[at - 1] is not ('。' or '\n' or '；' or '\u3000' or ' ') || at + 5 >= text.Length)
                continue;
            var sentence = TextRule.Sentence(text, at);
            var rest = text.AsSpan(at + 5, sentence.End - at - 5);
            if ((rest.StartsWith("，") || rest.StartsWith(",") || rest.StartsWith("以来") || rest.StartsWith("全年") || rest.StartsWith("度，")) && !Any(rest.Length > 40 ? rest[..40] : rest, rest.StartsWith("以来")))
                yield return TextRule.Found("year_left_in", Severity.Warning, at, at + 5, year - 1, year);
        }
    }

    private static bool Any(ReadOnlySpan<char> said, bool since)
    {
        foreach (var word in Comparing)
            if (!(since && word == "来") && said.Contains(word, StringComparison.Ordinal))
                return true;
        return false;
    }

    private static IEnumerable<(int At, int Year)> YearsIn(string heading)
    {
        for (var at = 0; at + 4 < heading.Length; at++)
            if (heading[at + 4] == '年' && int.TryParse(heading.AsSpan(at, 4), out var year) && year is >= 1990 and <= 2100)
                yield return (at, year);
    }
}
