using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using Yizhi.Storage.Jobs;

namespace Yizhi.Storage.Tests;

/// <summary>Scheduled work is done once, however many nodes look for it, on both databases.</summary>
public sealed class JobsTests(Servers servers)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1), Patience = TimeSpan.FromSeconds(30);
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Kind.Sqlite), InlineData(Kind.PostgreSql)]
    public async Task Three_nodes_on_one_database_do_every_job_once_each_time_it_is_due(Kind kind)
    {
        await using var nodes = await Nodes.Open(servers, kind, 3);
        var done = new ConcurrentQueue<string>();
        Job Counted(string name) => new(name, Hour, async cancel =>
        {
            await Task.Yield();
            done.Enqueue(name);
            return name;
        });
        Job[] jobs = [Counted("a"), Counted("b"), Counted("c"), Counted("d")];
        for (var round = 1; round <= 6; round++)
        {
            var runs = await Task.WhenAll(nodes.Offices.Select((o, i) => Task.Run(() => new JobRunner(o, jobs, $"node {i}").RunDue(Cancel), Cancel)));
            Assert.Equal(4, runs.Sum());
            Assert.All(jobs, j => Assert.Equal(round, done.Count(d => d == j.Name)));
            // Before they are due again nobody does anything.
            Assert.Equal(0, await new JobRunner(nodes.Offices[0], jobs, "node 0").RunDue(Cancel));
            nodes.Clock.Advance(Hour);
        }
        Assert.All(await nodes.Offices[1].Jobs.All(Cancel), j => Assert.Equal((6L, true, j.Name), (j.Runs, j.Ok, j.Result)));
    }

    [Theory, InlineData(Kind.Sqlite), InlineData(Kind.PostgreSql)]
    public async Task A_node_that_dies_leaves_its_job_to_another_after_the_lease_and_not_before(Kind kind)
    {
        await using var nodes = await Nodes.Open(servers, kind, 2);
        var done = 0;
        Job[] jobs = [new("a", Hour, _ => Task.FromResult($"{++done}"))];
        await nodes.Offices[0].Jobs.Know(["a"], Cancel);
        Assert.True(await nodes.Offices[0].Jobs.Take("a", "dead", Cancel));
        var alive = new JobRunner(nodes.Offices[1], jobs, "alive");
        nodes.Clock.Advance(JobDesk.Lease - TimeSpan.FromSeconds(1));
        Assert.Equal((0, 0), (await alive.RunDue(Cancel), done));
        nodes.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((1, 1), (await alive.RunDue(Cancel), done));
        // The dead one comes back to life and may not spoil what was noted.
        Assert.False(await nodes.Offices[0].Jobs.LayDown("a", "dead", nodes.Offices[0].Now, false, "late", Cancel));
        Assert.Equal(("1", true), (await nodes.Offices[0].Jobs.All(Cancel)) is [var row] ? (row.Result, row.Ok) : default);
    }

    [Theory, InlineData(Kind.Sqlite), InlineData(Kind.PostgreSql)]
    public async Task A_long_job_stays_with_its_node_by_signs_of_life_and_ends_when_it_was_taken_away(Kind kind)
    {
        await using var nodes = await Nodes.Open(servers, kind, 2);
        var (begun, stopped) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), false);
        Job[] jobs = [new("long", Hour, async cancel =>
        {
            begun.TrySetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, cancel);
            }
            catch (OperationCanceledException)
            {
                stopped = true;
                throw;
            }
            return "";
        })];
        var first = Task.Run(() => new JobRunner(nodes.Offices[0], jobs, "first").RunDue(Cancel), Cancel);
        await begun.Task.WaitAsync(Patience, Cancel);
        for (var quarter = 0; quarter < 8; quarter++)
        {
            var until = (await nodes.Offices[1].Jobs.All(Cancel))[0].Until;
            nodes.Clock.Advance(JobDesk.Lease / 4);
            await Until(async () => (await nodes.Offices[1].Jobs.All(Cancel))[0].Until > until);
            Assert.False(await nodes.Offices[1].Jobs.Take("long", "second", Cancel));
        }
        await nodes.Test.Tamper("UPDATE jobs SET holder = 'second'");
        nodes.Clock.Advance(JobDesk.Lease / 4);
        Assert.Equal(0, await first.WaitAsync(Patience, Cancel));
        Assert.True(stopped);
        Assert.Equal("second", (await nodes.Offices[0].Jobs.All(Cancel))[0].Holder);
    }

    [Theory, InlineData(Kind.Sqlite), InlineData(Kind.PostgreSql)]
    public async Task A_job_that_fails_says_so_keeps_nobody_else_waiting_and_runs_when_asked_to(Kind kind)
    {
        await using var nodes = await Nodes.Open(servers, kind, 1);
        var (office, tries) = (nodes.Offices[0], 0);
        Job[] jobs = [new("bad", Hour, _ => ++tries == 1 ? throw new InvalidOperationException("no route") : Task.FromResult("well")), new("good", Hour, _ => Task.FromResult("well"))];
        var runner = new JobRunner(office, jobs, "node");
        Assert.Equal(2, await runner.RunDue(Cancel));
        Assert.Equal([("bad", false, "no route"), ("good", true, "well")], (await office.Jobs.All(Cancel)).Select(j => (j.Name, j.Ok!.Value, j.Result!)));
        Assert.True(await office.Jobs.RunNow(nodes.Test.Clerk, "bad", Cancel));
        Assert.False(await office.Jobs.RunNow(nodes.Test.Clerk, "none", Cancel));
        Assert.Equal(1, await runner.RunDue(Cancel));
        Assert.Equal((true, "well", 2L), (await office.Jobs.All(Cancel))[0] is var bad ? (bad.Ok!.Value, bad.Result!, bad.Runs) : default);
        Assert.Equal(("job.run_now", "bad"), (await office.Audit.Newest(0, 1, cancel: Cancel))[0] is var note ? (note.Act, note.Object) : default);
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        var since = System.Diagnostics.Stopwatch.StartNew();
        while (!await holds())
        {
            Assert.True(since.Elapsed < Patience, "It never came.");
            await Task.Delay(20, Cancel);
        }
    }

    /// <summary>Several nodes over one office.</summary>
    private sealed class Nodes : IAsyncDisposable
    {
        public required TestOffice Test { get; init; }
        public required IReadOnlyList<Office> Offices { get; init; }
        public required FakeTimeProvider Clock { get; init; }

        public static async Task<Nodes> Open(Servers servers, Kind kind, int count)
        {
            var test = await TestOffice.Open(servers, kind);
            var clock = new FakeTimeProvider(new DateTimeOffset(2025, 12, 30, 2, 0, 0, TimeSpan.Zero));
            var offices = new List<Office>();
            for (var i = 0; i < count; i++)
                offices.Add(await Office.Open(test.Folder, Catalogues.First, test.Setting, clock, Cancel));
            return new Nodes { Test = test, Offices = offices, Clock = clock };
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var office in Offices)
                await office.DisposeAsync();
            await Test.DisposeAsync();
        }
    }
}
