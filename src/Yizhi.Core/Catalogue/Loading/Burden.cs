namespace Yizhi.Core.Catalogue.Loading;

/// <summary>The burden rule: nobody is asked for what serves nothing.</summary>
internal static class Burden
{
    public static void Check(Ledger ledger, IReadOnlySet<string> printed, FaultList faults)
    {
        var used = Used(ledger).Concat(printed).ToHashSet(StringComparer.Ordinal);
        foreach (var field in ledger.Fields.Where(f => f.Law is null && !used.Contains(f.Key)))
            faults.Add(field.Place, $"字段 {field.Key}（{field.Title}）没有用处：不进指标、期限、文书、列表，也没写法律依据。请删掉，或者写明用处。");
    }

    private static IEnumerable<string> Used(Ledger ledger) =>
    [
        ledger.Day, ledger.Heading, .. ledger.Columns,
        // A record bound to a figure shows it, and how much is missing.
        .. ledger.Fields.Where(f => f.List?.Key == CodeList.Indicators).SelectMany(f => new[] { f.Key, CodeList.Wanted }),
        .. ledger.Declares is { } declares ? new[] { declares.Indicator, declares.Value } : [],
        .. ledger.Nil is { } nil ? new[] { nil } : [],
        .. ledger.Fields.SelectMany(f => f.When?.Fields ?? []),
        .. ledger.Flow.Steps.SelectMany(s => (s.When?.Fields ?? []).Concat(s.Sets.Keys)),
        .. ledger.Deadlines.SelectMany(d => new[] { d.From, d.DoneOn ?? "", d.Restart ?? "" }
            .Concat(d.When?.Fields ?? []).Concat(d.Extend?.When.Fields ?? []).Concat(d.Pauses.SelectMany(p => new[] { p.From, p.To }))),
        .. ledger.Indicators.SelectMany(i => i.Definitions).SelectMany(d => new[] { d.On, d.Sum ?? "", d.Distinct ?? "", d.Each ?? "", d.ValidFrom ?? "", d.ValidUntil ?? "" }
            .Concat(d.By).Concat(d.When?.Fields ?? [])),
    ];
}
