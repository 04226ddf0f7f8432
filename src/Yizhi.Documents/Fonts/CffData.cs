namespace Yizhi.Documents.Fonts;

/// <summary>An INDEX of the Compact Font Format: many byte strings, one after the other.</summary>
internal sealed class CffIndex
{
    private readonly byte[] data;
    private readonly int at, size, bytes;

    public CffIndex(byte[] data, int at)
    {
        this.data = data;
        this.at = at;
        Count = data.U16(at);
        size = Count == 0 ? 1 : data[at + 2];
        bytes = at + 3 + (Count + 1) * size - 1;
        End = Count == 0 ? at + 2 : bytes + Offset(Count);
    }

    public int Count { get; }

    public int End { get; }

    public ReadOnlySpan<byte> this[int i] => data.AsSpan(Start(i), Offset(i + 1) - Offset(i));

    public int Start(int i) => i >= 0 && i < Count ? bytes + Offset(i) : throw new InvalidDataException("A font refers to what it lacks.");

    private int Offset(int i)
    {
        var value = 0;
        for (var k = 0; k < size; k++)
            value = (value << 8) | data[at + 3 + i * size + k];
        return value;
    }

    /// <summary>Writes an INDEX.</summary>
    public static void Write(MemoryStream to, IReadOnlyList<byte[]> items)
    {
        to.Put16(items.Count);
        if (items.Count == 0)
            return;
        to.WriteByte(4);
        var offset = 1;
        to.Put32(offset);
        foreach (var item in items)
            to.Put32(offset += item.Length);
        foreach (var item in items)
            to.Write(item);
    }
}

/// <summary>A DICT of the Compact Font Format: operands before their operator.</summary>
internal sealed class CffDict
{
    private readonly List<(int Operator, double[] Operands, byte[] Raw)> entries = [];

    public CffDict(ReadOnlySpan<byte> data)
    {
        var operands = new List<double>();
        var from = 0;
        for (var at = 0; at < data.Length;)
        {
            int b = data[at++];
            if (b <= 21)
            {
                var op = b == 12 ? 1200 + data[at++] : b;
                entries.Add((op, [.. operands], data[from..at].ToArray()));
                operands.Clear();
                from = at;
            }
            else if (b == 30)
            {
                // A real number is only copied, never reckoned with.
                while ((data[at] & 0x0F) != 0x0F && data[at] >> 4 != 0x0F)
                    at++;
                at++;
                operands.Add(double.NaN);
            }
            else
                operands.Add(b switch
                {
                    28 => (short)((data[at++] << 8) | data[at++]),
                    29 => (data[at++] << 24) | (data[at++] << 16) | (data[at++] << 8) | data[at++],
                    <= 246 => b - 139,
                    <= 250 => (b - 247) * 256 + data[at++] + 108,
                    <= 254 => -(b - 251) * 256 - data[at++] - 108,
                    _ => throw new InvalidDataException("A font has a number no reader knows."),
                });
        }
    }

    public int? Number(int op, int which = 0) =>
        entries.FirstOrDefault(e => e.Operator == op) is { Operands: { } found } && found.Length > which ? (int)found[which] : null;

    /// <summary>The bytes of the entries that are wanted.</summary>
    public byte[] Raw(Func<int, bool> wanted) => [.. entries.Where(e => wanted(e.Operator)).SelectMany(e => e.Raw)];

    /// <summary>An entry of whole numbers, each five bytes long so that offsets can be told before they are known.</summary>
    public static void Write(MemoryStream to, int op, params int[] operands)
    {
        foreach (var operand in operands)
        {
            to.WriteByte(29);
            to.Put32(operand);
        }
        if (op >= 1200)
            to.WriteByte(12);
        to.WriteByte((byte)(op >= 1200 ? op - 1200 : op));
    }
}
