namespace Yizhi.Core.Catalogue.Loading;

/// <summary>“是不是 result？”: the known word nearest to a mistyped one.</summary>
internal static class Nearest
{
    // Nobody mistypes a word this long; comparing it would take the product of the lengths in time and memory.
    private const int Longest = 80;

    public static string Hint(string word, IEnumerable<string> known)
    {
        if (word.Length > Longest)
            return "。";
        var limit = Math.Max(2, word.Length / 3);
        var (best, distance) = known.Where(k => Math.Abs(k.Length - word.Length) <= limit).Select(k => (Word: k, Distance: Between(word, k))).OrderBy(k => k.Distance).FirstOrDefault(("", int.MaxValue));
        return distance <= limit ? $"；是不是 {best}？" : "。";
    }

    // Optimal string alignment: a swap of neighbours, the commonest slip of the fingers, counts once.
    private static int Between(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
            for (var j = 1; j <= b.Length; j++)
            {
                var same = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + same);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        return d[a.Length, b.Length];
    }
}
