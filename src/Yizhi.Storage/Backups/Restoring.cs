using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace Yizhi.Storage.Backups;

/// <summary>Puts a backup back: into an empty folder and an empty database, every file compared with its hash before any of it is used.</summary>
public static class Restoring
{
    /// <summary>Restores a backup.</summary>
    /// <param name="file">The archive.</param>
    /// <param name="folder">A data folder that is not there yet, or empty.</param>
    /// <param name="database">The database's setting; null takes <c>yizhi.db</c> in the folder.</param>
    /// <param name="progress">Told of every file.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>What the backup says of itself.</returns>
    /// <exception cref="StorageException">The archive is damaged, the folder not empty, or the database of another kind.</exception>
    public static async Task<BackupManifest> Restore(string file, string folder, string? database = null, IProgress<long>? progress = null, CancellationToken cancel = default)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new StorageException("backup.not_empty", folder);
        var sum = file + ".sha256";
        if (File.Exists(sum) && (await File.ReadAllTextAsync(sum, cancel)).Split(' ')[0] != await BackupDesk.HashOf(file, cancel))
            throw new StorageException("backup.damaged", Path.GetFileName(file));
        var setting = database ?? "sqlite:" + Path.Combine(folder, "yizhi.db");
        try
        {
            await using var stream = File.OpenRead(file);
            await using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            var manifest = await Sheet(archive, cancel) ?? throw new StorageException("backup.none", Path.GetFileName(file));
            if (!setting.StartsWith(manifest.Kind + ":", StringComparison.Ordinal))
                throw new StorageException("backup.kind", manifest.Kind);
            Directory.CreateDirectory(folder);
            var tables = Path.Combine(folder, "database");
            long done = 0;
            foreach (var part in manifest.Files)
            {
                await Extract(archive, part, folder, cancel);
                progress?.Report(++done);
            }
            await Database.Load(setting, tables, manifest.Migration, cancel);
            Directory.Delete(tables, recursive: true);
            return manifest;
        }
        catch (InvalidDataException wrong)
        {
            throw new StorageException("backup.damaged", Path.GetFileName(file), wrong);
        }
    }

    private static async Task<BackupManifest?> Sheet(ZipArchive archive, CancellationToken cancel)
    {
        if (archive.GetEntry(BackupDesk.Manifest) is not { } entry)
            return null;
        await using var sheet = entry.Open();
        try
        {
            return await JsonSerializer.DeserializeAsync<BackupManifest>(sheet, BackupDesk.Json, cancel);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task Extract(ZipArchive archive, BackupPart part, string folder, CancellationToken cancel)
    {
        var root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        var path = Path.GetFullPath(Path.Combine(folder, part.Path));
        // A sheet that was tampered with must not write anywhere else.
        if (!path.StartsWith(root, StringComparison.Ordinal) || archive.GetEntry(part.Path) is not { } entry)
            throw new StorageException("backup.damaged", part.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (part.Path.StartsWith("keys/", StringComparison.Ordinal) && !OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (var target = new FileStream(path, options))
        await using (var content = entry.Open())
        await using (var counted = new HashingStream(target, hash))
            await content.CopyToAsync(counted, cancel);
        if (Convert.ToHexStringLower(hash.GetHashAndReset()) != part.Sha256)
            throw new StorageException("backup.damaged", part.Path);
    }
}
