using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Catalogue.Comparing;

namespace Yizhi.Storage.Catalogue;

/// <summary>A change of catalogue with what it touches.</summary>
/// <param name="Change">The change.</param>
/// <param name="Records">How many records it touches: those of the ledger, in the state, or with the field or code filled.</param>
/// <param name="Figures">The indicators whose figures move, computed ones included.</param>
/// <param name="Reports">The report templates that name them.</param>
public sealed record ChangeImpact(CatalogueChange Change, long Records, IReadOnlyList<string> Figures, IReadOnlyList<string> Reports);

/// <summary>Counts what a change of catalogue would touch on a database, before it is taken in.</summary>
public static class CatalogueImpact
{
    /// <summary>The changes with what they touch.</summary>
    /// <param name="office">An office opened under the catalogue in force.</param>
    /// <param name="next">The catalogue to come.</param>
    /// <param name="cancel">Stops waiting.</param>
    public static async Task<IReadOnlyList<ChangeImpact>> Of(Office office, OfficeCatalogue next, CancellationToken cancel = default)
    {
        var changes = CatalogueDiff.Between(office.Catalogue, next);
        await using var db = office.Database.Context();
        var states = (await db.Records.AsNoTracking().GroupBy(r => new { r.Ledger, r.State }).Select(g => new { g.Key.Ledger, g.Key.State, Count = g.LongCount() }).ToListAsync(cancel)).ToLookup(s => s.Ledger, StringComparer.Ordinal);
        var filled = await Filled(db, office.Catalogue, [.. changes.Where(c => c.Thing is ChangedThing.Field or ChangedThing.Code && c.Kind != ChangeKind.Added)], cancel);
        return [.. changes.Select(change =>
        {
            var figures = Figures(office.Catalogue, next, change);
            return new ChangeImpact(change, change.Thing switch
            {
                ChangedThing.Ledger => states[change.Key].Sum(s => s.Count),
                ChangedThing.State => states[change.Ledger].Where(s => s.State == change.Key).Sum(s => s.Count),
                ChangedThing.Field or ChangedThing.Code => filled.GetValueOrDefault(change),
                ChangedThing.Step or ChangedThing.Deadline => change.Kind == ChangeKind.Added ? 0 : Open(office.Catalogue, change.Ledger, states[change.Ledger].Select(s => (s.State, s.Count))),
                ChangedThing.Indicator => states[change.Ledger].Where(s => s.State != Flow.Withdrawn).Sum(s => s.Count),
                _ => 0,
            }, [.. figures.Order(StringComparer.Ordinal)], [.. next.Reports.Values.Concat(office.Catalogue.Reports.Values).Where(r => figures.Any(f => r.Template.Contains(f, StringComparison.Ordinal))).Select(r => r.Key).Distinct()]);
        })];
    }

    private static IReadOnlySet<string> Figures(OfficeCatalogue before, OfficeCatalogue after, CatalogueChange change)
    {
        IEnumerable<string> direct = change switch
        {
            { Thing: ChangedThing.Indicator, Kind: ChangeKind.Changed } when !change.What.Contains("definition") && !change.What.Contains("measure") => [],
            { Thing: ChangedThing.Indicator } => [change.Key],
            { Thing: ChangedThing.Ledger } => before.Ledgers.GetValueOrDefault(change.Key)?.Indicators.Select(i => i.Key) ?? [],
            // An indicator that looks at a deadline moves with the deadline's length.
            { Thing: ChangedThing.Deadline } when change.What.Contains("clock") || change.What.Contains("length") || change.Kind == ChangeKind.Removed =>
                before.Ledgers[change.Ledger].Indicators.Where(i => i.Definitions.Any(d => d.When?.Deadlines.Contains(change.Key) == true)).Select(i => i.Key),
            _ => [],
        };
        var moved = direct.ToHashSet(StringComparer.Ordinal);
        return moved.Count == 0 ? moved : CatalogueDiff.Moved(before, moved).Union(CatalogueDiff.Moved(after, moved)).ToHashSet(StringComparer.Ordinal);
    }

    // Where a step leads on, work is not over yet.
    private static long Open(OfficeCatalogue catalogue, string ledger, IEnumerable<(string State, long Count)> states) =>
        states.Where(s => catalogue.Ledgers.GetValueOrDefault(ledger)?.Flow.From(s.State).Any() == true).Sum(s => s.Count);

    // Fields stand in the record's document, so the documents of the touched ledgers are read once.
    private static async Task<Dictionary<CatalogueChange, long>> Filled(YizhiDb db, OfficeCatalogue catalogue, List<CatalogueChange> changes, CancellationToken cancel)
    {
        var wanted = changes.SelectMany(c => c.Thing == ChangedThing.Field ? [(Change: c, c.Ledger, Field: c.Key, Code: (string?)null)]
            : catalogue.Ledgers.Values.SelectMany(l => l.Fields.Where(f => f.List?.Key == c.Ledger).Select(f => (Change: c, Ledger: l.Key, Field: f.Key, Code: (string?)c.Key)))).ToLookup(w => w.Ledger, StringComparer.Ordinal);
        var counts = new Dictionary<CatalogueChange, long>();
        var ledgers = wanted.Select(w => w.Key).ToList();
        if (ledgers.Count == 0)
            return counts;
        await foreach (var row in db.Records.AsNoTracking().Where(r => ledgers.Contains(r.Ledger)).Select(r => new { r.Ledger, r.Doc }).AsAsyncEnumerable().WithCancellation(cancel))
        {
            using var document = JsonDocument.Parse(row.Doc);
            foreach (var (change, _, field, code) in wanted[row.Ledger])
                if (document.RootElement.TryGetProperty(field, out var value) && (code is null || Holds(value, code)))
                    counts[change] = counts.GetValueOrDefault(change) + 1;
        }
        return counts;
    }

    private static bool Holds(JsonElement value, string code) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() == code,
        JsonValueKind.Array => value.EnumerateArray().Any(v => Holds(v, code)),
        JsonValueKind.Object => value.EnumerateObject().Any(p => Holds(p.Value, code)),
        _ => false,
    };
}
