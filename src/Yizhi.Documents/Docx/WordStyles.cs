using System.Globalization;
using Yizhi.Documents.Reading;

namespace Yizhi.Documents.Docx;

/// <summary>What the styles of a document say about numbering and hiding.</summary>
internal sealed class WordStyles
{
    private const int LongestChain = 20;

    private readonly Dictionary<string, Style> styles = new(StringComparer.Ordinal);
    private string? standard;

    /// <summary>The list and level a paragraph of the style stands in; a level of null is found by the list.</summary>
    public (string? List, int? Level, string? By) Numbering(string? id)
    {
        int? level = null;
        foreach (var (name, style) in Chain(id ?? standard))
        {
            level ??= style.Level;
            if (style.List is not null)
                return (style.List, level, name);
        }
        return (null, level, null);
    }

    /// <summary>A table of contents repeats every heading of the report, so its lines are left out.</summary>
    public bool IsContents(string? id) =>
        id is not null && styles.TryGetValue(id, out var style) && style.Name.StartsWith("toc ", StringComparison.OrdinalIgnoreCase);

    public bool IsHidden(string? id) => id is not null && Chain(id).Select(step => step.Style.Hidden).FirstOrDefault(hidden => hidden is not null) == true;

    public void Load(XmlWalk walk) => walk.Children(() =>
    {
        if (walk.Name != "style")
        {
            walk.Skip();
            return;
        }
        var id = walk.Attribute("styleId") ?? "";
        if (walk.Attribute("default") is "1" or "true" or "on" && walk.Attribute("type") == "paragraph")
            standard = id;
        var style = new Style();
        walk.Children(() => Part(walk, style));
        styles.TryAdd(id, style);
    });

    private static void Part(XmlWalk walk, Style style)
    {
        switch (walk.Name)
        {
            case "name":
                style.Name = walk.Attribute("val") ?? "";
                break;
            case "basedOn":
                style.BasedOn = walk.Attribute("val");
                break;
            case "numPr":
                walk.Children(() =>
                {
                    if (walk.Name == "numId")
                        style.List = walk.Attribute("val");
                    else if (walk.Name == "ilvl" && int.TryParse(walk.Attribute("val"), NumberStyles.None, CultureInfo.InvariantCulture, out var level))
                        style.Level = level;
                    walk.Skip();
                });
                return;
            case "vanish":
                style.Hidden = walk.Attribute("val") is not ("0" or "false" or "off");
                break;
            case "pPr" or "rPr":
                walk.Children(() => Part(walk, style));
                return;
        }
        walk.Skip();
    }

    // Styles of a spoiled file may rest on each other in a circle.
    private IEnumerable<(string Name, Style Style)> Chain(string? id)
    {
        for (var steps = 0; id is not null && steps < LongestChain && styles.TryGetValue(id, out var style); steps++)
        {
            yield return (id, style);
            id = style.BasedOn;
        }
    }

    private sealed class Style
    {
        public string Name { get; set; } = "";
        public string? BasedOn { get; set; }
        public string? List { get; set; }
        public int? Level { get; set; }
        public bool? Hidden { get; set; }
    }
}
