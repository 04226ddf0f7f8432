using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Catalogue.Comparing;
using Yizhi.Core.Catalogue.Loading;
using Yizhi.Core.Records;
using Yizhi.Storage;
using Yizhi.Storage.Catalogue;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Admin;

/// <summary>A version that was in force.</summary>
public sealed record CatalogueVersion(string Version, DateTime At, bool InForce);

/// <summary>The catalogue in force, and what another would change.</summary>
public sealed record CatalogueView(string Version, int Ledgers, int Indicators, int Own, IReadOnlyList<CatalogueVersion> Versions, IReadOnlyList<string> Folders, string Folder, string? Next, IReadOnlyList<ChangeImpact> Changes, IReadOnlyList<Fault> Faults, DateOnly Today);

/// <summary>The catalogue as the administrator's page shows it.</summary>
/// <param name="office">The office.</param>
public sealed class CatalogueQueries(Office office)
{
    private const int MostShown = 200;

    /// <summary>The folder within the data folder where catalogues wait to be looked at.</summary>
    public const string Waiting = "next";

    /// <summary>The catalogue in force; with a folder, what the catalogue in it would change.</summary>
    /// <param name="folder">The name of a waiting folder with a catalogue or an overlay; empty for none.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<CatalogueView> Read(string folder, CancellationToken cancel)
    {
        var catalogue = office.Catalogue;
        await using var db = office.Database.Context();
        var versions = await db.Catalogues.AsNoTracking().OrderByDescending(c => c.InForce).ThenByDescending(c => c.At).Take(20).Select(c => new CatalogueVersion(c.Version, c.At, c.InForce)).ToListAsync(cancel);
        // Only what was put there to be looked at: a page that reads any folder of the server would read too much.
        var next = Path.Combine(office.Folder, Waiting);
        string[] waiting = Directory.Exists(next) ? [.. Directory.EnumerateDirectories(next).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)] : [];
        var view = new CatalogueView(catalogue.Version, catalogue.Ledgers.Count, catalogue.Indicators.Keys.Count(k => k[0] != '#'), catalogue.Sources.Count(s => s.Path.StartsWith(CatalogueLoader.OwnFolder, StringComparison.Ordinal)), versions, waiting, folder, null, [], [], office.Today);
        if (folder.Length == 0)
            return view;
        if (!waiting.Contains(folder, StringComparer.Ordinal))
            return view with { Faults = [new Fault("folder", "said", Texts.Say("catalogue.no_folder", folder))] };
        try
        {
            return CatalogueFiles.Load(Path.Combine(next, folder), office.Folder) switch
            {
                LoadOutcome.Loaded loaded => view with { Next = loaded.Catalogue.Version, Changes = [.. (await CatalogueImpact.Of(office, loaded.Catalogue, cancel)).Take(MostShown)] },
                LoadOutcome.Faulty faulty => view with { Faults = [.. faulty.Faults.Take(30).Select(f => new Fault("folder", "said", f.ToString()))] },
                _ => view,
            };
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            return view with { Faults = [new Fault("folder", "said", Texts.Say("catalogue.no_folder", folder))] };
        }
    }
}
