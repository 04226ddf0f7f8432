using System.IO.Compression;

namespace Yizhi.Documents.Docx;

/// <summary>Makes a package the same bytes every time it holds the same parts.</summary>
internal static class FixedPackage
{
    // The earliest moment a zip can tell.
    private static readonly DateTimeOffset Never = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Copies the entries in the order of their names, the content types first as readers expect, without the time of writing.</summary>
    public static void Copy(Stream package, Stream output)
    {
        using var source = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
        // Built in memory, because a zip writer leaves other flags in a stream it can't seek in.
        using var built = new MemoryStream();
        using (var target = new ZipArchive(built, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries.OrderBy(entry => entry.FullName != "[Content_Types].xml").ThenBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                var copy = target.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = Never;
                using var from = entry.Open();
                using var to = copy.Open();
                from.CopyTo(to);
            }
        }
        built.Position = 0;
        built.CopyTo(output);
    }
}
