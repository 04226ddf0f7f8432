using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Units;
using Yizhi.Wording;
using Field = Yizhi.Core.Catalogue.Field;

namespace Yizhi.Sheets;

/// <summary>An empty sheet to fill in, drawn from the catalogue: headings with a star where something must stand, drop-downs for codes, numbers and days kept as typed text, and a second sheet that explains each column.</summary>
public static class TemplateSheet
{
    private const int LastRow = 5000;
    private const uint TextStyle = 1, HeadStyle = 2, RequiredStyle = 3, NoteStyle = 4;

    /// <summary>Writes it.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="ledger">The ledger.</param>
    /// <param name="units">The units one may choose.</param>
    public static void Write(Stream output, Ledger ledger, IReadOnlyList<Unit> units)
    {
        var fields = Asked(ledger).ToList();
        using var document = SpreadsheetDocument.Create(output, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        workbook.Workbook = new Workbook();
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
        var lists = workbook.AddNewPart<WorksheetPart>();
        var main = workbook.AddNewPart<WorksheetPart>();
        var notes = workbook.AddNewPart<WorksheetPart>();
        var choices = Choices(fields, units);
        main.Worksheet = Table(fields, choices);
        notes.Worksheet = Notes(ledger, fields);
        lists.Worksheet = Lists(choices);
        workbook.Workbook.AppendChild(new DocumentFormat.OpenXml.Spreadsheet.Sheets(
            new Sheet { Id = workbook.GetIdOfPart(main), SheetId = 1, Name = Cut(ledger.Title) },
            new Sheet { Id = workbook.GetIdOfPart(notes), SheetId = 2, Name = Texts.Say("template.notes") },
            new Sheet { Id = workbook.GetIdOfPart(lists), SheetId = 3, Name = "codes", State = SheetStateValues.Hidden }));
        workbook.Workbook.Save();
    }

    // What a record asks at first, then what later steps ask: a sheet often brings work that is done.
    private static IEnumerable<Field> Asked(Ledger ledger) => ledger.Fields.OrderByDescending(f => f.Key == ledger.Heading || f.Key == ledger.Day || (f.Required && ledger.AskedFirst.Contains(f))).ThenByDescending(ledger.AskedFirst.Contains);

    private static List<(int Column, string Name, IReadOnlyList<string> Values)> Choices(List<Field> fields, IReadOnlyList<Unit> units)
    {
        var choices = new List<(int, string, IReadOnlyList<string>)> { (0, "单位", [.. units.Select(u => u.Name)]) };
        foreach (var (field, i) in fields.Select((f, i) => (f, i)))
            if (field.Type == FieldType.Code)
                choices.Add((i + 1, field.Title, [.. field.List!.Codes.Select(c => c.Title)]));
            else if (field.Type == FieldType.YesNo)
                choices.Add((i + 1, field.Title, ["是", "否"]));
            else if (field.Type == FieldType.Unit)
                choices.Add((i + 1, field.Title, [.. units.Select(u => u.Name)]));
        return choices;
    }

    private static Worksheet Table(List<Field> fields, List<(int Column, string Name, IReadOnlyList<string> Values)> choices)
    {
        var heads = fields.Select(f => (f.Title + (IsRequired(f) ? "*" : ""), IsRequired(f))).Prepend(("单位", false)).ToList();
        var columns = new Columns();
        for (var i = 0; i < heads.Count; i++)
            // Every column is text, so that identity numbers, dates and codes stay as they were typed.
            columns.AppendChild(new DocumentFormat.OpenXml.Spreadsheet.Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = Math.Clamp(heads[i].Item1.Length * 2.2 + 4, 12, 32), CustomWidth = true, Style = TextStyle });
        var row = new Row();
        for (var i = 0; i < heads.Count; i++)
            row.AppendChild(Cell(heads[i].Item1, heads[i].Item2 ? RequiredStyle : HeadStyle));
        var validations = new DataValidations();
        foreach (var (choice, i) in choices.Select((c, i) => (c, i)))
        {
            var (here, there) = (Name(choice.Column), Name(i));
            validations.AppendChild(new DataValidation
            {
                Type = DataValidationValues.List,
                AllowBlank = true,
                ShowErrorMessage = false,
                SequenceOfReferences = new ListValue<StringValue> { InnerText = $"{here}2:{here}{LastRow}" },
                Formula1 = new Formula1($"codes!${there}$1:${there}${Math.Max(1, choice.Values.Count)}"),
            });
        }
        validations.Count = (uint)choices.Count;
        return new Worksheet(
            new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0, TabSelected = true }),
            columns, new SheetData(row), validations);
    }

    private static Worksheet Notes(Ledger ledger, List<Field> fields)
    {
        var rows = new SheetData(
            new Row(Cell(Texts.Say("template.of", ledger.Title), HeadStyle)),
            new Row(Cell(ledger.Purpose, NoteStyle)),
            new Row(Cell(Texts.Say("template.say"), NoteStyle)),
            new Row(Cell(Texts.Say("template.column"), HeadStyle), Cell(Texts.Say("template.required"), HeadStyle), Cell(Texts.Say("template.how"), HeadStyle)));
        rows.AppendChild(new Row(Cell("单位", NoteStyle), Cell("", NoteStyle), Cell(Texts.Say("template.unit"), NoteStyle)));
        foreach (var field in fields)
            rows.AppendChild(new Row(Cell(field.Title, NoteStyle), Cell(IsRequired(field) ? "✓" : "", NoteStyle), Cell(How(field), NoteStyle)));
        return new Worksheet(new Columns(new DocumentFormat.OpenXml.Spreadsheet.Column { Min = 1, Max = 1, Width = 22, CustomWidth = true }, new DocumentFormat.OpenXml.Spreadsheet.Column { Min = 3, Max = 3, Width = 90, CustomWidth = true }), rows);
    }

    private static Worksheet Lists(List<(int Column, string Name, IReadOnlyList<string> Values)> choices)
    {
        var data = new SheetData();
        for (var r = 0; r < choices.Max(c => c.Values.Count); r++)
        {
            var row = new Row { RowIndex = (uint)r + 1 };
            for (var c = 0; c < choices.Count; c++)
                if (r < choices[c].Values.Count)
                {
                    var cell = Cell(choices[c].Values[r], TextStyle);
                    cell.CellReference = $"{Name(c)}{r + 1}";
                    row.AppendChild(cell);
                }
            data.AppendChild(row);
        }
        return new Worksheet(data);
    }

    private static string How(Field field)
    {
        var kind = field.Type switch
        {
            FieldType.Code => Texts.Say("template.code", string.Join('、', field.List!.Codes.Take(30).Select(c => c.Title))),
            FieldType.Codes => Texts.Say("template.codes", string.Join('、', field.List!.Codes.Take(30).Select(c => c.Title))),
            FieldType.Rows => Texts.Say("import.rows", field.Title, string.Join('、', field.Rows.Select(r => r.Title))),
            FieldType.Unit => Texts.Say("template.unit.field"),
            _ => Texts.Say("template." + field.Type.ToString().ToLowerInvariant()),
        };
        return field.Hint is { } hint ? kind + " " + hint : kind;
    }

    private static bool IsRequired(Field field) => field is { Required: true, When: null, Default: null };

    private static Cell Cell(string text, uint style) => new(new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = style };

    // Columns as sheets call them: A … Z, AA …
    private static string Name(int column) => column < 26 ? $"{(char)('A' + column)}" : Name(column / 26 - 1) + (char)('A' + column % 26);

    private static string Cut(string title) => title.Length > 31 ? title[..31] : title;

    private static Stylesheet Styles() => new(
        new Fonts(new Font(new FontSize { Val = 11 }), new Font(new Bold(), new FontSize { Val = 11 }), new Font(new Bold(), new FontSize { Val = 11 }, new Color { Rgb = "FFB42318" })),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { NumberFormatId = 49, ApplyNumberFormat = true },
            new CellFormat { FontId = 1, ApplyFont = true, NumberFormatId = 49, ApplyNumberFormat = true },
            new CellFormat { FontId = 2, ApplyFont = true, NumberFormatId = 49, ApplyNumberFormat = true },
            new CellFormat(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top }) { ApplyAlignment = true }));
}
