using System.Text;

namespace Yizhi.Documents.Reading;

/// <summary>What a file is by its first bytes.</summary>
internal enum Kind
{
    Text,
    Html,
    Mhtml,
    Zip,
    OpenDocument,
    Compound,
    Rtf,
    Pdf,
    Xml,
    Other,
}

/// <summary>Recognises a file by its content: an office often gives a web page the name of a Word file.</summary>
internal static class Recognition
{
    public const int Head = 4096;

    private static readonly (byte[] Magic, string What)[] pictures =
    [
        ([0xff, 0xd8, 0xff], "JPEG"), ([0x89, (byte)'P', (byte)'N', (byte)'G'], "PNG"), ("GIF8"u8.ToArray(), "GIF"),
        ("BM"u8.ToArray(), "BMP"), ("II*\0"u8.ToArray(), "TIFF"), ("MM\0*"u8.ToArray(), "TIFF"),
    ];

    public static Kind Of(ReadOnlySpan<byte> head, string fileName)
    {
        if (head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8))
            return head.Length > 80 && head[30..].StartsWith("mimetypeapplication/vnd.oasis.opendocument.text"u8) ? Kind.OpenDocument : Kind.Zip;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))
            return Kind.Compound;
        if (head.StartsWith("{\\rtf"u8))
            return Kind.Rtf;
        // The mark may stand behind some bytes of a mailer or a byte-order mark.
        if (head[..Math.Min(head.Length, 1024)].IndexOf("%PDF-"u8) >= 0)
            return Kind.Pdf;
        if (IsPicture(head))
            return Kind.Other;
        return OfText(head, Ending(fileName));
    }

    public static string Ending(string fileName)
    {
        var dot = fileName.LastIndexOf('.');
        return dot < 0 ? "" : fileName[(dot + 1)..].ToLowerInvariant();
    }

    // BM also begins a text in Latin letters, so the picture must have its zeros.
    private static bool IsPicture(ReadOnlySpan<byte> head)
    {
        foreach (var (magic, _) in pictures)
            if (head.StartsWith(magic) && head[..Math.Min(32, head.Length)].Contains((byte)0))
                return true;
        return false;
    }

    private static Kind OfText(ReadOnlySpan<byte> head, string ending)
    {
        // Every encoding in question but UTF-16 writes tags as ASCII does; of UTF-16 the zeros go.
        var said = Encoding.Latin1.GetString(head).Replace("\0", "", StringComparison.Ordinal);
        var words = said.TrimStart('\u00ef', '\u00bb', '\u00bf', '\u00fe', '\u00ff', ' ', '\r', '\n', '\t');
        if (Has(words, "MIME-Version:") && Has(words, "Content-Type:") && Has(words, "multipart/related"))
            return Kind.Mhtml;
        if (words.StartsWith("<?xml", StringComparison.Ordinal) && !Has(words, "<html") && !Has(words, "<!doctype html"))
            return Kind.Xml;
        if (words.StartsWith('<') && (Has(words, "<!doctype html") || Has(words, "<html") || Has(words, "<head") || Has(words, "<body") || Has(words, "<meta")))
            return Kind.Html;
        return ending switch
        {
            "html" or "htm" or "shtml" or "xhtml" or "jhtml" or "jsp" or "asp" or "aspx" or "php" => Kind.Html,
            "mht" or "mhtml" => Kind.Mhtml,
            _ => Has(words, "<html") && Has(words, "</") ? Kind.Html : Kind.Text,
        };
    }

    private static bool Has(string words, string what) => words.Contains(what, StringComparison.OrdinalIgnoreCase);
}
