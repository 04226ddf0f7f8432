using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;
using Yizhi.Core.Units;
using Yizhi.Storage;
using Yizhi.Storage.Records;
using Yizhi.Wording;

namespace Yizhi.Sheets;

/// <summary>What an import came to.</summary>
/// <param name="Rows">Rows read, the heading left out.</param>
/// <param name="Written">Records written.</param>
/// <param name="Repeated">Rows whose external number was there already; they were left alone.</param>
/// <param name="Faults">Faults by cell.</param>
public sealed record ImportResult(int Rows, int Written, int Repeated, IReadOnlyList<CellFault> Faults);

/// <summary>Takes a sheet into a ledger through the write path: everything or nothing, unless the good rows alone are wanted.</summary>
public sealed class Importer(Office office)
{
    private const int MostFaults = 1_000;

    /// <summary>Imports a file.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="path">The file.</param>
    /// <param name="home">The unit of rows that name none.</param>
    /// <param name="actor">Who imports.</param>
    /// <param name="acceptGood">Whether good rows are written although others are not.</param>
    /// <param name="progress">Rows checked so far.</param>
    /// <param name="cancel">Stops before anything is written.</param>
    /// <exception cref="SheetException">The file can't be read as a sheet.</exception>
    public async Task<ImportResult> Run(Ledger ledger, string path, Unit home, Actor actor, bool acceptGood, IProgress<(long Done, long Total)>? progress = null, CancellationToken cancel = default)
    {
        var faults = new List<CellFault>();
        var rows = new List<ImportRow>();
        ImportPlan? plan = null;
        Func<(string? Unit, string External), bool> there = _ => false;
        var seen = new Dictionary<(string, string), int>();
        var (read, repeated) = (0, 0);
        foreach (var row in SheetReader.Read(path))
        {
            cancel.ThrowIfCancellationRequested();
            if (plan is null)
            {
                plan = ImportPlan.Make(ledger, office.Units, home, row, faults);
                if (plan is null)
                    return new ImportResult(0, 0, 0, faults);
                there = await There(ledger, plan, cancel);
                continue;
            }
            read++;
            if (there(plan.IdentityOf(row)))
                repeated++;
            else if (plan.Row(row, faults) is { } good && IsSingle(good, seen, faults))
                rows.Add(good);
            if (faults.Count > MostFaults)
                return new ImportResult(read, 0, repeated, [.. faults, new CellFault(row.Number, "", Texts.Say("import.many", MostFaults))]);
            if (read % 1000 == 0)
                progress?.Report((read, read));
        }
        if (plan is null)
            throw new SheetException(Texts.Say("sheet.empty"));
        if (read == 0)
            throw new SheetException(Texts.Say("sheet.heading_only"));
        if (faults.Count > 0 && !acceptGood)
            return new ImportResult(read, 0, repeated, faults);

        var outcome = await office.Ledgers.EnterMany([.. rows.Select(r => new Story(ledger.Key, r.Enter, actor, []))], acceptGood, cancel);
        foreach (var (row, refused) in rows.Zip(outcome.Outcomes).Where(o => o.Second is SaveOutcome.Refused).Select(o => (o.First, (SaveOutcome.Refused)o.Second)))
            faults.AddRange(refused.Faults.Select(f => new CellFault(row.Number, plan.HeadOf(f.Field), f.ToString())));
        return new ImportResult(read, outcome.Written, repeated, [.. faults.OrderBy(f => f.Row).Take(MostFaults)]);
    }

    private static bool IsSingle(ImportRow row, Dictionary<(string, string), int> seen, List<CellFault> faults)
    {
        if (row.Enter.External is not { } external || seen.TryAdd((row.Enter.Unit, external), row.Number))
            return true;
        faults.Add(new CellFault(row.Number, "外部编号", Texts.Say("import.double", external, seen[(row.Enter.Unit, external)])));
        return false;
    }

    // The number of the system a row comes from makes an import repeatable: what is there already is not entered again.
    private async Task<Func<(string? Unit, string External), bool>> There(Ledger ledger, ImportPlan plan, CancellationToken cancel)
    {
        if (!plan.HasExternal)
            return _ => false;
        await using var db = office.Database.Context();
        var known = (await db.Records.AsNoTracking().Where(r => r.Ledger == ledger.Key && r.External != null).Select(r => new { r.Unit, r.External }).ToListAsync(cancel)).Select(r => (r.Unit, r.External!)).ToHashSet();
        // A record that came from no other system is exported under its own id.
        var ours = (await db.Records.AsNoTracking().Where(r => r.Ledger == ledger.Key && r.External == null).Select(r => r.Id).ToListAsync(cancel)).ToHashSet();
        return row => (row.Unit is { } unit && known.Contains((unit, row.External))) || (Guid.TryParse(row.External, out var id) && ours.Contains(id));
    }
}
