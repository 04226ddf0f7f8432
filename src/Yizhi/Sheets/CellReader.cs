using System.Globalization;
using System.Text.Json;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;
using Yizhi.Wording;

namespace Yizhi.Sheets;

/// <summary>Reads a cell into a field's value, with what only sheets have: rows in one cell, days as numbers, failed formulas, masks of an export.</summary>
internal static class CellReader
{
    // 1954 to 2064 by either system; no other way of writing a day has five digits.
    private const double FirstSerial = 20_000, LastSerial = 60_000;
    // What programs write where a formula failed.
    private static readonly string[] FormulaFaults = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!"];

    /// <summary>The value; null when the cell is empty or at fault.</summary>
    public static Value? Read(Field field, string text, DateTime? dayZero, Action<string> fault)
    {
        if (field.Type == FieldType.Rows && text != "不适用")
            return text.Length == 0 ? null : Rows(field, text, fault);
        if (FormulaFaults.Contains(text) || text.StartsWith("Err:5", StringComparison.Ordinal))
        {
            fault(Texts.Say("import.formula", text));
            return null;
        }
        // An export hides personal values; a mask kept as if it were the name would be a forgery.
        if (field.Personal && (text.Contains('*', StringComparison.Ordinal) || text is "（已遮住）" or "＊＊"))
        {
            fault(Texts.Say("import.masked", field.Title, text));
            return null;
        }
        if (Entry.Read(field, Dated(field, text, dayZero), out var value) is { } wrong)
            fault(wrong.ToString());
        return value;
    }

    private static string Dated(Field field, string text, DateTime? dayZero) =>
        dayZero is { } zero && field.Type is FieldType.Date or FieldType.DateTime
        && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial) && serial is >= FirstSerial and <= LastSerial
            ? XlsxSheet.Written(zero.AddDays(serial)) : text;

    private static Value.Rows? Rows(Field field, string text, Action<string> fault)
    {
        try
        {
            using var parsed = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 4 });
            var rows = new List<Fields>();
            foreach (var item in parsed.RootElement.EnumerateArray())
            {
                var values = new Dictionary<string, Value>(StringComparer.Ordinal);
                foreach (var cell in item.EnumerateObject())
                    if (field.Rows.FirstOrDefault(f => f.Key == cell.Name || f.Title == cell.Name) is not { } column)
                        fault(Texts.Say("field.unknown", cell.Name.Length > 40 ? cell.Name[..40] : cell.Name));
                    else if (Read(column, cell.Value.ToString().Trim(), null, fault) is { } value && !values.TryAdd(column.Key, value))
                        fault(Texts.Say("import.twice", column.Title));
                rows.Add(Fields.Of(values));
            }
            return new Value.Rows(rows);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            fault(Texts.Say("import.rows", field.Title, string.Join('、', field.Rows.Select(f => f.Title))));
            return null;
        }
    }
}
