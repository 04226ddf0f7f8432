namespace Yizhi.Storage.Journal;

/// <summary>One entry of the journal: append-only, chained by hash within its record.</summary>
public sealed class JournalRow
{
    /// <summary>The order of writing.</summary>
    public long Seq { get; init; }
    /// <summary>The record.</summary>
    public required Guid Record { get; init; }
    /// <summary>1 for the record's first entry, and so on without gaps.</summary>
    public required int Entry { get; init; }
    /// <summary>When, in UTC, to the millisecond.</summary>
    public required DateTime At { get; init; }
    /// <summary>The account.</summary>
    public required string ActorId { get; init; }
    /// <summary>The name at the time.</summary>
    public required string ActorName { get; init; }
    /// <summary>enter, enter_late, correct, withdraw, move, assign, reveal, or the step's key.</summary>
    public required string Act { get; init; }
    /// <summary>The reason, where one was asked.</summary>
    public string? Reason { get; init; }
    /// <summary>What changed, before and after, as JSON; personal values encrypted.</summary>
    public required string Changes { get; init; }
    /// <summary>The catalogue's version.</summary>
    public required string Catalogue { get; init; }
    /// <summary>The hash of the record as it was after this entry.</summary>
    public required byte[] StateHash { get; init; }
    /// <summary>The hash of the record's entry before; empty for the first.</summary>
    public required byte[] PrevHash { get; init; }
    /// <summary>The hash of this entry, the one before included.</summary>
    public required byte[] Hash { get; init; }
    /// <summary>The district's six digits.</summary>
    public required string District { get; init; }
}

/// <summary>A seal: one Merkle root over a batch of journal entries, chained to the seal before.</summary>
public sealed class SealRow
{
    /// <summary>1 for the first seal, and so on.</summary>
    public required int Id { get; init; }
    /// <summary>The first entry sealed.</summary>
    public required long FromSeq { get; init; }
    /// <summary>The last entry sealed.</summary>
    public required long ToSeq { get; init; }
    /// <summary>How many entries.</summary>
    public required int Count { get; init; }
    /// <summary>The Merkle root of their hashes.</summary>
    public required byte[] Root { get; init; }
    /// <summary>The hash over the seal before, the range and the root.</summary>
    public required byte[] Hash { get; init; }
    /// <summary>When, in UTC.</summary>
    public required DateTime At { get; init; }
}
