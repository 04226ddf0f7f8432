using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Yizhi.Storage.Counting;
using Yizhi.Storage.Records;

namespace Yizhi.Storage.Sqlite;

/// <summary>SQLite in WAL mode with <c>synchronous=FULL</c>, and one writer that commits waiting callers together.</summary>
/// <remarks>NORMAL loses acknowledged saves in a power cut, FULL lost none in trials; group commit wins the time back.</remarks>
public sealed class SqliteDatabase : Database
{
    private const int MostInOneCommit = 512;
    private readonly string path;
    private readonly string connectionString;
    private readonly Lanes lanes;
    private readonly BlockingCollection<Work> waiting = [];
    private Thread? writer;

    internal SqliteDatabase(string path)
    {
        this.path = Path.GetFullPath(path);
        connectionString = new SqliteConnectionStringBuilder { DataSource = this.path, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false, DefaultTimeout = 10 }.ToString();
        lanes = new Lanes(connectionString);
    }

    /// <inheritdoc/>
    public override string Name => path;

    /// <inheritdoc/>
    public override string Kind => "sqlite";

    internal override async Task<Backups.DumpHead> Dump(string work, Func<string, Func<Stream, Task>, Task> put, CancellationToken cancel)
    {
        await using var context = Context();
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancel);
        return await SqliteDump.Write(connection, (await context.Database.GetAppliedMigrationsAsync(cancel)).Last(), work, put, cancel);
    }

    /// <inheritdoc/>
    public override YizhiDb Context() => new SqliteDb(lanes.Take().Options);

    /// <inheritdoc/>
    public override async Task<DbConnection> Connect(CancellationToken cancel)
    {
        var lane = lanes.Take();
        if (lane.State != System.Data.ConnectionState.Open)
            await lane.OpenAsync(cancel);
        return lane;
    }

    internal override string Rows(string parameter) => $"json_each({parameter})";

    /// <inheritdoc/>
    protected override async Task Prepare(CancellationToken cancel)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using (var context = Context())
                await Migrate(context, cancel);
            var connection = OpenForWriting();
            writer = new Thread(() => Run(connection)) { IsBackground = true, Name = "yizhi writer" };
            writer.Start();
        }
        catch (Exception wrong) when (Explained(wrong) is { } said)
        {
            throw said;
        }
    }

    internal override async Task AddSeries(IReadOnlyList<SeriesKey> missing, CancellationToken cancel)
    {
        IReadOnlyDictionary<SeriesKey, int> added = new Dictionary<SeriesKey, int>();
        await Exclusively(async (connection, transaction) => added = await SeriesIndex.Add(connection, transaction, missing, cancel), cancel);
        Series.Keep(added);
    }

    internal override Task<WriteOutcome> Write(IReadOnlyList<PreparedSave> saves, CancellationToken cancel) => Enqueue(new Work(saves, null));

    internal override Task Exclusively(Func<DbConnection, DbTransaction, Task> work, CancellationToken cancel) => Enqueue(new Work([], work));

    internal override Task Copy(DbConnection connection, DbTransaction transaction, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows, CancellationToken cancel)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => "@p" + i))})";
        var parameters = columns.Select((_, i) => ((SqliteCommand)command).Parameters.Add(new SqliteParameter("@p" + i, null))).ToArray();
        command.Prepare();
        foreach (var row in rows)
        {
            cancel.ThrowIfCancellationRequested();
            for (var i = 0; i < row.Length; i++)
                parameters[i].Value = row[i] switch { null => DBNull.Value, Guid id => id.ToByteArray(true), var value => value };
            command.ExecuteNonQuery();
        }
        return Task.CompletedTask;
    }

    internal override Task Index(DbConnection connection, DbTransaction transaction, IReadOnlyList<(Guid Record, string Grams)> records, bool isFirst, CancellationToken cancel)
    {
        var sqlite = (SqliteConnection)connection;
        if (isFirst)
        {
            using var clear = connection.CreateCommand();
            (clear.CommandText, clear.Transaction) = ("DELETE FROM searches; INSERT INTO search_grams(search_grams) VALUES ('delete-all')", transaction);
            clear.ExecuteNonQuery();
        }
        using var search = new RawStatement(sqlite, Sql("sqlite", "insert-search"), [("@record", null)]);
        using var words = new RawStatement(sqlite, Sql("sqlite", "replace-grams"), [("@record", null), ("@grams", null)]);
        foreach (var (record, grams) in records)
        {
            cancel.ThrowIfCancellationRequested();
            search.Run([("@record", record.ToByteArray(true))]);
            words.Run([("@record", record.ToByteArray(true)), ("@grams", grams)]);
        }
        return Task.CompletedTask;
    }

    private int disposed;

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
            return;
        waiting.CompleteAdding();
        if (writer is not null)
            await Task.Run(writer.Join);
        waiting.Dispose();
        lanes.Dispose();
    }

    private Task<WriteOutcome> Enqueue(Work work)
    {
        try
        {
            waiting.Add(work);
        }
        catch (InvalidOperationException)
        {
            throw new StorageException("storage.closed", path);
        }
        return work.Done.Task;
    }

    private SqliteConnection OpenForWriting()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL";
        var mode = (string?)command.ExecuteScalar();
        command.CommandText = "PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=4000; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY";
        command.ExecuteNonQuery();
        command.CommandText = "PRAGMA synchronous";
        if (mode != "wal" || Convert.ToInt32(command.ExecuteScalar()) != 2)
            throw new StorageException("storage.durability", path);
        return connection;
    }

    private void Run(SqliteConnection connection)
    {
        using var statements = new SqliteStatements(connection, Series);
        foreach (var first in waiting.GetConsumingEnumerable())
        {
            var together = new List<Work> { first };
            while (together.Count < MostInOneCommit && first.Alone is null && waiting.TryTake(out var next))
            {
                together.Add(next);
                if (next.Alone is not null)
                    break;
            }
            // Work that wants the database for itself is put behind the others of its turn, in a transaction of its own.
            var alone = together.Where(w => w.Alone is not null).ToList();
            together.RemoveAll(w => w.Alone is not null);
            if (together.Count > 0)
                Commit(connection, statements, together);
            foreach (var work in alone)
                RunAlone(connection, work);
        }
        connection.Dispose();
    }

    private static void Commit(SqliteConnection connection, SqliteStatements statements, List<Work> together)
    {
        var outcomes = new List<(Work Work, WriteOutcome Outcome, Exception? Failure)>();
        SqliteTransaction? transaction = null;
        try
        {
            transaction = connection.BeginTransaction(deferred: false);
            statements.Begin();
            var tallies = new Dictionary<TallyKey, TallyDelta>();
            foreach (var work in together)
            {
                // A savepoint lets one caller fail without taking the others of the same commit along.
                transaction.Save("work");
                statements.BeginPart();
                try
                {
                    var outcome = WriteOutcome.Written;
                    foreach (var save in work.Saves)
                        if (!statements.Write(save))
                        {
                            outcome = WriteOutcome.Overtaken;
                            break;
                        }
                    if (outcome == WriteOutcome.Written)
                    {
                        foreach (var save in work.Saves)
                            foreach (var (key, delta) in save.Tallies)
                                tallies[key] = tallies.TryGetValue(key, out var sofar) ? sofar.Plus(delta) : delta;
                        transaction.Release("work");
                    }
                    else
                    {
                        transaction.Rollback("work");
                        statements.UndoPart();
                    }
                    outcomes.Add((work, outcome, null));
                }
                catch (SqliteException wrong) when (wrong.SqliteErrorCode == SQLitePCL.raw.SQLITE_CONSTRAINT)
                {
                    transaction.Rollback("work");
                    statements.UndoPart();
                    outcomes.Add((work, default, wrong));
                }
            }
            statements.End(tallies);
            transaction.Commit();
        }
        catch (Exception wrong)
        {
            GiveUp(transaction);
            var said = Explained(wrong) ?? wrong;
            foreach (var work in together)
                work.Done.TrySetException(said);
            return;
        }
        transaction.Dispose();
        foreach (var (work, outcome, failure) in outcomes)
            if (failure is null)
                work.Done.TrySetResult(outcome);
            else
                work.Done.TrySetException(failure);
    }

    private static void RunAlone(SqliteConnection connection, Work work)
    {
        SqliteTransaction? transaction = null;
        try
        {
            transaction = connection.BeginTransaction(deferred: false);
            work.Alone!(connection, transaction).GetAwaiter().GetResult();
            transaction.Commit();
            transaction.Dispose();
            work.Done.TrySetResult(WriteOutcome.Written);
        }
        catch (Exception wrong)
        {
            GiveUp(transaction);
            work.Done.TrySetException(Explained(wrong) ?? wrong);
        }
    }

    // A full disk makes SQLite roll back by itself; rolling back once more then fails, and that failure means nothing.
    private static void GiveUp(SqliteTransaction? transaction)
    {
        try
        {
            transaction?.Dispose();
        }
        catch (SqliteException)
        {
        }
    }

    private static StorageException? Explained(Exception wrong) => wrong switch
    {
        StorageException said => said,
        SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_FULL } e => new StorageException("storage.full", e.Message, e),
        SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_READONLY } e => new StorageException("storage.readonly", e.Message, e),
        SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED } e => new StorageException("storage.locked", e.Message, e),
        SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB } e => new StorageException("storage.corrupt", e.Message, e),
        SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_CANTOPEN or SQLitePCL.raw.SQLITE_IOERR or SQLitePCL.raw.SQLITE_PERM } e => new StorageException("storage.io", e.Message, e),
        UnauthorizedAccessException e => new StorageException("storage.readonly", e.Message, e),
        IOException e => new StorageException("storage.io", e.Message, e),
        _ => null,
    };

    private sealed record Work(IReadOnlyList<PreparedSave> Saves, Func<DbConnection, DbTransaction, Task>? Alone)
    {
        public TaskCompletionSource<WriteOutcome> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
