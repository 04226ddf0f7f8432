using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;
using Yizhi.Core.Time;
using Yizhi.Core.Units;
using Yizhi.Storage;
using Yizhi.Storage.Records;
using Yizhi.Wording;

namespace Yizhi.Sheets;

/// <summary>Writes a ledger's records as a sheet that can be imported again. Personal values stay masked.</summary>
public sealed class Exporter(Office office)
{
    // A sheet has 1,048,576 rows, and the first holds the headings.
    private const int MostXlsxRows = 1_048_575;
    private static readonly OpenXmlConfiguration Plain = new() { FreezeRowCount = 1, TableStyles = TableStyles.None };
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Writes a unit's records with all below it, in the order of their day, so that they can be imported again.</summary>
    public async Task<int> Write(Stream output, bool xlsx, Ledger ledger, Unit unit, Period? period, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        var rows = db.Records.Where(r => r.Ledger == ledger.Key && r.State != Flow.Withdrawn && db.Units.Any(u => u.Code == r.Unit && u.Path.StartsWith(unit.Path)));
        if (period is { } only)
            rows = rows.Where(r => r.HappenedOn >= only.First && r.HappenedOn <= only.Last);
        return await Write(output, xlsx, ledger, rows.OrderBy(r => r.HappenedOn).ThenBy(r => r.Id), null, _ => true, [], cancel);
    }

    /// <summary>Writes records as CSV (UTF-8 with a mark, so that office programs see Chinese) or as XLSX with every cell as typed text or number, row by row.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="xlsx">Whether as XLSX.</param>
    /// <param name="ledger">The ledger.</param>
    /// <param name="records">The records, in their order.</param>
    /// <param name="columns">The fields to show; null writes all, as an import takes them again.</param>
    /// <param name="sees">Whether a field may be seen.</param>
    /// <param name="about">What the second sheet says of the export; empty writes none.</param>
    /// <param name="cancel">Stops.</param>
    /// <returns>How many records were written.</returns>
    /// <exception cref="SheetException">There are more than a sheet holds.</exception>
    public async Task<int> Write(Stream output, bool xlsx, Ledger ledger, IQueryable<RecordRow> records, IReadOnlyList<Field>? columns, Func<Field, bool> sees, IReadOnlyList<(string Title, string Value)> about, CancellationToken cancel = default)
    {
        var fields = (columns ?? ledger.Fields).Where(sees).ToList();
        var heads = Heads(ledger, fields, columns is null);
        var count = 0;
        if (xlsx)
        {
            IEnumerable<Dictionary<string, object>> Rows()
            {
                foreach (var row in records.AsNoTracking().AsEnumerable())
                {
                    cancel.ThrowIfCancellationRequested();
                    if (++count > MostXlsxRows)
                        throw new SheetException(Texts.Say("sheet.rows_xlsx", MostXlsxRows));
                    yield return heads.Zip(Cells(ledger, fields, columns is null, row)).ToDictionary(c => c.First, c => c.Second is decimal number && (decimal)(double)number != number
                        // A sheet keeps fifteen digits of a number; one with more would come back as another.
                        ? number.ToString(CultureInfo.InvariantCulture) : c.Second, StringComparer.Ordinal);
                }
            }

            var name = ledger.Title.Length > 31 ? ledger.Title[..31] : ledger.Title;
            IEnumerable<Dictionary<string, object>> main = await records.AnyAsync(cancel) ? Rows() : [heads.ToDictionary(h => h, _ => (object)"", StringComparer.Ordinal)];
            var sheets = new Dictionary<string, object> { [name] = main };
            if (about.Count > 0)
                sheets["说明"] = about.Select(a => new Dictionary<string, object> { ["项目"] = a.Title, ["内容"] = a.Value }).ToList();
            await output.SaveAsAsync(about.Count > 0 ? sheets : main, sheetName: name, configuration: Plain, cancellationToken: cancel);
            return count;
        }
        await using var writer = new StreamWriter(output, new UTF8Encoding(true), leaveOpen: true);
        await writer.WriteLineAsync(string.Join(',', heads.Select(Quoted)));
        await foreach (var row in records.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
        {
            await writer.WriteLineAsync(string.Join(',', Cells(ledger, fields, columns is null, row).Select(v => Quoted(v is decimal number ? number.ToString(CultureInfo.InvariantCulture) : (string)v))));
            count++;
        }
        return count;
    }

    private static List<string> Heads(Ledger ledger, IReadOnlyList<Field> fields, bool isWhole) => isWhole
        ? [.. ((string[])["编号", "单位", "状态", .. fields.Select(f => f.Title), "承办人", "外部编号"]).Distinct(StringComparer.Ordinal)]
        : [.. ((string[])["编号", ledger.Field(ledger.Heading)!.Title, "状态", .. fields.Select(f => f.Title), "单位", ledger.Field(ledger.Day)!.Title, "承办人"]).Distinct(StringComparer.Ordinal)];

    private IEnumerable<object> Cells(Ledger ledger, IReadOnlyList<Field> fields, bool isWhole, RecordRow row)
    {
        var record = office.Ledgers.ToRecord(row);
        var cells = new Dictionary<string, object>(StringComparer.Ordinal) { ["编号"] = record.Number ?? "" };
        if (!isWhole)
            cells.TryAdd(ledger.Field(ledger.Heading)!.Title, FormulaGuard.PutOn(record.Title));
        else
            cells["单位"] = record.Unit;
        cells.TryAdd("状态", ledger.Flow.TitleOf(record.State));
        foreach (var field in fields)
            cells.TryAdd(field.Title, Cell(field, record.Fields.Get(field.Key)) switch { string text => FormulaGuard.PutOn(text), var number => number });
        if (!isWhole)
        {
            cells.TryAdd("单位", FormulaGuard.PutOn(office.Units.NameOf(record.Unit)));
            cells.TryAdd(ledger.Field(ledger.Day)!.Title, $"{record.HappenedOn:yyyy-MM-dd}");
        }
        cells["承办人"] = FormulaGuard.PutOn(record.Handler);
        if (isWhole)
            cells["外部编号"] = FormulaGuard.PutOn(record.External ?? record.Id.ToString());
        return Heads(ledger, fields, isWhole).Select(h => cells[h]);
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
