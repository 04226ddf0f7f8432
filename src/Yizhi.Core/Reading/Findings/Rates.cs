using Yizhi.Core.Catalogue;

namespace Yizhi.Core.Reading.Findings;

/// <summary>A share of parts cannot be above 100%, nor one that no whole number of the cases beside it makes.</summary>
internal static class Rates
{
    private const int Near = 4;

    public static IEnumerable<TextFinding> Check(string text, ReportReading reading)
    {
        var figures = reading.Figures;
        for (var i = 0; i < figures.Count; i++)
        {
            var rate = figures[i];
            if (rate.Unit != "%" || rate.IsChange || rate.IsImplied || !IsShare(rate.Subject))
                continue;
            if (rate.Value > 100 || (rate.Value == 100 && rate.High is null or > 100))
                yield return TextRule.Found("rate_over_100", Severity.Error, rate.Start, rate.End, rate.Text, rate.Subject);
            else if (rate.IsExact && rate.Value is > 0 and < 100 && Bases(text, figures, i) is { Count: > 0 } bases)
            {
                // The two figures right before it, when the second is a part of the first, are what the rate is of.
                if (bases.Count > 1 && figures[bases[0]].PartOf == bases[1] && Mentions(rate.Subject, figures[bases[0]].Subject))
                {
                    var (part, whole) = (figures[bases[0]], figures[bases[1]]);
                    if (!Rounds(part.Value / whole.Value * 100, rate.Value))
                        yield return TextRule.Found("rate_wrong", Severity.Error, rate.Start, rate.End, part.Text, whole.Text, TextRule.Plain(decimal.Round(part.Value / whole.Value * 100, Places(rate.Value))), rate.Text)
                            with { Related = [new(part.Start, part.End), new(whole.Start, whole.End)] };
                }
                else if (!bases.Select(b => figures[b].Value).Append(bases.Sum(b => figures[b].Value)).Any(n => Reachable(rate.Value, n)))
                    yield return TextRule.Found("rate_unreachable", Severity.Warning, rate.Start, rate.End, rate.Text, string.Join('、', bases.Select(b => figures[b].Text)))
                        with { Related = [.. bases.Select(b => new TextSpan(figures[b].Start, figures[b].End))] };
            }
        }
    }

    private static bool IsShare(string subject) =>
        subject.Length > 1 && subject[^1] is '率' or '面' && !subject.EndsWith("完成率", StringComparison.Ordinal) && !subject.EndsWith("增长率", StringComparison.Ordinal) && !subject.EndsWith("增幅", StringComparison.Ordinal);

    private static bool Mentions(string rate, string part) =>
        part.Length >= 2 && (part.Contains("成功", StringComparison.Ordinal) ? rate.Contains("成功", StringComparison.Ordinal) || rate.Contains("化解率", StringComparison.Ordinal) || rate.Contains("调解率", StringComparison.Ordinal) : rate.Contains(part.AsSpan(0, 2), StringComparison.Ordinal) || rate.Contains(part.AsSpan(part.Length - 2), StringComparison.Ordinal));

    // The exact counts of cases right before the rate in its sentence, nearest first.
    private static List<int> Bases(string text, IReadOnlyList<TextFigure> figures, int at)
    {
        var bases = new List<int>();
        for (var i = at - 1; i >= 0 && bases.Count < Near; i--)
        {
            if (figures[i].End > figures[i + 1].Start || text.AsSpan(figures[i].End, figures[i + 1].Start - figures[i].End).IndexOfAny("。；;\n") >= 0)
                break;
            if (figures[i].Unit is "%" or "元" || figures[i].IsChange)
                continue;
            if (!figures[i].IsExact || figures[i].IsImplied)
                return [];
            bases.Add(i);
        }
        return bases;
    }

    private static bool Reachable(decimal rate, decimal of)
    {
        if (of <= 0 || of != decimal.Truncate(of) || of > 1_000_000)
            return true;
        var near = decimal.Floor(rate * of / 100);
        return Enumerable.Range(-1, 4).Select(k => near + k).Any(k => k >= 0 && k <= of && Rounds(k / of * 100, rate));
    }

    // Rounded or cut off, both are written.
    private static bool Rounds(decimal exact, decimal written)
    {
        var places = Places(written);
        var unit = 1m;
        for (var i = 0; i < places; i++)
            unit /= 10;
        return decimal.Round(exact, places, MidpointRounding.AwayFromZero) == written || decimal.Floor(exact / unit) * unit == written;
    }

    private static int Places(decimal value) => (value / 1.0000000000000000000000000000m).Scale;
}
