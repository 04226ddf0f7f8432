using System.Globalization;
using System.IO.Compression;
using System.Text;
using MiniExcelLibs;
using Sylvan.Data.Csv;
using Yizhi.Wording;

namespace Yizhi.Sheets;

/// <summary>One row of a sheet: its number as people see it, and its cells as text.</summary>
public sealed record SheetRow(int Number, IReadOnlyList<string> Cells);

/// <summary>A sheet that can't be read at all, with what to do about it.</summary>
public sealed class SheetException(string message) : Exception(message);

/// <summary>Reads CSV (UTF-8 or GB18030) and XLSX as text, bounded against hostile files.</summary>
public static class SheetReader
{
    private const int LongestLine = 1 << 20;
    private const int MostColumns = 500;
    private const int MostRows = 1_000_000;
    private const long LargestFile = 512L << 20;
    private const long LargestUnpacked = 1L << 30;

    static SheetReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The rows, the heading row first; blank rows are left out.</summary>
    /// <exception cref="SheetException">The file is no sheet, or larger than any ledger.</exception>
    public static IEnumerable<SheetRow> Read(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new FileNotFoundException(Texts.Say("sheet.none", path));
        if (file.Length > LargestFile)
            throw new SheetException(Texts.Say("sheet.large", file.Length >> 20, LargestFile >> 20));
        return (file.Extension.ToLowerInvariant() switch
        {
            ".csv" or ".txt" => Csv(path),
            ".xlsx" => Xlsx(path),
            ".xls" => throw new SheetException(Texts.Say("sheet.xls")),
            _ => throw new SheetException(Texts.Say("sheet.kind", file.Extension)),
        }).Where(r => r.Cells.Any(c => c.Length > 0));
    }

    private static IEnumerable<SheetRow> Csv(string path)
    {
        using var text = new StreamReader(path, EncodingOf(path));
        var buffer = new char[LongestLine];
        CsvDataReader reader;
        try
        {
            reader = CsvDataReader.Create(text, buffer, new CsvDataReaderOptions { HasHeaders = false, BufferSize = LongestLine, MaxBufferSize = LongestLine, Delimiter = Delimiter(path) });
        }
        catch (Exception wrong) when (wrong is CsvRecordTooLargeException or CsvFormatException)
        {
            throw Unreadable(wrong, 1);
        }
        using (reader)
            for (var number = 1; ; number++)
            {
                List<string> cells;
                try
                {
                    if (!reader.Read())
                        yield break;
                    if (reader.RowFieldCount > MostColumns)
                        throw new SheetException(Texts.Say("sheet.columns", number, MostColumns));
                    cells = new List<string>(reader.RowFieldCount);
                    for (var i = 0; i < reader.RowFieldCount; i++)
                        cells.Add(reader.GetString(i).Trim());
                }
                catch (Exception wrong) when (wrong is CsvRecordTooLargeException or CsvFormatException)
                {
                    throw Unreadable(wrong, number);
                }
                if (number > MostRows)
                    throw new SheetException(Texts.Say("sheet.rows", MostRows));
                yield return new SheetRow(number, cells);
            }
    }

    private static IEnumerable<SheetRow> Xlsx(string path)
    {
        try
        {
            using var zip = ZipFile.OpenRead(path);
            if (zip.Entries.Count > 2_000 || zip.Entries.Sum(e => e.Length) > LargestUnpacked)
                throw new SheetException(Texts.Say("sheet.bomb"));
        }
        catch (InvalidDataException)
        {
            throw new SheetException(Texts.Say("sheet.broken"));
        }
        IEnumerator<object> rows;
        try
        {
            rows = MiniExcel.Query(path, useHeaderRow: false, excelType: ExcelType.XLSX).Cast<object>().GetEnumerator();
        }
        catch (Exception wrong) when (wrong is not IOException)
        {
            throw new SheetException(Texts.Say("sheet.broken"));
        }
        using (rows)
            for (var number = 1; ; number++)
            {
                IDictionary<string, object?> row;
                try
                {
                    if (!rows.MoveNext())
                        yield break;
                    row = (IDictionary<string, object?>)rows.Current;
                }
                catch (Exception wrong) when (wrong is not IOException)
                {
                    throw new SheetException(Texts.Say("sheet.broken"));
                }
                if (number > MostRows)
                    throw new SheetException(Texts.Say("sheet.rows", MostRows));
                if (row.Count > MostColumns)
                    throw new SheetException(Texts.Say("sheet.columns", number, MostColumns));
                yield return new SheetRow(number, [.. row.Values.Select(Cell)]);
            }
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        double number => ((decimal)number).ToString("0.##########", CultureInfo.InvariantCulture),
        bool flag => flag ? "是" : "否",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!.Trim(),
    };

    private static SheetException Unreadable(Exception wrong, int row) =>
        new(wrong is CsvRecordTooLargeException ? Texts.Say("sheet.line", row, LongestLine >> 10) : Texts.Say("sheet.quotes", row));

    // A file that is not UTF-8 was saved by a Chinese Windows: GB18030 reads both GBK and GB2312.
    private static Encoding EncodingOf(string path)
    {
        using var stream = File.OpenRead(path);
        var head = new byte[1 << 16];
        var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        // The last character may be cut in two by the end of the sample.
        for (var cut = 0; cut < 4 && read - cut >= 0; cut++)
            try
            {
                new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(head, 0, read - cut);
                return Encoding.UTF8;
            }
            catch (DecoderFallbackException)
            {
                if (read < head.Length)
                    break;
            }
        return Encoding.GetEncoding("GB18030");
    }

    private static char Delimiter(string path)
    {
        using var reader = new StreamReader(path, EncodingOf(path));
        var head = new char[4096];
        var text = head.AsSpan(0, reader.ReadBlock(head, 0, head.Length));
        var line = text.IndexOf('\n') is >= 0 and var end ? text[..end] : text;
        return line.Count('\t') > line.Count(',') ? '\t' : line.Count(';') > line.Count(',') ? ';' : ',';
    }
}
