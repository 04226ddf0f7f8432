using Yizhi.Core.Catalogue;

namespace Yizhi.Core.Reading.Matching;

/// <summary>A name of an indicator: its title, an alias, or its ledger's title before its own.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Said">The name as the catalogue writes it.</param>
/// <param name="Plain">The same in the common wording.</param>
/// <param name="Bigrams">Its pairs of characters, each once.</param>
/// <param name="Mass">What they weigh together.</param>
/// <param name="Worth">1 for a name of its own; less for one put together.</param>
internal sealed record IndicatorName(Indicator Indicator, string Said, string Plain, int[] Bigrams, double Mass, double Worth);

/// <summary>The names of all indicators of a catalogue, found by the pairs of characters in them. Built once, used by any number of readers at a time.</summary>
public sealed class IndicatorIndex
{
    private readonly Dictionary<int, (double Weight, int[] Names)> postings = [];

    /// <summary>Builds the index of a catalogue.</summary>
    public IndicatorIndex(OfficeCatalogue catalogue)
    {
        var names = new List<IndicatorName>();
        foreach (var ledger in catalogue.InOrder)
            foreach (var indicator in ledger.Indicators.Where(i => i.Key[0] != '#'))
                foreach (var (said, worth) in Names(ledger, indicator))
                    if (Plain.Of(said) is { Length: >= 2 } plain)
                        names.Add(new IndicatorName(indicator, said, plain, Bigrams(plain), 0, worth));
        var spread = new Dictionary<int, HashSet<string>>();
        foreach (var name in names)
            foreach (var pair in name.Bigrams)
                (spread.TryGetValue(pair, out var of) ? of : spread[pair] = []).Add(name.Indicator.Key);
        var indicators = names.Select(n => n.Indicator.Key).Distinct().Count();
        Rarest = Math.Log(indicators + 1.0);
        var weights = spread.ToDictionary(s => s.Key, s => Math.Log((indicators + 1.0) / s.Value.Count));
        All = [.. names.Select(n => n with { Mass = n.Bigrams.Sum(b => weights[b]) })];
        var lists = new Dictionary<int, List<int>>();
        for (var i = 0; i < All.Count; i++)
            foreach (var pair in All[i].Bigrams)
                (lists.TryGetValue(pair, out var list) ? list : lists[pair] = []).Add(i);
        foreach (var (pair, list) in lists)
            postings[pair] = (weights[pair], [.. list]);
    }

    internal IReadOnlyList<IndicatorName> All { get; }

    /// <summary>What a pair of characters weighs that only one indicator has.</summary>
    internal double Rarest { get; }

    internal bool TryFind(int pair, out double weight, out int[] names)
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
