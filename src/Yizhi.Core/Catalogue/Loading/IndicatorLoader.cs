namespace Yizhi.Core.Catalogue.Loading;

/// <summary>Reads the indicators of a ledger.</summary>
internal sealed class IndicatorLoader(FaultList faults, BaseLoader known, string ledger, string day, IReadOnlyDictionary<string, Field> fields, Flow flow, IReadOnlyList<DeadlineRule> deadlines)
{
    public IReadOnlyList<Indicator> Load(IReadOnlyList<Map> maps) => [.. maps.Where(m => m.Has("key") && m.Has("title") && m.Has("measure")).Select(One)];

    private Indicator One(Map map)
    {
        var key = map.Need("key");
        if (key.Split('.') is not [{ Length: > 0 }, { Length: > 0 }])
            faults.Add(map.PlaceOf("key"), $"指标键 {key} 应当由两段组成，如 dispute.mediated。");
        else if (!key.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '_' or '.'))
            faults.Add(map.PlaceOf("key"), $"指标键 {key} 只能用小写英文、数字和下划线，不然模板里写不出来。");
        else if (TemplateLoader.ReportNames.Contains(key.Split('.')[0]))
            faults.Add(map.PlaceOf("key"), $"指标键 {key} 的前一段是报告模板的内建名称，请换一个。");
        if (map.Text("zero") is { } zero && (zero.Contains("{{", StringComparison.Ordinal) || zero.Contains('⟦', StringComparison.Ordinal)))
            faults.Add(map.PlaceOf("zero"), $"指标 {key} 为零时说的话照原样写出，不能有 {{{{ }}}} 或 ⟦ ⟧。");
        if (!known.Measures.TryGetValue(map.Need("measure"), out var measure))
        {
            faults.Add(map.PlaceOf("measure"), $"指标 {key} 的计量单位 {map.Need("measure")} 不在 measures 里{Nearest.Hint(map.Need("measure"), known.Measures.Keys)}");
            measure = new Measure(map.Need("measure"), MeasureKind.Count);
        }
        var derived = new[] { "ratio", "total", "difference" }.Where(map.Has).ToList();
        var counted = new[] { "on", "when", "by", "sum", "distinct", "each", "where", "valid", "definitions" }.Where(map.Has).ToList();
        if (derived.Count > 1 || (derived.Count == 1 && counted.Count > 0) || (map.Flag("declared") && derived.Count + counted.Count > 0))
            faults.Add(map.Place, $"指标 {key} 同时写了 {string.Join("、", derived.Concat(counted).Concat(map.Flag("declared") ? ["declared"] : []))}，一个指标只能有一种算法。");
        if (map.Has("definitions") && counted.Any(c => c != "definitions"))
            faults.Add(map.PlaceOf("definitions"), $"指标 {key} 写了 definitions，on、when、by 等就写在每个口径里面。");
        foreach (var two in new[] { "ratio", "difference" }.Where(map.Has))
            if (map.Texts(two).Count < 2 || (two == "ratio" && map.Texts(two).Count != 2))
                faults.Add(map.PlaceOf(two), $"{two} 要写两个指标。");
        if (map.Integer("places") is < 0 or > 6)
            faults.Add(map.PlaceOf("places"), $"小数位数 {map.Integer("places")} 应当在 0 到 6 之间。");
        var kind = KindOf(map);
        IReadOnlyList<Definition> definitions = kind is IndicatorKind.Ratio or IndicatorKind.Total or IndicatorKind.Difference or IndicatorKind.Declared ? []
            : map.Has("definitions") ? [.. map.Items("definitions").Select(Define).OrderBy(d => d.Since)]
            : [Define(map)];
        if (definitions.Count > 1 && definitions.Select(d => (d.Sum is null, d.Distinct is null, d.ValidFrom is null)).Distinct().Count() > 1)
            faults.Add(map.PlaceOf("definitions"), $"指标 {key} 的各个口径算法种类不同（合计、不重复、期末有效不能混用）。");
        foreach (var pair in definitions.Zip(definitions.Skip(1)).Where(p => p.First.Since == p.Second.Since))
            faults.Add(map.PlaceOf("definitions"), $"指标 {key} 有两个口径都从 {pair.First.Since:yyyy-MM-dd} 起用。");
        return new Indicator
        {
            Key = key,
            Title = map.Need("title"),
            Measure = measure,
            Kind = kind,
            Ledger = ledger,
            Definitions = definitions,
            Of = [.. derived.SelectMany(map.Words)],
            Places = map.Integer("places") ?? 0,
            Zero = map.Text("zero"),
            Aliases = map.Words("aliases"),
            Note = map.Text("note"),
            Place = map.PlaceOf("key"),
        };
    }

    private static IndicatorKind KindOf(Map map)
    {
        if (map.Flag("declared"))
            return IndicatorKind.Declared;
        if (map.Has("ratio"))
            return IndicatorKind.Ratio;
        if (map.Has("total"))
            return IndicatorKind.Total;
        if (map.Has("difference"))
            return IndicatorKind.Difference;
        var first = map.Items("definitions").FirstOrDefault() ?? map;
        return first.Has("distinct") ? IndicatorKind.Distinct : first.Has("sum") ? IndicatorKind.Sum : first.Has("valid") ? IndicatorKind.Stock : IndicatorKind.Count;
    }

    private Definition Define(Map map)
    {
        var valid = map.Item("valid");
        Typed(map, "on", "日期", t => t is FieldType.Date or FieldType.DateTime);
        if (valid is not null)
        {
            Typed(valid, "from", "日期", t => t is FieldType.Date or FieldType.DateTime);
            Typed(valid, "until", "日期", t => t is FieldType.Date or FieldType.DateTime);
            if (map.Has("on"))
                faults.Add(map.PlaceOf("on"), "写了 valid 就不用写 on：期末有效数按起止日期计。");
        }
        if (map.Has("sum") && map.Has("distinct"))
            faults.Add(map.PlaceOf("distinct"), "sum 和 distinct 不能写在一起，一个指标只能有一种算法。");
        Field? each = null;
        if (map.Text("each") is { } rows && (!fields.TryGetValue(rows, out each) || each.Type != FieldType.Rows))
            faults.Add(map.PlaceOf("each"), $"each 用到 {rows}，本台账没有这个明细字段{Nearest.Hint(rows, fields.Values.Where(f => f.Type == FieldType.Rows).Select(f => f.Key))}");
        var reach = each is null ? fields : each.Rows.ToDictionary(f => f.Key, StringComparer.Ordinal);
        if (each is null)
            Typed(map, "sum", "数值", t => t is FieldType.Integer or FieldType.Decimal or FieldType.Money);
        else if (map.Text("sum") is { } inRow && !(reach.TryGetValue(inRow, out var summed) && summed.IsNumber))
            faults.Add(map.PlaceOf("sum"), $"sum 用到 {inRow}，明细行里没有这个数值字段{Nearest.Hint(inRow, reach.Keys)}");
        if (map.Text("distinct") is { } distinct && distinct != "unit" && !fields.ContainsKey(distinct))
            faults.Add(map.PlaceOf("distinct"), $"distinct 用到字段 {distinct}，本台账没有这个字段{Nearest.Hint(distinct, fields.Keys)}");
        if (map.Has("where") && each is null)
            faults.Add(map.PlaceOf("where"), "where 只与 each 一起用。");
        foreach (var (by, at) in map.Texts("by"))
            if (!fields.TryGetValue(by, out var slicing))
                faults.Add(at, $"分项用到字段 {by}，本台账没有这个字段{Nearest.Hint(by, fields.Keys)}");
            else if (slicing.Type is not (FieldType.Code or FieldType.Codes or FieldType.Unit or FieldType.YesNo))
                faults.Add(at, $"字段 {by}（{slicing.Title}）不是代码、单位或是否，不能用来分项。");
        string[] states = [.. flow.States.Select(s => s.Key)];
        return new Definition
        {
            Since = map.Date("since") ?? DateOnly.MinValue,
            Source = map.Text("source"),
            On = valid?.Need("from") ?? map.Text("on") ?? day,
            When = new FilterLoader(faults, map.File, fields, states, [.. deadlines.Select(d => d.Key)]).Load(map.Node("when")),
            By = map.Words("by"),
            Sum = map.Text("sum"),
            Distinct = map.Text("distinct"),
            Each = map.Text("each"),
            Where = each is null ? null : new FilterLoader(faults, map.File, reach, [], []).Load(map.Node("where")),
            ValidFrom = valid?.Text("from"),
            ValidUntil = valid?.Text("until"),
        };
    }

    private void Typed(Map map, string key, string what, Func<FieldType, bool> fits)
    {
        if (map.Text(key) is not { } field)
            return;
        if (!fields.TryGetValue(field, out var found))
            faults.Add(map.PlaceOf(key), $"指标用到字段 {field}，本台账没有这个字段{Nearest.Hint(field, fields.Keys)}");
        else if (!fits(found.Type))
            faults.Add(map.PlaceOf(key), $"指标用到的字段 {field}（{found.Title}）不是{what}字段。");
    }
}
