using Yizhi.Core.Catalogue;

namespace Yizhi.Core.Records;

/// <summary>One entry of a ledger. Immutable; change is <c>with</c>.</summary>
public sealed record Record
{
    /// <summary>UUIDv7, so that ids sort by the time they were made.</summary>
    public required Guid Id { get; init; }
    /// <summary>The ledger's key.</summary>
    public required string Ledger { get; init; }
    /// <summary>The code of the unit whose work it is.</summary>
    public required string Unit { get; init; }
    /// <summary>The number by the ledger's pattern; null where the ledger numbers nothing.</summary>
    public string? Number { get; init; }
    /// <summary>What lists call it.</summary>
    public required string Title { get; init; }
    /// <summary>The state's key.</summary>
    public required string State { get; init; }
    /// <summary>The day the work happened.</summary>
    public required DateOnly HappenedOn { get; init; }
    /// <summary>Who handles it, by name; empty when nobody yet.</summary>
    public string Handler { get; init; } = "";
    /// <summary>Who may see it.</summary>
    public Confidentiality Confidentiality { get; init; }
    /// <summary>1 when first saved, and one more with each change.</summary>
    public required int Version { get; init; }
    /// <summary>The version of the catalogue under which it was last written.</summary>
    public required string Catalogue { get; init; }
    /// <summary>A number given by the system it was imported from; a second import finds it by this.</summary>
    public string? External { get; init; }
    /// <summary>The filled fields.</summary>
    public Fields Fields { get; init; } = Fields.Empty;

    /// <summary>Withdrawn with a reason: kept, shown, and never counted.</summary>
    public bool IsWithdrawn => State == Flow.Withdrawn;
}

/// <summary>Who may see a record. State secrets don't belong in this system at all.</summary>
public enum Confidentiality
{
    /// <summary>公开.</summary>
    Open,
    /// <summary>内部: staff of the unit and above.</summary>
    Internal,
    /// <summary>敏感: only who handles it and who must check it.</summary>
    Sensitive,
}
