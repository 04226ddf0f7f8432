using System.Globalization;
using System.IO.Compression;
using System.Text;
using MiniExcelLibs;
using Yizhi.Wording;

namespace Yizhi.Sheets;

/// <summary>Reads the first sheet of an XLSX file row by row.</summary>
internal static class XlsxSheet
{
    private const int MostParts = 2_000;
    private const long LargestUnpacked = 1L << 30;
    private const long Suspicious = 64L << 20;
    private const int TightestPacking = 100;
    // Formatted whole rows make every row as wide as a sheet can be; that many of them would take minutes.
    private const int MostWideRows = 5_000;
    private static readonly DateTime Since1900 = new(1899, 12, 30), Since1904 = new(1904, 1, 1);

    public static IEnumerable<SheetRow> Read(string path)
    {
        var dayZero = Guarded(() => Look(path));
        using var rows = Guarded(() => MiniExcel.Query(path, useHeaderRow: false, excelType: ExcelType.XLSX).Cast<object>().GetEnumerator());
        for (var number = 1; ; number++)
        {
            if (!Guarded(rows.MoveNext))
                yield break;
            var cells = Guarded(() => ((IDictionary<string, object?>)rows.Current).Values.Select(v => Cell(v, dayZero)).ToList());
            SheetReader.Bound(number, number > MostWideRows ? cells.Count : cells.FindLastIndex(c => c.Length > 0) + 1);
            yield return new SheetRow(number, cells, dayZero);
        }
    }

    // Bounds what will be unpacked, and tells the two systems of dates apart.
    private static DateTime Look(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        var unpacked = zip.Entries.Sum(e => e.Length);
        if (zip.Entries.Count > MostParts || unpacked > LargestUnpacked || (unpacked > Suspicious && unpacked / TightestPacking > new FileInfo(path).Length))
            throw new SheetException(Texts.Say("sheet.bomb"));
        if (zip.GetEntry("xl/workbook.xml") is not { } workbook)
            throw new SheetException(Texts.Say("sheet.broken"));
        using var reader = new StreamReader(workbook.Open(), Encoding.UTF8);
        var head = new char[16_384];
        var text = head.AsSpan(0, reader.ReadBlock(head, 0, head.Length));
        return text.Contains("date1904=\"1\"", StringComparison.Ordinal) || text.Contains("date1904=\"true\"", StringComparison.Ordinal) ? Since1904 : Since1900;
    }

    private static string Cell(object? value, DateTime dayZero) => value switch
    {
        null => "",
        DateTime moment => Written(moment + (dayZero - Since1900)),
        // Beyond fifteen digits a sheet keeps no digit exactly.
        double number when Math.Abs(number) < 1e15 => ((decimal)number).ToString("0.##########", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        bool flag => flag ? "是" : "否",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!.Trim(),
    };

    /// <summary>A moment as it is typed; a sheet keeps it as a fraction of a day, which is seldom the whole minute.</summary>
    internal static string Written(DateTime moment)
    {
        var minutes = (moment.Ticks + TimeSpan.TicksPerMinute / 2) / TimeSpan.TicksPerMinute;
        var whole = new DateTime(Math.Min(minutes * TimeSpan.TicksPerMinute, DateTime.MaxValue.Ticks));
        return whole.ToString(whole.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    // What the parts of a broken file do to their reader has no list of exceptions.
    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception wrong) when (wrong is not (SheetException or FileNotFoundException or UnauthorizedAccessException or OutOfMemoryException) && wrong.GetType() != typeof(IOException))
        {
            throw new SheetException(Texts.Say("sheet.broken"));
        }
    }
}
