using System.Globalization;
using System.Text.Json.Nodes;
using Yizhi.Core.Catalogue;

namespace Yizhi.Core.Reading;

/// <summary>A reading in the shape of docs/reading.schema.json, which is kept stable.</summary>
public static class ReadingJson
{
    /// <summary>The reading as JSON.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="explain">Also why an indicator was chosen, the period, the clause, and who is addressed and signs.</param>
    /// <param name="file">The file it was read from, where several are told apart.</param>
    public static JsonObject Of(ReportReading reading, bool explain = false, string? file = null)
    {
        var shape = new JsonObject();
        if (file is not null)
            shape["file"] = file;
        shape["title"] = reading.Title;
        shape["unit"] = reading.Unit;
        shape["year"] = reading.Year;
        shape["documentNumber"] = reading.DocumentNumber;
        shape["date"] = reading.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (explain)
        {
            shape["addressee"] = reading.Addressee;
            shape["signatory"] = reading.Signatory;
        }
        shape["sections"] = new JsonArray([.. reading.Sections.Select(Section)]);
        shape["figures"] = new JsonArray([.. reading.Figures.Select(f => Figure(f, explain))]);
        shape["findings"] = new JsonArray([.. reading.Findings.Select(Finding)]);
        return shape;
    }

    private static JsonObject Section(TextSection section) => new()
    {
        ["level"] = section.Level,
        ["number"] = section.Number,
        ["heading"] = section.Heading,
        ["part"] = section.Part switch
        {
            ReportPart.Achievements => "achievements",
            ReportPart.Shortcomings => "shortcomings",
            ReportPart.FirstResponsible => "firstResponsible",
            ReportPart.NextYear => "nextYear",
            _ => null,
        },
        ["start"] = section.Start,
        ["end"] = section.End,
    };

    private static JsonObject Figure(TextFigure figure, bool explain)
    {
        var shape = new JsonObject
        {
            ["value"] = Plain(figure.Value),
            ["unit"] = figure.Unit,
            ["qualifier"] = figure.Qualifier,
            ["low"] = Plain(figure.Low),
            ["high"] = Plain(figure.High),
            ["subject"] = figure.Subject,
            ["start"] = figure.Start,
            ["end"] = figure.End,
            ["text"] = figure.Text,
            ["indicator"] = figure.Indicator,
            ["confidence"] = figure.Confidence,
            ["partOf"] = figure.PartOf,
        };
        if (!explain)
            return shape;
        shape["reason"] = figure.Reason;
        shape["change"] = figure.IsChange;
        shape["implied"] = figure.IsImplied;
        shape["period"] = figure.Period;
        shape["clauseStart"] = figure.ClauseStart;
        shape["clauseEnd"] = figure.ClauseEnd;
        return shape;
    }

    private static JsonObject Finding(TextFinding finding) => new()
    {
        ["rule"] = finding.Rule,
        ["severity"] = finding.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "info" },
        ["message"] = finding.Message,
        ["start"] = finding.Start,
        ["end"] = finding.End,
        ["related"] = new JsonArray([.. finding.Related.Select(r => new JsonObject { ["start"] = r.Start, ["end"] = r.End })]),
    };

    // 55000.0 is written 55000.
    private static decimal? Plain(decimal? value) => value is { } number ? number / 1.000000000000000000000000000000m : null;
}
