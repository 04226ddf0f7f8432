using Yizhi.Core.Catalogue;

namespace Yizhi.Core.Reading.Matching;

/// <summary>A name of an indicator: its title, an alias, or its ledger's title before its own.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Said">The name as the catalogue writes it.</param>
/// <param name="Plain">The same in the common wording.</param>
/// <param name="Bigrams">Its pairs of characters, each once.</param>
/// <param name="Mass">What they weigh together.</param>
/// <param name="Weights">What each of them weighs.</param>
/// <param name="Measure">The number of its counting unit.</param>
/// <param name="Worth">1 for a name of its own; less for one put together.</param>
internal sealed record IndicatorName(Indicator Indicator, string Said, string Plain, int[] Bigrams, double Mass, double[] Weights, int Measure, double Worth);

/// <summary>The names of all indicators of a catalogue, found by the pairs of characters in them. Built once, used by any number of readers at a time.</summary>
public sealed class IndicatorIndex
{
    private readonly Dictionary<int, (double Weight, (int Name, double Weight)[] Names)> postings = [];
    private readonly List<string> measures = [];
    private readonly Dictionary<string, string> ledgers;

    /// <summary>Builds the index of a catalogue.</summary>
    public IndicatorIndex(OfficeCatalogue catalogue)
    {
        var names = new List<IndicatorName>();
        foreach (var ledger in catalogue.InOrder)
            foreach (var indicator in ledger.Indicators.Where(i => i.Key[0] != '#'))
                foreach (var (said, worth) in Names(ledger, indicator))
                    if (Plain.Of(said) is { Length: >= 2 } plain)
                        names.Add(new IndicatorName(indicator, said, plain, Bigrams(plain), 0, [], Number(indicator.Measure.Key), worth * ByLength(plain.Length) * (said.Contains("累计", StringComparison.Ordinal) ? 0.8 : 1)));
        // 涉及金额 is said in several ledgers: by itself it speaks for none of them.
        for (var i = 0; i < names.Count; i++)
            if (names.Exists(n => n.Indicator.Ledger != names[i].Indicator.Ledger && n.Plain.Length > names[i].Plain.Length && n.Worth > 0.9 && n.Plain.EndsWith(names[i].Plain, StringComparison.Ordinal)))
                names[i] = names[i] with { Worth = names[i].Worth * 0.85 };
        ledgers = names.Select(n => n.Indicator).DistinctBy(i => i.Key).ToDictionary(i => i.Key, i => i.Ledger, StringComparer.Ordinal);
        var spread = new Dictionary<int, HashSet<string>>();
        foreach (var name in names)
            foreach (var pair in name.Bigrams)
                (spread.TryGetValue(pair, out var of) ? of : spread[pair] = []).Add(name.Indicator.Key);
        var indicators = names.Select(n => n.Indicator.Key).Distinct().Count();
        Rarest = Math.Log(indicators + 1.0);
        var weights = spread.ToDictionary(s => s.Key, s => Math.Log((indicators + 1.0) / s.Value.Count));
        All = [.. names.Select(n => Weighed(n, weights))];
        var lists = new Dictionary<int, List<(int, double)>>();
        for (var i = 0; i < All.Length; i++)
            for (var b = 0; b < All[i].Bigrams.Length; b++)
                (lists.TryGetValue(All[i].Bigrams[b], out var list) ? list : lists[All[i].Bigrams[b]] = []).Add((i, All[i].Weights[b]));
        foreach (var (pair, list) in lists)
            postings[pair] = (weights[pair], [.. list]);
    }

    internal IndicatorName[] All { get; }

    /// <summary>The counting units of the indicators, by their numbers.</summary>
    internal IReadOnlyList<string> Measures => measures;

    /// <summary>What a pair of characters weighs that only one indicator has.</summary>
    internal double Rarest { get; }

    internal string LedgerOf(string indicator) => ledgers[indicator];

    internal bool TryFind(int pair, out double weight, out (int Name, double Weight)[] names)
    {
        var found = postings.TryGetValue(pair, out var posting);
        (weight, names) = posting;
        return found;
    }

    internal static int[] Bigrams(string plain)
    {
        var pairs = new HashSet<int>();
        for (var at = 0; at + 1 < plain.Length; at++)
            pairs.Add(Plain.Bigram(plain, at));
        return [.. pairs];
    }

    // Most words have two characters: in 调解纠纷 the pairs 调解 and 纠纷 are words, 解纠 is only where they meet,
    // and is lost as soon as something stands between them (调解邻里纠纷).
    private static IndicatorName Weighed(IndicatorName name, Dictionary<int, double> weights)
    {
        var own = new double[name.Bigrams.Length];
        for (var b = 0; b < own.Length; b++)
        {
            var at = 0;
            while (Plain.Bigram(name.Plain, at) != name.Bigrams[b])
                at++;
            own[b] = weights[name.Bigrams[b]] * (name.Plain.Length % 2 == 1 ? 0.8 : at % 2 == 0 ? 1 : 0.35);
        }
        return name with { Weights = own, Mass = own.Sum() };
    }

    private static double ByLength(int length) => length switch { <= 2 => 0.72, 3 => 0.85, 4 => 0.95, _ => 1 };

    private int Number(string measure)
    {
        var at = measures.IndexOf(measure);
        if (at >= 0)
            return at;
        measures.Add(measure);
        return measures.Count - 1;
    }

    private static IEnumerable<(string Said, double Worth)> Names(Ledger ledger, Indicator indicator)
    {
        yield return (indicator.Title, 1);
        foreach (var alias in indicator.Aliases)
            yield return (alias, 1);
        // 已受理 of the ledger 信访事项 is also called 信访事项已受理.
        if (!indicator.Title.Contains(ledger.Title, StringComparison.Ordinal))
            yield return (ledger.Title + indicator.Title, 0.85);
    }
}
