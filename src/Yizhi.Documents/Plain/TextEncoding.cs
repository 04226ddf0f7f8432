using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Yizhi.Documents.Plain;

/// <summary>Finds how a text was saved: by its mark, as strict UTF-8, or as what Chinese systems write without saying so.</summary>
internal static class TextEncoding
{
    // What a reader of a report may meet outside Chinese, Latin letters and punctuation; more of anything else is no text.
    private const double Strange = 0.04;

    private static readonly Encoding gb18030 = Register();

    /// <summary>The text; null where the bytes are none in any encoding an office uses.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="declared">What a page says about itself; asked only where the bytes allow it.</param>
    public static string? Decode(ReadOnlySpan<byte> bytes, string? declared = null)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf]))
            return Encoding.UTF8.GetString(bytes[3..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe, 0, 0]))
            return Encoding.UTF32.GetString(bytes[4..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe]))
            return Plausible(Encoding.Unicode.GetString(bytes[2..]));
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff]))
            return Plausible(Encoding.BigEndianUnicode.GetString(bytes[2..]));
        if (Unmarked16(bytes) is { } sixteen)
            return Plausible(sixteen.GetString(bytes));
        // Chinese in GB18030 is hardly ever valid UTF-8, so this is asked before what a page declares: saving a page often changes its bytes and not its words.
        if (Utf8.IsValid(WholeCharacters(bytes)))
            return Plausible(Encoding.UTF8.GetString(WholeCharacters(bytes)));
        if (MostlyUtf8(bytes) is { } damaged)
            return damaged;
        if (declared is not null && declared.StartsWith("big5", StringComparison.OrdinalIgnoreCase))
            return Plausible(Encoding.GetEncoding("big5").GetString(bytes));
        return Plausible(gb18030.GetString(bytes)) ?? Plausible(Encoding.UTF8.GetString(bytes));
    }

    private static Encoding Register()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("GB18030");
    }

    // One spoiled byte must not turn a whole report into other Chinese characters, which is what GB18030 would make of it.
    private static string? MostlyUtf8(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var (lost, wide) = (text.Count(c => c == '\ufffd'), text.Count(c => c > '\u07ff'));
        return lost * 20 < wide ? Plausible(text) : null;
    }

    // A file cut off in transit may end inside a character.
    private static ReadOnlySpan<byte> WholeCharacters(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var last = bytes[^back];
            if ((last & 0xc0) == 0x80)
                continue;
            var needs = last >= 0xf0 ? 4 : last >= 0xe0 ? 3 : last >= 0xc0 ? 2 : 1;
            return needs > back ? bytes[..^back] : bytes;
        }
        return bytes;
    }

    // Windows' Unicode without its mark: no other encoding of a text has zeros, and read the wrong way round Chinese is strange.
    private static UnicodeEncoding? Unmarked16(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..(Math.Min(bytes.Length, 4096) & ~1)];
        if (!head.Contains((byte)0))
            return null;
        var (little, big) = (Usual(Encoding.Unicode.GetString(head)), Usual(Encoding.BigEndianUnicode.GetString(head)));
        return Math.Max(little, big) * 10 < 8 * (head.Length / 2) ? null : new UnicodeEncoding(bigEndian: big > little, byteOrderMark: false);
    }

    private static int Usual(string text) =>
        text.Count(c => c is '\n' or (>= ' ' and <= '~') or (>= '\u4e00' and < '\ua000') or (>= '\u3000' and < '\u3020') or (>= '\uff00' and < '\uff60'));

    private static string? Plausible(string text)
    {
        var strange = 0;
        foreach (var c in text)
            if (IsStrange(c))
                strange++;
        return strange <= text.Length * Strange ? text : null;
    }

    private static readonly SearchValues<char> usual = SearchValues.Create("\t\r\n\f\v\u001a\ufeff");

    /// <summary>Whether a character has no place in a report, in whatever language.</summary>
    public static bool IsStrange(char c) => c switch
    {
        < ' ' => !usual.Contains(c),
        < '\u007f' => false,
        < '\u00a0' => true,
        < '\u0250' or (>= '\u0370' and < '\u0530') => false,
        >= '\u2000' and < '\u2800' => false,
        >= '\u2e80' and < '\ua000' => false,
        >= '\uf900' and < '\ufb00' => false,
        >= '\ufe10' and < '\ufe70' => false,
        >= '\uff00' and < '\uffef' => false,
        // Halves of rare characters: names of places and people have them.
        >= '\ud840' and < '\ud8c0' => false,
        >= '\udc00' and < '\ue000' => false,
        // Where old fonts keep characters that GB18030 had no place for.
        >= '\ue000' and < '\uf900' => false,
        _ => true,
    };
}
