using System.Globalization;
using Yizhi.Storage;
using Yizhi.Storage.Jobs;
using Yizhi.Storage.Notices;

namespace Yizhi.Delivery;

/// <summary>The scheduled work of a node; however many nodes run, each piece is done once.</summary>
/// <param name="office">The office.</param>
/// <param name="telling">Whom it concerns.</param>
/// <param name="log">Where a node's own trouble is written.</param>
internal sealed class Worker(Office office, Telling telling, ILogger<Worker> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>What there is to do.</summary>
    public static IReadOnlyList<Job> Jobs(Office office, Telling telling)
    {
        static string Said(int number) => number.ToString(CultureInfo.InvariantCulture);
        var (deliverer, digests) = (new Deliverer(office), new Digests(office));
        return
        [
            new Job("notices", TimeSpan.FromSeconds(10), async cancel => Said((await telling.Changes(cancel)).Notices)),
            new Job("deadlines", TimeSpan.FromMinutes(15), async cancel => Said(await telling.Deadlines(cancel))),
            new Job("digest", TimeSpan.FromMinutes(5), async cancel => Said(await digests.Write(cancel))),
            new Job("delivery", TimeSpan.FromSeconds(20), async cancel => await deliverer.SendDue(cancel) is var (arrived, failed) ? $"{arrived} + {failed}" : ""),
            new Job("sessions", TimeSpan.FromHours(1), async cancel => Said(await office.Sessions.Clean(Kept, cancel))),
        ];
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var runner = new JobRunner(office, Jobs(office, telling), $"{Environment.MachineName} {Environment.ProcessId} {Guid.NewGuid():N}");
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await runner.RunDue(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // A database that is away for a minute must not end the node's work for ever.
            catch (Exception wrong)
#pragma warning restore CA1031
            {
                Trouble(log, wrong);
            }
            await Task.Delay(Look, office.Clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static readonly Action<ILogger, Exception> Trouble = LoggerMessage.Define(LogLevel.Error, new EventId(1, "jobs"), "Scheduled work could not be looked for.");
}
