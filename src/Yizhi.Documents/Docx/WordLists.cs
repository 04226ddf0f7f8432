using System.Globalization;
using Yizhi.Documents.Reading;

namespace Yizhi.Documents.Docx;

/// <summary>The definitions of a document's automatic numbers, as its numbering part says them.</summary>
internal sealed class WordLists
{
    private const int Levels = 9;

    private readonly Dictionary<string, Definition> definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Instance> instances = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> byStyleLink = new(StringComparer.Ordinal);

    /// <summary>One level of a list: how its number is written and where it begins.</summary>
    public sealed record Level(string Format = "decimal", string Text = "", int Start = 1, string Gap = "tab", int? RestartAfter = null, string? Style = null, bool Arabic = false);

    public sealed class Definition
    {
        public string Id { get; init; } = "";
        public Level[] Levels { get; } = [.. Enumerable.Repeat(new Level(Format: "none"), WordLists.Levels)];
        public string? DefinedBy { get; set; }
    }

    /// <summary>A list in the text: a definition, and what differs from it.</summary>
    public sealed record Instance(string Definition, IReadOnlyDictionary<int, int> Starts, IReadOnlyDictionary<int, Level> Levels);

    public ListCounter Resolved(WordStyles styles) => new(this, styles);

    public Instance? Find(string id) => instances.GetValueOrDefault(id);

    public Definition? Of(Instance instance, WordStyles styles)
    {
        var definition = definitions.GetValueOrDefault(instance.Definition);
        // A list may be told by a style of lists, and that by another definition; one step is all Word itself writes.
        if (definition?.DefinedBy is { } link)
        {
            if (byStyleLink.TryGetValue(link, out var other))
                return definitions[other];
            if (styles.Numbering(link).List is { } list && Find(list) is { } linked)
                return definitions.GetValueOrDefault(linked.Definition);
        }
        return definition;
    }

    public void Load(XmlWalk walk) => walk.Children(() =>
    {
        switch (walk.Name)
        {
            case "abstractNum":
                LoadDefinition(walk);
                break;
            case "num":
                LoadInstance(walk);
                break;
            default:
                walk.Skip();
                break;
        }
    });

    private void LoadDefinition(XmlWalk walk)
    {
        var definition = new Definition { Id = walk.Attribute("abstractNumId") ?? "" };
        walk.Children(() =>
        {
            if (walk.Name == "lvl")
            {
                var (at, level) = LoadLevel(walk);
                if (at is >= 0 and < Levels)
                    definition.Levels[at] = level;
                return;
            }
            if (walk.Name == "numStyleLink")
                definition.DefinedBy = walk.Attribute("val");
            else if (walk.Name == "styleLink" && walk.Attribute("val") is { } link)
                byStyleLink.TryAdd(link, definition.Id);
            walk.Skip();
        });
        definitions.TryAdd(definition.Id, definition);
    }

    private void LoadInstance(XmlWalk walk)
    {
        var id = walk.Attribute("numId") ?? "";
        var definition = "";
        var starts = new Dictionary<int, int>();
        var levels = new Dictionary<int, Level>();
        walk.Children(() =>
        {
            if (walk.Name == "lvlOverride")
            {
                var at = Number(walk.Attribute("ilvl"), -1);
                walk.Children(() =>
                {
                    if (walk.Name == "lvl")
                    {
                        levels[at] = LoadLevel(walk).Level;
                        return;
                    }
                    if (walk.Name == "startOverride")
                        starts[at] = Number(walk.Attribute("val"), 1);
                    walk.Skip();
                });
                return;
            }
            if (walk.Name == "abstractNumId")
                definition = walk.Attribute("val") ?? "";
            walk.Skip();
        });
        instances.TryAdd(id, new Instance(definition, starts, levels));
    }

    private static (int At, Level Level) LoadLevel(XmlWalk walk)
    {
        var at = Number(walk.Attribute("ilvl"), -1);
        var level = new Level();
        walk.Children(() =>
        {
            // The format of newer Words stands in a choice, with the older one to fall back on.
            if (walk.Name == "AlternateContent")
            {
                walk.Children(() => walk.Children(() => level = Part(walk, level)));
                return;
            }
            level = Part(walk, level);
        });
        return (at, level);
    }

    private static Level Part(XmlWalk walk, Level level)
    {
        var value = walk.Attribute("val");
        var name = walk.Name;
        walk.Skip();
        return name switch
        {
            "start" => level with { Start = Number(value, 1) },
            "numFmt" when value is not (null or "custom") => level with { Format = value },
            "lvlText" => level with { Text = value ?? "" },
            "suff" => level with { Gap = value ?? "tab" },
            "lvlRestart" => level with { RestartAfter = Number(value, 0) },
            "pStyle" => level with { Style = value },
            "isLgl" => level with { Arabic = value is not ("0" or "false" or "off") },
            _ => level,
        };
    }

    private static int Number(string? text, int otherwise) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
