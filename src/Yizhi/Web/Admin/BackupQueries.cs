using Yizhi.Core.Records;
using Yizhi.Health;
using Yizhi.Storage;
using Yizhi.Storage.Backups;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Admin;

/// <summary>The backups there are, and one being made.</summary>
/// <param name="Files">The backups, newest first.</param>
/// <param name="Folder">Where they lie.</param>
/// <param name="IsRunning">Whether one is being made.</param>
/// <param name="Failed">Why the last one was not made.</param>
/// <param name="IsOld">Whether the newest is too old.</param>
/// <param name="Free">Free space in MB.</param>
/// <param name="Today">Today.</param>
public sealed record BackupsView(IReadOnlyList<BackupFile> Files, string Folder, bool IsRunning, string? Failed, bool IsOld, long Free, DateOnly Today);

/// <summary>What was looked at.</summary>
public sealed record HealthView(IReadOnlyList<Finding> Findings);

/// <summary>Makes backups from the page: one at a time, in the background, so that nobody waits with an open browser.</summary>
public sealed class BackupJob
{
    private readonly Lock gate = new();
    private Task? running;

    /// <summary>Whether one is being made.</summary>
    public bool IsRunning => running is { IsCompleted: false };

    /// <summary>Why the last one was not made; null where it was.</summary>
    public string? Failed { get; private set; }

    /// <summary>Begins one, unless one is under way.</summary>
    public bool Begin(Office office, Actor by)
    {
        lock (gate)
        {
            if (IsRunning)
                return false;
            Failed = null;
            running = Task.Run(async () =>
            {
                try
                {
                    var made = await office.Backups.Make();
                    await office.Audit.Note(by, "backup.made", Path.GetFileName(made.File), Size(made.Size));
                }
                catch (StorageException said)
                {
                    Failed = said.Said;
                }
            });
            return true;
        }
    }

    /// <summary>Waits for the one under way.</summary>
    public Task Done() => running ?? Task.CompletedTask;

    internal static string Size(long bytes) => bytes < 1 << 20 ? $"{Math.Max(1, bytes >> 10)} KB" : $"{bytes >> 20} MB";
}

/// <summary>Backups as the administrator's page shows them.</summary>
internal static class BackupActs
{
    private static readonly TimeSpan Old = TimeSpan.FromDays(1);

    public static BackupsView View(Office office, BackupJob job)
    {
        var folder = BackupDesk.FolderOf(office.Folder);
        var files = BackupDesk.In(folder);
        return new BackupsView(files, Path.GetFullPath(folder), job.IsRunning, job.Failed, files.Count == 0 || office.Now - files[0].At > Old, new DriveInfo(Path.GetFullPath(office.Folder)).AvailableFreeSpace >> 20, office.Today);
    }

    public static IResult Begin(PostedForm? form, Office office, Visitor visitor, BackupJob job)
    {
        if (form is null)
            return Answers.NoToken;
        job.Begin(office, visitor.Who);
        return Results.Redirect("/admin/backups");
    }
}
