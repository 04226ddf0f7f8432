using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Records;
using Yizhi.Storage.Records;

namespace Yizhi.Storage.Imports;

/// <summary>Sheets that were taken in: remembered whole, so that they can be taken back whole, and what an office calls its columns.</summary>
/// <param name="office">The office.</param>
public sealed class ImportDesk(Office office)
{
    private const int IdLength = 16;
    private const int MostShown = 20;
    private const int MostHeadings = 300;

    /// <summary>Remembers a sheet.</summary>
    public async Task<Guid> Keep(string ledger, string unit, Guid account, string name, string file, IReadOnlyList<Guid> records, CancellationToken cancel = default)
    {
        var id = Guid.CreateVersion7();
        await using var db = office.Database.Context();
        db.Imports.Add(new ImportRow { Id = id, Ledger = ledger, Unit = unit, Account = account, ByName = name, File = file.Length > 120 ? file[^120..] : file, At = office.Now, Records = [.. records.SelectMany(r => r.ToByteArray(true))] });
        await db.SaveChangesAsync(cancel);
        return id;
    }

    /// <summary>The sheets taken into a ledger under a unit, newest first.</summary>
    public async Task<IReadOnlyList<ImportRow>> Of(string ledger, IReadOnlyList<string> units, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        return await db.Imports.AsNoTracking().Where(i => i.Ledger == ledger && units.Contains(i.Unit)).OrderByDescending(i => i.At).Take(MostShown).ToListAsync(cancel);
    }

    /// <summary>One of them; null where it is none.</summary>
    public async Task<ImportRow?> Find(Guid id, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        return await db.Imports.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancel);
    }

    /// <summary>The records of a sheet.</summary>
    public static IReadOnlyList<Guid> RecordsOf(ImportRow row) => [.. row.Records.Chunk(IdLength).Select(b => new Guid(b, true))];

    /// <summary>Takes a sheet back: every record of it is withdrawn with the reason, except those on which someone has worked since.</summary>
    /// <param name="id">The import.</param>
    /// <param name="actor">Who takes it back; needs the right to withdraw each record.</param>
    /// <param name="reason">Why.</param>
    /// <param name="progress">How many are done.</param>
    /// <param name="cancel">Stops; what was withdrawn stays so, and the act can be repeated.</param>
    /// <returns>How many were withdrawn, and the records left alone with the reason.</returns>
    public async Task<(int Withdrawn, IReadOnlyList<(Guid Record, string Why)> Left)> Undo(Guid id, Actor actor, string reason, IProgress<(long Done, long Total)>? progress = null, CancellationToken cancel = default)
    {
        if (await Find(id, cancel) is not { UndoneAt: null } import)
            return (0, []);
        var (withdrawn, left) = (0, new List<(Guid, string)>());
        var records = RecordsOf(import);
        for (var i = 0; i < records.Count; i++)
        {
            switch (await office.Ledgers.Save(records[i], new Change.Withdraw(reason), actor, seen: 1, cancel: cancel))
            {
                case SaveOutcome.Saved:
                    withdrawn++;
                    break;
                case SaveOutcome.Overtaken overtaken:
                    // One that this act withdrew before it was cut short is done, not left.
                    if (!await IsWithdrawn(records[i], cancel))
                        left.Add((records[i], overtaken.By));
                    break;
                case SaveOutcome.Refused refused:
                    left.Add((records[i], string.Join(' ', refused.Faults)));
                    break;
            }
            if (i % 50 == 0)
                progress?.Report((i, records.Count));
        }
        await using var db = office.Database.Context();
        var now = office.Now;
        await db.Imports.Where(r => r.Id == id).ExecuteUpdateAsync(set => set.SetProperty(r => r.UndoneAt, now), cancel);
        return (withdrawn, left);
    }

    /// <summary>What an office said its own headings mean.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Meant(string unit, string ledger, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        return await db.Headings.AsNoTracking().Where(h => h.Unit == unit && h.Ledger == ledger).ToDictionaryAsync(h => h.Heading, h => h.Field, StringComparer.Ordinal, cancel);
    }

    /// <summary>Remembers what headings mean.</summary>
    public async Task Remember(string unit, string ledger, IReadOnlyDictionary<string, string> meant, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        var known = await db.Headings.Where(h => h.Unit == unit && h.Ledger == ledger).ToDictionaryAsync(h => h.Heading, StringComparer.Ordinal, cancel);
        foreach (var (heading, field) in meant.Where(m => m.Key.Length is > 0 and <= 100))
            if (known.TryGetValue(heading, out var row))
                row.Field = field;
            else if (known.Count < MostHeadings)
                db.Headings.Add(known[heading] = new HeadingRow { Unit = unit, Ledger = ledger, Heading = heading, Field = field });
        await db.SaveChangesAsync(cancel);
    }

    private async Task<bool> IsWithdrawn(Guid record, CancellationToken cancel)
    {
        await using var db = office.Database.Context();
        return await db.Records.AsNoTracking().AnyAsync(r => r.Id == record && r.State == Core.Catalogue.Flow.Withdrawn, cancel);
    }
}
