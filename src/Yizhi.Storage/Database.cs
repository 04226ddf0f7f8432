using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Yizhi.Storage.Counting;
using Yizhi.Storage.PostgreSql;
using Yizhi.Storage.Records;
using Yizhi.Storage.Sqlite;

namespace Yizhi.Storage;

/// <summary>A database of either kind: contexts to read with, and the one way in which batches of saves are written.</summary>
public abstract class Database : IAsyncDisposable
{
    /// <summary>What people call it, without any secret: the file, or host and database.</summary>
    public abstract string Name { get; }

    /// <summary>A context to read with.</summary>
    public abstract YizhiDb Context();

    /// <summary>An open connection to read with, for hot paths in plain SQL.</summary>
    public abstract Task<DbConnection> Connect(CancellationToken cancel);

    /// <summary>A table of the rows of a parameter that holds a JSON array of arrays; <c>value ->> 0</c> is the first of a row. It spares a parameter for each name of a long list.</summary>
    internal abstract string Rows(string parameter);

    /// <summary>Opens the database of a setting and brings its tables up to date.</summary>
    /// <param name="setting"><c>sqlite:PATH</c>, or <c>postgres:</c> with a connection string.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <exception cref="StorageException">It can't be reached, opened or written.</exception>
    public static async Task<Database> Open(string setting, CancellationToken cancel = default)
    {
        Database database = setting switch
        {
            _ when setting.StartsWith("sqlite:", StringComparison.Ordinal) => new SqliteDatabase(setting["sqlite:".Length..]),
            _ when setting.StartsWith("postgres:", StringComparison.Ordinal) => new PostgreSqlDatabase(setting["postgres:".Length..]),
            _ => throw new StorageException("storage.setting", setting.Split(':')[0]),
        };
        try
        {
            await database.Prepare(cancel);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>Builds the model of the tables, which takes a good part of the program's start and can be done while the catalogue is read. No database is touched.</summary>
    /// <param name="setting">The setting, as for <see cref="Open"/>; null means SQLite.</param>
    public static void Warm(string? setting)
    {
        using YizhiDb context = setting?.StartsWith("postgres:", StringComparison.Ordinal) == true
            ? new PostgreSqlDb(new DbContextOptionsBuilder<PostgreSqlDb>().UseNpgsql("Host=localhost").Options)
            : new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=:memory:").Options);
        _ = context.Records.AsNoTracking().Where(r => r.Ledger == "").ToQueryString();
    }

    /// <summary>The numbers of series.</summary>
    internal SeriesIndex Series { get; } = new();

    /// <summary>Writes saves in one transaction: all or none.</summary>
    internal async Task<WriteOutcome> Save(IReadOnlyList<PreparedSave> saves, CancellationToken cancel)
    {
        // A series without records harms nothing, so new ones need not share the transaction of the save that wants them first.
        if (Series.Missing(SeriesIndex.Of(saves)) is { Count: > 0 } missing)
            await AddSeries(missing, cancel);
        return await Write(saves, cancel);
    }

    /// <summary>Adds series in a transaction of their own.</summary>
    internal abstract Task AddSeries(IReadOnlyList<SeriesKey> missing, CancellationToken cancel);

    /// <summary>Writes saves whose series are known.</summary>
    internal abstract Task<WriteOutcome> Write(IReadOnlyList<PreparedSave> saves, CancellationToken cancel);

    /// <summary>Runs plain statements in one transaction of their own, in turn with all other writers.</summary>
    internal abstract Task Exclusively(Func<DbConnection, DbTransaction, Task> work, CancellationToken cancel);

    /// <summary>Copies rows in bulk into a table that the caller has emptied, within its transaction.</summary>
    internal abstract Task Copy(DbConnection connection, DbTransaction transaction, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows, CancellationToken cancel);

    /// <summary>Makes the index of words anew from the grams of records, within a transaction.</summary>
    internal abstract Task Index(DbConnection connection, DbTransaction transaction, IReadOnlyList<(Guid Record, string Grams)> records, bool isFirst, CancellationToken cancel);

    /// <summary>What settings call its kind: <c>sqlite</c> or <c>postgres</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>Writes the whole database as it stands at one moment, while others write on.</summary>
    /// <param name="work">A folder with room for what has to be put down on the way.</param>
    /// <param name="put">Takes a file: its name, and what writes it.</param>
    /// <param name="cancel">Stops waiting.</param>
    internal abstract Task<Backups.DumpHead> Dump(string work, Func<string, Func<Stream, Task>, Task> put, CancellationToken cancel);

    /// <summary>Fills an empty database from the files of a dump.</summary>
    internal static Task Load(string setting, string folder, string migration, CancellationToken cancel) => setting.StartsWith("sqlite:", StringComparison.Ordinal)
        ? SqliteDump.Load(setting["sqlite:".Length..], folder, cancel) : PostgreSqlDump.Load(setting["postgres:".Length..], folder, migration, cancel);

    /// <summary>What a dump says of itself, read in the dump's own moment.</summary>
    internal static async Task<Backups.DumpHead> Head(DbConnection connection, DbTransaction? transaction, string migration, CancellationToken cancel)
    {
        async Task<T> One<T>(string sql, Func<DbDataReader, T> read, T none)
        {
            await using var command = connection.CreateCommand();
            (command.Transaction, command.CommandText) = (transaction, sql);
            await using var reader = await command.ExecuteReaderAsync(cancel);
            return await reader.ReadAsync(cancel) ? read(reader) : none;
        }
        var records = await One("SELECT COUNT(*) FROM records", r => r.GetInt64(0), 0);
        var (last, head) = await One("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1", r => (r.GetInt64(0), Convert.ToHexStringLower((byte[])r.GetValue(1))), (0L, ""));
        return new Backups.DumpHead(migration, records, last, head);
    }

    /// <summary>Migrates the tables and asserts what durability rests on.</summary>
    protected abstract Task Prepare(CancellationToken cancel);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    /// <summary>A statement kept as a file beside this code.</summary>
    internal static string Sql(string dialect, string name)
    {
        using var stream = typeof(Database).Assembly.GetManifestResourceStream($"Sql/{dialect}/{name}.sql") ?? throw new InvalidOperationException($"No statement {dialect}/{name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Runs the migrations of the context.</summary>
    protected static Task Migrate(YizhiDb context, CancellationToken cancel) => context.Database.MigrateAsync(cancel);
}

/// <summary>How writing a batch ended.</summary>
internal enum WriteOutcome
{
    /// <summary>Committed and on disk.</summary>
    Written,
    /// <summary>Someone changed one of the records meanwhile; nothing was written.</summary>
    Overtaken,
}

/// <summary>The storage can't do its work: it is full, locked, read-only, or out of reach. Nothing was changed.</summary>
public sealed class StorageException(string code, string detail, Exception? inner = null) : Exception($"{code}: {detail}", inner)
{
    /// <summary>The code under which the message stands in the resources.</summary>
    public string Code { get; } = code;

    /// <summary>What the message names.</summary>
    public string Detail { get; } = detail;

    /// <summary>The message in the reader's words.</summary>
    public string Said => Core.Wording.Words.Say(Code, Detail);
}
