using System.Buffers.Binary;
using System.Text;
using Yizhi.Documents.Reading;

namespace Yizhi.Documents.Office;

/// <summary>Looks into an OLE compound file, only far enough to see what it is and that its directory holds together.</summary>
/// <remarks>A spoiled file is refused here at once; LibreOffice would think about it for seconds.</remarks>
internal sealed class CompoundFile
{
    private const int HeaderSize = 512, EntrySize = 128, InHeader = 109;
    private const uint LastSector = 0xfffffffa;
    private const int MostEntries = 8192;

    private readonly Stream file;
    private readonly int sectorSize;
    private readonly List<uint> tables = [];
    private readonly Dictionary<string, (uint First, long Length)> streams = new(StringComparer.Ordinal);

    public CompoundFile(Stream file)
    {
        this.file = file;
        var header = new byte[HeaderSize];
        file.Position = 0;
        if (file.ReadAtLeast(header, HeaderSize, throwOnEndOfStream: false) < HeaderSize)
            throw Broken("short header");
        var shift = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(0x1e));
        if (shift is not (9 or 12))
            throw Broken("sector size");
        sectorSize = 1 << shift;
        LoadTables(header);
        LoadDirectory(BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(0x30)));
    }

    public bool Has(string stream) => streams.ContainsKey(stream);

    /// <summary>The first bytes of a stream that is large enough to have sectors of its own; fewer where it is cut off.</summary>
    public byte[] Head(string stream)
    {
        var (first, length) = streams[stream];
        // Streams below 4096 bytes stand elsewhere; the text of a Word file never does.
        return length < 4096 ? [] : Sector(first) ?? [];
    }

    private void LoadTables(byte[] header)
    {
        for (var i = 0; i < InHeader; i++)
            if (BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(0x4c + 4 * i)) is < LastSector and var sector)
                tables.Add(sector);
        var next = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(0x44));
        var most = file.Length / sectorSize;
        for (var steps = 0L; next < LastSector && steps < most; steps++)
        {
            var more = Sector(next) ?? throw Broken("table of tables");
            for (var i = 0; i + 8 <= sectorSize; i += 4)
                if (BinaryPrimitives.ReadUInt32LittleEndian(more.AsSpan(i)) is < LastSector and var sector)
                    tables.Add(sector);
            next = BinaryPrimitives.ReadUInt32LittleEndian(more.AsSpan(sectorSize - 4));
        }
    }

    private void LoadDirectory(uint first)
    {
        var entries = 0;
        for (var sector = first; sector < LastSector && entries < MostEntries; sector = After(sector))
        {
            var bytes = Sector(sector) ?? throw Broken("directory");
            for (var at = 0; at + EntrySize <= bytes.Length; at += EntrySize, entries++)
            {
                var length = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at + 0x40));
                if (length is < 2 or > 64)
                    continue;
                var name = Encoding.Unicode.GetString(bytes, at, length - 2);
                streams.TryAdd(name, (BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + 0x74)), BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + 0x78))));
            }
        }
        if (streams.Count == 0)
            throw Broken("empty directory");
    }

    private uint After(uint sector)
    {
        var perTable = sectorSize / 4;
        var table = sector / perTable;
        if (table >= tables.Count || Sector(tables[(int)table]) is not { } bytes)
            throw Broken("sector table");
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan((int)(sector % perTable) * 4));
    }

    private byte[]? Sector(uint number)
    {
        var at = (number + 1L) * sectorSize;
        if (at + sectorSize > file.Length)
            return null;
        var bytes = new byte[sectorSize];
        file.Position = at;
        file.ReadExactly(bytes);
        return bytes;
    }

    private static Refusal Broken(string detail) => Refusal.Broken("文档", detail);
}
