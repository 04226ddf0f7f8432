namespace Yizhi.Web.Tasks;

/// <summary>Weights as parts of a hundred: told from what was typed when they are shown, and never stored.</summary>
public static class Weights
{
    // Shares are told to a tenth of a percent.
    private const int Whole = 1000;

    /// <summary>The shares of things side by side, in percent to one place; together they are always 100.</summary>
    /// <param name="typed">The weights as typed. One without counts as much as the others do on average; without any all count the same.</param>
    public static IReadOnlyList<decimal> Shares(IReadOnlyList<decimal?> typed)
    {
        if (typed.Count == 0)
            return [];
        var given = typed.OfType<decimal>().ToList();
        var usual = given.Count == 0 ? 1 : given.Average();
        var weights = typed.Select(w => w ?? usual).ToList();
        var sum = weights.Sum();
        if (sum <= 0)
            (weights, sum) = ([.. typed.Select(_ => 1m)], typed.Count);
        var exact = weights.Select(w => w / sum * Whole).ToList();
        var shares = exact.Select(decimal.Floor).ToList();
        // What rounding leaves goes to those who lost most by it, the first of equals first.
        foreach (var at in Enumerable.Range(0, shares.Count).OrderByDescending(i => exact[i] - shares[i]).ThenBy(i => i).Take((int)(Whole - shares.Sum())).ToList())
            shares[at]++;
        return [.. shares.Select(s => s / 10)];
    }
}
