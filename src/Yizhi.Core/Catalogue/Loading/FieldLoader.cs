using System.Globalization;

namespace Yizhi.Core.Catalogue.Loading;

/// <summary>Reads the fields of a ledger or of its rows.</summary>
internal sealed class FieldLoader(FaultList faults, BaseLoader known)
{
    public IReadOnlyList<Field> Load(IReadOnlyList<Map> maps, bool inRows = false)
    {
        var fields = new List<Field>();
        var conditions = new List<(int Index, Map Map)>();
        foreach (var map in maps)
        {
            if (!map.Has("key") || !map.Has("type") || !map.Has("title"))
                continue;
            var field = One(map, inRows);
            if (fields.Any(f => f.Key == field.Key))
                faults.Add(map.PlaceOf("key"), $"字段 {field.Key} 写了两次。");
            else if (Records.Facts.Promoted.Contains(field.Key))
                faults.Add(map.PlaceOf("key"), $"字段键 {field.Key} 是内建名称，请换一个。");
            else
            {
                if (map.Has("when"))
                    conditions.Add((fields.Count, map));
                fields.Add(field);
            }
        }
        var byKey = fields.ToDictionary(f => f.Key, StringComparer.Ordinal);
        foreach (var (index, map) in conditions)
            fields[index] = fields[index] with { When = new FilterLoader(faults, map.File, byKey, [], []).Load(map.Node("when")) };
        foreach (var field in fields)
            foreach (var limit in new[] { field.NotAfter, field.NotBefore })
                Limit(field, limit, byKey);
        return fields;
    }

    private Field One(Map map, bool inRows)
    {
        var type = Shapes.FieldTypes[map.Need("type")];
        var key = map.Need("key");
        if (!key.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '_') || char.IsDigit(key[0]))
            faults.Add(map.PlaceOf("key"), $"字段键 {key} 只能用小写英文、数字和下划线，并以字母开头。");
        Demand(map, "list", type is FieldType.Code or FieldType.Codes);
        Demand(map, "ledger", type == FieldType.Link);
        Demand(map, "fields", type == FieldType.Rows);
        Only(map, "not_after", type is FieldType.Date or FieldType.DateTime, "日期");
        Only(map, "not_before", type is FieldType.Date or FieldType.DateTime, "日期");
        Only(map, "min", type is FieldType.Integer or FieldType.Decimal or FieldType.Money, "数值");
        Only(map, "max", type is FieldType.Integer or FieldType.Decimal or FieldType.Money, "数值");
        foreach (var (role, at) in map.Texts("seen_by"))
            if (!known.Roles.ContainsKey(role))
                faults.Add(at, $"没有角色 {role}{Nearest.Hint(role, known.Roles.Keys)}");
        CodeList? list = null;
        if (map.Text("list") is { } listKey && !known.Lists.TryGetValue(listKey, out list))
            faults.Add(map.PlaceOf("list"), $"没有代码表 {listKey}{Nearest.Hint(listKey, known.Lists.Keys)}");
        // A list that is missing was told above; an empty one stands in for it, so that all else can still be checked.
        if (type is FieldType.Code or FieldType.Codes)
            list ??= new CodeList(map.Text("list") ?? "", "", null, []);
        if (type == FieldType.Rows && inRows)
            faults.Add(map.PlaceOf("type"), "明细行里不能再套明细行。");
        if (map.Number("min") > map.Number("max"))
            faults.Add(map.PlaceOf("min"), "min 大于 max，什么数都填不进去。");
        var field = new Field
        {
            Key = key,
            Title = map.Need("title"),
            Type = type,
            List = list,
            Ledger = map.Text("ledger"),
            Rows = type == FieldType.Rows && !inRows ? Load(map.Items("fields"), true) : [],
            Required = map.Flag("required"),
            Personal = map.Flag("personal"),
            SeenBy = map.Words("seen_by"),
            NotAfter = map.Text("not_after"),
            NotBefore = map.Text("not_before"),
            Min = map.Number("min"),
            Max = map.Number("max"),
            MaxLength = map.Integer("max_length"),
            Default = map.Text("default"),
            Aliases = map.Words("aliases"),
            Law = map.Text("law"),
            Hint = map.Text("hint"),
            Place = map.Place,
        };
        if (field.Default is { } typed && (field.List is not null || type is not (FieldType.Code or FieldType.Codes)) && Records.Entry.Read(field, typed, out _) is { } unreadable)
            faults.Add(map.PlaceOf("default"), $"字段 {key} 的默认值：{Wording.Words.Of(unreadable)}");
        return field;
    }

    private void Demand(Map map, string key, bool wanted)
    {
        if (wanted && !map.Has(key))
            faults.Add(map.Place, $"字段 {map.Need("key")} 的类型是 {map.Need("type")}，要写 {key}。");
        if (!wanted && map.Has(key))
            faults.Add(map.PlaceOf(key), $"字段 {map.Need("key")} 的类型是 {map.Need("type")}，用不着 {key}。");
    }

    private void Only(Map map, string key, bool fits, string what)
    {
        if (map.Has(key) && !fits)
            faults.Add(map.PlaceOf(key), $"只有{what}字段可以写 {key}。");
    }

    private void Limit(Field field, string? limit, Dictionary<string, Field> byKey)
    {
        if (limit is null or "today" || DateOnly.TryParseExact(limit, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            return;
        if (!byKey.TryGetValue(limit, out var other))
            faults.Add(field.Place, $"字段 {field.Key} 的日期界限 {limit} 不是 today、不是日期，也不是本台账的字段{Nearest.Hint(limit, byKey.Keys)}");
        else if (other.Type is not (FieldType.Date or FieldType.DateTime))
            faults.Add(field.Place, $"字段 {field.Key} 的日期界限 {limit} 不是日期字段。");
    }
}
