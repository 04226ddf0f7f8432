using Yizhi.Core.Counting;
using Yizhi.Core.Records;
using Yizhi.Core.Time;
using Yizhi.Storage.Journal;

namespace Yizhi.Storage.Records;

/// <summary>Everything one record's change writes, worked out before the transaction begins.</summary>
internal sealed class PreparedSave
{
    public required Record After { get; init; }
    public required string Doc { get; init; }
    public required string District { get; init; }
    public required DateOnly? Due { get; init; }
    /// <summary>The unit in the database; the record's own for a new one.</summary>
    public required string UnitBefore { get; init; }
    /// <summary>The version in the database; 0 for a new record.</summary>
    public required int BeforeVersion { get; init; }
    /// <summary>The hash of the last entry in the database; empty for a new record.</summary>
    public required byte[] BeforeHead { get; init; }
    public required IReadOnlyList<PreparedEntry> Entries { get; init; }
    public required IReadOnlyList<Contribution> Removed { get; init; }
    public required IReadOnlyList<Contribution> Added { get; init; }
    public required IReadOnlyDictionary<TallyKey, TallyDelta> Tallies { get; init; }
    public required IReadOnlyList<DeadlineState> Deadlines { get; init; }
    public required IReadOnlyList<(string Field, string Key)> Blinds { get; init; }
    public required IReadOnlyList<(Attachment Attachment, DateTime At, string By)> Attachments { get; init; }
    public required bool Tell { get; init; }
    /// <summary>What the record is found by, its number included; null where it is found as before.</summary>
    public Func<string?, string>? Grams { get; init; }
    /// <summary>The counter and the pattern, when the record is new and its ledger numbers.</summary>
    public (string Scope, string Pattern)? Numbering { get; init; }

    /// <summary>The number given out in the transaction.</summary>
    public string? Number { get; private set; }

    /// <summary>The journal rows with their hashes; they can be told only once the number is given out.</summary>
    public IReadOnlyList<JournalRow> Chained(long? seq)
    {
        Number = seq is { } given ? Numbering!.Value.Pattern.Replace("{seq}", given.ToString(), StringComparison.Ordinal) : After.Number;
        var rows = new List<JournalRow>(Entries.Count);
        var prev = BeforeHead;
        foreach (var entry in Entries)
        {
            var state = Chain.StateHash(entry.After, Number, entry.Doc);
            var hash = Chain.EntryHash(prev, After.Id, entry.After.Version, entry.At, entry.Actor.Id, entry.Actor.Name, entry.Act, entry.Reason, entry.Changes, entry.After.Catalogue, state);
            rows.Add(new JournalRow
            {
                Record = After.Id,
                Entry = entry.After.Version,
                At = entry.At,
                ActorId = entry.Actor.Id,
                ActorName = entry.Actor.Name,
                Act = entry.Act,
                Reason = entry.Reason,
                Changes = entry.Changes,
                Catalogue = entry.After.Catalogue,
                StateHash = state,
                PrevHash = prev,
                Hash = hash,
                District = District,
            });
            prev = hash;
        }
        return rows;
    }
}

/// <summary>One journal entry to be.</summary>
internal sealed record PreparedEntry(Record After, string Doc, string Changes, string Act, string? Reason, Actor Actor, DateTime At);

/// <summary>Where a tally stands.</summary>
internal readonly record struct TallyKey(string Unit, int Month, string Indicator, string Slice) : IComparable<TallyKey>
{
    public int CompareTo(TallyKey other)
    {
        var order = string.CompareOrdinal(Unit, other.Unit);
        if (order == 0)
            order = Month.CompareTo(other.Month);
        if (order == 0)
            order = string.CompareOrdinal(Indicator, other.Indicator);
        return order == 0 ? string.CompareOrdinal(Slice, other.Slice) : order;
    }
}

/// <summary>What is added to a tally.</summary>
internal readonly record struct TallyDelta(string District, long Value, long Count)
{
    public TallyDelta Plus(TallyDelta other) => new(District, Value + other.Value, Count + other.Count);
    public bool IsNothing => Value == 0 && Count == 0;
}
