using System.Globalization;
using System.Text.RegularExpressions;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;
using Yizhi.Core.Units;

namespace Yizhi.Core.Reports;

/// <summary>A printed paper, filled from a record.</summary>
/// <param name="Ledger">The ledger's key.</param>
/// <param name="Key">The paper's key in the ledger.</param>
/// <param name="Title">What kind of paper it is.</param>
/// <param name="Text">Markdown; what people typed is escaped in it.</param>
/// <param name="Date">The day of the record, for the file's properties.</param>
public sealed record PaperText(string Ledger, string Key, string Title, string Text, DateOnly Date);

/// <summary>Fills a paper's template from a record. Pure: the same record always gives the same paper.</summary>
public static partial class PaperCompiler
{
    /// <summary>What stands where the record says nothing: room to write by hand.</summary>
    public const string Blank = "＿＿＿＿＿＿";

    private const int MaxLinks = 200;

    /// <summary>Fills the template.</summary>
    /// <param name="template">The template.</param>
    /// <param name="ledger">The record's ledger.</param>
    /// <param name="record">The record; personal values print as they stand in it, masked or revealed.</param>
    /// <param name="units">The names of units.</param>
    /// <exception cref="InvalidOperationException">The template can't be filled; the message says why.</exception>
    public static PaperText Compile(DocumentTemplate template, Ledger ledger, Record record, UnitTree units)
    {
        var liquid = LiquidTemplate.Parse(Written(template.Template), out var error) ?? throw new InvalidOperationException(error);
        var text = Spaces().Replace(liquid.Render(new Dictionary<string, object>(StringComparer.Ordinal) { ["record"] = Names(ledger, record, units) }).Replace("\r\n", "\n", StringComparison.Ordinal), "\n\n").Trim() + "\n";
        return new PaperText(ledger.Key, template.Key, template.Title, text, record.HappenedOn);
    }

    /// <summary>A value in the words of a paper: 2025年3月2日, titles of codes, names of units, 是 or 否; an amount without its unit.</summary>
    public static string Said(Field? field, Value? value, UnitTree units) => value switch
    {
        null => "",
        Value.Day day => Said(day.Date),
        Value.Moment moment => Said(DateOnly.FromDateTime(moment.At)) + moment.At.ToString("H时mm分", CultureInfo.InvariantCulture),
        Value.Number number => number.Amount.ToString("0.####", CultureInfo.InvariantCulture),
        Value.Flag flag => flag.Is ? "是" : "否",
        Value.Codes codes => string.Join('、', codes.Keys.Select(k => field?.List?.TitleOf(k) ?? k)),
        Value.Text text when field?.List is { } list => list.TitleOf(text.Words),
        Value.Text text when field?.Type == FieldType.Unit => units.NameOf(text.Words),
        _ => value.ToString() ?? "",
    };

    private static string Said(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";

    private static Dictionary<string, object> Names(Ledger ledger, Record record, UnitTree units)
    {
        var unit = units.Find(record.Unit);
        var office = unit;
        for (var i = 0; i < MaxLinks && office is { Kind: not (UnitKind.Subdistrict or UnitKind.Town), Parent: { } above }; i++)
            office = units.Find(above);
        var names = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["unit"] = unit?.IssuingName ?? record.Unit,
            ["office"] = office is { Kind: UnitKind.Subdistrict or UnitKind.Town } ? office.IssuingName : unit?.IssuingName ?? record.Unit,
            ["title"] = record.Title,
            ["state"] = ledger.Flow.TitleOf(record.State),
            ["happened_on"] = Said(record.HappenedOn),
        };
        if (record.Number is { Length: > 0 } number)
            names["number"] = number;
        if (record.Handler.Length > 0)
            names["handler"] = record.Handler;
        foreach (var field in ledger.Fields)
            if (record.Fields.Get(field.Key) is { } value)
                names[field.Key] = value is Value.Rows rows ? rows.Items.Select(row => Row(field, row, units)).ToList() : Said(field, value, units);
        return names;
    }

    private static Dictionary<string, object> Row(Field field, Fields row, UnitTree units)
    {
        var cells = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var column in field.Rows)
            if (row.Get(column.Key) is { } value)
                cells[column.Key] = Said(column, value, units);
        return cells;
    }

    // Comparisons in a template see values as they are; only what is printed is escaped, and left to handwriting where it is empty.
    private static string Written(string template) => Output().Replace(template, found => $"{{{{ {found.Groups["inner"].Value.Trim()} | paper }}}}");

    [GeneratedRegex(@"\{\{(?<inner>[^{}]*)\}\}")]
    private static partial Regex Output();

    [GeneratedRegex(@"\n(?:[ \t]*\n)+")]
    private static partial Regex Spaces();
}
