namespace Yizhi.Storage.Jobs;

/// <summary>A piece of scheduled work.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Every">How long after one run the next is due.</param>
/// <param name="Do">Does it and says in a line what it came to. It may be done twice where a node died, so it must bear that.</param>
public sealed record Job(string Name, TimeSpan Every, Func<CancellationToken, Task<string>> Do);

/// <summary>Does what is due, on one of perhaps many nodes.</summary>
/// <param name="office">The office.</param>
/// <param name="jobs">What there is to do.</param>
/// <param name="holder">The runner's name, unlike all others.</param>
public sealed class JobRunner(Office office, IReadOnlyList<Job> jobs, string holder)
{
    private static readonly TimeSpan SignOfLife = JobDesk.Lease / 4;

    /// <summary>Does every job that is due and that this runner gets hold of.</summary>
    /// <returns>How many it did.</returns>
    public async Task<int> RunDue(CancellationToken cancel)
    {
        await office.Jobs.Know([.. jobs.Select(j => j.Name)], cancel);
        var done = 0;
        foreach (var job in jobs)
            if (await office.Jobs.Take(job.Name, holder, cancel) && await Run(job, cancel))
                done++;
        return done;
    }

    private async Task<bool> Run(Job job, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var rest = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var alive = StayAlive(job, stop, rest.Token);
        var (ok, result) = (true, "");
        try
        {
            result = await job.Do(stop.Token);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The node stops: the job is laid down as due, so that another need not wait for the lease to end.
            await rest.CancelAsync();
            await alive;
            await office.Jobs.LayDown(job.Name, holder, office.Now, false, "", CancellationToken.None);
            throw;
        }
#pragma warning disable CA1031 // One job's failure, whatever it is, must not keep the others from being done; the page of jobs shows it.
        catch (Exception wrong)
#pragma warning restore CA1031
        {
            (ok, result) = (false, wrong.Message);
        }
        await rest.CancelAsync();
        await alive;
        return await office.Jobs.LayDown(job.Name, holder, office.Now + job.Every, ok, result, cancel);
    }

    private async Task StayAlive(Job job, CancellationTokenSource stop, CancellationToken rest)
    {
        try
        {
            while (true)
            {
                await Task.Delay(SignOfLife, office.Clock, rest);
                if (!await office.Jobs.Hold(job.Name, holder, rest))
                {
                    await stop.CancelAsync();
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The job is done.
        }
    }
}
