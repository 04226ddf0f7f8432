using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Yizhi.Core.Reports;
using Yizhi.Documents.Pages;

namespace Yizhi.Documents.Json;

/// <summary>Writes a report as JSON that programs may rely on: names and order never change, only grow.</summary>
/// <remarks>UTF-8 with Chinese left as it is. Serve it as <c>application/json</c>; it is not escaped for standing inside HTML.</remarks>
public static class ReportJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the report.</summary>
    /// <param name="output">Where to write; it stays open.</param>
    /// <param name="report">The report.</param>
    /// <param name="opened">What a figure opens to; null leaves it out.</param>
    /// <exception cref="UnknownTokenException">The text uses a figure the report does not have.</exception>
    public static void Write(Stream output, Report report, Func<ReportFigure, OpenedFigure?>? opened = null)
    {
        var document = PageDocument.From(report);
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("title", document.Title);
        json.WriteStartObject("unit");
        json.WriteString("code", report.UnitCode);
        json.WriteString("name", document.SignatureUnit);
        json.WriteEndObject();
        json.WriteString("period", report.Period.ToString());
        json.WriteString("addressee", document.Addressee);
        json.WriteString("documentNumber", document.DocumentNumber);
        json.WriteString("date", document.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("catalogueVersion", report.CatalogueVersion);
        WriteSections(json, document);
        WriteFigures(json, report, opened);
        json.WriteStartArray("gaps");
        foreach (var gap in report.Gaps)
            json.WriteStringValue(gap);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSections(Utf8JsonWriter json, PageDocument document)
    {
        json.WriteStartArray("sections");
        foreach (var section in Section.Of(document.Blocks))
        {
            json.WriteStartObject();
            json.WriteNumber("level", section.Heading?.Level ?? 0);
            json.WriteString("number", section.Heading?.Number ?? "");
            json.WriteString("heading", section.Heading?.Runs.Plain() ?? "");
            json.WriteString("part", section.Heading?.Part);
            json.WriteString("text", section.Text);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteFigures(Utf8JsonWriter json, Report report, Func<ReportFigure, OpenedFigure?>? opened)
    {
        json.WriteStartArray("figures");
        // By token, because a dictionary promises no order and the file must be the same each time.
        foreach (var figure in report.Figures.Values.OrderBy(figure => figure.Token, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("token", figure.Token);
            json.WriteString("indicator", figure.Indicator);
            json.WriteString("slice", figure.Slice);
            json.WriteString("title", figure.Title);
            json.WriteString("measure", figure.Measure);
            json.WriteString("unit", figure.UnitCode);
            json.WriteString("period", figure.Period.ToString());
            json.WriteString("state", FigureWords.State(figure.Value));
            json.WritePropertyName("value");
            if (FigureWords.Number(figure.Value) is { } number)
                json.WriteRawValue(number);
            else
                json.WriteNullValue();
            json.WriteString("shown", figure.Shown);
            json.WriteString("code", FigureCode.Of(figure));
            if (opened?.Invoke(figure) is { } found)
                WriteOpened(json, found);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteOpened(Utf8JsonWriter json, OpenedFigure opened)
    {
        json.WriteStartObject("opened");
        json.WriteString("unitName", opened.Unit);
        json.WriteString("ledger", opened.Ledger);
        WriteLines(json, "definition", opened.Definition);
        json.WriteString("reckoning", opened.Reckoning);
        json.WriteString("lastYear", opened.LastYear);
        json.WriteString("change", opened.Change);
        json.WriteStartArray("breakdown");
        foreach (var group in opened.Breakdown)
        {
            json.WriteStartObject();
            json.WriteString("title", group.Title);
            json.WriteStartArray("parts");
            foreach (var part in group.Parts)
            {
                json.WriteStartObject();
                json.WriteString("title", part.Title);
                json.WriteString("shown", part.Shown);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteString("sum", group.Sum);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteLines(json, "restatements", opened.Restatements);
        json.WriteEndObject();
    }

    private static void WriteLines(Utf8JsonWriter json, string name, IReadOnlyList<string> lines)
    {
        json.WriteStartArray(name);
        foreach (var line in lines)
            json.WriteStringValue(line);
        json.WriteEndArray();
    }
}
