namespace Yizhi.Core.Catalogue.Loading;

/// <summary>Whether an indicator has a slice: one that it hasn't would be counted as zero and printed as such.</summary>
internal sealed class Slices(IReadOnlyDictionary<string, Ledger> ledgers, IReadOnlyDictionary<string, Indicator> indicators)
{
    /// <summary>What is wrong with the slice, or null.</summary>
    public string? Fault(string indicator, string slice) => Fault(indicator, slice, new HashSet<string>(StringComparer.Ordinal));

    private string? Fault(string key, string slice, HashSet<string> seen)
    {
        if (!indicators.TryGetValue(key, out var indicator) || !seen.Add(key))
            return null;
        if (!indicator.IsBase)
            return indicator.Of.Select(part => Fault(part, slice, seen)).FirstOrDefault(fault => fault is not null);
        var colon = slice.IndexOf(':', StringComparison.Ordinal);
        var (field, code) = colon < 0 ? (slice, "") : (slice[..colon], slice[(colon + 1)..]);
        var by = indicator.Definitions.SelectMany(d => d.By).Distinct(StringComparer.Ordinal).ToList();
        if (colon < 0 || !by.Contains(field))
            return $"指标 {key} 没有分项 {slice}{(by.Count == 0 ? "，它不分项。" : $"，它按 {string.Join("、", by)} 分项，写成“{by[0]}:代码”。")}";
        var list = ledgers.TryGetValue(indicator.Ledger, out var ledger) ? ledger.Field(field)?.List : null;
        return list is null || code.Length == 0 || list.Has(code) ? null : $"指标 {key} 的分项 {slice} 不是代码表 {list.Key} 的代码{Nearest.Hint(code, list.Codes.Select(c => c.Key))}";
    }
}
