using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Yizhi.Documents.Pdf;

/// <summary>Objects of a PDF file on their way out: numbers are given first, what they hold may follow later.</summary>
internal sealed class PdfFile : IDisposable
{
    private readonly MemoryStream file = new();
    private readonly List<long> places = [];

    public PdfFile()
    {
        Say("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    /// <summary>The number of an object that is written later.</summary>
    public int Promise()
    {
        places.Add(0);
        return places.Count;
    }

    /// <summary>Writes an object that was promised.</summary>
    public void Write(int number, string text)
    {
        places[number - 1] = file.Position;
        Say(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n{text}\nendobj\n"));
    }

    /// <summary>Writes an object and says its number.</summary>
    public int Add(string text)
    {
        var number = Promise();
        Write(number, text);
        return number;
    }

    /// <summary>Writes a stream and says its number.</summary>
    public int AddStream(ReadOnlySpan<byte> content, string more = "", bool packed = true)
    {
        var number = Promise();
        places[number - 1] = file.Position;
        using var output = new MemoryStream(content.Length / 2 + 64);
        if (packed)
            using (var zlib = new ZLibStream(output, CompressionLevel.Fastest, leaveOpen: true))
                zlib.Write(content);
        else
            output.Write(content);
        Say(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n<</Length {output.Length}{(packed ? "/Filter/FlateDecode" : "")}{more}>>\nstream\n"));
        output.Position = 0;
        output.CopyTo(file);
        Say("\nendstream\nendobj\n");
        return number;
    }

    /// <summary>Closes the file: its table, and an identity that follows from its bytes alone.</summary>
    public void End(Stream output, int catalogue, int information)
    {
        var identity = Convert.ToHexString(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length)))[..32];
        var table = file.Position;
        var rows = new StringBuilder();
        rows.Append(CultureInfo.InvariantCulture, $"xref\n0 {places.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
            rows.Append(place.ToString("0000000000", CultureInfo.InvariantCulture)).Append(" 00000 n \n");
        rows.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {places.Count + 1}/Root {catalogue} 0 R/Info {information} 0 R/ID[<{identity}><{identity}>]>>\nstartxref\n{table}\n%%EOF\n");
        Say(rows.ToString());
        file.Position = 0;
        file.CopyTo(output);
    }

    /// <summary>Text as PDF keeps it outside of pages: UTF-16, in hexadecimal digits.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    /// <summary>A number as PDF writes it.</summary>
    public static string Number(double value) => Math.Round(value, 3).ToString("0.###", CultureInfo.InvariantCulture);

    private void Say(string text) => file.Write(Encoding.Latin1.GetBytes(text));
}
