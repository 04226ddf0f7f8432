using Microsoft.Data.Sqlite;
using Yizhi.Storage.Backups;

namespace Yizhi.Storage.Sqlite;

/// <summary>SQLite whole: a copy made by <c>VACUUM INTO</c>, which reads one moment and stops no writer.</summary>
internal static class SqliteDump
{
    private const string Name = "yizhi.db";

    public static async Task<DumpHead> Write(SqliteConnection connection, string migration, string work, Func<string, Func<Stream, Task>, Task> put, CancellationToken cancel)
    {
        var copy = Path.Combine(work, $"backup-{Guid.NewGuid():N}.db");
        try
        {
            await using (var command = connection.CreateCommand())
            {
                command.CommandText = "VACUUM INTO $copy";
                command.CommandTimeout = 0;
                command.Parameters.AddWithValue("$copy", copy);
                await command.ExecuteNonQueryAsync(cancel);
            }
            await put(Name, async stream =>
            {
                await using var file = File.OpenRead(copy);
                await file.CopyToAsync(stream, cancel);
            });
            // Told from the copy: the office went on meanwhile.
            await using var made = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            await made.OpenAsync(cancel);
            return await Database.Head(made, null, migration, cancel);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    public static Task Load(string path, string folder, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        if (File.Exists(path))
            throw new StorageException("backup.not_empty", path);
        File.Move(Path.Combine(folder, Name), path);
        return Task.CompletedTask;
    }
}
