using Yizhi.Core.Reading.Figures;
using Yizhi.Core.Wording;

namespace Yizhi.Core.Reading.Matching;

/// <summary>The indicator found for a figure, how sure that is, and why.</summary>
internal readonly record struct Match(string? Indicator, double Confidence, string? Reason);

/// <summary>Finds the indicators of one text's figures: what stands next to a figure weighs most, then its sentence, then its headings.</summary>
internal sealed class Matcher(IndicatorIndex index, string text, IReadOnlyList<TextSection> sections, IReadOnlyList<RawFigure> figures)
{
    private const double Enough = 0.5;
    private const double SureOfPart = 0.75;
    private const int MostParts = 60;
    private const double Behind = 0.85;
    private const double LeastCovered = 0.3;
    private const double InLedger = 0.12;
    private const double InSentence = 0.5;
    private const double AfterBareVerb = 0.8;
    private const double InHeading = 0.3;

    private readonly Dictionary<int, double> said = [];
    private readonly double[] score = new double[index.All.Length];
    private readonly double[] here = new double[index.All.Length];
    private readonly List<int> touched = [];
    private readonly Dictionary<string, double[]> fits = [];
    private readonly Dictionary<int, string> headings = [];
    private double[] fit = [];
    private string? ledger;
    private string? besides;

    /// <summary>A match, or none, for each figure.</summary>
    public Match[] All()
    {
        var matches = new Match[figures.Count];
        for (var i = 0; i < figures.Count; i++)
            if (!figures[i].IsChange)
            {
                // Figures of one sentence are mostly of one ledger.
                if (i > 0 && figures[i - 1].Start != figures[i].Start && (figures[i - 1].End > figures[i].Start || text.AsSpan(figures[i - 1].End, figures[i].Start - figures[i - 1].End).IndexOfAny(Chars.SentenceEnds) >= 0))
                    ledger = null;
                // 均已整改 says another thing of what stands before it.
                besides = figures[i] is { IsImplied: true, Value: > 0, Unit: not "%" } && i > 0 ? matches[i - 1].Indicator : null;
                matches[i] = Of(figures[i]);
                if (matches[i].Indicator is { } found)
                    ledger = index.LedgerOf(found);
            }
        return matches;
    }

    /// <summary>A part is never of its whole's indicator, nor two parts of one: 排查纠纷265件，其中邻里纠纷120件 gives one figure of 排查纠纷.</summary>
    public static void Part(Match[] matches, IReadOnlyList<int> kept, int[] wholes)
    {
        for (var i = 0; i < wholes.Length; i++)
        {
            var own = matches[kept[i]];
            if (wholes[i] < 0 || own.Indicator is null)
                continue;
            var rivals = Enumerable.Range(wholes[i], Math.Min(wholes.Length - wholes[i], MostParts)).Where(j => j != i && (j == wholes[i] || wholes[j] == wholes[i]) && matches[kept[j]].Indicator == own.Indicator);
            // A part of a list mostly is of its whole's ledger.
            var above = matches[kept[wholes[i]]].Indicator;
            if (above is not null && own.Confidence < SureOfPart && own.Indicator.AsSpan(0, own.Indicator.IndexOf('.', StringComparison.Ordinal)) is var mine && !above.AsSpan().StartsWith(mine))
                matches[kept[i]] = default;
            else if (rivals.Any(j => j == wholes[i] || matches[kept[j]].Confidence > own.Confidence || (matches[kept[j]].Confidence == own.Confidence && j < i)))
                matches[kept[i]] = default;
        }
    }

    private Match Of(in RawFigure figure)
    {
        Fits(figure.Unit);
        said.Clear();
        var near = Near(figure);
        var mass = Put(near, 1, true);
        mass += 0.6 * Put(Plain.Of(text.AsSpan(figure.End, figure.ClauseEnd - figure.End)), Behind, true);
        // 办结120件 says nothing by itself: what was settled stands before it.
        Put(Plain.Of(text.AsSpan(figure.ClauseStart, figure.Start - figure.ClauseStart)), AfterBareVerb, false);
        Put(Plain.Of(SentenceBefore(figure)), near.Length <= 6 ? AfterBareVerb : InSentence, false);
        foreach (var heading in Headings(figure.Start))
            Put(heading, InHeading, false);
        touched.Clear();
        foreach (var (pair, weight) in said)
            if (index.TryFind(pair, out var worth, out var names))
                foreach (var (name, own) in names)
                    if (fit[index.All[name].Measure] > 0)
                    {
                        if (score[name] == 0)
                            touched.Add(name);
                        score[name] += own * weight;
                        if (weight >= Behind)
                            here[name] += worth;
                    }
        return Best(near, mass, figure);
    }

