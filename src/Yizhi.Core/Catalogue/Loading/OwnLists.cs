using System.Globalization;
using System.Text;
using YamlDotNet.RepresentationModel;

namespace Yizhi.Core.Catalogue.Loading;

/// <summary>What an office added to the code lists, as the file that is laid over the catalogue.</summary>
public sealed class OwnLists
{
    private const string Prefix = "own_";
    private static readonly string[] Parts = ["codes", "since", "until", "aliases", "order"];
    private readonly SortedDictionary<string, Dictionary<string, SortedDictionary<string, string>>> lists = new(StringComparer.Ordinal);

    /// <summary>The file's path among the catalogue's texts.</summary>
    public const string Path = Overlay.Own + "lists.yaml";

    /// <summary>Reads the file; empty where there is none.</summary>
    public static OwnLists Read(string? text)
    {
        var own = new OwnLists();
        if (string.IsNullOrWhiteSpace(text))
            return own;
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        if (stream.Documents.Count > 0 && stream.Documents[0].RootNode is YamlMappingNode root && root.Children.TryGetValue("lists", out var table) && table is YamlMappingNode all)
            foreach (var (key, list) in all.Children)
                foreach (var (part, values) in ((YamlMappingNode)list).Children)
                    foreach (var (code, value) in ((YamlMappingNode)values).Children)
                        own.Set(key.ToString(), part.ToString(), code.ToString(), value.ToString());
        return own;
    }

    /// <summary>Whether the office itself added a code.</summary>
    public bool IsOwn(string list, string code) => Of(list, "codes").ContainsKey(code);

    /// <summary>The order an office gave a code; null where it gave none.</summary>
    public int? OrderOf(string list, string code) => Of(list, "order").TryGetValue(code, out var order) ? int.Parse(order, CultureInfo.InvariantCulture) : null;

    /// <summary>Adds an item and gives its key.</summary>
    public string Add(string list, string title, DateOnly since, IReadOnlyList<string> aliases)
    {
        var last = Of(list, "codes").Keys.Select(k => int.TryParse(k.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).DefaultIfEmpty(0).Max();
        var key = Prefix + (last + 1).ToString(CultureInfo.InvariantCulture);
        Set(list, "codes", key, title);
        Set(list, "since", key, Written(since));
        Alias(list, key, aliases);
        return key;
    }

    /// <summary>Lets a code be chosen until a day.</summary>
    public void Close(string list, string code, DateOnly until) => Set(list, "until", code, Written(until));

    /// <summary>Says what else sheets call a code.</summary>
    public void Alias(string list, string code, IReadOnlyList<string> aliases) => Set(list, "aliases", code, string.Join('、', aliases));

    /// <summary>Says where a code stands.</summary>
    public void Order(string list, string code, int order) => Set(list, "order", code, order.ToString(CultureInfo.InvariantCulture));

    /// <summary>The file's text.</summary>
    public string Text()
    {
        var text = new StringBuilder("lists:\n");
        foreach (var (key, parts) in lists)
        {
            text.Append("  ").Append(key).Append(":\n");
            foreach (var part in Parts.Where(p => parts.TryGetValue(p, out var values) && values.Count > 0))
            {
                text.Append("    ").Append(part).Append(":\n");
                foreach (var (code, value) in parts[part])
                    text.Append("      ").Append(code).Append(": \"").Append(value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append("\"\n");
            }
        }
        return text.ToString();
    }

    private IReadOnlyDictionary<string, string> Of(string list, string part) =>
        lists.TryGetValue(list, out var parts) && parts.TryGetValue(part, out var values) ? values : new SortedDictionary<string, string>();

    private void Set(string list, string part, string code, string value)
    {
        if (!lists.TryGetValue(list, out var parts))
            lists[list] = parts = new(StringComparer.Ordinal);
        if (!parts.TryGetValue(part, out var values))
            parts[part] = values = new(StringComparer.Ordinal);
        if (value.Length == 0)
            values.Remove(code);
        else
            values[code] = value;
    }

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
