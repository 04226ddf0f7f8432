using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Catalogue;
using Yizhi.Core.People;
using Yizhi.Core.Records;
using Yizhi.Core.Units;

namespace Yizhi.Storage.Units;

/// <summary>Open work that a unit still has in a ledger.</summary>
public sealed record OpenWork(string Ledger, string Title, int Count);

/// <summary>The way in which units change: each change on a day, by the system administrator, on the audit trail. Nothing of the past is moved by it.</summary>
/// <param name="office">The office.</param>
public sealed class UnitDesk(Office office)
{
    /// <summary>Makes a change.</summary>
    /// <param name="by">Who makes it.</param>
    /// <param name="change">The change.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>What stands against it; null where it is made.</returns>
    public async Task<Fault?> Make(Actor by, UnitChange change, CancellationToken cancel = default)
    {
        if (!Rights.Is(by, Administrators.System))
            return new Fault("", "unit.right");
        await office.ReadUnits(cancel);
        if (change.Apply(office.StoredUnits, out var fault) is not { } unit)
            return fault;
        if (change is UnitChange.Close && await Open(unit.Code, cancel) is { Count: > 0 } open)
            return new Fault("", "unit.open_work", unit.Name, $"{open.Sum(o => o.Count)}", string.Join('、', open.Take(6).Select(o => $"{o.Title} {o.Count}")));
        await using var db = office.Database.Context();
        switch (change)
        {
            case UnitChange.Open:
                db.Units.Add(new UnitRow { Code = unit.Code, Name = unit.Name, Kind = unit.Kind, Parent = unit.Parent, Path = unit.Path, From = unit.From });
                break;
            case UnitChange.Rename:
                db.UnitNames.Add(new UnitNameRow { Unit = unit.Code, Since = unit.Names[^1].Since, Name = unit.Names[^1].Name });
                break;
            default:
                var row = await db.Units.FirstAsync(u => u.Code == unit.Code, cancel);
                (row.Until, row.MergedInto) = (unit.Until, unit.Into);
                break;
        }
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (change is UnitChange.Open)
        {
            // A colleague was faster with the same code.
            return new Fault("code", "unit.twice", unit.Code, unit.Name);
        }
        var (act, said) = change switch
        {
            UnitChange.Open => ("unit.opened", $"{unit.Name} {unit.From:yyyy-MM-dd}"),
            UnitChange.Rename => ("unit.renamed", $"{office.StoredUnits.NameOf(unit.Code)} → {unit.Names[^1].Name} {unit.Names[^1].Since:yyyy-MM-dd}"),
            UnitChange.Merge merge => ("unit.merged", $"{unit.Name} → {office.StoredUnits.NameOf(merge.Into)} {merge.From:yyyy-MM-dd}"),
            _ => ("unit.closed", $"{unit.Name} {unit.Until:yyyy-MM-dd}"),
        };
        await office.Audit.Note(by, act, unit.Code, said, cancel);
        await office.ReadUnits(cancel);
        return null;
    }

    /// <summary>The work of a unit that is not done yet, ledger by ledger: what a step still leads on from.</summary>
    public async Task<IReadOnlyList<OpenWork>> Open(string unit, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        var states = await db.Records.AsNoTracking().Where(r => r.Unit == unit && r.State != Flow.Withdrawn).GroupBy(r => new { r.Ledger, r.State }).Select(g => new { g.Key.Ledger, g.Key.State, Count = g.Count() }).ToListAsync(cancel);
        return [.. states.Where(s => office.Catalogue.Ledgers.GetValueOrDefault(s.Ledger) is { } ledger && ledger.Flow.From(s.State).Any())
            .GroupBy(s => s.Ledger).Select(g => new OpenWork(g.Key, office.Catalogue.Ledger(g.Key).Title, g.Sum(s => s.Count))).OrderByDescending(w => w.Count)];
    }
}
