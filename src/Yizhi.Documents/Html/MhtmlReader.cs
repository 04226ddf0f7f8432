using System.Buffers.Text;
using System.Text;
using Yizhi.Documents.Reading;

namespace Yizhi.Documents.Html;

/// <summary>Reads the page out of a file in which a browser saved it with its pictures (MIME, RFC 2557).</summary>
internal static class MhtmlReader
{
    private const int DeepestPart = 3;

    public static ReportText Read(byte[] bytes, Budget budget)
    {
        var page = Page(bytes, budget, 0) ?? throw Refusal.Broken("网页", "no text/html part");
        if (page.Length > budget.Limits.TextBytes)
            throw Refusal.TooLarge("这个网页", budget.Limits.TextBytes);
        return HtmlReader.Read(page, ReportFormat.Mhtml, budget);
    }

    private static byte[]? Page(ReadOnlySpan<byte> part, Budget budget, int depth)
    {
        budget.CheckNow();
        var (head, body) = Split(part);
        var type = Field(head, "Content-Type");
        if (type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
            return depth < DeepestPart ? InParts(body, Parameter(type, "boundary"), budget, depth) : null;
        if (!type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) && !type.StartsWith("application/xhtml", StringComparison.OrdinalIgnoreCase))
            return null;
        if (body.Length > 2L * budget.Limits.TextBytes)
            throw Refusal.TooLarge("这个网页", budget.Limits.TextBytes);
        return Field(head, "Content-Transfer-Encoding").Trim().ToLowerInvariant() switch
        {
            "base64" => FromBase64(body),
            "quoted-printable" => FromQuoted(body),
            _ => body.ToArray(),
        };
    }

    private static byte[]? InParts(ReadOnlySpan<byte> body, string boundary, Budget budget, int depth)
    {
        if (boundary.Length == 0)
            return null;
        var mark = Encoding.Latin1.GetBytes("--" + boundary);
        var at = body.IndexOf(mark);
        while (at >= 0)
        {
            body = body[(at + mark.Length)..];
            var next = body.IndexOf(mark);
            if (Page((next < 0 ? body : body[..next]).TrimStart("\r\n"u8), budget, depth + 1) is { } page)
                return page;
            at = next;
        }
        return null;
    }

    private static (string Head, byte[] Body) Split(ReadOnlySpan<byte> part)
    {
        var (end, gap) = (part.IndexOf("\r\n\r\n"u8), 4);
        var unix = part.IndexOf("\n\n"u8);
        if (end < 0 || (unix >= 0 && unix < end))
            (end, gap) = (unix, 2);
        if (end < 0)
            return ("", part.ToArray());
        // Folded lines of a head are one line.
        var head = Encoding.Latin1.GetString(part[..Math.Min(end, 1 << 16)]).Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n ", " ", StringComparison.Ordinal).Replace("\n\t", " ", StringComparison.Ordinal);
        return (head, part[(end + gap)..].ToArray());
    }

    private static string Field(string head, string name)
    {
        foreach (var line in head.Split('\n'))
            if (line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
                return line[(name.Length + 1)..].Trim();
        return "";
    }

    private static string Parameter(string field, string name)
    {
        var at = field.IndexOf(name + "=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return "";
        var value = field[(at + name.Length + 1)..];
        return value.StartsWith('"') ? value[1..].Split('"')[0] : value.Split(';', ' ')[0];
    }

    private static byte[] FromBase64(ReadOnlySpan<byte> body)
    {
        var bytes = body.ToArray();
        return Base64.DecodeFromUtf8InPlace(bytes, out var written) == System.Buffers.OperationStatus.Done
            ? bytes[..written]
            : throw Refusal.Broken("网页", "base64");
    }

    private static byte[] FromQuoted(ReadOnlySpan<byte> body)
    {
        var bytes = new byte[body.Length];
        var written = 0;
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] != '=')
            {
                bytes[written++] = body[i];
                continue;
            }
            if (i + 2 < body.Length && body[i + 1] == '\r' && body[i + 2] == '\n')
                i += 2;
            else if (i + 1 < body.Length && body[i + 1] == '\n')
                i++;
            else if (i + 2 < body.Length && char.IsAsciiHexDigit((char)body[i + 1]) && char.IsAsciiHexDigit((char)body[i + 2]))
            {
                bytes[written++] = Convert.FromHexString([(char)body[i + 1], (char)body[i + 2]])[0];
                i += 2;
            }
            else
                bytes[written++] = body[i];
        }
        return bytes[..written];
    }
}
