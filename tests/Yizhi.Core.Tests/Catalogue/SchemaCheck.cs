using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Yizhi.Core.Tests.Catalogue;

/// <summary>The few words of JSON Schema that the catalogue's schema uses, as an editor would apply them to YAML.</summary>
internal sealed class SchemaCheck(JsonObject schema)
{
    private static readonly HashSet<string> Words = ["$schema", "$ref", "$defs", "title", "description", "type", "enum", "pattern", "required", "properties", "additionalProperties", "items", "anyOf"];

    /// <summary>What is wrong with the text, each with its path.</summary>
    public IReadOnlyList<string> Faults(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return [.. Check(stream.Documents[0].RootNode, schema, "")];
    }

    private IEnumerable<string> Check(YamlNode node, JsonObject rule, string path)
    {
        foreach (var word in rule.Select(r => r.Key).Where(w => !Words.Contains(w)))
            throw new NotSupportedException($"The schema uses {word}.");
        if (rule["$ref"] is { } reference)
            foreach (var fault in Check(node, schema["$defs"]![((string)reference!)["#/$defs/".Length..]]!.AsObject(), path))
                yield return fault;
        if (rule["anyOf"] is JsonArray any)
        {
            var tried = any.Select(r => Check(node, r!.AsObject(), path).ToList()).ToList();
            if (tried.All(t => t.Count > 0))
                yield return $"{path} fits none: {tried.MinBy(t => t.Count)![0]}";
        }
        if (rule["type"] is { } type && !Types(type).Intersect(TypesOf(node)).Any())
        {
            yield return $"{path} is {TypesOf(node)[0]}, not {type.ToJsonString()}";
            yield break;
        }
        if (rule["enum"] is JsonArray known && !known.Any(k => (string)k! == node.ToString()))
            yield return $"{path} is none of {known.ToJsonString()}";
        if (rule["pattern"] is { } pattern && !Regex.IsMatch(node.ToString(), (string)pattern!))
            yield return $"{path} does not match {pattern}";
        if (node is YamlSequenceNode list && rule["items"] is JsonObject each)
            foreach (var fault in list.Children.SelectMany((item, i) => Check(item, each, $"{path}[{i}]")))
                yield return fault;
        if (node is YamlMappingNode map)
            foreach (var fault in Keys(map, rule, path))
                yield return fault;
    }

    private IEnumerable<string> Keys(YamlMappingNode map, JsonObject rule, string path)
    {
        foreach (var name in (rule["required"] as JsonArray ?? []).Select(r => (string)r!).Where(r => !map.Children.ContainsKey(new YamlScalarNode(r))))
            yield return $"{path} lacks {name}";
        foreach (var (key, value) in map.Children)
            if (rule["properties"]?[key.ToString()] is JsonObject property)
                foreach (var fault in Check(value, property, $"{path}.{key}"))
                    yield return fault;
            else if (rule["additionalProperties"] is JsonObject others)
                foreach (var fault in Check(value, others, $"{path}.{key}"))
                    yield return fault;
            else if (rule["additionalProperties"] is JsonValue allowed && !(bool)allowed)
                yield return $"{path} has an unknown key {key}";
    }

    private static IEnumerable<string> Types(JsonNode type) => type is JsonArray many ? many.Select(t => (string)t!) : [(string)type!];

    // The core schema of YAML 1.2.
    private static string[] TypesOf(YamlNode node) => node switch
    {
        YamlMappingNode => ["object"],
        YamlSequenceNode => ["array"],
        YamlScalarNode { Style: not ScalarStyle.Plain } => ["string"],
        YamlScalarNode { Value: "true" or "false" } => ["boolean"],
        YamlScalarNode { Value: "" or "~" or "null" } => ["null"],
        YamlScalarNode plain when long.TryParse(plain.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => ["integer", "number"],
        YamlScalarNode plain when decimal.TryParse(plain.Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) => ["number"],
        _ => ["string"],
    };
}
