namespace Yizhi.Storage.Imports;

/// <summary>A sheet that was taken in as a whole, and can be taken back as a whole.</summary>
public sealed class ImportRow
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }
    /// <summary>The ledger's key.</summary>
    public required string Ledger { get; init; }
    /// <summary>The unit it was taken in for.</summary>
    public required string Unit { get; init; }
    /// <summary>Whose act.</summary>
    public required Guid Account { get; init; }
    /// <summary>The name at the time.</summary>
    public required string ByName { get; init; }
    /// <summary>The file's name.</summary>
    public required string File { get; init; }
    /// <summary>When, in UTC.</summary>
    public required DateTime At { get; init; }
    /// <summary>The records it made, 16 bytes each in their sorting order.</summary>
    public required byte[] Records { get; init; }
    /// <summary>When it was taken back; null while it stands.</summary>
    public DateTime? UndoneAt { get; set; }
}

/// <summary>A heading of an office's own sheets, and the field it was said to mean.</summary>
public sealed class HeadingRow
{
    /// <summary>The office's unit.</summary>
    public required string Unit { get; init; }
    /// <summary>The ledger's key.</summary>
    public required string Ledger { get; init; }
    /// <summary>The heading as the sheet writes it.</summary>
    public required string Heading { get; init; }
    /// <summary>The field's key; empty where the column is left out.</summary>
    public required string Field { get; set; }
}
