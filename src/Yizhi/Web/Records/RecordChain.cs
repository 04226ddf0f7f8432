using Yizhi.Core.Records;
using Yizhi.Storage.Journal;
using Yizhi.Storage.Records;

namespace Yizhi.Web.Records;

/// <summary>Checks one record's journal, entry by entry, and the record against its last entry.</summary>
internal static class RecordChain
{
    public static ChainState Check(RecordRow row, Record record, IReadOnlyList<JournalRow> entries)
    {
        byte[] previous = [];
        var holds = entries.Count > 0;
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            var at = DateTime.SpecifyKind(entry.At, DateTimeKind.Utc);
            var hash = Chain.EntryHash(previous, entry.Record, entry.Entry, at, entry.ActorId, entry.ActorName, entry.Act, entry.Reason, entry.Changes, entry.Catalogue, entry.StateHash);
            holds &= entry.Entry == i + 1 && Same(entry.PrevHash, previous) && Same(entry.Hash, hash);
            previous = entry.Hash;
        }
        holds = holds && Same(row.Head, previous) && Same(entries[^1].StateHash, Chain.StateHash(record, row.Number, row.Doc));
        return new ChainState(holds, entries.Count, ValueWords.Hash(Convert.ToHexStringLower(row.Head)));
    }

    private static bool Same(byte[] one, byte[] other) => one.AsSpan().SequenceEqual(other);
}
