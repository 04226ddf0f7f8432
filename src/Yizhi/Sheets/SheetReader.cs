using Yizhi.Wording;

namespace Yizhi.Sheets;

/// <summary>One row of a sheet: its number as people see it, and its cells as text.</summary>
/// <param name="Number">The row, counted from 1 with the heading row and blank rows.</param>
/// <param name="Cells">The cells.</param>
/// <param name="DayZero">The day from which days written as bare numbers count; null in files that know no such numbers.</param>
public sealed record SheetRow(int Number, IReadOnlyList<string> Cells, DateTime? DayZero = null);

/// <summary>A sheet that can't be read at all, with what to do about it.</summary>
public sealed class SheetException(string message) : Exception(message);

/// <summary>Reads CSV (UTF-8 or GB18030) and XLSX as text, bounded against hostile files.</summary>
public static class SheetReader
{
    internal const int MostColumns = 500;
    internal const int MostRows = 1_000_000;
    private const long LargestFile = 512L << 20;

    /// <summary>The rows, the heading row first; blank rows are left out.</summary>
    /// <exception cref="SheetException">The file is no sheet, or larger than any ledger.</exception>
    public static IEnumerable<SheetRow> Read(string path)
    {
        if (Directory.Exists(path))
            throw new SheetException(Texts.Say("sheet.folder", path));
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new FileNotFoundException(Texts.Say("sheet.none", path));
        if (file.Length == 0)
            throw new SheetException(Texts.Say("sheet.empty"));
        if (file.Length > LargestFile)
            throw new SheetException(Texts.Say("sheet.large", file.Length >> 20, LargestFile >> 20));
        return (file.Extension.ToLowerInvariant() switch
        {
            ".csv" or ".txt" => CsvSheet.Read(path),
            ".xlsx" => XlsxSheet.Read(path),
            ".xls" => throw new SheetException(Texts.Say("sheet.xls")),
            _ => throw new SheetException(Texts.Say("sheet.kind", file.Extension)),
        }).Where(r => r.Cells.Any(c => c.Length > 0));
    }

    /// <summary>Ends the reading of a sheet that is larger than any ledger.</summary>
    internal static void Bound(int row, int columns)
    {
        if (row > MostRows)
            throw new SheetException(Texts.Say("sheet.rows", MostRows));
        if (columns > MostColumns)
            throw new SheetException(Texts.Say("sheet.columns", row, MostColumns));
    }
}
