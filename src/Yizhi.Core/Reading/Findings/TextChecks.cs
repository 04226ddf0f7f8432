namespace Yizhi.Core.Reading.Findings;

/// <summary>The rules over a text and what was read of it, in one list.</summary>
public static class TextChecks
{
    private static readonly Func<string, ReportReading, IEnumerable<TextFinding>>[] Rules =
    [
        PartsAndWhole.Check, Rates.Check, GivenTwice.Check, HeadingNumbers.Check, YearLeftIn.Check, HalfWidthMarks.Check, LeftoverMarkup.Check, MissingParts.Check, Form.Check,
    ];

    /// <summary>Everything the rules find, in the order of the text.</summary>
    public static IReadOnlyList<TextFinding> Run(string text, ReportReading reading) => [.. Rules.SelectMany(rule => rule(text, reading)).OrderBy(f => f.Start)];
}
