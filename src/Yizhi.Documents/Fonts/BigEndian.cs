using System.Buffers.Binary;

namespace Yizhi.Documents.Fonts;

/// <summary>Numbers as font files keep them.</summary>
internal static class BigEndian
{
    public static int U16(this byte[] data, int at) => BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(at));

    public static int S16(this byte[] data, int at) => BinaryPrimitives.ReadInt16BigEndian(data.AsSpan(at));

    public static long U32(this byte[] data, int at) => BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(at));

    public static void Put16(this MemoryStream to, int value)
    {
        to.WriteByte((byte)(value >> 8));
        to.WriteByte((byte)value);
    }

    public static void Put32(this MemoryStream to, long value)
    {
        to.Put16((int)(value >> 16));
        to.Put16((int)(value & 0xFFFF));
    }
}
