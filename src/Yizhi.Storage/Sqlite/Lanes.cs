using System.Collections.Concurrent;
using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Yizhi.Storage.Sqlite;

/// <summary>
/// Connections that stay open and go from one reader to the next. The driver's own pool lays every function and collation aside and on again
/// under one lock each time a connection comes back, and Entity Framework gives a connection back after each query.
/// </summary>
internal sealed class Lanes(string connectionString) : IDisposable
{
    private const int MostIdle = 32;
    private readonly ConcurrentStack<Lane> idle = new();
    private volatile bool closed;

    /// <summary>A connection for one reader alone; disposing it brings it back. It is open, or else tells why not when it is used.</summary>
    public Lane Take()
    {
        while (idle.TryPop(out var known))
            if (known.Leave())
                return known;
        var lane = new Lane(this, connectionString);
        try
        {
            lane.Open();
            using var command = lane.CreateCommand();
            command.CommandText = "PRAGMA cache_size=-8192; PRAGMA temp_store=MEMORY";
            command.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            lane.Close();
        }
        return lane;
    }

    internal bool TakeBack(Lane lane)
    {
        if (closed || idle.Count >= MostIdle)
            return false;
        idle.Push(lane);
        // Closing may have come between.
        if (closed)
            Dispose();
        return true;
    }

    public void Dispose()
    {
        closed = true;
        while (idle.TryPop(out var lane))
            lane.End();
    }
}

/// <summary>One open connection.</summary>
internal sealed class Lane : SqliteConnection
{
    private readonly Lanes lanes;
    private int taken = 1;

    public Lane(Lanes lanes, string connectionString) : base(connectionString)
    {
        this.lanes = lanes;
        Options = new DbContextOptionsBuilder<SqliteDb>().UseSqlite(this, contextOwnsConnection: true).Options;
    }

    /// <summary>What a context over this connection is made of; disposing the context brings the connection back.</summary>
    public DbContextOptions<SqliteDb> Options { get; }

    internal bool Leave() => Interlocked.Exchange(ref taken, 1) == 0;

    internal void End() => base.Dispose(true);

    protected override void Dispose(bool disposing)
    {
        // Whoever disposes twice must not bring back what somebody else has by now.
        if (disposing && Interlocked.Exchange(ref taken, 0) == 0)
            return;
        if (!disposing || State != ConnectionState.Open || !lanes.TakeBack(this))
            base.Dispose(disposing);
    }
}
