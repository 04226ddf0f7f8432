using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;

namespace Yizhi.Web.Forms;

/// <summary>Reads what was typed into a form, field by field, and keeps every fault at its place.</summary>
/// <param name="today">Today, for days typed in short.</param>
internal sealed class FormReader(DateOnly today)
{
    /// <summary>The prefix of fields' inputs.</summary>
    public const string Prefix = "f.";

    private const int MostRows = 200;

    /// <summary>What could be read; blank inputs empty their field.</summary>
    public Dictionary<string, Value?> Read(IEnumerable<Field> fields, IReadOnlyDictionary<string, string[]> typed, List<Fault> faults)
    {
        var values = new Dictionary<string, Value?>(StringComparer.Ordinal);
        foreach (var field in fields)
            if (field.Type == FieldType.Rows)
                values[field.Key] = Rows(field, typed, faults);
            else if (typed.TryGetValue(Prefix + field.Key, out var said))
            {
                if (One(field, said, out var value) is { } fault)
                    faults.Add(fault);
                else
                    values[field.Key] = value;
            }
            else if (field.Type == FieldType.Codes)
                values[field.Key] = null;
        return values;
    }

    /// <summary>The numbers of the rows that were sent.</summary>
    public static IReadOnlyList<int> RowsOf(Field field, IReadOnlyDictionary<string, string[]> typed) =>
        [.. typed.Keys.Where(k => k.StartsWith($"{Prefix}{field.Key}.", StringComparison.Ordinal)).Select(k => int.TryParse(k.Split('.')[2], out var row) ? row : -1).Where(r => r is >= 0 and < MostRows).Distinct().Order()];

    private Value.Rows? Rows(Field field, IReadOnlyDictionary<string, string[]> typed, List<Fault> faults)
    {
        var rows = new List<Fields>();
        foreach (var row in RowsOf(field, typed))
        {
            var cells = new List<KeyValuePair<string, Value>>();
            foreach (var column in field.Rows)
                if (typed.TryGetValue($"{Prefix}{field.Key}.{row}.{column.Key}", out var said))
                    if (One(column, said, out var value) is { } fault)
                        faults.Add(fault with { Field = $"{field.Key}.{row}.{column.Key}" });
                    else if (value is not null)
                        cells.Add(KeyValuePair.Create(column.Key, value));
            // A row with nothing but its defaults was never begun.
            if (cells.Any(c => field.Rows.First(f => f.Key == c.Key).Default is not { } usual || usual != Shown(c.Value)))
                rows.Add(Fields.Of(cells));
        }
        return rows.Count > 0 ? new Value.Rows(rows) : null;
    }

    private Fault? One(Field field, string[] said, out Value? value)
    {
        if (field.Type == FieldType.Codes)
            return Entry.Read(field, string.Join('；', said.Where(s => s.Length > 0)), out value);
        var text = said.Length > 0 ? said[0] : "";
        return Entry.Read(field, field.Type == FieldType.Date ? TypedDays.Complete(text, today) : text, out value);
    }

    /// <summary>A value as its input holds it.</summary>
    public static string Shown(Value? value) => value switch
    {
        null => "",
        Value.Day day => $"{day.Date:yyyy-MM-dd}",
        Value.Moment moment => $"{moment.At:yyyy-MM-dd HH:mm}",
        Value.Flag flag => flag.Is ? "true" : "false",
        Value.Number number => number.Amount.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>A record's values as a form would have sent them.</summary>
    public static Dictionary<string, string[]> Typed(IEnumerable<Field> fields, Fields values)
    {
        var typed = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var field in fields)
            switch (values.Get(field.Key))
            {
                case Value.Rows rows:
                    foreach (var (row, index) in rows.Items.Select((r, i) => (r, i)))
                        foreach (var (key, cell) in row)
                            typed[$"{Prefix}{field.Key}.{index}.{key}"] = [Shown(cell)];
                    break;
                case Value.Codes codes:
                    typed[Prefix + field.Key] = [.. codes.Keys];
                    break;
                case { } value:
                    typed[Prefix + field.Key] = [Shown(value)];
                    break;
            }
        return typed;
    }
}
