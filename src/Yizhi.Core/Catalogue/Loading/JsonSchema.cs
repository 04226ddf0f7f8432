using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Yizhi.Core.Catalogue.Loading;

/// <summary>The JSON Schema of the catalogue's files, from the same vocabulary that the loader enforces.</summary>
public static class JsonSchema
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The schema as text (draft 2020-12).</summary>
    public static string Text()
    {
        var shapes = new SortedDictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var file in Shapes.Files)
            Define(file, shapes);
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "依治目录",
            ["anyOf"] = new JsonArray([.. Shapes.Files.Select(f => (JsonNode)Reference(f))]),
            ["$defs"] = new JsonObject([.. shapes.Select(s => KeyValuePair.Create(s.Key, (JsonNode?)s.Value))]),
        };
        return schema.ToJsonString(Options) + "\n";
    }

    private static void Define(Shape shape, SortedDictionary<string, JsonNode> shapes)
    {
        if (shapes.ContainsKey(shape.Name))
            return;
        shapes[shape.Name] = new JsonObject();
        var properties = new JsonObject();
        foreach (var key in shape.Keys)
        {
            if (key.Of is { } of)
                Define(of(), shapes);
            var node = Type(key);
            node["description"] = key.About;
            properties[key.Name] = node;
        }
        shapes[shape.Name] = new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = new JsonArray([.. shape.Keys.Where(k => k.Required).Select(k => (JsonNode)k.Name)]),
            ["properties"] = properties,
        };
    }

    private static JsonObject Type(Key key) => key.Kind switch
    {
        Kind.Text when key.OneOf is { } known => new() { ["type"] = "string", ["enum"] = new JsonArray([.. known.Select(k => (JsonNode)k)]) },
        Kind.Text => new() { ["type"] = new JsonArray("string", "number", "boolean") },
        Kind.Flag => new() { ["type"] = "boolean" },
        Kind.Integer => new() { ["type"] = "integer" },
        Kind.Number => new() { ["type"] = "number" },
        Kind.Date => new() { ["type"] = "string", ["pattern"] = @"^\d{4}-\d{2}-\d{2}$" },
        Kind.Texts => new() { ["type"] = new JsonArray("string", "number", "array"), ["items"] = new JsonObject { ["type"] = new JsonArray("string", "number") } },
        Kind.Item => new() { ["$ref"] = Path(key) },
        Kind.Items => new() { ["type"] = "array", ["items"] = new JsonObject { ["$ref"] = Path(key) } },
        Kind.ItemOrItems => new() { ["anyOf"] = new JsonArray(new JsonObject { ["$ref"] = Path(key) }, new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["$ref"] = Path(key) } }) },
        Kind.TableOfItems => new() { ["type"] = "object", ["additionalProperties"] = new JsonObject { ["$ref"] = Path(key) } },
        Kind.TableOfTexts => new() { ["type"] = "object", ["additionalProperties"] = new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") } },
        Kind.FreeItems => new() { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "object" } },
        _ => new() { ["type"] = "object" },
    };

    private static string Path(Key key) => "#/$defs/" + key.Of!().Name;

    private static JsonObject Reference(Shape shape) => new() { ["$ref"] = "#/$defs/" + shape.Name };
}
