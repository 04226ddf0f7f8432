using System.Globalization;

namespace Yizhi.Documents.Pages;

/// <summary>Counts headings as GB/T 9704-2012 §7.3.3 writes them: 一、 （一） 1. （1）.</summary>
/// <remarks>A heading starts the count of every level below it anew.</remarks>
public sealed class OutlineNumbers
{
    /// <summary>The deepest level an official document has.</summary>
    public const int Levels = 4;

    private readonly int[] counts = new int[Levels];

    /// <summary>The number of the next heading of the level.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is not 1 to 4.</exception>
    public string Next(int level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(level, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, Levels);
        Array.Clear(counts, level, Levels - level);
        var count = ++counts[level - 1];
        return level switch
        {
            1 => $"{ChineseNumerals.Of(count)}、",
            2 => $"（{ChineseNumerals.Of(count)}）",
            3 => string.Create(CultureInfo.InvariantCulture, $"{count}."),
            _ => string.Create(CultureInfo.InvariantCulture, $"（{count}）"),
        };
    }
}
