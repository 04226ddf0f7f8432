using System.Security.Cryptography;
using System.Text;
using Yizhi.Core.Reports;

namespace Yizhi.Documents.Pages;

/// <summary>The short code of a figure, the same in every edition of a report and in every file format: a bookmark in DOCX, a named destination in PDF, an address in HTML.</summary>
public static class FigureCode
{
    // Crockford's letters: none is taken for another when read aloud or copied by hand.
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Eight letters and digits, from the unit, the period and the token.</summary>
    public static string Of(ReportFigure figure)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{figure.UnitCode}\n{figure.Period}\n{figure.Token}"));
        var bits = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(digest);
        // A name must not begin with a digit where Word is to know it.
        return string.Create(8, bits, (code, rest) =>
        {
            for (var i = 0; i < code.Length; i++, rest >>= 5)
                code[i] = i == 0 ? Letters[10 + (int)(rest % 22)] : Letters[(int)(rest & 31)];
        });
    }

    /// <summary>The code with the number of its place, since a figure may stand in a report more than once: the first has the code alone.</summary>
    public static string At(string code, int occurrence) => occurrence <= 1 ? code : $"{code}_{occurrence}";
}
