using System.Text;

namespace Yizhi.Documents.Fonts;

/// <summary>A font file on disk: one face, or several in a collection. Tables are read when they are asked for.</summary>
internal sealed class SfntFile
{
    private const int MostTables = 64, MostFaces = 256;
    private readonly string path;
    private readonly Dictionary<string, (long At, int Length)> tables = new(StringComparer.Ordinal);

    private SfntFile(string path, Microsoft.Win32.SafeHandles.SafeFileHandle file, long at)
    {
        this.path = path;
        var head = Read(file, at, 12);
        var count = head.U16(4);
        if (count > MostTables)
            throw new InvalidDataException(path);
        var directory = Read(file, at + 12, count * 16);
        for (var i = 0; i < count; i++)
            tables[Encoding.ASCII.GetString(directory, i * 16, 4)] = (directory.U32(i * 16 + 8), checked((int)directory.U32(i * 16 + 12)));
    }

    /// <summary>The faces of the file; none where it is no font that can be set with.</summary>
    public static IReadOnlyList<SfntFile> Open(string path)
    {
        using var file = File.OpenHandle(path);
        var head = Read(file, 0, 12);
        switch (Encoding.ASCII.GetString(head, 0, 4))
        {
            case "ttcf":
                var count = (int)Math.Min(head.U32(8), MostFaces);
                var offsets = Read(file, 12, count * 4);
                return [.. Enumerable.Range(0, count).Select(i => new SfntFile(path, file, offsets.U32(i * 4)))];
            case "OTTO" or "true" or "\0\u0001\0\0":
                return [new SfntFile(path, file, 0)];
            default:
                return [];
        }
    }

    public bool Has(string table) => tables.ContainsKey(table);

    /// <summary>A table's bytes.</summary>
    /// <exception cref="InvalidDataException">The file has no such table, or ends early.</exception>
    public byte[] Table(string table)
    {
        if (!tables.TryGetValue(table, out var place))
            throw new InvalidDataException($"{path}: {table}");
        using var file = File.OpenHandle(path);
        return Read(file, place.At, place.Length);
    }

    /// <summary>Whether it is the upright, ordinary weight of its family.</summary>
    public bool IsRegular => !Has("OS/2") || Table("OS/2") is var os2 && os2.U16(4) is > 350 and <= 500 && (os2.U16(62) & 1) == 0;

    /// <summary>Every name the face goes by, in all languages; the names it shares with others of its family, or its own alone.</summary>
    public IReadOnlyList<string> Names(bool ofFamily)
    {
        var name = Table("name");
        var strings = name.U16(4);
        var names = new List<string>();
        for (int i = 0, count = name.U16(2); i < count; i++)
        {
            var at = 6 + i * 12;
            // 1 family, 4 full name, 6 PostScript name, 16 family with all its weights.
            if (name.U16(at + 6) is not (4 or 6) && (!ofFamily || name.U16(at + 6) is not (1 or 16)))
                continue;
            var (platform, length, offset) = (name.U16(at), name.U16(at + 8), name.U16(at + 10));
            if (strings + offset + length <= name.Length)
                names.Add((platform == 1 ? Encoding.Latin1 : Encoding.BigEndianUnicode).GetString(name, strings + offset, length));
        }
        return names;
    }

    private static byte[] Read(Microsoft.Win32.SafeHandles.SafeFileHandle file, long at, int length)
    {
        if (length < 0 || at + length > RandomAccess.GetLength(file))
            throw new InvalidDataException("The font file ends early.");
        var data = new byte[length];
        if (RandomAccess.Read(file, data, at) != length)
            throw new InvalidDataException("The font file ends early.");
        return data;
    }
}
