using System.Text.RegularExpressions;

namespace Yizhi.Core.Catalogue.Loading;

/// <summary>Looks for places to fill that nothing fills: they would be printed as they stand.</summary>
internal static partial class Placeholders
{
    public static void Check(Map map, string key, IReadOnlyList<string> known, FaultList faults)
    {
        foreach (Match place in Place().Matches(map.Need(key)))
            if (!known.Contains(place.Groups["name"].Value))
                faults.Add(map.PlaceOf(key), $"键 {key} 里的 {place.Value} 没有东西可填，只能写 {string.Join("、", known.Select(k => "{" + k + "}"))}{Nearest.Hint(place.Groups["name"].Value, known)}");
    }

    [GeneratedRegex(@"\{(?<name>[^{}]*)\}")]
    private static partial Regex Place();
}
