using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Yizhi.Core.Catalogue.Loading;

/// <summary>A strict view of a YAML mapping: what the shape does not know is reported, and so is what it demands and is not there.</summary>
internal sealed class Map
{
    private readonly YamlMappingNode node;
    private readonly FaultList faults;
    private readonly Dictionary<string, YamlNode> values = new(StringComparer.Ordinal);

    public Map(YamlMappingNode node, Shape shape, string file, FaultList faults)
    {
        (this.node, Shape, File, this.faults) = (node, shape, file, faults);
        foreach (var (keyNode, value) in node.Children)
        {
            var name = (keyNode as YamlScalarNode)?.Value ?? "";
            if (shape.Find(name) is not { } key)
                faults.Add(PlaceOf(keyNode), $"不认得的键 {name}{Nearest.Hint(name, shape.Keys.Select(k => k.Name))}");
            else if (Fits(value, key))
                values[name] = value;
        }
        foreach (var key in shape.Keys.Where(k => k.Required && !node.Children.ContainsKey(new YamlScalarNode(k.Name))))
            faults.Add(Place, $"缺少键 {key.Name}（{key.About}）。");
    }

    public Shape Shape { get; }
    public string File { get; }
    public Place Place => PlaceOf(node);

    public Place PlaceOf(YamlNode at) => faults.At(at, File);
    public Place PlaceOf(string key) => values.TryGetValue(key, out var value) ? PlaceOf(value) : Place;

    public bool Has(string key) => values.ContainsKey(key);
    public YamlNode? Node(string key) => values.GetValueOrDefault(key);

    public string? Text(string key) => values.TryGetValue(key, out var value) ? ((YamlScalarNode)value).Value : null;
    public string Need(string key) => Text(key) ?? "";
    public bool Flag(string key) => Text(key) is "true";
    public int? Integer(string key) => Text(key) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
    public decimal? Number(string key) => Text(key) is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;
    public DateOnly? Date(string key) => Text(key) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    public IReadOnlyList<(string Text, Place Place)> Texts(string key) => values.GetValueOrDefault(key) switch
    {
        YamlScalarNode one => [(one.Value ?? "", PlaceOf(one))],
        YamlSequenceNode many => [.. many.Children.OfType<YamlScalarNode>().Select(s => (s.Value ?? "", PlaceOf(s)))],
        _ => [],
    };

    public IReadOnlyList<string> Words(string key) => [.. Texts(key).Select(t => t.Text)];

    public Map? Item(string key) =>
        values.GetValueOrDefault(key) is YamlMappingNode item ? new Map(item, Shape.Find(key)!.Of!(), File, faults) : null;

    public IReadOnlyList<Map> Items(string key) => values.GetValueOrDefault(key) switch
    {
        YamlSequenceNode many => [.. many.Children.OfType<YamlMappingNode>().Select(item => new Map(item, Shape.Find(key)!.Of!(), File, faults))],
        YamlMappingNode one => [new Map(one, Shape.Find(key)!.Of!(), File, faults)],
        _ => [],
    };

    public IReadOnlyList<(string Key, Place Place, Map Item)> Table(string key) =>
        values.GetValueOrDefault(key) is YamlMappingNode table
            ? [.. table.Children.Where(c => c.Value is YamlMappingNode).Select(c => (Scalar(c.Key), PlaceOf(c.Key), new Map((YamlMappingNode)c.Value, Shape.Find(key)!.Of!(), File, faults)))]
            : [];

    public IReadOnlyList<(string Key, string Text, Place Place)> Pairs(string key) =>
        values.GetValueOrDefault(key) is YamlMappingNode table
            ? [.. table.Children.Select(c => (Scalar(c.Key), Scalar(c.Value), PlaceOf(c.Key)))]
            : [];

    public IReadOnlyList<YamlMappingNode> FreeItems(string key) =>
        values.GetValueOrDefault(key) is YamlSequenceNode many ? [.. many.Children.OfType<YamlMappingNode>()] : [];

    private static string Scalar(YamlNode at) => (at as YamlScalarNode)?.Value ?? "";

    private bool Fits(YamlNode value, Key key)
    {
        bool Wrong(string wanted)
        {
            faults.Add(PlaceOf(value), $"键 {key.Name}（{key.About}）应当是{wanted}。");
            return false;
        }

        bool AllScalars(IEnumerable<YamlNode> nodes) => nodes.All(n => n is YamlScalarNode);

        switch (key.Kind)
        {
            case Kind.Text when value is not YamlScalarNode:
                return Wrong("一段文字");
            case Kind.Text when key.OneOf is { } known && !known.Contains(Scalar(value)):
                faults.Add(PlaceOf(value), $"键 {key.Name}（{key.About}）不能是“{Scalar(value)}”，只能是 {string.Join("、", known)}{Nearest.Hint(Scalar(value), known)}");
                return false;
            case Kind.Text when Scalar(value).Length == 0:
                return Wrong("一段文字，不能是空的");
            case Kind.Flag when value is not YamlScalarNode { Style: ScalarStyle.Plain } || Scalar(value) is not ("true" or "false"):
                return Wrong(" true 或 false");
            case Kind.Integer when !int.TryParse(Scalar(value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _):
                return Wrong("整数");
            case Kind.Number when !decimal.TryParse(Scalar(value), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _):
                return Wrong("数");
            case Kind.Date when !DateOnly.TryParseExact(Scalar(value), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _):
                return Wrong("日历上的日子，样子如 2024-03-05");
            case Kind.Texts when value is not YamlScalarNode && !(value is YamlSequenceNode many && AllScalars(many.Children)):
                return Wrong("一段文字或一列文字");
            case Kind.Item or Kind.TableOfItems or Kind.TableOfTexts or Kind.Filter when value is not YamlMappingNode:
                return Wrong("“键: 值”");
            case Kind.TableOfItems when ((YamlMappingNode)value).Children.Any(c => c.Value is not YamlMappingNode):
                return Wrong("“键: {…}”，每项里面再写键和值");
            case Kind.TableOfTexts when !AllScalars(((YamlMappingNode)value).Children.Values):
                return Wrong("“键: 文字”");
            case Kind.Items or Kind.FreeItems when value is not YamlSequenceNode items || items.Children.Any(c => c is not YamlMappingNode):
                return Wrong("一列“- {键: 值}”");
            case Kind.ItemOrItems when value is not YamlMappingNode && !(value is YamlSequenceNode list && list.Children.All(c => c is YamlMappingNode)):
                return Wrong("“{键: 值}”或一列“- {键: 值}”");
            default:
                return true;
        }
    }
}
