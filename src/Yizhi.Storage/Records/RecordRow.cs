namespace Yizhi.Storage.Records;

/// <summary>A record as stored: the promoted columns and the fields as JSON text, personal ones encrypted.</summary>
public sealed class RecordRow
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }
    /// <summary>The ledger's key.</summary>
    public required string Ledger { get; init; }
    /// <summary>The unit's code.</summary>
    public required string Unit { get; init; }
    /// <summary>The district's six digits, by which the table can be partitioned.</summary>
    public required string District { get; init; }
    /// <summary>The number.</summary>
    public string? Number { get; init; }
    /// <summary>The title.</summary>
    public required string Title { get; init; }
    /// <summary>The state's key.</summary>
    public required string State { get; init; }
    /// <summary>The day the work happened.</summary>
    public required DateOnly HappenedOn { get; init; }
    /// <summary>The next day something is due.</summary>
    public DateOnly? Due { get; init; }
    /// <summary>Who handles it.</summary>
    public required string Handler { get; init; }
    /// <summary>0 open, 1 internal, 2 sensitive.</summary>
    public required int Confidentiality { get; init; }
    /// <summary>The version; the concurrency token.</summary>
    public required int Version { get; init; }
    /// <summary>The catalogue's version under which it was last written.</summary>
    public required string Catalogue { get; init; }
    /// <summary>The number of the system it came from.</summary>
    public string? External { get; init; }
    /// <summary>The fields as JSON.</summary>
    public required string Doc { get; init; }
    /// <summary>The hash of its last journal entry.</summary>
    public required byte[] Head { get; init; }
}

/// <summary>The last number given out in a scope.</summary>
public sealed class CounterRow
{
    /// <summary>Ledger, unit and year.</summary>
    public required string Scope { get; init; }
    /// <summary>The last number.</summary>
    public required long Last { get; init; }
}

/// <summary>A personal value's blind key: equal values have equal keys, and nothing else can be learned from it.</summary>
public sealed class BlindRow
{
    /// <summary>The record.</summary>
    public required Guid Record { get; init; }
    /// <summary>The field's key.</summary>
    public required string Field { get; init; }
    /// <summary>The keyed hash.</summary>
    public required string Key { get; init; }
}

/// <summary>A deadline that is running or stands still.</summary>
public sealed class DeadlineRow
{
    /// <summary>The record.</summary>
    public required Guid Record { get; init; }
    /// <summary>The deadline's key.</summary>
    public required string Key { get; init; }
    /// <summary>The unit's code.</summary>
    public required string Unit { get; init; }
    /// <summary>The last day.</summary>
    public required DateOnly Due { get; init; }
    /// <summary>The day from which it is pressing.</summary>
    public required DateOnly WarnOn { get; init; }
    /// <summary>Whether a holiday notice is still missing.</summary>
    public required bool Provisional { get; init; }
    /// <summary>Whether the clock stands still.</summary>
    public required bool Paused { get; init; }
}

/// <summary>Something to be told to someone, written in the same transaction as the change it tells of.</summary>
public sealed class OutboxRow
{
    /// <summary>The order of writing.</summary>
    public long Id { get; init; }
    /// <summary>When.</summary>
    public required DateTime At { get; init; }
    /// <summary>The act.</summary>
    public required string Kind { get; init; }
    /// <summary>The record.</summary>
    public required Guid Record { get; init; }
    /// <summary>The entry of the record's journal that tells of it.</summary>
    public required int Entry { get; init; }
    /// <summary>The record's unit.</summary>
    public required string Unit { get; init; }
    /// <summary>When it was delivered; null until then.</summary>
    public DateTime? SentAt { get; set; }
}
