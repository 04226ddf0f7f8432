namespace Yizhi.Core.Catalogue.Loading;

/// <summary>Reads a flow and looks for states nobody reaches.</summary>
internal sealed class FlowLoader(FaultList faults, BaseLoader known)
{
    public Flow Load(Map? map, IReadOnlyDictionary<string, Field> fields)
    {
        if (map is null)
            return Flow.Plain;
        var states = map.Pairs("states");
        var keys = states.Select(s => s.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var state in states.Where(s => s.Key == Flow.Withdrawn))
            faults.Add(state.Place, "withdrawn（已撤销）是内建状态，不用写。");
        var start = map.Need("start");
        if (map.Has("start") && !keys.Contains(start))
            faults.Add(map.PlaceOf("start"), $"起始状态 {start} 不在 states 里{Nearest.Hint(start, keys)}");
        var steps = map.Table("steps").Select(s => Step(s.Key, s.Place, s.Item, keys, fields)).ToList();
        var flow = new Flow(start, [.. states.Select(s => new State(s.Key, s.Text))], steps);
        if (keys.Contains(start))
            foreach (var state in states.Where(s => s.Key != Flow.Withdrawn && flow.WayTo(s.Key) is null))
                faults.Add(state.Place, $"状态 {state.Key}（{state.Text}）走不到：没有步骤从起始状态通到它。");
        return flow;
    }

    private Step Step(string key, Place place, Map map, HashSet<string> states, IReadOnlyDictionary<string, Field> fields)
    {
        foreach (var (state, at) in map.Texts("from").Append((map.Need("to"), map.PlaceOf("to"))))
            if (!states.Contains(state) && map.Has("to") && map.Has("from"))
                faults.Add(at, $"步骤 {key} 用到状态 {state}，states 里没有{Nearest.Hint(state, states)}");
        foreach (var (role, at) in map.Texts("by"))
            if (!known.Roles.ContainsKey(role))
                faults.Add(at, $"没有角色 {role}{Nearest.Hint(role, known.Roles.Keys)}");
        var asks = new List<Asked>();
        foreach (var (text, at) in map.Texts("asks"))
        {
            var asked = new Asked(text.TrimEnd('?'), text.EndsWith('?'));
            if (!fields.ContainsKey(asked.Field))
                faults.Add(at, $"步骤 {key} 询问字段 {asked.Field}，本台账没有这个字段{Nearest.Hint(asked.Field, fields.Keys)}");
            else if (asks.Any(a => a.Field == asked.Field))
                faults.Add(at, $"步骤 {key} 把字段 {asked.Field} 问了两次。");
            else
                asks.Add(asked);
        }
        foreach (var (field, text, at) in map.Pairs("sets"))
            if (!fields.TryGetValue(field, out var target))
                faults.Add(at, $"步骤 {key} 填写字段 {field}，本台账没有这个字段{Nearest.Hint(field, fields.Keys)}");
            else if (target.List is { Codes.Count: > 0 } list && !list.Has(text))
                faults.Add(at, $"步骤 {key} 填写的 {text} 不是代码表 {list.Key} 的代码{Nearest.Hint(text, list.Codes.Select(c => c.Key))}");
            else if (target.List is null && target.Type is not (FieldType.Code or FieldType.Codes) && Records.Entry.Read(target, text, out _) is { } unreadable)
                faults.Add(at, $"步骤 {key} 填写的值：{Wording.Words.Of(unreadable)}");
        return new Step
        {
            Key = key,
            Title = map.Need("title"),
            From = map.Words("from"),
            To = map.Need("to"),
            By = map.Words("by"),
            Asks = asks,
            Sets = map.Pairs("sets").ToDictionary(s => s.Key, s => s.Text, StringComparer.Ordinal),
            Evidence = map.Text("evidence"),
            When = new FilterLoader(faults, map.File, fields, states, []).Load(map.Node("when")),
            Place = place,
        };
    }
}
