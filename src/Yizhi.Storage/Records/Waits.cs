using System.Text.Json;
using Yizhi.Storage.Counting;

namespace Yizhi.Storage.Records;

/// <summary>How pressing something is by its last day.</summary>
public enum Pressing
{
    /// <summary>The last day is past.</summary>
    Over,
    /// <summary>The last day is today.</summary>
    Today,
    /// <summary>The last day comes soon.</summary>
    Soon,
    /// <summary>The last day comes later.</summary>
    Later,
    /// <summary>No deadline runs.</summary>
    Free,
}

/// <summary>Records that wait and are equally pressing.</summary>
/// <param name="Pressing">How pressing.</param>
/// <param name="Count">How many in all.</param>
/// <param name="First">The first of them.</param>
public sealed record WaitGroup(Pressing Pressing, int Count, IReadOnlyList<Guid> First);

/// <summary>Finds the records that stand in states in which somebody has to act.</summary>
public sealed class Waits(Office office)
{
    /// <summary>The records of a unit and all below it that stand in given states, by how pressing they are; each group by its last day, then what stands under a name, then the newest.</summary>
    /// <param name="states">Ledgers and states.</param>
    /// <param name="unit">The unit's code.</param>
    /// <param name="name">The name whose records come first among equals.</param>
    /// <param name="soon">The last day that is still soon.</param>
    /// <param name="take">How many of each group.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<IReadOnlyList<WaitGroup>> In(IEnumerable<(string Ledger, string State)> states, string unit, string name, DateOnly soon, int take, CancellationToken cancel = default)
    {
        var pairs = JsonSerializer.Serialize(states.Select(s => new[] { s.Ledger, s.State }));
        var found = new List<(Pressing Pressing, int Count, Guid Id)>();
        await using var connection = await office.Database.Connect(cancel);
        await Figures.Read(connection, $"""
            SELECT pressing, n, id FROM (
              SELECT pressing, id, COUNT(*) OVER (PARTITION BY pressing) AS n,
                ROW_NUMBER() OVER (PARTITION BY pressing ORDER BY due, CASE WHEN handler = @name THEN 0 ELSE 1 END, happened_on DESC, id) AS place
              FROM (
                SELECT r.id, r.due, r.handler, r.happened_on,
                  CASE WHEN r.due IS NULL THEN 4 WHEN r.due < @today THEN 0 WHEN r.due = @today THEN 1 WHEN r.due <= @soon THEN 2 ELSE 3 END AS pressing
                FROM records r
                WHERE (r.ledger, r.state) IN (SELECT value ->> 0, value ->> 1 FROM {office.Database.Rows("@pairs")}) AND r.unit IN ({Figures.Under})
              ) w
            ) g WHERE place <= @take ORDER BY pressing, place
            """, reader => found.Add(((Pressing)reader.GetInt32(0), (int)reader.GetInt64(1), Figures.IdOf(reader.GetValue(2)))), cancel,
            ("@name", name), ("@today", office.Today), ("@soon", soon), ("@pairs", pairs), office.Figures.Unit(unit), ("@take", take));
        return [.. found.GroupBy(f => f.Pressing).Select(g => new WaitGroup(g.Key, g.First().Count, [.. g.Select(f => f.Id)]))];
    }
}
