namespace Yizhi.Core.Catalogue.Loading;

/// <summary>Reads the list of an office's mechanisms and checks that all it names is there.</summary>
internal sealed class SystemLoader(FaultList faults, IReadOnlyDictionary<string, Ledger> ledgers, IReadOnlyDictionary<string, Indicator> indicators)
{
    public IReadOnlyList<OfficeSystem> Load(IEnumerable<Map> maps)
    {
        var systems = new List<OfficeSystem>();
        foreach (var part in maps.SelectMany(m => m.Items("systems")))
            foreach (var item in part.Items("systems").Where(i => i.Integer("no") is not null))
                systems.Add(Read(part.Need("title"), item));
        // Gaps are allowed: an office may not have every mechanism, and each keeps the number it has everywhere.
        for (var i = 1; i < systems.Count; i++)
            if (systems[i].No <= systems[i - 1].No)
                faults.Add(systems[i].Place, $"机制的序号应当由小到大、不重复，这里写的是 {systems[i].No}，前一个是 {systems[i - 1].No}。");
        return systems;
    }

    private OfficeSystem Read(string part, Map item)
    {
        foreach (var (key, place) in item.Texts("ledgers").Where(l => !ledgers.ContainsKey(l.Text)))
            faults.Add(place, $"机制“{item.Need("title")}”用到台账 {key}，目录里没有这本台账{Nearest.Hint(key, ledgers.Keys)}");
        foreach (var (key, place) in item.Texts("indicators").Where(i => !indicators.ContainsKey(i.Text)))
            faults.Add(place, $"机制“{item.Need("title")}”用到指标 {key}，目录里没有这个指标{Nearest.Hint(key, indicators.Keys)}");
        var papers = ledgers.Values.SelectMany(l => l.Documents.Select(d => $"{l.Key}.{d.Key}")).ToHashSet(StringComparer.Ordinal);
        foreach (var (key, place) in item.Texts("documents").Where(d => !papers.Contains(d.Text)))
            faults.Add(place, $"机制“{item.Need("title")}”用到文书 {key}，目录里没有；应写成 台账键.文书键{Nearest.Hint(key, papers)}");
        return new OfficeSystem(part, item.Integer("no")!.Value, item.Need("title"), item.Words("ledgers"), item.Words("indicators"), item.Words("documents"), item.Text("note"), item.Place);
    }
}
