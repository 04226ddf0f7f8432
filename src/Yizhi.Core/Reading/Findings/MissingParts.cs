using Yizhi.Core.Catalogue;

namespace Yizhi.Core.Reading.Findings;

/// <summary>The four mandatory parts, the causes among the shortcomings, and a heading over the year to come.</summary>
internal static class MissingParts
{
    // A text of a few lines is an excerpt, not a report.
    private const int ShortestReport = 800;
    private static readonly string[] Causes = ["原因", "由于", "主要是因为", "究其", "根源"];

    public static IEnumerable<TextFinding> Check(string text, ReportReading reading)
    {
        if (text.Length < ShortestReport || !reading.Sections.Any(s => s is { Level: 1, IsRunIn: false }))
            yield break;
        var end = Math.Max(0, text.Length - 1);
        foreach (var part in Enum.GetValues<ReportPart>())
        {
            var sections = reading.Sections.Where(s => s.Part == part || !s.IsRunIn && Outline.PartFinder.NamedBy(s.Heading, reading.Year).Contains(part)).ToList();
            var named = Wording.Words.Say("reading.part." + part);
            if (sections.Count > 0)
            {
                if (part == ReportPart.NextYear && sections.All(s => s.Number.Length == 0))
                    yield return TextRule.Found("heading_missing", Severity.Error, sections[0].Start, sections[0].Start + Math.Max(1, sections[0].Heading.Length), named);
                if (part == ReportPart.Shortcomings && !sections.Any(s => Array.Exists(Causes, c => text.AsSpan(s.Start, s.End - s.Start).Contains(c, StringComparison.Ordinal))))
                    yield return TextRule.Found("mandatory_part_missing", Severity.Error, sections[0].Start, sections[0].Start + sections[0].Number.Length + sections[0].Heading.Length, Wording.Words.Say("reading.part.causes"));
            }
            // Said only as one item of another part, it is there, but thin.
            else if (part == ReportPart.FirstResponsible && reading.Sections.FirstOrDefault(s => s.Heading.Contains("第一责任人", StringComparison.Ordinal)) is { } item)
                yield return TextRule.Found("mandatory_part_thin", Severity.Warning, item.Start, item.Start + item.Number.Length + item.Heading.Length, named);
            else
                yield return TextRule.Found("mandatory_part_missing", Severity.Error, end, end + 1, named);
        }
    }
}
