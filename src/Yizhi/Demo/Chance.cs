using System.Globalization;

namespace Yizhi.Demo;

/// <summary>Repeatable chance: the same seed always gives the same row of numbers, on every machine and version.</summary>
internal sealed class Chance(ulong seed)
{
    private ulong state = seed;

    /// <summary>A row of its own for some words, so that one ledger's numbers never move another's.</summary>
    public static Chance For(params string[] words) => new(Hash(string.Join('/', words)));

    /// <summary>FNV-1a over the words; not for secrets.</summary>
    public static ulong Hash(string words)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in words)
            hash = (hash ^ c) * 1099511628211UL;
        return hash;
    }

    /// <summary>The next 64 bits (SplitMix64).</summary>
    public ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>A whole number from the first to the second, both possible.</summary>
    public int From(int least, int most) => least + (int)(Next() % (ulong)(most - least + 1));

    /// <summary>Whether something that happens so many times in a hundred happens.</summary>
    public bool In100(int times) => From(1, 100) <= times;

    /// <summary>One of them.</summary>
    public T Pick<T>(IReadOnlyList<T> of) => of[(int)(Next() % (ulong)of.Count)];

    /// <summary>One of the words.</summary>
    public string One(params string[] of) => Pick(of);

    /// <summary>One of the codes of a list written <c>neighbour*30 property_mgmt*14 other</c>, each as often as its number says.</summary>
    public string Code(string weighted)
    {
        var codes = weighted.Split(' ').Select(w => w.Split('*')).Select(w => (Code: w[0], Weight: w.Length > 1 ? int.Parse(w[1], CultureInfo.InvariantCulture) : 1)).ToList();
        var at = From(1, codes.Sum(c => c.Weight));
        foreach (var (code, weight) in codes)
            if ((at -= weight) <= 0)
                return code;
        return codes[^1].Code;
    }

    /// <summary>An amount in whole hundreds of yuan, small ones more often than large ones.</summary>
    public decimal Amount(int least, int most)
    {
        var part = From(0, 1000) / 1000m;
        return Math.Max(least, decimal.Round((least + (most - least) * part * part * part) / 100m) * 100m);
    }
}
