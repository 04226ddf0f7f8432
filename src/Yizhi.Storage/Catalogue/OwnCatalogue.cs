using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Catalogue.Loading;
using Yizhi.Core.Checks;
using Yizhi.Core.People;
using Yizhi.Core.Records;
using Yizhi.Core.Time;

namespace Yizhi.Storage.Catalogue;

/// <summary>A deadline that another calendar would move.</summary>
/// <param name="Record">The record.</param>
/// <param name="Title">Its title.</param>
/// <param name="Deadline">The deadline's title.</param>
/// <param name="Before">The day by the calendar in force.</param>
/// <param name="After">The day by the other.</param>
public sealed record MovedDeadline(Guid Record, string Title, string Deadline, DateOnly Before, DateOnly After);

/// <summary>What an office adds to its catalogue by itself: items of extensible lists, years of the calendar. It stands as files in the data folder and is laid over whatever catalogue is loaded.</summary>
/// <param name="office">The office.</param>
public sealed class OwnCatalogue(Office office) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>The folder of such files within a data folder.</summary>
    public static string FolderOf(string data) => Path.Combine(data, "catalogue");

    /// <summary>The files of a data folder, under the paths they have among a catalogue's texts.</summary>
    public static IReadOnlyList<SourceFile> Files(string data) => !Directory.Exists(FolderOf(data)) ? [] :
        [.. Directory.EnumerateFiles(FolderOf(data), "*.yaml").Order(StringComparer.Ordinal).Select(f => new SourceFile(CatalogueLoader.OwnFolder + Path.GetFileName(f), File.ReadAllText(f)))];

    /// <summary>The text of one of the office's files; null where there is none.</summary>
    public string? Text(string path) => office.Catalogue.Sources.FirstOrDefault(s => s.Path == path)?.Text;

    /// <summary>The catalogue as it would be with a file of the office's changed, checked as a whole and by its worked examples.</summary>
    public (OfficeCatalogue? Next, IReadOnlyList<CatalogueFault> Faults) Try(string path, string text)
    {
        switch (CatalogueLoader.Load([.. office.Catalogue.Sources.Where(s => s.Path != path), new SourceFile(path, text)]))
        {
            case LoadOutcome.Loaded loaded:
                var faults = ExampleRun.Run(loaded.Catalogue);
                return (faults.Count > 0 ? null : loaded.Catalogue, faults);
            case LoadOutcome.Faulty faulty:
                return (null, faulty.Faults);
            default:
                throw new InvalidOperationException();
        }
    }

    /// <summary>Takes a change in: it is checked, the file is kept, the catalogue comes into force, what depends on it is counted anew.</summary>
    /// <param name="by">Who makes it.</param>
    /// <param name="path">The file's path among the catalogue's texts.</param>
    /// <param name="change">Makes the new text of the one before.</param>
    /// <param name="act">What the audit trail calls it.</param>
    /// <param name="detail">What it says of it.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>What stands against it; null where it is in force.</returns>
    public async Task<Fault?> Take(Actor by, string path, Func<string?, string> change, string act, string detail, CancellationToken cancel = default)
    {
        if (!Rights.Is(by, Administrators.System))
            return new Fault("", "catalogue.right");
        // One change after the other, so that none is lost.
        await turn.WaitAsync(cancel);
        try
        {
            var text = change(Text(path));
            var (next, faults) = Try(path, text);
            if (next is null)
                return new Fault("", "catalogue.faulty", faults[0].Message);
            var file = Path.Combine(Directory.CreateDirectory(FolderOf(office.Folder)).FullName, path[CatalogueLoader.OwnFolder.Length..]);
            await File.WriteAllTextAsync(file + ".new", text, cancel);
            await office.TakeIn(next, cancel);
            File.Move(file + ".new", file, overwrite: true);
        }
        finally
        {
            turn.Release();
        }
        await office.Audit.Note(by, act, path[CatalogueLoader.OwnFolder.Length..], detail, cancel);
        return null;
    }

    /// <summary>The running deadlines that another calendar would move.</summary>
    /// <param name="next">The catalogue with the other calendar.</param>
    /// <param name="year">The year that is new or changed.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<IReadOnlyList<MovedDeadline>> Moved(OfficeCatalogue next, int year, CancellationToken cancel = default)
    {
        // A clock that ends before the year, with a long holiday's room, never runs through it.
        var first = new DateOnly(year, 1, 1).AddDays(-40);
        var moved = new List<MovedDeadline>();
        await using var db = office.Database.Context();
        var rows = db.Records.AsNoTracking().Where(r => db.Deadlines.Any(d => d.Record == r.Id && d.Due >= first)).OrderBy(r => r.Id);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel))
            if (office.Catalogue.Ledgers.TryGetValue(row.Ledger, out var ledger))
            {
                var record = office.Ledgers.ToRecord(row);
                var after = Deadlines.Of(record, next.Ledger(row.Ledger), next.Calendar).Where(d => d.IsRunning).ToDictionary(d => d.Key, StringComparer.Ordinal);
                moved.AddRange(Deadlines.Of(record, ledger, office.Catalogue.Calendar).Where(d => d.IsRunning && after.TryGetValue(d.Key, out var then) && then.Due != d.Due)
                    .Select(d => new MovedDeadline(row.Id, row.Title, ledger.Deadlines.First(r => r.Key == d.Key).Title, d.Due, after[d.Key].Due)));
            }
        return moved;
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();
}
