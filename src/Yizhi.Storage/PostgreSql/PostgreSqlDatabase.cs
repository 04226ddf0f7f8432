using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Yizhi.Storage.Counting;
using Yizhi.Storage.Records;

namespace Yizhi.Storage.PostgreSql;

/// <summary>PostgreSQL 15 or later, through ordinary pooled connections; one transaction a save.</summary>
public sealed class PostgreSqlDatabase : Database
{
    // Transactions that met in another order than ours are tried again; beyond this, something else is wrong.
    private const int Tries = 5;
    private readonly NpgsqlDataSource source;
    private readonly DbContextOptions<PostgreSqlDb> options;

    internal PostgreSqlDatabase(string connectionString)
    {
        NpgsqlConnectionStringBuilder builder;
        try
        {
            builder = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (ArgumentException wrong)
        {
            throw new StorageException("storage.setting", "postgres", wrong);
        }
        if (builder.MaxAutoPrepare == 0)
            builder.MaxAutoPrepare = 64;
        builder.AutoPrepareMinUsages = 2;
        Name = $"{builder.Host}:{builder.Port}/{builder.Database}";
        source = NpgsqlDataSource.Create(builder);
        options = new DbContextOptionsBuilder<PostgreSqlDb>().UseNpgsql(source).Options;
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override string Kind => "postgres";

    internal override async Task<Backups.DumpHead> Dump(string work, Func<string, Func<Stream, Task>, Task> put, CancellationToken cancel)
    {
        await using var context = Context();
        await using var connection = await source.OpenConnectionAsync(cancel);
        return await PostgreSqlDump.Write(connection, (await context.Database.GetAppliedMigrationsAsync(cancel)).Last(), put, cancel);
    }

    /// <inheritdoc/>
    public override YizhiDb Context() => new PostgreSqlDb(options);

    /// <inheritdoc/>
    public override async Task<DbConnection> Connect(CancellationToken cancel) => await source.OpenConnectionAsync(cancel);

    internal override string Rows(string parameter) => $"json_array_elements(CAST({parameter} AS json)) AS e(value)";

    /// <inheritdoc/>
    protected override async Task Prepare(CancellationToken cancel)
    {
        try
        {
            await using var context = Context();
            await Migrate(context, cancel);
            await using var command = source.CreateCommand("SHOW server_version_num");
            if (int.Parse((string)(await command.ExecuteScalarAsync(cancel))!) < 150000)
                throw new StorageException("storage.version", Name);
        }
        catch (Exception wrong) when (Explained(wrong) is { } said)
        {
            throw said;
        }
    }

    internal override async Task AddSeries(IReadOnlyList<SeriesKey> missing, CancellationToken cancel)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancel);
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            var added = await SeriesIndex.Add(connection, transaction, missing, cancel);
            await transaction.CommitAsync(cancel);
            Series.Keep(added);
        }
        catch (Exception wrong) when (Explained(wrong) is { } said)
        {
            throw said;
        }
    }

    internal override async Task Index(DbConnection connection, DbTransaction transaction, IReadOnlyList<(Guid Record, string Grams)> records, bool isFirst, CancellationToken cancel)
    {
        if (isFirst)
        {
            await using var clear = new NpgsqlCommand("DELETE FROM searches", (NpgsqlConnection)connection, (NpgsqlTransaction)transaction);
            await clear.ExecuteNonQueryAsync(cancel);
        }
        await using var command = new NpgsqlCommand("INSERT INTO searches (record, grams) SELECT r, g::tsvector FROM unnest($1, $2) AS t(r, g)", (NpgsqlConnection)connection, (NpgsqlTransaction)transaction)
        {
            CommandTimeout = 0,
            Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = [.. records.Select(r => r.Record)] }, new NpgsqlParameter<string[]> { TypedValue = [.. records.Select(r => PostgreSqlDb.Vector(r.Grams))] } },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    internal override async Task<WriteOutcome> Write(IReadOnlyList<PreparedSave> saves, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(cancel);
                await using var transaction = await connection.BeginTransactionAsync(cancel);
                if (!await PostgreSqlStatements.Write(connection, transaction, saves, Series, cancel))
                    return WriteOutcome.Overtaken;
                await transaction.CommitAsync(cancel);
                return WriteOutcome.Written;
            }
            catch (PostgresException wrong) when (wrong.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure && attempt < Tries)
            {
            }
            // A colleague who was faster by a hair has written the same entry of the journal while this one waited.
            catch (PostgresException wrong) when (wrong is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "IX_journal_record_entry" })
            {
                return WriteOutcome.Overtaken;
            }
            catch (Exception wrong) when (Explained(wrong) is { } said)
            {
                throw said;
            }
        }
    }

    internal override async Task Exclusively(Func<DbConnection, DbTransaction, Task> work, CancellationToken cancel)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancel);
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            // Readers go on; writers of these tables wait, so that nothing is counted twice or missed.
            await using (var command = new NpgsqlCommand("LOCK TABLE records, contributions, tallies, journal, seals IN SHARE ROW EXCLUSIVE MODE", connection, transaction))
                await command.ExecuteNonQueryAsync(cancel);
            await work(connection, transaction);
            await transaction.CommitAsync(cancel);
        }
        catch (Exception wrong) when (Explained(wrong) is { } said)
        {
            throw said;
        }
    }

    internal override async Task Copy(DbConnection connection, DbTransaction transaction, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows, CancellationToken cancel)
    {
        await using var writer = await ((NpgsqlConnection)connection).BeginBinaryImportAsync($"COPY {table} ({string.Join(", ", columns)}) FROM STDIN (FORMAT BINARY)", cancel);
        foreach (var row in rows)
            await writer.WriteRowAsync(cancel, row);
        await writer.CompleteAsync(cancel);
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => source.DisposeAsync();

    private StorageException? Explained(Exception wrong) => wrong switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } e => new StorageException("storage.full", e.MessageText, e),
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } e => new StorageException("storage.readonly", e.MessageText, e),
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification or PostgresErrorCodes.InvalidCatalogName } e => new StorageException("storage.reach", $"{Name}（{e.MessageText}）", e),
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled } e => new StorageException("storage.locked", e.MessageText, e),
        PostgresException => null,
        NpgsqlException e => new StorageException("storage.reach", $"{Name}（{e.Message}）", e),
        _ => null,
    };
}
