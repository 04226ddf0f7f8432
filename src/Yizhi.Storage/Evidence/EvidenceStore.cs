using System.Security.Cryptography;

namespace Yizhi.Storage.Evidence;

/// <summary>Evidence files by their SHA-256: stored once, never overwritten.</summary>
public sealed class EvidenceStore(string folder)
{
    /// <summary>The folder.</summary>
    public string Folder => folder;

    /// <summary>Stores a file and tells its hash. A file that is there already is left as it is.</summary>
    /// <exception cref="StorageException">The folder is full or can't be written; nothing half-written stays.</exception>
    public async Task<StoredEvidence> Put(Stream content, CancellationToken cancel = default)
    {
        var staging = Path.Combine(folder, "incoming");
        var temporary = Path.Combine(staging, Guid.NewGuid().ToString("N"));
        try
        {
            Directory.CreateDirectory(staging);
            long size = 0;
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var head = new byte[16];
            await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 81920, FileOptions.Asynchronous))
            {
                var buffer = new byte[81920];
                int read;
                while ((read = await content.ReadAsync(buffer, cancel)) > 0)
                {
                    if (size == 0)
                        buffer.AsSpan(0, Math.Min(read, head.Length)).CopyTo(head);
                    hash.AppendData(buffer, 0, read);
                    await file.WriteAsync(buffer.AsMemory(0, read), cancel);
                    size += read;
                }
                file.Flush(flushToDisk: true);
            }
            var name = Convert.ToHexStringLower(hash.GetHashAndReset());
            var path = PathOf(name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (!File.Exists(path))
                File.Move(temporary, path);
            return new StoredEvidence(name, size, MediaTypeOf(head));
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new StorageException("storage.io", wrong.Message, wrong);
        }
        finally
        {
            if (File.Exists(temporary))
                File.Delete(temporary);
        }
    }

    /// <summary>Whether the file is there.</summary>
    public bool Has(string hash) => IsHash(hash) && File.Exists(PathOf(hash));

    /// <summary>Opens a file to read; null where there is none.</summary>
    public Stream? Open(string hash) => Has(hash) ? File.OpenRead(PathOf(hash)) : null;

    /// <summary>The media type of a picture or a PDF, told by its first bytes; null for everything else, and where there is no such file.</summary>
    public string? KindOf(string hash)
    {
        if (Open(hash) is not { } stream)
            return null;
        using (stream)
        {
            Span<byte> head = stackalloc byte[16];
            var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            return MediaTypeOf(head[..read]) is var kind && kind.StartsWith("image/", StringComparison.Ordinal) || kind == "application/pdf" ? kind : null;
        }
    }

    /// <summary>Whether the file still has the hash it is stored under.</summary>
    public async Task<bool> IsIntact(string hash, CancellationToken cancel)
    {
        if (Open(hash) is not { } stream)
            return false;
        await using (stream)
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel)) == hash;
    }

    private string PathOf(string hash) => Path.Combine(folder, hash[..2], hash[2..4], hash);

    // The hash becomes a path, so nothing but a hash may pass.
    private static bool IsHash(string hash) => hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower);

    private static string MediaTypeOf(ReadOnlySpan<byte> head) => head switch
    {
        _ when head.StartsWith("%PDF-"u8) => "application/pdf",
        _ when head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) => "image/png",
        _ when head.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff]) => "image/jpeg",
        _ when head.StartsWith("RIFF"u8) && head.Length >= 12 && head[8..12].SequenceEqual("WEBP"u8) => "image/webp",
        _ when head.StartsWith("PK"u8) => "application/zip",
        _ => "application/octet-stream",
    };
}

/// <summary>A stored file.</summary>
public sealed record StoredEvidence(string Hash, long Size, string MediaType);
