using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Catalogue.Loading;

namespace Yizhi.Storage.Catalogue;

/// <summary>Takes a catalogue in force on a database: it is kept whole, and every figure is counted anew by it.</summary>
internal static class Adoption
{
    public static async Task Take(Office office, CancellationToken cancel)
    {
        var version = office.Catalogue.Version;
        await using var db = office.Database.Context();
        var inForce = await db.Catalogues.Where(c => c.InForce).ToListAsync(cancel);
        if (inForce is [{ } now] && now.Version == version)
            return;
        foreach (var old in inForce)
            old.InForce = false;
        if (await db.Catalogues.FirstOrDefaultAsync(c => c.Version == version, cancel) is { } known)
            known.InForce = true;
        else
            db.Catalogues.Add(new CatalogueRow { Version = version, At = office.Now, Sources = JsonSerializer.Serialize(office.Catalogue.Sources), InForce = true });
        // Figures first: should this stop half-way, the old catalogue is still marked in force and the next start counts again.
        if (inForce.Count > 0 && !(inForce is [{ } before] && AreCountedAlike(Sources(before), office.Catalogue.Sources)))
            await office.Recounts.Rebuild(cancel);
        await db.SaveChangesAsync(cancel);
    }

    // Items that an office adds to its lists, or closes, change no record's share in anything.
    private static bool AreCountedAlike(IReadOnlyList<SourceFile> before, IReadOnlyList<SourceFile> after) =>
        before.Where(s => s.Path != OwnLists.Path).OrderBy(s => s.Path, StringComparer.Ordinal).SequenceEqual(after.Where(s => s.Path != OwnLists.Path).OrderBy(s => s.Path, StringComparer.Ordinal));

    /// <summary>The files of a catalogue that was in force once.</summary>
    public static IReadOnlyList<SourceFile> Sources(CatalogueRow row) => JsonSerializer.Deserialize<List<SourceFile>>(row.Sources)!;
}
