using System.Collections;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Catalogue.Loading;

namespace Yizhi.Core.Tests.Catalogue;

public partial class SchemaTests
{
    private static readonly JsonObject Schema = JsonNode.Parse(JsonSchema.Text())!.AsObject();
    private static readonly SchemaCheck Checker = new(Schema);

    [Fact]
    public void It_is_JSON_with_a_definition_for_every_kind_of_file_and_for_all_they_lead_to()
    {
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", (string)Schema["$schema"]!);
        var defined = Schema["$defs"]!.AsObject().Select(d => d.Key).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(["ledger", "lists", "measures", "roles", "subsystems", "law", "calendar", "report", "examples", "systems", "overlay"], Schema["anyOf"]!.AsArray().Select(r => ((string)r!["$ref"]!)["#/$defs/".Length..]));
        foreach (Match reference in Reference().Matches(JsonSchema.Text()))
            Assert.Contains(reference.Groups[1].Value, defined);
        foreach (var (name, definition) in Schema["$defs"]!.AsObject())
            Assert.True(definition!["properties"]!.AsObject().Count > 0, name);
    }

    [Fact]
    public void It_has_every_key_the_loader_takes_with_its_meaning_and_no_other()
    {
        // The loader's vocabulary is not public; what it takes is read off by reflection, so that a shape nobody defines is found.
        var shapes = typeof(CatalogueLoader).Assembly.GetType("Yizhi.Core.Catalogue.Loading.Shapes", throwOnError: true)!
            .GetFields().Select(f => f.GetValue(null)).Where(v => v?.GetType().Name == "Shape").ToList();
        Assert.Equal(shapes.Count, Schema["$defs"]!.AsObject().Count);
        foreach (var shape in shapes)
        {
            var properties = Schema["$defs"]![Said(shape, "Name")]!["properties"]!.AsObject();
            var keys = ((IEnumerable)shape!.GetType().GetProperty("Keys")!.GetValue(shape)!).Cast<object>().ToList();
            Assert.Equal(keys.Select(k => Said(k, "Name")), properties.Select(p => p.Key));
            Assert.Equal(keys.Select(k => Said(k, "About")), properties.Select(p => (string)p.Value!["description"]!));
        }
    }

    [Fact]
    public void Every_key_is_explained_to_the_clerk_in_the_handbook_of_the_catalogue()
    {
        var handbook = File.ReadAllText(Path.Combine(Texts.Root, "catalogue/README.md"));
        var words = Word().Matches(handbook).Select(m => m.Value).ToHashSet(StringComparer.Ordinal);
        Assert.Equal([], Schema["$defs"]!.AsObject().SelectMany(d => d.Value!["properties"]!.AsObject().Select(p => p.Key)).Distinct().Except(words));
    }

    public static TheoryData<string> Shipped => [.. Texts.Shipped.Select(f => f.Path).Where(p => p.EndsWith(".yaml", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void An_editor_that_uses_it_finds_nothing_wrong_in_a_shipped_file(string path) =>
        Assert.Empty(Checker.Faults(Texts.Shipped.Single(f => f.Path == path).Text));

    [Fact]
    public void An_editor_that_uses_it_finds_what_is_wrong_in_shape()
    {
        // An empty text and a day no calendar has are beyond a schema; conditions are open.
        string[] beyond = ["shape_text_empty", "shape_date_wanted", "shape_key_not_text"];
        var wrong = FaultCase.All.Where(c => c.Name.StartsWith("shape_", StringComparison.Ordinal)).ToList();
        Assert.InRange(wrong.Count, 15, 100);
        Assert.Equal(beyond.Order(StringComparer.Ordinal), wrong.Where(c => Checker.Faults(c.Files[0].Text).Count == 0).Select(c => c.Name));
    }

    private static string Said(object? of, string property) => (string)of!.GetType().GetProperty(property)!.GetValue(of)!;

    [GeneratedRegex("\"#/\\$defs/([a-z_]+)\"")]
    private static partial Regex Reference();

    [GeneratedRegex("[a-z_]+")]
    private static partial Regex Word();
}
