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
public sealed record ImportResult(int Rows, int Written, int Repeated, IReadOnlyList<CellFault> Faults)
{
    /// <summary>The records written.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<Guid> Records { get; init; } = [];
}

/// <summary>A sheet as an import would take it, before anything is written.</summary>
/// <param name="Headings">The headings of its columns.</param>
/// <param name="First">Its first rows.</param>
/// <param name="Rows">Rows read, the heading left out.</param>
/// <param name="Good">Rows that can be taken.</param>
/// <param name="Repeated">Rows that are there already.</param>
/// <param name="Faults">Faults by cell.</param>
public sealed record ImportLook(IReadOnlyList<string> Headings, IReadOnlyList<SheetRow> First, int Rows, int Good, int Repeated, IReadOnlyList<CellFault> Faults);

/// <summary>Takes a sheet into a ledger through the write path: everything or nothing, unless the good rows alone are wanted.</summary>
public sealed class Importer(Office office)
{
    private const int MostFaults = 1_000;
    private const int Shown = 8;

    /// <summary>Imports a file.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="path">The file.</param>
    /// <param name="home">The unit of rows that name none.</param>
    /// <param name="actor">Who imports.</param>
    /// <param name="acceptGood">Whether good rows are written although others are not.</param>
    /// <param name="progress">Rows checked so far.</param>
    /// <param name="meant">Headings of the office's own, and what they mean.</param>
    /// <param name="cancel">Stops before anything is written.</param>
    /// <exception cref="SheetException">The file can't be read as a sheet.</exception>
    public async Task<ImportResult> Run(Ledger ledger, string path, Unit home, Actor actor, bool acceptGood, IProgress<(long Done, long Total)>? progress = null, IReadOnlyDictionary<string, string>? meant = null, CancellationToken cancel = default)
    {
        var sheet = await Read(ledger, path, home, meant, progress, cancel);
        if (sheet.Plan is null || (sheet.Faults.Count > 0 && !acceptGood) || sheet.IsCut)
            return new ImportResult(sheet.Count, 0, sheet.Repeated, sheet.Faults);
        var outcome = await office.Ledgers.EnterMany([.. sheet.Rows.Select(r => new Story(ledger.Key, r.Enter, actor, []))], acceptGood, cancel);
        Note(sheet, outcome.Outcomes);
        return new ImportResult(sheet.Count, outcome.Written, sheet.Repeated, [.. sheet.Faults.OrderBy(f => f.Row).Take(MostFaults)])
        {
            Records = outcome.Written == 0 ? [] : [.. sheet.Rows.Zip(outcome.Outcomes).Where(o => o.Second is SaveOutcome.Saved).Select(o => o.First.Enter.Id)],
        };
    }

    /// <summary>Looks at a file as an import would, and writes nothing.</summary>
    /// <inheritdoc cref="Run"/>
    public async Task<ImportLook> Look(Ledger ledger, string path, Unit home, Actor actor, IReadOnlyDictionary<string, string>? meant = null, IProgress<(long Done, long Total)>? progress = null, CancellationToken cancel = default)
    {
        var sheet = await Read(ledger, path, home, meant, progress, cancel);
        if (sheet.Plan is not null)
            Note(sheet, office.Ledgers.Check([.. sheet.Rows.Select(r => new Story(ledger.Key, r.Enter, actor, []))]));
        var bad = sheet.Faults.Select(f => f.Row).ToHashSet();
        return new ImportLook(sheet.Headings, sheet.First, sheet.Count, sheet.Plan is null || sheet.IsCut ? 0 : sheet.Rows.Count(r => !bad.Contains(r.Number)), sheet.Repeated, [.. sheet.Faults.OrderBy(f => f.Row).Take(MostFaults)]);
    }

    private async Task<Sheet> Read(Ledger ledger, string path, Unit home, IReadOnlyDictionary<string, string>? meant, IProgress<(long Done, long Total)>? progress, CancellationToken cancel)
    {
        var sheet = new Sheet();
        Func<(string? Unit, string External), bool> there = _ => false;
        var seen = new Dictionary<(string, string), int>();
        foreach (var row in SheetReader.Read(path))
        {
            cancel.ThrowIfCancellationRequested();
            if (sheet.Headings.Count == 0)
            {
                sheet.Headings = [.. row.Cells.Select(ImportPlan.Heading)];
                sheet.Plan = ImportPlan.Make(ledger, office.Units, home, row, sheet.Faults, meant);
                if (sheet.Plan is not null)
                    there = await There(ledger, sheet.Plan, cancel);
                continue;
            }
            if (sheet.First.Count < Shown)
                sheet.First.Add(row);
            if (sheet.Plan is null)
            {
                if (sheet.First.Count == Shown)
                    return sheet;
                continue;
            }
            sheet.Count++;
            if (there(sheet.Plan.IdentityOf(row)))
                sheet.Repeated++;
            else if (sheet.Plan.Row(row, sheet.Faults) is { } good && IsSingle(good, seen, sheet.Faults))
                sheet.Rows.Add(good);
            if (sheet.Faults.Count > MostFaults)
            {
                sheet.Faults.Add(new CellFault(row.Number, "", Texts.Say("import.many", MostFaults)));
                sheet.IsCut = true;
                return sheet;
            }
            if (sheet.Count % 1000 == 0)
                progress?.Report((sheet.Count, sheet.Count));
        }
        if (sheet.Headings.Count == 0)
            throw new SheetException(Texts.Say("sheet.empty"));
        if (sheet.Plan is not null && sheet.Count == 0)
            throw new SheetException(Texts.Say("sheet.heading_only"));
        return sheet;
    }

    private static void Note(Sheet sheet, IReadOnlyList<SaveOutcome> outcomes)
    {
        foreach (var (row, refused) in sheet.Rows.Zip(outcomes).Where(o => o.Second is SaveOutcome.Refused).Select(o => (o.First, (SaveOutcome.Refused)o.Second)))
            sheet.Faults.AddRange(refused.Faults.Select(f => new CellFault(row.Number, sheet.Plan!.HeadOf(f.Field), f.ToString())));
    }

    private sealed class Sheet
    {
        public IReadOnlyList<string> Headings { get; set; } = [];
        public List<SheetRow> First { get; } = [];
        public ImportPlan? Plan { get; set; }
        public List<ReadyRow> Rows { get; } = [];
        public List<CellFault> Faults { get; } = [];
        public int Count { get; set; }
        public int Repeated { get; set; }
        public bool IsCut { get; set; }
    }

    private static bool IsSingle(ReadyRow row, Dictionary<(string, string), int> seen, List<CellFault> faults)
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
