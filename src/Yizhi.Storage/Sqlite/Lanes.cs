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
            // A reader that opens it again is told by what it meets.
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
    private const int Free = 0, Taken = 1, Ended = 2;
    private int taken = Taken;

    public Lane(Lanes lanes, string connectionString) : base(connectionString)
    {
        this.lanes = lanes;
        Options = new DbContextOptionsBuilder<SqliteDb>().UseSqlite(this, contextOwnsConnection: true).Options;
    }

    /// <summary>What a context over this connection is made of; disposing the context brings the connection back.</summary>
    public DbContextOptions<SqliteDb> Options { get; }

    internal bool Leave() => Interlocked.CompareExchange(ref taken, Taken, Free) == Free;

    internal void End()
    {
        Volatile.Write(ref taken, Ended);
        base.Dispose(true);
    }

    /// <summary>Does nothing: Entity Framework closes what it is given whenever a query or a context is done.</summary>
    public override void Close()
    {
        if (Volatile.Read(ref taken) == Ended)
            base.Close();
    }

    protected override void Dispose(bool disposing)
    {
        // What lies idle already stays there; what is still within a transaction is nothing for the next.
        if (disposing && State == ConnectionState.Open && Transaction is null)
        {
            if (Interlocked.CompareExchange(ref taken, Free, Taken) != Taken || lanes.TakeBack(this))
                return;
        }
        Volatile.Write(ref taken, Ended);
        base.Dispose(disposing);
    }
}
