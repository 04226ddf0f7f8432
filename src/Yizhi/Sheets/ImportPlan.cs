using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;
using Yizhi.Core.Units;
using Yizhi.Wording;

namespace Yizhi.Sheets;

/// <summary>A fault at a cell: the row as people see it, the column's heading, what is wrong.</summary>
public sealed record CellFault(int Row, string Column, string Message);

/// <summary>A row that was read into a change, ready for the write path.</summary>
public sealed record ReadyRow(int Number, Change.Enter Enter);

/// <summary>How the columns of a sheet stand to the fields of a ledger.</summary>
public sealed class ImportPlan
{
    private static readonly string[] UnitHeads = ["单位", "所属单位", "unit"];
    private static readonly string[] StateHeads = ["状态", "state"];
    private static readonly string[] HandlerHeads = ["承办人", "经办人", "handler"];
    private static readonly string[] ExternalHeads = ["外部编号", "原编号", "external"];
    private static readonly string[][] Own = [UnitHeads, StateHeads, HandlerHeads, ExternalHeads];
    // What an export adds of its own; it is shown to people and never read back.
    private static readonly string[] IgnoredHeads = ["编号", "number", "期限", "due", "标识", "id", FaultHead];

    /// <summary>The column in which faulty rows come back with what is wrong.</summary>
    public const string FaultHead = "错误说明";

    /// <summary>What stands for a column that is left out.</summary>
    public const string LeftOut = "-";

    private static readonly Field HandlerField = new() { Key = "handler", Title = HandlerHeads[0], Type = FieldType.Person, MaxLength = 100 };
    private static readonly Field ExternalField = new() { Key = "external", Title = ExternalHeads[0], Type = FieldType.Text, MaxLength = 100 };

    private readonly Ledger ledger;
    private readonly UnitTree units;
    private readonly Unit home;
    private readonly List<(int Index, string Head, Field Field)> columns = [];
    private readonly Dictionary<string, int> own = new(StringComparer.Ordinal);
    private readonly HashSet<int> known = [];

    private ImportPlan(Ledger ledger, UnitTree units, Unit home) => (this.ledger, this.units, this.home) = (ledger, units, home);

    /// <summary>Reads the heading row; every heading must be known, and the fields a first entry needs must be there.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="units">The units.</param>
    /// <param name="home">The unit of rows that name none.</param>
    /// <param name="headings">The heading row.</param>
    /// <param name="faults">Where faults are added.</param>
    /// <param name="meant">Headings of the office's own, and what they mean: a field's key, an own column's heading, or <see cref="LeftOut"/>.</param>
    public static ImportPlan? Make(Ledger ledger, UnitTree units, Unit home, SheetRow headings, List<CellFault> faults, IReadOnlyDictionary<string, string>? meant = null)
    {
        var plan = new ImportPlan(ledger, units, home);
        for (var i = 0; i < headings.Cells.Count; i++)
        {
            var written = Heading(headings.Cells[i]);
            if (written.Length == 0)
                continue;
            plan.known.Add(i);
            var head = meant?.GetValueOrDefault(written) ?? written;
            if (IgnoredHeads.Contains(head) || head == LeftOut)
                continue;
            if (Own.FirstOrDefault(heads => heads.Contains(head)) is { } heads)
            {
                if (!plan.own.TryAdd(heads[0], i))
                    faults.Add(new CellFault(headings.Number, head, Texts.Say("import.twice", heads[0])));
            }
            else if (ledger.Fields.FirstOrDefault(f => f.Title == head || f.Key == head || f.Aliases.Contains(head)) is not { } field)
                faults.Add(new CellFault(headings.Number, Shown(head), Texts.Say("import.unknown", ledger.Title, string.Join('、', ledger.Fields.Select(f => f.Title)))));
            else if (plan.columns.Any(c => c.Field == field))
                faults.Add(new CellFault(headings.Number, head, Texts.Say("import.twice", field.Title)));
            else
                plan.columns.Add((i, written, field));
        }
        foreach (var lacking in ledger.Fields.Where(f => (f.Key == ledger.Day || f.Key == ledger.Heading || (f.Required && f.When is null && f.Default is null && ledger.AskedFirst.Contains(f))) && plan.columns.All(c => c.Field != f)))
            faults.Add(new CellFault(headings.Number, lacking.Title, Texts.Say("import.lacking", lacking.Title)));
        return faults.Count == 0 ? plan : null;
    }