    private Match Best(string near, double mass, in RawFigure figure)
    {
        var (best, value, second) = (-1, 0.0, 0.0);
        foreach (var name in touched)
        {
            var of = index.All[name];
            var covered = score[name] / of.Mass;
            var beside = here[name];
            (score[name], here[name]) = (0, 0);
            if (beside <= 0 || covered < LeastCovered || of.Indicator.Key == besides)
                continue;
            var precise = mass <= 0 ? 0 : Math.Min(1, beside / mass);
            var whole = near.Contains(of.Plain, StringComparison.Ordinal) ? 0.02 + Math.Min(of.Plain.Length, 10) * 0.01 : 0;
            var now = (Math.Pow(covered, 1.1) * (0.55 + 0.45 * precise) + whole) * fit[of.Measure] * of.Worth;
            if (of.Indicator.Ledger == ledger)
                now += InLedger * fit[of.Measure];
            // 完成整改 is said in every ledger: it goes with what the sentence is about.
            else if (ledger is not null && of.Said.Length <= 4)
                now *= 0.72;
            if (now > value)
                (second, best, value) = (best >= 0 && index.All[best].Indicator != of.Indicator ? value : second, name, now);
            else if (now > second && index.All[best].Indicator != of.Indicator)
                second = now;
        }
        if (best < 0 || value < (figure.IsImplied ? Enough + 0.1 : Enough))
            return default;
        var chosen = index.All[best];
        var confidence = Math.Round(Math.Clamp(value * (0.8 + 0.2 * Math.Min(1, (value - second) * 4)), 0.05, 0.99), 2);
        var reason = chosen.Indicator.Measure.Key == figure.Unit ? Words.Say("reading.matched", chosen.Said, figure.Unit) : Words.Say("reading.matched_unit", chosen.Said, figure.Unit, chosen.Indicator.Measure.Key);
        return new Match(chosen.Indicator.Key, confidence, reason);
    }

    private string Near(in RawFigure figure) =>
        figure.Said is { } named ? Plain.Of(named) + "\n" : Plain.Of(AfterOf(Subjects.Before(text, figure))) + "\n" + Plain.Of(Subjects.Behind(text, figure));

    // 审查以镇政府名义签订的合同: what stands before 的 only describes.
    private ReadOnlySpan<char> AfterOf(ReadOnlySpan<char> before)
    {
        var of = before.LastIndexOf('的');
        if (of <= 0 || before.Length - of <= 2)
            return before;
        Put(Plain.Of(before[..of]), 1, false);
        return before[(of + 1)..];
    }

    private ReadOnlySpan<char> SentenceBefore(in RawFigure figure)
    {
        var from = Math.Max(0, figure.ClauseStart - 80);
        var before = text.AsSpan(from, figure.ClauseStart - from);
        return before.LastIndexOfAny(Chars.SentenceEnds) is var end and >= 0 ? before[(end + 1)..] : before;
    }

    // The innermost headings first; more than three say nothing about a figure.
    private IEnumerable<string> Headings(int at)
    {
        var (low, high) = (0, sections.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sections[middle].Start <= at)
                low = middle + 1;
            else
                high = middle;
        }
        var level = int.MaxValue;
        for (var (i, tried) = (low - 1, 0); i >= 0 && tried < 40 && level > 1; i--, tried++)
            if (sections[i].End > at && sections[i].Level < level)
            {
                level = sections[i].Level;
                yield return headings.TryGetValue(i, out var plain) ? plain : headings[i] = Plain.Of(sections[i].Heading);
            }
    }

    // The nearer to the number, the more a pair that no indicator has speaks against every one.
    private double Put(string plain, double weight, bool weigh)
    {
        var mass = 0.0;
        var cut = plain.IndexOf('\n');
        for (var at = 0; at + 1 < plain.Length; at++)
        {
            if (plain[at] == '\n' || plain[at + 1] == '\n')
                continue;
            var pair = Plain.Bigram(plain, at);
            if (said.TryGetValue(pair, out var has) && has >= weight)
                continue;
            said[pair] = weight;
            if (!weigh)
                continue;
            var far = at < cut ? cut - at : at - cut;
            var worth = index.TryFind(pair, out var known, out _) ? known : index.Rarest * 0.25;
            mass += worth * (far <= 5 ? 1 : far <= 9 ? 0.5 : far <= 14 ? 0.25 : 0.1);
        }
        return mass;
    }

    private void Fits(string written)
    {
        if (!fits.TryGetValue(written, out fit!))
            fits[written] = fit = [.. index.Measures.Select(m => UnitKinds.Fit(written, m))];
    }
}
