using System.Globalization;
using YamlDotNet.RepresentationModel;
using Yizhi.Core.Records;

namespace Yizhi.Core.Catalogue.Loading;

/// <summary>Reads conditions against the fields they may look at.</summary>
/// <param name="faults">Where faults go.</param>
/// <param name="file">The file read.</param>
/// <param name="fields">The fields within reach.</param>
/// <param name="states">The states of the ledger; empty in a row, where no state is within reach.</param>
/// <param name="deadlines">The keys of the ledger's deadlines.</param>
internal sealed class FilterLoader(FaultList faults, string file, IReadOnlyDictionary<string, Field> fields, IReadOnlyCollection<string> states, IReadOnlyCollection<string> deadlines)
{
    public Filter? Load(YamlNode? node) => node is YamlMappingNode map ? All(map) : null;

    private Filter All(YamlMappingNode map)
    {
        var parts = new List<Filter>();
        foreach (var (keyNode, value) in map.Children)
            if (Part(keyNode, value) is { } part)
                parts.Add(part);
        if (map.Children.Count == 0)
            faults.Add(faults.At(map, file), "条件是空的。");
        return parts is [var only] ? only : new Filter.All(parts);
    }

    private Filter? Part(YamlNode keyNode, YamlNode value)
    {
        var key = (keyNode as YamlScalarNode)?.Value ?? "";
        switch (key)
        {
            case "not" when value is YamlMappingNode inner:
                return new Filter.Not(All(inner));
            case "any" when value is YamlSequenceNode { Children.Count: > 0 } some && some.Children.All(c => c is YamlMappingNode):
                return new Filter.Any([.. some.Children.Select(c => All((YamlMappingNode)c))]);
            case "not" or "any":
                return Fault(value, $"{key} 后面应当写条件{(key == "any" ? "的列表，如 [{state: agreed}, {amount: {above: 0}}]" : "，如 {category: neighbour}")}。");
        }
        if (key.StartsWith("deadline.", StringComparison.Ordinal))
            return Deadline(keyNode, key["deadline.".Length..], value);
        if (key == "state" && states.Count > 0)
            return Codes(key, value, states, "状态");
        if (key == "unit" && states.Count > 0)
            return Codes(key, value, null, "单位");
        if (!fields.TryGetValue(key, out var field))
        {
            var known = states.Count > 0 ? fields.Keys.Concat(["state", "unit"]) : fields.Keys;
            return Fault(keyNode, $"条件用到字段 {key}，本台账没有这个字段{Nearest.Hint(key, known)}");
        }
        return value switch
        {
            YamlMappingNode bounds => Bounds(field, bounds),
            _ when field.List is { Codes.Count: > 0 } list => Codes(key, value, [.. list.Codes.Select(c => c.Key)], $"代码表 {list.Key} 的代码"),
            _ when field.Type == FieldType.YesNo => Codes(key, value, ["true", "false"], "是否"),
            _ => Codes(key, value, null, ""),
        };
    }

    private Filter? Deadline(YamlNode keyNode, string deadline, YamlNode value)
    {
        if (!deadlines.Contains(deadline))
            return Fault(keyNode, $"条件用到期限 {deadline}，本台账没有这个期限{Nearest.Hint(deadline, deadlines)}");
        return (value as YamlScalarNode)?.Value switch
        {
            "in_time" => new Filter.Ended(deadline, true),
            "late" => new Filter.Ended(deadline, false),
            _ => Fault(value, "期限条件只能写 in_time（按期办结）或 late（逾期办结）。"),
        };
    }

    private Filter? Codes(string key, YamlNode value, IReadOnlyCollection<string>? known, string what)
    {
        IReadOnlyList<YamlScalarNode> words = value switch
        {
            YamlScalarNode one => [one],
            YamlSequenceNode many => [.. many.Children.OfType<YamlScalarNode>()],
            _ => [],
        };
        if (words.Count == 0 || (value is YamlSequenceNode list && list.Children.Count != words.Count))
            return Fault(value, $"条件 {key} 应当写一个值或一列值。");
        foreach (var word in words)
            if (known is not null && word.Value != "not_applicable" && !known.Contains(word.Value ?? ""))
                faults.Add(faults.At(word, file), $"条件 {key} 的值 {word.Value} 不是{what}{Nearest.Hint(word.Value ?? "", known)}");
        return new Filter.OneOf(key, [.. words.Select(w => w.Value ?? "")]);
    }

    private Filter? Bounds(Field field, YamlMappingNode map)
    {
        Value? atLeast = null, above = null, atMost = null, below = null;
        Filter? present = null;
        foreach (var (keyNode, value) in map.Children)
        {
            var word = (keyNode as YamlScalarNode)?.Value ?? "";
            var text = (value as YamlScalarNode)?.Value ?? "";
            switch (word)
            {
                case "present" when text is "true" or "false":
                    present = new Filter.Present(field.Key, text == "true");
                    break;
                case "at_least": atLeast = Bound(field, value, text); break;
                case "above": above = Bound(field, value, text); break;
                case "at_most": atMost = Bound(field, value, text); break;
                case "below": below = Bound(field, value, text); break;
                default:
                    faults.Add(faults.At(keyNode, file), $"不认得的比较 {word}{Nearest.Hint(word, ["present", "at_least", "above", "at_most", "below"])}");
                    break;
            }
        }
        if (map.Children.Count == 0)
            faults.Add(faults.At(map, file), "条件是空的。");
        Filter? within = atLeast is null && above is null && atMost is null && below is null ? null : new Filter.Within(field.Key, atLeast, above, atMost, below);
        return (present, within) switch
        {
            // At fault already; the field was meant to be used, so it isn't called useless as well.
            (null, null) => new Filter.Present(field.Key, true),
            (null, var only) => only,
            (var only, null) => only,
            _ => new Filter.All([present, within]),
        };
    }

    private Value? Bound(Field field, YamlNode at, string text)
    {
        if (field.IsNumber && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return new Value.Number(number);
        if (field.Type is FieldType.Date or FieldType.DateTime && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new Value.Day(day);
        faults.Add(faults.At(at, file), field.IsNumber || field.Type is FieldType.Date or FieldType.DateTime
            ? $"“{text}”不能与字段 {field.Key}（{field.Title}）比较，请写{(field.IsNumber ? "数" : "日期，如 2024-03-05")}。"
            : $"字段 {field.Key}（{field.Title}）不是数也不是日期，不能比大小。");
        return null;
    }

    private Filter? Fault(YamlNode at, string message)
    {
        faults.Add(faults.At(at, file), message);
        return null;
    }
}
