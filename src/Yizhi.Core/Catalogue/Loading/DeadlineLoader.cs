using Yizhi.Core.Time;

namespace Yizhi.Core.Catalogue.Loading;

/// <summary>Reads the time limits of a ledger.</summary>
internal sealed class DeadlineLoader(FaultList faults, BaseLoader known, IReadOnlyDictionary<string, Field> fields, Flow flow)
{
    public IReadOnlyList<DeadlineRule> Load(IReadOnlyList<Map> maps)
    {
        var rules = new List<DeadlineRule>();
        foreach (var map in maps.Where(m => m.Has("key") && m.Has("from")))
        {
            if (rules.Any(r => r.Key == map.Need("key")))
                faults.Add(map.PlaceOf("key"), $"期限 {map.Need("key")} 写了两次。");
            else if (One(map) is { } rule)
                rules.Add(rule);
        }
        return rules;
    }

    private DeadlineRule? One(Map map)
    {
        foreach (var key in new[] { "from", "done_on", "restart" })
            Date(map, key);
        foreach (var pause in map.Items("pause"))
        {
            Date(pause, "from");
            Date(pause, "to");
        }
        foreach (var (state, at) in map.Texts("until"))
            if (flow.States.All(s => s.Key != state))
                faults.Add(at, $"期限 {map.Need("key")} 用到状态 {state}，本台账没有这个状态{Nearest.Hint(state, flow.States.Select(s => s.Key))}");
        if (!map.Has("until") && !map.Has("done_on"))
            faults.Add(map.Place, $"期限 {map.Need("key")} 要写 until（到哪些状态算办完）或 done_on（办完日期字段），不然永远不会办完。");
        if (Limit(map, "期限 " + map.Need("key")) is not { } within)
            return null;
        DeadlineWay? way = map.Text("way") switch { null or "within" => DeadlineWay.Within, "before" => DeadlineWay.Before, "least" => DeadlineWay.Least, _ => null };
        if (way is null)
            faults.Add(map.PlaceOf("way"), $"期限 {map.Need("key")} 的 way 写的是 {map.Text("way")}，只能是 within、before 或 least。");
        foreach (var key in way is DeadlineWay.Before or DeadlineWay.Least ? ["pause", "restart", "extend", "roll"] : Array.Empty<string>())
            if (map.Has(key))
                faults.Add(map.PlaceOf(key), $"期限 {map.Need("key")} 写了 way: {map.Text("way")}，不能再写 {key}。");
        var filters = new FilterLoader(faults, map.File, fields, [.. flow.States.Select(s => s.Key)], []);
        (Filter, LimitLength)? extend = null;
        if (map.Item("extend") is { } more && Limit(more, "延长") is { } by && filters.Load(more.Node("when")) is { } when)
            extend = (when, by);
        Length? warn = null;
        if (map.Text("warn") is { } text)
            if (Length.TryParse(text, out var length))
                warn = length;
            else
                faults.Add(map.PlaceOf("warn"), Unreadable(text));
        return new DeadlineRule
        {
            Key = map.Need("key"),
            Title = map.Need("title"),
            From = map.Need("from"),
            Within = within,
            Until = map.Words("until"),
            DoneOn = map.Text("done_on"),
            When = filters.Load(map.Node("when")),
            Pauses = [.. map.Items("pause").Select(p => (p.Need("from"), p.Need("to")))],
            Restart = map.Text("restart"),
            Extend = extend,
            Warn = warn,
            Way = way ?? DeadlineWay.Within,
            Roll = map.Flag("roll"),
            Place = map.Place,
        };
    }

    private LimitLength? Limit(Map map, string what)
    {
        if (map.Text("law") is { } reference)
        {
            if (map.Has("within"))
                faults.Add(map.PlaceOf("within"), $"{what}已经写了 law，不能再写 within：法定长度只写在法律文件里。");
            var parts = reference.Split('.');
            if (parts.Length == 2 && known.Laws.TryGetValue(parts[0], out var law) && law.Lengths.TryGetValue(parts[1], out var dated))
                return new LimitLength.ByLaw(dated);
            var all = known.Laws.Values.SelectMany(l => l.Lengths.Keys.Select(k => $"{l.Key}.{k}"));
            faults.Add(map.PlaceOf("law"), $"{what}用到法定长度 {reference}，法律文件里没有{Nearest.Hint(reference, all)}");
            return null;
        }
        if (map.Text("within") is not { } text)
        {
            faults.Add(map.Place, $"{what}要写 law（法定长度）或 within（工作规定的长度）。");
            return null;
        }
        if (!Length.TryParse(text, out var length))
        {
            faults.Add(map.PlaceOf("within"), Unreadable(text));
            return null;
        }
        return new LimitLength.ByRule(length, map.Text("basis") ?? "工作规定");
    }

    private void Date(Map map, string key)
    {
        if (map.Text(key) is not { } field)
            return;
        if (!fields.TryGetValue(field, out var found))
            faults.Add(map.PlaceOf(key), $"期限用到字段 {field}，本台账没有这个字段{Nearest.Hint(field, fields.Keys)}");
        else if (found.Type is not (FieldType.Date or FieldType.DateTime))
            faults.Add(map.PlaceOf(key), $"期限用到的字段 {field}（{found.Title}）不是日期。");
    }

    private static string Unreadable(string text) => $"长度“{text}”读不懂，请写成 20 working days、15 days、3 months 或 2 years。";
}
