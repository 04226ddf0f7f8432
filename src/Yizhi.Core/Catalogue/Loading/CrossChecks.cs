namespace Yizhi.Core.Catalogue.Loading;

/// <summary>What can only be seen with every ledger read: links, formulas, checks, clashing names.</summary>
internal sealed class CrossChecks(FaultList faults, IReadOnlyDictionary<string, Ledger> ledgers, IReadOnlyDictionary<string, Indicator> indicators)
{
    public void Run()
    {
        foreach (var ledger in ledgers.Values)
        {
            foreach (var link in ledger.Fields.Concat(ledger.Fields.SelectMany(f => f.Rows)).Where(f => f.Ledger is not null && !ledgers.ContainsKey(f.Ledger)))
                faults.Add(link.Place, $"字段 {link.Key} 关联台账 {link.Ledger}，目录里没有这本台账{Nearest.Hint(link.Ledger!, ledgers.Keys)}");
            foreach (var check in ledger.Checks)
                Check(check);
        }
        foreach (var indicator in indicators.Values)
            Formula(indicator);
        foreach (var indicator in indicators.Values.Where(i => !i.IsBase))
            Cycle(indicator);
        Aliases();
    }

    private bool Known(string key, Place place, string what)
    {
        if (indicators.ContainsKey(key))
            return true;
        faults.Add(place, $"{what}用到指标 {key}，目录里没有这个指标{Nearest.Hint(key, indicators.Keys)}");
        return false;
    }

    private void Formula(Indicator indicator)
    {
        var parts = indicator.Of.Where(k => k != Indicator.PeriodMonths).ToList();
        if (!parts.All(p => Known(p, indicator.Place, $"指标 {indicator.Key} ")))
            return;
        if (indicator.Kind is IndicatorKind.Total or IndicatorKind.Difference)
            foreach (var part in parts.Where(p => indicators[p].Measure != indicator.Measure))
                faults.Add(indicator.Place, $"指标 {indicator.Key} 的计量单位是 {indicator.Measure.Key}，{part} 的是 {indicators[part].Measure.Key}，不同单位的数不能相加减。");
        if (indicator is { Kind: IndicatorKind.Ratio, Measure.Kind: MeasureKind.Percent } && parts.Count == 2 && indicators[parts[0]].Measure != indicators[parts[1]].Measure)
            faults.Add(indicator.Place, $"指标 {indicator.Key} 是百分比，分子 {parts[0]} 的计量单位是 {indicators[parts[0]].Measure.Key}，分母 {parts[1]} 的是 {indicators[parts[1]].Measure.Key}，必须相同。");
    }

    private void Cycle(Indicator start)
    {
        var open = new Stack<string>(start.Of);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (open.TryPop(out var key))
        {
            if (key == start.Key)
            {
                faults.Add(start.Place, $"指标 {start.Key} 绕了一圈又用到自己：{string.Join(" → ", [start.Key, .. start.Of, "…", start.Key])}。");
                return;
            }
            if (seen.Add(key) && indicators.TryGetValue(key, out var next))
                foreach (var part in next.Of)
                    open.Push(part);
        }
    }

    private void Check(Check check)
    {
        string[] used = check switch
        {
            Check.AtMost c => [c.Part, c.Whole],
            Check.PartsMakeWhole c => [c.Whole, .. c.Parts],
            Check.Equal c => [c.One, c.Other],
            Check.Change c => [c.Indicator],
            _ => [],
        };
        if (!used.All(k => Known(k, check.Place, "检查")))
            return;
        foreach (var unlike in used.Skip(1).Where(k => indicators[k].Measure != indicators[used[0]].Measure))
            faults.Add(check.Place, $"检查比较 {used[0]}（{indicators[used[0]].Measure.Key}）和 {unlike}（{indicators[unlike].Measure.Key}），不同单位的数不能比较。");
    }

    private void Aliases()
    {
        var owners = new Dictionary<string, Indicator>(StringComparer.Ordinal);
        foreach (var indicator in indicators.Values.OrderBy(i => i.Place.File, StringComparer.Ordinal).ThenBy(i => i.Place.Line))
            foreach (var alias in indicator.Aliases.Distinct(StringComparer.Ordinal))
                if (!owners.TryAdd(alias, indicator))
                    faults.Add(indicator.Place, $"指标 {indicator.Key} 的叫法“{alias}”已经属于 {owners[alias].Key}，读报告时会分不清。");
    }
}
