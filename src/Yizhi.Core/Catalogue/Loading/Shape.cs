namespace Yizhi.Core.Catalogue.Loading;

/// <summary>What may stand under a key.</summary>
internal enum Kind
{
    Text,
    Flag,
    Integer,
    Number,
    Date,
    /// <summary>One text or a list of texts.</summary>
    Texts,
    /// <summary>A mapping of the shape named.</summary>
    Item,
    /// <summary>A list of mappings of the shape named.</summary>
    Items,
    /// <summary>A mapping from free keys to mappings of the shape named.</summary>
    TableOfItems,
    /// <summary>A mapping from free keys to texts.</summary>
    TableOfTexts,
    /// <summary>A condition.</summary>
    Filter,
    /// <summary>One mapping or a list of mappings of the shape named.</summary>
    ItemOrItems,
    /// <summary>A list of mappings with free keys.</summary>
    FreeItems,
}

/// <summary>One key of a shape; the text says what it means and goes into the JSON Schema.</summary>
internal sealed record Key(string Name, Kind Kind, string About, bool Required = false, Func<Shape>? Of = null, IReadOnlyList<string>? OneOf = null);

/// <summary>The keys a mapping may have: the loader refuses all others, the JSON Schema offers just these.</summary>
internal sealed record Shape(string Name, IReadOnlyList<Key> Keys)
{
    private readonly Dictionary<string, Key> byName = Keys.ToDictionary(k => k.Name, StringComparer.Ordinal);

    public Key? Find(string name) => byName.GetValueOrDefault(name);
}
