using Yizhi.Core.Catalogue;
using Yizhi.Core.Reading.Matching;

namespace Yizhi.Core.Reading.Findings;

/// <summary>The same thing given in two places with numbers that cannot both be true.</summary>
internal static class GivenTwice
{
    private const double Sure = 0.6;

    public static IEnumerable<TextFinding> Check(string text, ReportReading reading)
    {
        foreach (var group in reading.Figures.Where(f => f is { Indicator: not null, IsChange: false, IsImplied: false } && f.Confidence >= Sure && !f.Unit.Contains('/', StringComparison.Ordinal))
            .GroupBy(f => (f.Indicator, Plain.Of(f.Subject), f.Unit, f.Period)).Where(g => g.Key.Item2.Length >= 3))
        {
            var first = group.First();
            foreach (var again in group.Skip(1))
                if (!Meet(first, again) && Apart(text, first, again))
                    yield return TextRule.Found("given_twice", Severity.Warning, again.Start, again.End, again.Subject, first.Text, again.Text) with { Related = [new(first.Start, first.End)] };
        }
    }

    private static bool Meet(TextFigure one, TextFigure other) => (one.Low ?? decimal.MinValue) <= (other.High ?? decimal.MaxValue) && (other.Low ?? decimal.MinValue) <= (one.High ?? decimal.MaxValue);

    // Within one sentence the same words mostly count different things of a list.
    private static bool Apart(string text, TextFigure one, TextFigure other) => text.AsSpan(one.End, other.Start - one.End).IndexOfAny("。\n") >= 0;
}