    /// <summary>A heading as it is compared: without the mark of a required column.</summary>
    public static string Heading(string cell) => cell.TrimStart('\ufeff').TrimEnd('*', '＊').Trim();

    /// <summary>What a heading means by itself: a field's key, an own column's heading, <see cref="LeftOut"/>; null where nobody can tell.</summary>
    public static string? MeaningOf(Ledger ledger, string head) => IgnoredHeads.Contains(head) ? LeftOut : Own.FirstOrDefault(heads => heads.Contains(head)) is { } own ? own[0]
        : ledger.Fields.FirstOrDefault(f => f.Title == head || f.Key == head || f.Aliases.Contains(head))?.Key;

    /// <summary>The columns of a sheet that are no fields: unit, state, handler, number elsewhere.</summary>
    public static IEnumerable<string> OwnHeads => Own.Select(heads => heads[0]);

    /// <summary>Reads a row; faults are added at their cells.</summary>
    public ReadyRow? Row(SheetRow row, List<CellFault> faults)
    {
        var before = faults.Count;
        var values = new Dictionary<string, Value?>(StringComparer.Ordinal);
        // A comma too many shifts a row; what then stands under no heading must not be lost without a word.
        for (var i = 0; i < row.Cells.Count; i++)
            if (row.Cells[i].Length > 0 && !known.Contains(i))
            {
                faults.Add(new CellFault(row.Number, Texts.Say("import.column", i + 1), Texts.Say("import.headless", Shown(row.Cells[i]))));
                return null;
            }
        foreach (var (index, head, field) in columns)
            if (Cell(row, index) is { Length: > 0 } text && CellReader.Read(field, text, row.DayZero, message => faults.Add(new CellFault(row.Number, head, message))) is { } value)
                values[field.Key] = value;
        var unit = UnitOf(row);
        if (unit is null)
            faults.Add(new CellFault(row.Number, UnitHeads[0], Texts.Say("unit.none", Shown(Cell(row, UnitHeads)))));
        string? state = null;
        if (Cell(row, StateHeads) is { Length: > 0 } written)
        {
            state = ledger.Flow.States.FirstOrDefault(s => s.Key == written || s.Title == written)?.Key;
            if (state is null)
                faults.Add(new CellFault(row.Number, StateHeads[0], Texts.Say("import.state", Shown(written), string.Join('、', ledger.Flow.States.Select(s => s.Title)))));
        }
        var handler = Read(row, HandlerHeads, HandlerField, faults) ?? "";
        var external = Read(row, ExternalHeads, ExternalField, faults);
        return faults.Count > before ? null : new ReadyRow(row.Number, new Change.Enter(Guid.CreateVersion7(), unit!.Code, values, state, handler, external));
    }

    /// <summary>Whether rows carry the number of the system they come from.</summary>
    public bool HasExternal => own.ContainsKey(ExternalHeads[0]);

    /// <summary>By what a row is known again: its unit and the number of the system it comes from.</summary>
    public (string? Unit, string External) IdentityOf(SheetRow row) => HasExternal ? (UnitOf(row)?.Code, Cell(row, ExternalHeads)) : (null, "");

    /// <summary>The heading under which a field stands, for faults that the write path finds.</summary>
    public string HeadOf(string field) => columns.FirstOrDefault(c => c.Field.Key == field.Split('[')[0]).Head ?? ledger.Field(field.Split('[')[0])?.Title ?? "";

    private string? Read(SheetRow row, string[] heads, Field field, List<CellFault> faults) =>
        CellReader.Read(field, Cell(row, heads), null, message => faults.Add(new CellFault(row.Number, heads[0], message)))?.ToString();

    private Unit? UnitOf(SheetRow row) => Cell(row, UnitHeads) is { Length: > 0 } named ? units.Find(named) ?? Named(named) : home;

    private string Cell(SheetRow row, string[] heads) => own.TryGetValue(heads[0], out var column) ? Cell(row, column) : "";

    private static string Cell(SheetRow row, int column) => column < row.Cells.Count ? FormulaGuard.TakeOff(row.Cells[column]) : "";

    private static string Shown(string text) => text.Length > 40 ? text[..40] + "…" : text;

    private Unit? Named(string name) => units.Under(home.Code).Where(u => u.Name == name || u.Name.EndsWith(name, StringComparison.Ordinal)).Take(2).ToList() is [var only] ? only : null;
}
