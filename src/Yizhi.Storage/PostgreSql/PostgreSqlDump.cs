using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using Yizhi.Storage.Backups;

namespace Yizhi.Storage.PostgreSql;

/// <summary>PostgreSQL whole: every table by COPY in one snapshot, so that no other program is needed.</summary>
internal static class PostgreSqlDump
{
    private const string Columns = "columns.json", Ending = ".copy";

    public static async Task<DumpHead> Write(NpgsqlConnection connection, string migration, Func<string, Func<Stream, Task>, Task> put, CancellationToken cancel)
    {
        await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
        var tables = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        await using (var command = new NpgsqlCommand("SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema() AND table_name <> '__EFMigrationsHistory' AND is_generated = 'NEVER' ORDER BY table_name, ordinal_position", connection, snapshot))
        await using (var reader = await command.ExecuteReaderAsync(cancel))
            while (await reader.ReadAsync(cancel))
                if (tables.TryGetValue(reader.GetString(0), out var columns))
                    columns.Add(reader.GetString(1));
                else
                    tables[reader.GetString(0)] = [reader.GetString(1)];
        await put(Columns, stream => JsonSerializer.SerializeAsync(stream, tables, cancellationToken: cancel));
        foreach (var (table, columns) in tables)
            await put(table + Ending, async stream =>
            {
                await using var rows = await connection.BeginRawBinaryCopyAsync($"COPY {Quoted(table)} ({string.Join(", ", columns.Select(Quoted))}) TO STDOUT (FORMAT BINARY)", cancel);
                await rows.CopyToAsync(stream, cancel);
            });
        return await Database.Head(connection, snapshot, migration, cancel);
    }

    public static async Task Load(string connectionString, string folder, string migration, CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var context = new PostgreSqlDb(new DbContextOptionsBuilder<PostgreSqlDb>().UseNpgsql(source).Options);
        if ((await context.Database.GetAppliedMigrationsAsync(cancel)).Any())
            throw new StorageException("backup.not_empty", "postgres");
        if (!context.Database.GetMigrations().Contains(migration))
            throw new StorageException("backup.newer", migration);
        // To the tables as they were; opening the office brings them up to date.
        await context.GetService<IMigrator>().MigrateAsync(migration, cancel);
        await using var tables = File.OpenRead(Path.Combine(folder, Columns));
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        foreach (var (table, columns) in (await JsonSerializer.DeserializeAsync<Dictionary<string, List<string>>>(tables, cancellationToken: cancel))!)
        {
            await using (var rows = await connection.BeginRawBinaryCopyAsync($"COPY {Quoted(table)} ({string.Join(", ", columns.Select(Quoted))}) FROM STDIN (FORMAT BINARY)", cancel))
            await using (var file = File.OpenRead(Path.Combine(folder, table + Ending)))
                await file.CopyToAsync(rows, cancel);
            foreach (var column in columns)
            {
                await using var next = new NpgsqlCommand($"SELECT setval(s, GREATEST(1, (SELECT COALESCE(MAX({Quoted(column)}::text::bigint), 0) FROM {Quoted(table)})), (SELECT COUNT(*) FROM {Quoted(table)}) > 0) FROM (SELECT pg_get_serial_sequence($1, $2) AS s) q WHERE s IS NOT NULL", connection, transaction);
                next.Parameters.Add(new NpgsqlParameter { Value = Quoted(table) });
                next.Parameters.Add(new NpgsqlParameter { Value = column });
                if (await HasSequence(connection, transaction, table, column, cancel))
                    await next.ExecuteNonQueryAsync(cancel);
            }
        }
        await transaction.CommitAsync(cancel);
    }

    private static async Task<bool> HasSequence(NpgsqlConnection connection, NpgsqlTransaction transaction, string table, string column, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("SELECT pg_get_serial_sequence($1, $2) IS NOT NULL", connection, transaction);
        command.Parameters.Add(new NpgsqlParameter { Value = Quoted(table) });
        command.Parameters.Add(new NpgsqlParameter { Value = column });
        return await command.ExecuteScalarAsync(cancel) is true;
    }

    private static string Quoted(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
