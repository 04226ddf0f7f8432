using System.Globalization;
using System.Text;
using QRCoder;

namespace Yizhi.Web.People;

/// <summary>A QR code as one SVG path, drawn on the server: a secret goes through no other service, and the page needs no script.</summary>
/// <param name="Size">Modules across, the quiet border included.</param>
/// <param name="Path">The dark ones, row by row.</param>
public sealed record QrPicture(int Size, string Path)
{
    /// <summary>Draws a text.</summary>
    public static QrPicture Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var (rows, path) = (code.ModuleMatrix, new StringBuilder());
        for (var y = 0; y < rows.Count; y++)
            for (var x = 0; x < rows[y].Count; x++)
                if (rows[y][x])
                {
                    var from = x;
                    while (x + 1 < rows[y].Count && rows[y][x + 1])
                        x++;
                    path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from + 1}v1H{from}z");
                }
        return new QrPicture(rows.Count, path.ToString());
    }
}
