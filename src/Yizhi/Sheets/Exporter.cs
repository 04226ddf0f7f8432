using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;
using Yizhi.Core.Time;
using Yizhi.Core.Units;
using Yizhi.Storage;
using Yizhi.Wording;

namespace Yizhi.Sheets;

/// <summary>Writes a ledger's records as a sheet that can be imported again. Personal values stay masked.</summary>
public sealed class Exporter(Office office)
{
    // A sheet has 1,048,576 rows, and the first holds the headings.
    private const int MostXlsxRows = 1_048_575;
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The records of a unit with all below it, in order of their day, one dictionary a row: heading to text.</summary>
    public async IAsyncEnumerable<Dictionary<string, object>> Rows(Ledger ledger, Unit unit, Period? period, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        var query = db.Records.AsNoTracking().Where(r => r.Ledger == ledger.Key && r.State != Flow.Withdrawn && db.Units.Any(u => u.Code == r.Unit && u.Path.StartsWith(unit.Path)));
        if (period is { } only)
            query = query.Where(r => r.HappenedOn >= only.First && r.HappenedOn <= only.Last);
        await foreach (var row in query.OrderBy(r => r.HappenedOn).ThenBy(r => r.Id).AsAsyncEnumerable().WithCancellation(cancel))
        {
            var record = office.Ledgers.ToRecord(row);
            var cells = new Dictionary<string, object>(StringComparer.Ordinal) { ["编号"] = record.Number ?? "", ["单位"] = record.Unit, ["状态"] = ledger.Flow.TitleOf(record.State) };
            foreach (var field in ledger.Fields)
                cells.TryAdd(field.Title, Cell(field, record.Fields.Get(field.Key)) switch { string text => FormulaGuard.PutOn(text), var number => number });
            cells["承办人"] = FormulaGuard.PutOn(record.Handler);
            cells["外部编号"] = FormulaGuard.PutOn(record.External ?? record.Id.ToString());
            yield return cells;
        }
    }

    /// <summary>Writes CSV (UTF-8 with a mark, so that office programs see Chinese) or XLSX with every cell as typed text or number.</summary>
    public async Task<int> Write(Stream output, bool xlsx, Ledger ledger, Unit unit, Period? period, CancellationToken cancel = default)
    {
        var count = 0;
        if (xlsx)
        {
            var rows = new List<Dictionary<string, object>>();
            await foreach (var row in Rows(ledger, unit, period, cancel))
            {
                if (++count > MostXlsxRows)
                    throw new SheetException(Texts.Say("sheet.rows_xlsx", MostXlsxRows));
                // A sheet keeps fifteen digits of a number; one with more would come back as another.
                foreach (var (head, cell) in row)
                    if (cell is decimal number && (decimal)(double)number != number)
                        row[head] = number.ToString(CultureInfo.InvariantCulture);
                rows.Add(row);
            }
            await output.SaveAsAsync(rows.Count > 0 ? rows : Headings(ledger), sheetName: ledger.Title.Length > 31 ? ledger.Title[..31] : ledger.Title, cancellationToken: cancel);
            return count;
        }
        await using var writer = new StreamWriter(output, new UTF8Encoding(true), leaveOpen: true);
        await writer.WriteLineAsync(string.Join(',', Headings(ledger)[0].Keys.Select(Quoted)));
        await foreach (var row in Rows(ledger, unit, period, cancel))
        {
            await writer.WriteLineAsync(string.Join(',', row.Values.Select(v => Quoted(v is decimal number ? number.ToString(CultureInfo.InvariantCulture) : (string)v))));
            count++;
        }
        return count;
    }

    private static List<Dictionary<string, object>> Headings(Ledger ledger)
    {
        var cells = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var head in (string[])["编号", "单位", "状态", .. ledger.Fields.Select(f => f.Title), "承办人", "外部编号"])
            cells.TryAdd(head, "");
        return [cells];
    }

    private static object Cell(Field field, Value? value) => value switch
    {
        null => "",
        Value.NotApplicable => "不适用",
        Value.Number number => number.Amount,
        Value.Flag flag => flag.Is ? "是" : "否",
        Value.Text text when field.List is { } list => list.TitleOf(text.Words),
        Value.Codes codes => string.Join('；', codes.Keys.Select(k => field.List?.TitleOf(k) ?? k)),
        Value.Rows rows => JsonSerializer.Serialize(rows.Items.Select(r => r.ToDictionary(c => field.Rows.FirstOrDefault(f => f.Key == c.Key)?.Title ?? c.Key, c => Cell(field.Rows.FirstOrDefault(f => f.Key == c.Key) ?? field, c.Value).ToString())), Json),
        Value.Moment moment => moment.At.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        var other => other.ToString()!,
    };

    private static string Quoted(string text) => text.AsSpan().ContainsAny("\",\r\n") ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : text;
}
