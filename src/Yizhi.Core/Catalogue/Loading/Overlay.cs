using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Yizhi.Core.Catalogue.Loading;

/// <summary>
/// Lays the changes of a province or an office over the shipped catalogue before it is read, so that every check sees the catalogue as it will be.
/// A file changes the one of the same kind and key; items are found by their key, <c>off: true</c> takes one away, and all else is added or put in place.
/// </summary>
internal sealed class Overlay(FaultList faults)
{
    /// <summary>The folder, among a catalogue's sources, in which an overlay's files stand.</summary>
    public const string Folder = "overlay/";

    /// <summary>The folder in which what the office itself added stands: items of extensible lists and years of the calendar, laid over all else.</summary>
    public const string Own = "office/";

    // What tells the items of a sequence apart, in this order.
    private static readonly string[] Ids = ["key", "name", "no"];
    // Files that hold a table or list of things, each of which may stand in any file of the kind.
    private static readonly string[] Containers = ["lists", "roles", "subsystems", "measures", "examples"];

    /// <summary>The path of the file that an overlay's file would change; any other path as it is.</summary>
    public static string Ground(string path) => path.StartsWith(Folder, StringComparison.Ordinal) ? path[Folder.Length..] : path;

    /// <summary>Looks whether what an office added stays within what it may: it adds and dates, and changes the meaning of nothing.</summary>
    public void CheckOwn(IReadOnlyList<(string File, YamlMappingNode Node)> ground, IReadOnlyList<(string File, YamlMappingNode Node)> own)
    {
        var lists = ground.Select(g => g.Node.Children.TryGetValue("lists", out var table) ? table as YamlMappingNode : null).OfType<YamlMappingNode>().SelectMany(t => t.Children).ToList();
        foreach (var (file, node) in own)
            if (FirstKey(node) == "lists" && node.Children["lists"] is YamlMappingNode table)
                foreach (var (key, value) in table.Children)
                {
                    var under = lists.Where(l => l.Key.Equals(key)).Select(l => l.Value).OfType<YamlMappingNode>().ToList();
                    if (under.All(l => Scalar(l, "extensible") != "true"))
                        faults.Add(faults.At(key, file), $"代码表 {key} 由目录规定，本单位不能添加。");
                    else if (value is YamlMappingNode list)
                        foreach (var (part, change) in list.Children)
                            if ((part as YamlScalarNode)?.Value is not ("codes" or "since" or "until" or "aliases" or "order") || IsOff(change))
                                faults.Add(faults.At(part, file), $"本单位不能改代码表的 {part}。");
                            else if ((part as YamlScalarNode)?.Value == "codes" && change is YamlMappingNode codes)
                                foreach (var code in codes.Children.Keys.Where(c => under.Any(l => l.Children.TryGetValue("codes", out var had) && had is YamlMappingNode there && there.Children.ContainsKey(c))))
                                    faults.Add(faults.At(code, file), $"代码 {code} 目录里已经有，意思不能改。");
                }
            else if (FirstKey(node) != "calendar")
                faults.Add(faults.At(node, file), $"本单位只能添加代码表的选项和放假安排，不能写 {FirstKey(node)}。");
    }

    /// <summary>Changes the base files by the overlay's and gives all that is then to be read.</summary>
    public IReadOnlyList<(string File, YamlMappingNode Node)> Lay(IReadOnlyList<(string File, YamlMappingNode Node)> ground, IReadOnlyList<(string File, YamlMappingNode Node)> over)
    {
        var result = ground.ToList();
        foreach (var (file, node) in over)
        {
            faults.Remember(node, file);
            var kind = FirstKey(node);
            var alike = ground.Where(g => FirstKey(g.Node) == kind).Select(g => g.Node).ToList();
            if (Containers.Contains(kind))
            {
                if (Spread(node, kind, alike))
                    result.Add((file, node));
            }
            else if (alike.FirstOrDefault(g => Identity(g) == Identity(node)) is { } same)
                Merge(same, node);
            else
                result.Add((file, node));
        }
        return result;
    }

    // Gives each entry to the file that has it; true where entries are left that no file has.
    private bool Spread(YamlMappingNode node, string kind, List<YamlMappingNode> alike)
    {
        var holders = alike.Select(a => a.Children[kind]).ToList();
        switch (node.Children[kind])
        {
            case YamlMappingNode table:
                foreach (var (key, value) in table.Children.ToList())
                    if (holders.OfType<YamlMappingNode>().FirstOrDefault(h => h.Children.ContainsKey(key)) is { } holder)
                    {
                        Put(holder, key, value);
                        table.Children.Remove(key);
                    }
                return table.Children.Count > 0;
            case YamlSequenceNode items:
                foreach (var item in items.Children.OfType<YamlMappingNode>().ToList())
                    if (holders.OfType<YamlSequenceNode>().FirstOrDefault(h => Find(h, item) is not null) is { } holder)
                    {
                        Put(holder, item);
                        items.Children.Remove(item);
                    }
                return items.Children.Count > 0;
            default:
                return true;
        }
    }

    private void Merge(YamlMappingNode ground, YamlMappingNode over)
    {
        foreach (var (key, value) in over.Children)
            Put(ground, key, value);
    }

    private void Put(YamlMappingNode ground, YamlNode key, YamlNode value)
    {
        var there = ground.Children.TryGetValue(key, out var now);
        if (IsOff(value))
        {
            if (!there)
                faults.Add(faults.At(key, ""), $"目录里没有 {key}，不用停用。");
            ground.Children.Remove(key);
        }
        else if (now is YamlMappingNode table && value is YamlMappingNode changes)
            Merge(table, changes);
        else if (now is YamlSequenceNode items && value is YamlSequenceNode more && IsKeyed(more) && IsKeyed(items))
            foreach (var item in more.Children.Cast<YamlMappingNode>())
                Put(items, item);
        else if (there)
            ground.Children[key] = value;
        else
            ground.Add(key, value);
    }

    private void Put(YamlSequenceNode ground, YamlMappingNode item)
    {
        var same = Find(ground, item);
        if (IsOff(item))
        {
            if (same is null)
                faults.Add(faults.At(item, ""), $"目录里没有 {Id(item)}，不用停用。");
            else
                ground.Children.Remove(same);
        }
        else if (same is null)
            ground.Add(item);
        else
            Merge(same, item);
    }

    private static YamlMappingNode? Find(YamlSequenceNode ground, YamlMappingNode item) =>
        Id(item) is { } id ? ground.Children.OfType<YamlMappingNode>().FirstOrDefault(g => Id(g) == id) : null;

    private static string? Id(YamlMappingNode item) => Ids.Select(k => Scalar(item, k)).FirstOrDefault(v => v is not null);

    private static bool IsKeyed(YamlSequenceNode items) => items.Children.All(i => i is YamlMappingNode map && Id(map) is not null);

    private static bool IsOff(YamlNode value) => value switch
    {
        YamlMappingNode map => Scalar(map, "off") == "true",
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "off" } => true,
        _ => false,
    };

    private static string FirstKey(YamlMappingNode node) => (node.Children.FirstOrDefault().Key as YamlScalarNode)?.Value ?? "";

    // A law is known by its key, since its name is what people read; all others by what follows their first key.
    private static string? Identity(YamlMappingNode node) => FirstKey(node) == "law" ? Scalar(node, "key") : Scalar(node, FirstKey(node));

    private static string? Scalar(YamlMappingNode map, string key) => map.Children.TryGetValue(new YamlScalarNode(key), out var value) ? (value as YamlScalarNode)?.Value : null;
}
