using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;
using Yizhi.Core.Units;
using Yizhi.Sheets;
using Yizhi.Storage;
using Yizhi.Storage.Imports;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Imports;

/// <summary>What an import is doing.</summary>
public enum ImportStage
{
    /// <summary>The sheet is read and checked.</summary>
    Checking,
    /// <summary>It waits for the person to decide.</summary>
    Checked,
    /// <summary>Records are written.</summary>
    Writing,
    /// <summary>It is over.</summary>
    Done,
    /// <summary>It could not be done.</summary>
    Failed,
}

/// <summary>One sheet on its way in, or on its way back.</summary>
public sealed class ImportJob
{
    internal ImportJob() { }

    /// <summary>The job.</summary>
    public Guid Id { get; } = Guid.CreateVersion7();
    /// <summary>Whose.</summary>
    public required Guid Account { get; init; }
    /// <summary>The ledger.</summary>
    public required Ledger Ledger { get; init; }
    /// <summary>The unit of rows that name none.</summary>
    public required Unit Unit { get; init; }
    /// <summary>The file's name.</summary>
    public required string File { get; init; }
    /// <summary>Where it stands.</summary>
    public ImportStage Stage { get; internal set; }
    /// <summary>How far it is.</summary>
    public long Done { get; internal set; }
    /// <summary>What the check found.</summary>
    public ImportLook? Look { get; internal set; }
    /// <summary>What was written.</summary>
    public ImportResult? Result { get; internal set; }
    /// <summary>The import as remembered, once it is written.</summary>
    public Guid? Kept { get; internal set; }
    /// <summary>What was taken back.</summary>
    public (int Withdrawn, IReadOnlyList<(Guid Record, string Why)> Left)? Undone { get; internal set; }
    /// <summary>Why it failed.</summary>
    public string? Fault { get; internal set; }
    /// <summary>What the office's own headings mean.</summary>
    public IReadOnlyDictionary<string, string> Meant { get; internal set; } = new Dictionary<string, string>();
    internal string Path { get; init; } = "";
    internal DateTime Since { get; init; }
}

