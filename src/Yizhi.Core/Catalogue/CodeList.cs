namespace Yizhi.Core.Catalogue;

/// <summary>A list of codes with their titles, in the order in which people choose from it.</summary>
public sealed record CodeList(string Key, string Title, string? Source, IReadOnlyList<Code> Codes)
{
    /// <summary>The list that every catalogue has: its own indicators. A field of it binds a record to a figure.</summary>
    public const string Indicators = "indicators";

    /// <summary>The field beside one of <see cref="Indicators"/> that holds the value the figure should reach.</summary>
    public const string Wanted = "wanted";

    private readonly Dictionary<string, string> titles = Codes.ToDictionary(c => c.Key, c => c.Title, StringComparer.Ordinal);
    private readonly Dictionary<string, string> keys = Codes.SelectMany(c => c.Aliases.Prepend(c.Title).Select(name => (name, c.Key))).GroupBy(n => n.name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Key, StringComparer.Ordinal);

    /// <summary>Whether an office may add items of its own.</summary>
    public bool IsExtensible { get; init; }

    /// <summary>The codes that can be chosen on a day, and those that stand there already.</summary>
    public IEnumerable<Code> OfferedOn(DateOnly day, params IReadOnlyCollection<string> standing) => Codes.Where(c => c.IsOpenOn(day) || standing.Contains(c.Key));

    /// <summary>Whether the list has the code.</summary>
    public bool Has(string code) => titles.ContainsKey(code);

    /// <summary>The title of a code; a code that has left the list shows as itself.</summary>
    public string TitleOf(string code) => titles.GetValueOrDefault(code, code);

    /// <summary>The code meant by what a person wrote: the code itself, its title, or what sheets call it.</summary>
    public string? Find(string written) =>
        titles.ContainsKey(written) ? written : keys.GetValueOrDefault(written);
}

/// <summary>A code, stored by its key and shown by its title.</summary>
public sealed record Code(string Key, string Title)
{
    /// <summary>The first day on which it can be chosen; null where it always could.</summary>
    public DateOnly? Since { get; init; }
    /// <summary>The last day on which it can be chosen; null while it can. What was recorded under it keeps its meaning.</summary>
    public DateOnly? Until { get; init; }
    /// <summary>What sheets call it.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Whether it can be chosen on a day.</summary>
    public bool IsOpenOn(DateOnly day) => !(Since > day) && !(Until < day);
}

/// <summary>A counting unit such as 件, 人次 or 元. Figures of unlike measures are never added or compared.</summary>
public sealed record Measure(string Key, MeasureKind Kind);

/// <summary>What a counting unit counts.</summary>
public enum MeasureKind
{
    /// <summary>Whole things.</summary>
    Count,
    /// <summary>Yuan.</summary>
    Money,
    /// <summary>Parts of a hundred.</summary>
    Percent,
    /// <summary>So many in each of something, such as 次/月.</summary>
    Rate,
}
