using YamlDotNet.RepresentationModel;
using Yizhi.Core.Records;
using Yizhi.Core.Time;

namespace Yizhi.Core.Catalogue.Loading;

/// <summary>Reads worked examples against the ledgers.</summary>
internal sealed class ExampleLoader(FaultList faults, IReadOnlyDictionary<string, Ledger> ledgers, IReadOnlyDictionary<string, Indicator> indicators, Slices slices)
{
    public IEnumerable<Example> Load(Map file)
    {
        foreach (var map in file.Items("examples").Where(m => m.Has("name") && m.Has("given") && m.Has("gives")))
        {
            var given = map.FreeItems("given").Select(n => Record(n, map)).OfType<ExampleRecord>().ToList();
            foreach (var (key, _, at) in map.Pairs("gives"))
                if (!indicators.ContainsKey(key.Split('|')[0]))
                    faults.Add(at, $"算例用到指标 {key.Split('|')[0]}，目录里没有这个指标{Nearest.Hint(key.Split('|')[0], indicators.Keys)}");
                else if (key.Split('|') is [var indicator, var slice] && slices.Fault(indicator, slice) is { } fault)
                    faults.Add(at, fault);
            Period? period = null;
            if (map.Text("period") is { } text)
                if (Period.TryParse(text, out var parsed))
                    period = parsed;
                else
                    faults.Add(map.PlaceOf("period"), $"期间“{text}”读不懂，请写成 2024、2024H1、2024Q3、2024-05 或 2024-01..2024-06。");
            yield return new Example(map.Need("name"), given, map.Pairs("gives").ToDictionary(g => g.Key, g => g.Text, StringComparer.Ordinal), period, map.Place);
        }
    }

    private ExampleRecord? Record(YamlMappingNode node, Map map)
    {
        var place = map.PlaceOf(node);
        var key = Scalar(node, "ledger") ?? map.Text("ledger");
        if (key is null || !ledgers.TryGetValue(key, out var ledger))
        {
            faults.Add(place, key is null ? "算例要写 ledger（台账）。" : $"没有台账 {key}{Nearest.Hint(key, ledgers.Keys)}");
            return null;
        }
        var state = Scalar(node, "state");
        if (state is not null && state != Flow.Withdrawn && ledger.Flow.States.All(s => s.Key != state))
            faults.Add(place, $"算例用到状态 {state}，台账 {key} 没有这个状态{Nearest.Hint(state, ledger.Flow.States.Select(s => s.Key))}");
        var values = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var (keyNode, value) in node.Children)
            if ((keyNode as YamlScalarNode)?.Value is { } name and not ("ledger" or "state") && Value(name, keyNode, value, ledger.Fields, map, key) is { } read)
                values[name] = read;
        return new ExampleRecord(key, state, Fields.Of(values));
    }

    private Value? Value(string name, YamlNode at, YamlNode node, IReadOnlyList<Field> fields, Map map, string ledger)
    {
        if (fields.FirstOrDefault(f => f.Key == name) is not { } field)
        {
            faults.Add(map.PlaceOf(at), $"算例用到字段 {name}，台账 {ledger} 没有这个字段{Nearest.Hint(name, fields.Select(f => f.Key))}");
            return null;
        }
        // Its unknown code list is a fault already.
        if (field is { List.Codes.Count: 0 } or { Type: FieldType.Code or FieldType.Codes, List: null })
            return null;
        if (field.Type == FieldType.Rows && node is YamlSequenceNode rows)
            return new Value.Rows([.. rows.Children.OfType<YamlMappingNode>().Select(r => Fields.Of(r.Children
                .Select(c => (Name: ((YamlScalarNode)c.Key).Value ?? "", Read: Value(((YamlScalarNode)c.Key).Value ?? "", c.Key, c.Value, field.Rows, map, ledger)))
                .Where(c => c.Read is not null).Select(c => KeyValuePair.Create(c.Name, c.Read!))))]);
        var text = node is YamlSequenceNode list ? string.Join('；', list.Children.OfType<YamlScalarNode>().Select(s => s.Value)) : (node as YamlScalarNode)?.Value ?? "";
        if (Entry.Read(field, text, out var value) is { } fault)
            faults.Add(map.PlaceOf(node), $"算例的字段 {name}：{Wording.Words.Of(fault)}");
        return value;
    }

    private static string? Scalar(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? (value as YamlScalarNode)?.Value : null;
}