/// <summary>Runs imports beside the pages that show how far they are. A sheet waits encrypted in the data folder until it is decided about, and is deleted then, or a day later.</summary>
public sealed class ImportJobs
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);
    private const int MostAtOnce = 50;
    private readonly ConcurrentDictionary<Guid, ImportJob> jobs = [];
    private readonly Office office;
    private readonly IDataProtector protector;
    private readonly string folder;

    /// <summary>Jobs of an office; sheets left from before are deleted.</summary>
    public ImportJobs(Office office, IDataProtectionProvider protection)
    {
        (this.office, protector, folder) = (office, protection.CreateProtector("yizhi import"), Path.Combine(office.Folder, "imports"));
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    /// <summary>A job of this person; null where there is none.</summary>
    public ImportJob? Find(Guid id, Guid account) => jobs.TryGetValue(id, out var job) && job.Account == account ? job : null;

    /// <summary>Takes a sheet and begins to check it; null where too many wait.</summary>
    public async Task<ImportJob?> Begin(Guid account, Actor actor, Ledger ledger, Unit unit, string file, Stream content, IReadOnlyDictionary<string, string> meant, CancellationToken cancel)
    {
        Sweep();
        if (jobs.Count >= MostAtOnce)
            return null;
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, Path.GetRandomFileName());
        using (var memory = new MemoryStream())
        {
            await content.CopyToAsync(memory, cancel);
            await File.WriteAllBytesAsync(path, protector.Protect(memory.ToArray()), cancel);
        }
        var job = new ImportJob { Account = account, Ledger = ledger, Unit = unit, File = file, Path = path, Since = office.Now, Meant = meant };
        jobs[job.Id] = job;
        Check(job, actor, meant);
        return job;
    }

    /// <summary>Checks once more, with headings explained.</summary>
    public void Check(ImportJob job, Actor actor, IReadOnlyDictionary<string, string> meant)
    {
        (job.Stage, job.Done, job.Meant) = (ImportStage.Checking, 0, meant);
        Run(job, async plain =>
        {
            job.Look = await new Importer(office).Look(job.Ledger, plain, job.Unit, actor, meant, new Counter(job));
            job.Stage = ImportStage.Checked;
        });
    }

    /// <summary>Writes it: all rows, or the good ones alone.</summary>
    public void Write(ImportJob job, Actor actor, bool acceptGood)
    {
        (job.Stage, job.Done) = (ImportStage.Writing, 0);
        Run(job, async plain =>
        {
            var result = await new Importer(office).Run(job.Ledger, plain, job.Unit, actor, acceptGood, new Counter(job), meant: job.Meant);
            if (result.Records.Count > 0)
                job.Kept = await office.Imports.Keep(job.Ledger.Key, job.Unit.Code, job.Account, actor.Name, job.File, result.Records);
            await office.Audit.Note(actor, "sheet.imported", job.Ledger.Key, $"{job.Unit.Code} {job.File} {result.Written}");
            (job.Result, job.Stage) = (result, ImportStage.Done);
        });
    }

    /// <summary>Takes an import back.</summary>
    public ImportJob Undo(ImportRow import, Guid account, Actor actor, Ledger ledger, Unit unit, string reason)
    {
        Sweep();
        var job = new ImportJob { Account = account, Ledger = ledger, Unit = unit, File = import.File, Since = office.Now, Stage = ImportStage.Writing };
        jobs[job.Id] = job;
        Run(job, async _ =>
        {
            job.Undone = await office.Imports.Undo(import.Id, actor, reason, new Counter(job));
            await office.Audit.Note(actor, "sheet.undone", ledger.Key, $"{unit.Code} {import.File} {job.Undone.Value.Withdrawn}");
            job.Stage = ImportStage.Done;
        });
        return job;
    }

    /// <summary>The faulty rows as they came, with what is wrong in a column before them.</summary>
    public async Task<MemoryStream?> Faulty(ImportJob job)
    {
        if (job.Look is not { } look || !File.Exists(job.Path))
            return null;
        return await Plainly(job, plain =>
        {
            var output = new MemoryStream();
            FaultySheet.Write(output, plain, look);
            output.Position = 0;
            return Task.FromResult(output);
        });
    }

    /// <summary>Forgets a job and its sheet.</summary>
    public void Drop(ImportJob job)
    {
        jobs.TryRemove(job.Id, out _);
        Delete(job);
    }

    private void Run(ImportJob job, Func<string, Task> work) => _ = Task.Run(async () =>
    {
        try
        {
            if (job.Path.Length == 0)
                await work("");
            else
                await Plainly(job, async plain =>
                {
                    await work(plain);
                    return true;
                });
        }
        catch (SheetException said)
        {
            (job.Fault, job.Stage) = (said.Message, ImportStage.Failed);
        }
        catch (StorageException said)
        {
            (job.Fault, job.Stage) = (said.Said, ImportStage.Failed);
        }
        catch (Exception wrong) when (wrong is IOException or CryptographicException or UnauthorizedAccessException)
        {
            (job.Fault, job.Stage) = (Texts.Say("import.lost"), ImportStage.Failed);
        }
        catch (Exception)
        {
            (job.Fault, job.Stage) = (Texts.Say("import.failed"), ImportStage.Failed);
        }
        if (job.Stage is ImportStage.Done or ImportStage.Failed)
            Delete(job);
    });

    // The readers of sheets want a file; it lies open only while it is read.
    private async Task<TResult> Plainly<TResult>(ImportJob job, Func<string, Task<TResult>> work)
    {
        var plain = job.Path + Path.GetExtension(job.File).ToLowerInvariant();
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            await using (var file = new FileStream(plain, options))
                await file.WriteAsync(protector.Unprotect(await File.ReadAllBytesAsync(job.Path)));
            return await work(plain);
        }
        finally
        {
            File.Delete(plain);
        }
    }

    private void Sweep()
    {
        foreach (var old in jobs.Values.Where(j => office.Now - j.Since > Longest))
            Drop(old);
    }

    private static void Delete(ImportJob job)
    {
        if (job.Path.Length > 0)
            File.Delete(job.Path);
    }

    private sealed class Counter(ImportJob job) : IProgress<(long Done, long Total)>
    {
        public void Report((long Done, long Total) value) => job.Done = value.Done;
    }
}
