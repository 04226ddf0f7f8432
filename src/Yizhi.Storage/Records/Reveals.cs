using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Records;
using Yizhi.Storage.Journal;

namespace Yizhi.Storage.Records;

/// <summary>Personal values are shown to a person only with a reason, and the journal keeps both.</summary>
public sealed class Reveals(Office office)
{
    /// <summary>The record with its personal values; the journal has an entry more.</summary>
    public async Task<SaveOutcome> Show(Guid id, string reason, Actor actor, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        if (await db.Records.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancel) is not { } row
            || !office.Catalogue.Ledgers.TryGetValue(row.Ledger, out var ledger) || !office.Rights.Reveals(actor, ledger, row.Unit))
            return new SaveOutcome.Refused([new Fault("", "record.none")]);
        if (string.IsNullOrWhiteSpace(reason))
            return new SaveOutcome.Refused([new Fault("reason", "record.reason")]);
        var before = office.Ledgers.ToRecord(row, reveal: true);
        // The entry raises the version, so that the chain stays without gaps; nothing else of the record changes.
        var after = before with { Version = before.Version + 1 };
        var save = new PreparedSave
        {
            After = after,
            Doc = row.Doc,
            District = row.District,
            Due = row.Due,
            UnitBefore = row.Unit,
            BeforeVersion = row.Version,
            BeforeHead = row.Head,
            Entries = [new PreparedEntry(after, row.Doc, "{}", "reveal", reason, actor, office.Now)],
            Removed = [],
            Added = [],
            Tallies = new Dictionary<TallyKey, TallyDelta>(),
            Deadlines = [.. Deadlines.Of(before, ledger, office.Catalogue.Calendar).Where(d => d.IsRunning)],
            Blinds = [.. office.Codec.Blinds(ledger, before.Fields)],
            Attachments = [],
            Tell = false,
        };
        return await office.Database.Save([save], cancel) == WriteOutcome.Written ? new SaveOutcome.Saved(after) : new SaveOutcome.Overtaken("", 0);
    }
}
