using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yizhi.Storage.Catalogue;

namespace Yizhi.Storage.Backups;

/// <summary>Backups of an open office: database, evidence, keys and the office's part of the catalogue in one archive, made while others write.</summary>
/// <param name="office">The office.</param>
public sealed class BackupDesk(Office office)
{
    /// <summary>The name under which the sheet of contents lies in the archive.</summary>
    internal const string Manifest = "manifest.json";
    internal const string Tables = "database/";
    private const string Prefix = "yizhi-", Ending = ".zip", Clock = "yyyyMMdd-HHmmss";
    internal static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>The folder in which backups lie unless another is named.</summary>
    public static string FolderOf(string data) => Path.Combine(data, "backups");

    /// <summary>The backups of a folder, newest first; what is not finished is none.</summary>
    public static IReadOnlyList<BackupFile> In(string folder) => !Directory.Exists(folder) ? [] :
        [.. Directory.EnumerateFiles(folder, Prefix + "*" + Ending).Select(f => (File: f, At: AtOf(f))).Where(f => f.At is not null)
            .Select(f => new BackupFile(f.File, f.At!.Value, new FileInfo(f.File).Length)).OrderByDescending(f => f.At)];

    /// <summary>Makes a backup.</summary>
    /// <param name="folder">Where to; null for the data folder's own place.</param>
    /// <param name="progress">Told of every file.</param>
    /// <param name="cancel">Stops; nothing half-made stays.</param>
    /// <exception cref="StorageException">The place is full or can't be written.</exception>
    public async Task<BackupFile> Make(string? folder = null, IProgress<long>? progress = null, CancellationToken cancel = default)
    {
        folder ??= FolderOf(office.Folder);
        var at = office.Now;
        var file = Path.Combine(folder, Prefix + at.ToString(Clock, CultureInfo.InvariantCulture) + Ending);
        var half = file + ".part";
        try
        {
            Directory.CreateDirectory(folder);
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite };
            // It holds the keys: for the owner alone.
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            await using (var stream = new FileStream(half, options))
            {
                await using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
                    await Write(archive, at, progress, cancel);
                stream.Flush(flushToDisk: true);
            }
            File.Move(half, file, overwrite: true);
            await File.WriteAllTextAsync(file + ".sha256", $"{await HashOf(file, cancel)}  {Path.GetFileName(file)}\n", cancel);
            return new BackupFile(file, at, new FileInfo(file).Length);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new StorageException("storage.io", wrong.Message, wrong);
        }
        finally
        {
            File.Delete(half);
        }
    }

    private async Task Write(ZipArchive archive, DateTime at, IProgress<long>? progress, CancellationToken cancel)
    {
        var parts = new List<BackupPart>();
        async Task Put(string path, CompressionLevel level, Func<Stream, Task> write)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using var entry = archive.CreateEntry(path, level).Open();
            await using var counted = new HashingStream(entry, hash);
            await write(counted);
            parts.Add(new BackupPart(path, counted.Written, Convert.ToHexStringLower(hash.GetHashAndReset())));
            progress?.Report(parts.Count);
        }
        // The database first: every evidence file that it names was there before it was named.
        var head = await office.Database.Dump(office.Folder, (name, write) => Put(Tables + name, CompressionLevel.Fastest, write), cancel);
        foreach (var (folder, level) in new[] { ("evidence", CompressionLevel.NoCompression), ("keys", CompressionLevel.NoCompression), ("catalogue", CompressionLevel.Fastest) })
            foreach (var file in Files(Path.Combine(office.Folder, folder)))
                await Put(Path.GetRelativePath(office.Folder, file).Replace('\\', '/'), level, async stream =>
                {
                    await using var content = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                    await content.CopyToAsync(stream, cancel);
                });
        await using var sheet = archive.CreateEntry(Manifest).Open();
        await JsonSerializer.SerializeAsync(sheet, new BackupManifest(at, office.Database.Kind, head.Migration, office.Catalogue.Version, head.Records, head.LastEntry, head.Head, parts), Json, cancel);
    }

    private static IEnumerable<string> Files(string folder) => !Directory.Exists(folder) ? [] :
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(Path.GetDirectoryName(f)) != "incoming" && !f.EndsWith(".new", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    internal static async Task<string> HashOf(string file, CancellationToken cancel)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel));
    }

    private static DateTime? AtOf(string file) =>
        DateTime.TryParseExact(Path.GetFileNameWithoutExtension(file)[Prefix.Length..], Clock, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;
}

/// <summary>What a dump of the database says of itself.</summary>
internal sealed record DumpHead(string Migration, long Records, long LastEntry, string Head);

/// <summary>Hashes and counts what is written through it.</summary>
internal sealed class HashingStream(Stream inner, IncrementalHash hash) : Stream
{
    public long Written { get; private set; }

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => Written;
    public override long Position { get => Written; set => throw new NotSupportedException(); }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        hash.AppendData(buffer);
        inner.Write(buffer);
        Written += buffer.Length;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        hash.AppendData(buffer.Span);
        await inner.WriteAsync(buffer, cancellationToken);
        Written += buffer.Length;
    }

    public override void Flush() => inner.Flush();
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
}
