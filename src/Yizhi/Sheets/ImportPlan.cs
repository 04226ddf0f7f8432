using System.Text.Json;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;
using Yizhi.Core.Units;
using Yizhi.Wording;

namespace Yizhi.Sheets;

/// <summary>A fault at a cell: the row as people see it, the column's heading, what is wrong.</summary>
public sealed record CellFault(int Row, string Column, string Message);

/// <summary>A row that was read into a change, ready for the write path.</summary>
public sealed record ImportRow(int Number, Change.Enter Enter);

/// <summary>How the columns of a sheet stand to the fields of a ledger.</summary>
public sealed class ImportPlan
{
    private static readonly string[] UnitHeads = ["单位", "所属单位", "unit"];
    private static readonly string[] StateHeads = ["状态", "state"];
    private static readonly string[] HandlerHeads = ["承办人", "经办人", "handler"];
    private static readonly string[] ExternalHeads = ["外部编号", "原编号", "external"];
    // What an export adds of its own; it is shown to people and never read back.
    private static readonly string[] IgnoredHeads = ["编号", "number", "期限", "due", "标识", "id"];

    private readonly Ledger ledger;
    private readonly UnitTree units;
    private readonly Unit home;
    private readonly List<(int Index, string Head, Field Field)> columns = [];
    private int unitColumn = -1, stateColumn = -1, handlerColumn = -1, externalColumn = -1;

    private ImportPlan(Ledger ledger, UnitTree units, Unit home) => (this.ledger, this.units, this.home) = (ledger, units, home);

    /// <summary>Reads the heading row; every heading must be known, and the fields a first entry needs must be there.</summary>
    public static ImportPlan? Make(Ledger ledger, UnitTree units, Unit home, SheetRow headings, List<CellFault> faults)
    {
        var plan = new ImportPlan(ledger, units, home);
        for (var i = 0; i < headings.Cells.Count; i++)
        {
            var head = headings.Cells[i].TrimStart('\ufeff').TrimEnd('*', '＊').Trim();
            if (head.Length == 0 || IgnoredHeads.Contains(head))
                continue;
            if (UnitHeads.Contains(head))
                plan.unitColumn = i;
            else if (StateHeads.Contains(head))
                plan.stateColumn = i;
            else if (HandlerHeads.Contains(head))
                plan.handlerColumn = i;
            else if (ExternalHeads.Contains(head))
                plan.externalColumn = i;
            else if (ledger.Fields.FirstOrDefault(f => f.Title == head || f.Key == head || f.Aliases.Contains(head)) is not { } field)
                faults.Add(new CellFault(headings.Number, head.Length > 40 ? head[..40] + "…" : head, Texts.Say("import.unknown", ledger.Title, string.Join('、', ledger.Fields.Select(f => f.Title)))));
            else if (plan.columns.Any(c => c.Field == field))
                faults.Add(new CellFault(headings.Number, head, Texts.Say("import.twice", field.Title)));
            else
                plan.columns.Add((i, head, field));
        }
        foreach (var lacking in ledger.Fields.Where(f => (f.Key == ledger.Day || f.Key == ledger.Heading || (f.Required && f.When is null && f.Default is null && ledger.AskedFirst.Contains(f))) && plan.columns.All(c => c.Field != f)))
            faults.Add(new CellFault(headings.Number, lacking.Title, Texts.Say("import.lacking", lacking.Title)));
        return faults.Count == 0 ? plan : null;
    }

    /// <summary>Reads a row; faults are added at their cells.</summary>
    public ImportRow? Row(SheetRow row, List<CellFault> faults)
    {
        var before = faults.Count;
        var values = new Dictionary<string, Value?>(StringComparer.Ordinal);
        foreach (var (index, head, field) in columns)
        {
            var text = index < row.Cells.Count ? Unprefixed(row.Cells[index]) : "";
            if (text.Length == 0)
                continue;
            Value? value;
            if (field.Type == FieldType.Rows)
                value = Rows(field, text, message => faults.Add(new CellFault(row.Number, head, message)));
            else if (Entry.Read(field, text, out value) is { } fault)
                faults.Add(new CellFault(row.Number, head, fault.ToString()));
            if (value is not null)
                values[field.Key] = value;
        }
        var unit = Cell(row, unitColumn) is { Length: > 0 } named ? units.Find(named) ?? Named(named) : home;
        if (unit is null)
            faults.Add(new CellFault(row.Number, "单位", Texts.Say("unit.none", Cell(row, unitColumn))));
        string? state = null;
        if (Cell(row, stateColumn) is { Length: > 0 } written)
        {
            state = ledger.Flow.States.FirstOrDefault(s => s.Key == written || s.Title == written)?.Key;
            if (state is null)
                faults.Add(new CellFault(row.Number, "状态", Texts.Say("import.state", written, string.Join('、', ledger.Flow.States.Select(s => s.Title)))));
        }
        if (faults.Count > before)
            return null;
        return new ImportRow(row.Number, new Change.Enter(Guid.CreateVersion7(), unit!.Code, values, state, Cell(row, handlerColumn), Cell(row, externalColumn) is { Length: > 0 } external ? external : null));
    }

    /// <summary>The heading under which a field stands, for faults that the write path finds.</summary>
    public string HeadOf(string field) => columns.FirstOrDefault(c => c.Field.Key == field.Split('[')[0]).Head ?? ledger.Field(field.Split('[')[0])?.Title ?? "";

    // What an export wrote so that no spreadsheet takes it for a formula.
    private static string Unprefixed(string text) => text.Length > 1 && text[0] == '\'' && text[1] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' ? text[1..] : text;

    private static string Cell(SheetRow row, int column) => column >= 0 && column < row.Cells.Count ? row.Cells[column] : "";

    private Unit? Named(string name) => units.Under(home.Code).Where(u => u.Name == name || u.Name.EndsWith(name, StringComparison.Ordinal)).Take(2).ToList() is [var only] ? only : null;

    private static Value? Rows(Field field, string text, Action<string> fault)
    {
        try
        {
            using var parsed = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 4 });
            var rows = new List<Fields>();
            foreach (var item in parsed.RootElement.EnumerateArray())
            {
                var values = new List<KeyValuePair<string, Value>>();
                foreach (var cell in item.EnumerateObject())
                    if (field.Rows.FirstOrDefault(f => f.Key == cell.Name || f.Title == cell.Name) is not { } column)
                        fault(Texts.Say("field.unknown", cell.Name));
                    else if (Entry.Read(column, cell.Value.ToString(), out var value) is { } wrong)
                        fault(wrong.ToString());
                    else if (value is not null)
                        values.Add(KeyValuePair.Create(column.Key, value));
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
