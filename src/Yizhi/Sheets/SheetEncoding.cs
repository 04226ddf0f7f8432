using System.Text;
using System.Text.Unicode;
using Yizhi.Wording;

namespace Yizhi.Sheets;

/// <summary>Finds in which encoding a text file was saved. A file that is not UTF-8 was saved by a Chinese Windows: GB18030 reads both GBK and GB2312.</summary>
internal static class SheetEncoding
{
    private const int Sample = 1 << 16;

    static SheetEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The encoding; characters that are none in it end the reading instead of turning into question marks.</summary>
    /// <exception cref="SheetException">Lines of both encodings were pasted together.</exception>
    public static Encoding Of(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        var buffer = new byte[Sample];
        var kept = 0;
        for (var isFirst = true; ; isFirst = false)
        {
            var read = stream.ReadAtLeast(buffer.AsSpan(kept), buffer.Length - kept, throwOnEndOfStream: false);
            var bytes = buffer.AsSpan(0, kept + read);
            if (isFirst && bytes.Length >= 2 && (bytes[..2].SequenceEqual((ReadOnlySpan<byte>)[0xff, 0xfe]) || bytes[..2].SequenceEqual((ReadOnlySpan<byte>)[0xfe, 0xff])))
                return new UnicodeEncoding(bytes[0] == 0xfe, true, true);
            var atEnd = bytes.Length < buffer.Length;
            // The last character may be cut in two by the end of the buffer.
            var whole = atEnd ? bytes.Length : WholeCharacters(bytes);
            if (!Utf8.IsValid(bytes[..whole]))
                return Chinese(path);
            if (atEnd)
                return new UTF8Encoding(true, true);
            bytes[whole..].CopyTo(buffer);
            kept = bytes.Length - whole;
        }
    }

    private static int WholeCharacters(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.Length;
        while (end > 0 && bytes.Length - end < 3 && (bytes[end - 1] & 0xc0) == 0x80)
            end--;
        return end > 0 && bytes[end - 1] >= 0xc0 ? end - 1 : bytes.Length;
    }

    // Read as GB18030, a line of UTF-8 would come out as other Chinese characters and no one would be told.
    private static Encoding Chinese(string path)
    {
        using var stream = new BufferedStream(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan), Sample);
        var line = new List<byte>(256);
        var number = 1;
        while (true)
        {
            var next = stream.ReadByte();
            if (next is '\n' or -1)
            {
                if (IsUtf8(line))
                    throw new SheetException(Texts.Say("sheet.encoding", number));
                line.Clear();
                number++;
                if (next < 0)
                    return Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
            }
            else if (line.Count < Sample)
                line.Add((byte)next);
        }
    }

    // Two characters of three bytes each that are UTF-8 by chance are hardly ever Chinese in GB18030.
    private static bool IsUtf8(List<byte> line)
    {
        var bytes = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(line);
        return bytes.Length < Sample && Utf8.IsValid(bytes) && bytes.ToArray().Count(b => b is >= 0xe3 and <= 0xe9) >= 2;
    }
}
