using System.Text;
using Sylvan.Data.Csv;
using Yizhi.Wording;

namespace Yizhi.Sheets;

/// <summary>Reads CSV row by row; what does not fit into the memory set aside for one row is no ledger.</summary>
internal static class CsvSheet
{
    private const int LongestLine = 1 << 20;

    public static IEnumerable<SheetRow> Read(string path)
    {
        var encoding = SheetEncoding.Of(path);
        using var text = new StreamReader(path, encoding);
        var options = new CsvDataReaderOptions { HasHeaders = false, BufferSize = LongestLine, MaxBufferSize = LongestLine, Delimiter = Delimiter(path, encoding) };
        using var reader = Guarded(() => CsvDataReader.Create(text, new char[LongestLine], options), 1);
        for (var number = 1; ; number++)
        {
            if (Guarded(() => reader.Read() ? Cells(reader, number) : null, number) is not { } cells)
                yield break;
            yield return new SheetRow(number, cells);
        }
    }

    private static List<string> Cells(CsvDataReader reader, int number)
    {
        SheetReader.Bound(number, reader.RowFieldCount);
        var cells = new List<string>(reader.RowFieldCount);
        for (var i = 0; i < reader.RowFieldCount; i++)
        {
            var cell = reader.GetString(i).Trim();
            if (cell.Contains('\0', StringComparison.Ordinal))
                throw new SheetException(Texts.Say("sheet.nul", number));
            cells.Add(cell);
        }
        return cells;
    }

    private static T Guarded<T>(Func<T> read, int row)
    {
        try
        {
            return read();
        }
        catch (CsvRecordTooLargeException)
        {
            throw new SheetException(Texts.Say("sheet.line", row, LongestLine >> 10));
        }
        catch (CsvFormatException)
        {
            throw new SheetException(Texts.Say("sheet.quotes", row));
        }
        catch (DecoderFallbackException)
        {
            throw new SheetException(Texts.Say("sheet.encoding", row));
        }
    }

    private static char Delimiter(string path, Encoding encoding)
    {
        using var reader = new StreamReader(path, encoding);
        var head = new char[4096];
        var text = Guarded(() => head.AsMemory(0, reader.ReadBlock(head, 0, head.Length)), 1).Span;
        var line = text.IndexOf('\n') is >= 0 and var end ? text[..end] : text;
        return line.Count('\t') > line.Count(',') ? '\t' : line.Count(';') > line.Count(',') ? ';' : ',';
    }
}
