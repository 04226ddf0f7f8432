using System.Globalization;

namespace Yizhi.Core.Catalogue.Loading;

/// <summary>Reads one ledger from its file.</summary>
internal sealed class LedgerLoader(FaultList faults, BaseLoader known, TemplateLoader templates)
{
    public Ledger? Load(Map map)
    {
        if (!map.Has("ledger"))
            return null;
        var fields = new FieldLoader(faults, known).Load(map.Items("fields"));
        var byKey = fields.ToDictionary(f => f.Key, StringComparer.Ordinal);
        NeedField(map, "day", byKey, f => f.Type == FieldType.Date, "日期字段");
        NeedField(map, "heading", byKey, f => f.Type is not (FieldType.Rows or FieldType.File), "文字字段");
        NeedField(map, "nil", byKey, f => f.Type == FieldType.Text, "文字字段");
        Placeholders.Check(map, "number", ["year", "seq", "unit"], faults);
        if (map.Text("number") is { } number && !number.Contains("{seq}", StringComparison.Ordinal))
            faults.Add(map.PlaceOf("number"), $"编号样式 {number} 没有 {{seq}}，所有记录会是同一个号。");
        foreach (var (column, at) in map.Texts("columns"))
            if (!byKey.ContainsKey(column))
                faults.Add(at, $"columns 用到字段 {column}，本台账没有这个字段{Nearest.Hint(column, byKey.Keys)}");
        foreach (var (role, at) in map.Texts("by").Concat(map.Texts("seen_by")))
            if (!known.Roles.ContainsKey(role))
                faults.Add(at, $"没有角色 {role}{Nearest.Hint(role, known.Roles.Keys)}");
        var declares = map.Item("declares");
        if (declares is not null)
        {
            NeedField(declares, "indicator", byKey, f => f.Type == FieldType.Text, "文字字段");
            NeedField(declares, "value", byKey, f => f.IsNumber, "数值字段");
        }
        var flow = new FlowLoader(faults, known).Load(map.Item("flow"), byKey);
        var deadlines = new DeadlineLoader(faults, known, byKey, flow).Load(map.Items("deadlines"));
        var ledger = new Ledger
        {
            Key = map.Need("ledger"),
            Title = map.Need("title"),
            Purpose = map.Need("purpose"),
            Subsystem = Overlay.Ground(map.File).Split('/') is [var folder, _, ..] ? folder : "",
            Number = map.Text("number"),
            Day = map.Need("day"),
            Heading = map.Need("heading"),
            Columns = map.Words("columns"),
            Laws = map.Words("law"),
            By = map.Words("by"),
            SeenBy = map.Words("seen_by"),
            Fields = fields,
            Flow = flow,
            Deadlines = deadlines,
            Indicators = new IndicatorLoader(faults, known, map.Need("ledger"), map.Need("day"), byKey, flow, deadlines).Load(map.Items("indicators")),
            Checks = [.. map.Items("checks").Select(Check).OfType<Check>()],
            Documents = [.. map.Items("documents").Where(d => d.Has("key")).Select(d => Document(d, flow))],
            Declares = declares is null ? null : (declares.Need("indicator"), declares.Need("value")),
            Nil = map.Text("nil"),
            Yearly = map.Integer("yearly") ?? 0,
            Place = map.PlaceOf("ledger"),
        };
        foreach (var twice in map.Items("documents").Where(d => d.Has("key")).GroupBy(d => d.Need("key"), StringComparer.Ordinal).SelectMany(g => g.Skip(1)))
            faults.Add(twice.PlaceOf("key"), $"文书 {twice.Need("key")} 写了两次。");
        var printed = ledger.Documents.SelectMany(d => templates.CheckDocument(d.Place.File, d.Template, byKey)).ToHashSet(StringComparer.Ordinal);
        Burden.Check(ledger, printed, faults);
        return ledger;
    }

    private void NeedField(Map map, string key, Dictionary<string, Field> fields, Func<Field, bool> fits, string what)
    {
        if (map.Text(key) is not { } name)
            return;
        if (!fields.TryGetValue(name, out var field))
            faults.Add(map.PlaceOf(key), $"{key} 用到字段 {name}，本台账没有这个字段{Nearest.Hint(name, fields.Keys)}");
        else if (!fits(field))
            faults.Add(map.PlaceOf(key), $"{key} 用到的字段 {name}（{field.Title}）不是{what}。");
    }

    private Check? Check(Map map)
    {
        var severity = map.Text("severity") switch { "error" => Severity.Error, "notice" => Severity.Notice, _ => Severity.Warning };
        var say = map.Text("say");
        if (new[] { "at_most", "whole", "equal", "change" }.Where(map.Has).ToList() is { Count: > 1 } several)
            faults.Add(map.Place, $"检查同时写了 {string.Join("、", several)}，一条检查只能比一样。");
        if (map.Words("at_most") is [var part, var whole])
            return new Check.AtMost(part, whole, severity, say, map.Place);
        if (map.Text("whole") is { } sum && map.Words("parts") is { Count: > 0 } parts)
            return new Check.PartsMakeWhole(sum, parts, severity, say, map.Place);
        if (map.Words("equal") is [var one, var other])
            return new Check.Equal(one, other, severity, say, map.Place);
        if (map.Text("change") is { } indicator && decimal.TryParse(map.Text("within")?.TrimEnd('%', ' '), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent))
            return new Check.Change(indicator, percent, severity, say, map.Place);
        faults.Add(map.Place, "检查读不懂，请写 at_most: [甲, 乙]、whole 和 parts、equal: [甲, 乙]，或 change 和 within（如 50 %）。");
        return null;
    }

    private DocumentTemplate Document(Map map, Flow flow)
    {
        var (file, text) = templates.Text(map);
        if (map.Text("from") is { } state && flow.States.All(s => s.Key != state))
            faults.Add(map.PlaceOf("from"), $"文书 {map.Need("key")} 用到状态 {state}，本台账没有这个状态{Nearest.Hint(state, flow.States.Select(s => s.Key))}");
        return new DocumentTemplate(map.Need("key"), map.Need("title"), text, map.Text("from"), new Place(file, 1, 1));
    }
}
