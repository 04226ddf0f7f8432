namespace Yizhi.Core.Catalogue;

/// <summary>One kind of record: its fields, its flow, its deadlines, what it counts and what it prints.</summary>
public sealed record Ledger
{
    private Dictionary<string, Field>? byKey;
    private IReadOnlyList<Field>? askedFirst;

    /// <summary>The key.</summary>
    public required string Key { get; init; }
    /// <summary>The title.</summary>
    public required string Title { get; init; }
    /// <summary>What it is for, in one sentence.</summary>
    public required string Purpose { get; init; }
    /// <summary>The subsystem: the folder it is written in.</summary>
    public required string Subsystem { get; init; }
    /// <summary>The pattern of numbers, with {year}, {seq} and {unit}; null when nothing is numbered.</summary>
    public string? Number { get; init; }
    /// <summary>The date field that is the day the work happened.</summary>
    public required string Day { get; init; }
    /// <summary>The field that lists show as the title.</summary>
    public required string Heading { get; init; }
    /// <summary>The other fields lists show.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];
    /// <summary>The laws it rests on.</summary>
    public IReadOnlyList<string> Laws { get; init; } = [];
    /// <summary>The roles that may record; empty means all staff of the unit.</summary>
    public IReadOnlyList<string> By { get; init; } = [];
    /// <summary>The roles that may see its records beside those who work in it; empty means the readers of all ledgers.</summary>
    public IReadOnlyList<string> SeenBy { get; init; } = [];
    /// <summary>The fields, in the order of the form.</summary>
    public required IReadOnlyList<Field> Fields { get; init; }
    /// <summary>The flow.</summary>
    public required Flow Flow { get; init; }
    /// <summary>The time limits.</summary>
    public IReadOnlyList<DeadlineRule> Deadlines { get; init; } = [];
    /// <summary>What it counts.</summary>
    public IReadOnlyList<Indicator> Indicators { get; init; } = [];
    /// <summary>The rules over its figures.</summary>
    public IReadOnlyList<Check> Checks { get; init; } = [];
    /// <summary>The papers it prints.</summary>
    public IReadOnlyList<DocumentTemplate> Documents { get; init; } = [];
    /// <summary>Where each record declares a figure: the fields holding the indicator's key and the value.</summary>
    public (string Indicator, string Value)? Declares { get; init; }
    /// <summary>Where each record says that a ledger had no entries: the field holding the ledger's key.</summary>
    public string? Nil { get; init; }
    /// <summary>How many records an office of fifty thousand residents enters in a year, roughly; for estimating the burden alone.</summary>
    public int Yearly { get; init; }
    /// <summary>Where it is written.</summary>
    public Place Place { get; init; }

    /// <summary>The built-in indicator that counts the ledger's entries, and so tells "nothing happened" from "not kept".</summary>
    public string Kept => "#" + Key;

    /// <summary>The field with the key; null where there is none, such as one that an older catalogue had.</summary>
    public Field? Field(string key)
    {
        byKey ??= Fields.ToDictionary(f => f.Key, StringComparer.Ordinal);
        return byKey.GetValueOrDefault(key);
    }

    /// <summary>The fields that the form of a new record asks: those that no step asks for.</summary>
    public IReadOnlyList<Field> AskedFirst
    {
        get
        {
            if (askedFirst is null)
            {
                var later = Flow.Steps.SelectMany(s => s.Asks).Select(a => a.Field).Concat(Flow.Steps.SelectMany(s => s.Sets.Keys)).ToHashSet(StringComparer.Ordinal);
                askedFirst = [.. Fields.Where(f => !later.Contains(f.Key))];
            }
            return askedFirst;
        }
    }
}

/// <summary>A paper printed from a record.</summary>
/// <param name="Key">The key.</param>
/// <param name="Title">The paper's title.</param>
/// <param name="Template">The Liquid text.</param>
/// <param name="From">The state from which it may be printed; null means always.</param>
/// <param name="Place">Where it is written.</param>
public sealed record DocumentTemplate(string Key, string Title, string Template, string? From, Place Place);

/// <summary>A report's template and its customary parts.</summary>
/// <param name="Key">The key.</param>
/// <param name="Title">The title, with {year}.</param>
/// <param name="Template">The Liquid text.</param>
/// <param name="TemplateFile">The file the text stands in.</param>
/// <param name="To">The addressee unless the profile says another.</param>
/// <param name="Parts">The mandatory parts by key, with their customary headings.</param>
/// <param name="Place">Where it is written.</param>
public sealed record ReportTemplate(string Key, string Title, string Template, string TemplateFile, string To, IReadOnlyDictionary<string, string> Parts, Place Place);
