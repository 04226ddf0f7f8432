using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Records;

namespace Yizhi.Storage.Jobs;

/// <summary>Scheduled work, of which each piece is done once however many nodes run: a row in the database is its lease.</summary>
/// <param name="office">The office.</param>
public sealed class JobDesk(Office office)
{
    /// <summary>How long a runner may hold a job without a sign of life; afterwards another takes it.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private const int LongestResult = 500;

    /// <summary>Makes sure that the jobs have their rows; a new one is due at once.</summary>
    public async Task Know(IReadOnlyCollection<string> names, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        var known = await db.Jobs.AsNoTracking().Where(j => names.Contains(j.Name)).Select(j => j.Name).ToListAsync(cancel);
        foreach (var name in names.Except(known))
            try
            {
                db.Jobs.Add(new JobRow { Name = name, DueAt = office.Now });
                await db.SaveChangesAsync(cancel);
            }
            catch (DbUpdateException)
            {
                // Another node knew it at the same moment.
                db.ChangeTracker.Clear();
            }
    }

    /// <summary>All jobs.</summary>
    public async Task<IReadOnlyList<JobRow>> All(CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        return await db.Jobs.AsNoTracking().OrderBy(j => j.Name).ToListAsync(cancel);
    }

    /// <summary>Takes a job that is due and that nobody holds, or whose holder gave no sign of life.</summary>
    public async Task<bool> Take(string name, string holder, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        var (now, until) = (office.Now, office.Now + Lease);
        return await db.Jobs.Where(j => j.Name == name && j.DueAt <= now && (j.Until == null || j.Until <= now))
            .ExecuteUpdateAsync(j => j.SetProperty(x => x.Holder, holder).SetProperty(x => x.Until, until).SetProperty(x => x.StartedAt, now), cancel) == 1;
    }

    /// <summary>Gives a sign of life.</summary>
    /// <returns>False where the job has been taken over meanwhile.</returns>
    public async Task<bool> Hold(string name, string holder, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        var until = office.Now + Lease;
        return await db.Jobs.Where(j => j.Name == name && j.Holder == holder).ExecuteUpdateAsync(j => j.SetProperty(x => x.Until, until), cancel) == 1;
    }

    /// <summary>Lays a job down until it is next due.</summary>
    /// <returns>False where it had been taken over meanwhile; then nothing is noted.</returns>
    public async Task<bool> LayDown(string name, string holder, DateTime due, bool ok, string result, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        var now = office.Now;
        var said = result.Length > LongestResult ? result[..LongestResult] : result;
        return await db.Jobs.Where(j => j.Name == name && j.Holder == holder).ExecuteUpdateAsync(j => j.SetProperty(x => x.Holder, (string?)null).SetProperty(x => x.Until, (DateTime?)null)
            .SetProperty(x => x.EndedAt, now).SetProperty(x => x.DueAt, due).SetProperty(x => x.Ok, ok).SetProperty(x => x.Result, said).SetProperty(x => x.Runs, x => x.Runs + 1), cancel) == 1;
    }

    /// <summary>Makes a job due at once; whichever runner looks next does it.</summary>
    /// <returns>False where there is no such job.</returns>
    public async Task<bool> RunNow(Actor by, string name, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        var now = office.Now;
        if (await db.Jobs.Where(j => j.Name == name).ExecuteUpdateAsync(j => j.SetProperty(x => x.DueAt, now), cancel) == 0)
            return false;
        await office.Audit.Note(by, "job.run_now", name, "", cancel);
        return true;
    }
}
