using Yizhi.Core.Catalogue;
using Yizhi.Core.Reading;

namespace Yizhi.Commands;

/// <summary>A reading in the shape of docs/reading.schema.json, which is kept stable.</summary>
internal static class ReadingJson
{
    /// <summary>The reading; with <paramref name="explain"/> also why, and what the stable shape leaves out.</summary>
    public static object Of(ReportReading reading, bool explain = false, string? file = null)
    {
        var shape = new Dictionary<string, object?>();
        if (file is not null)
            shape["file"] = file;
        shape["title"] = reading.Title;
        shape["unit"] = reading.Unit;
        shape["year"] = reading.Year;
        shape["documentNumber"] = reading.DocumentNumber;
        shape["date"] = reading.Date?.ToString("yyyy-MM-dd");
        if (explain)
        {
            shape["addressee"] = reading.Addressee;
            shape["signatory"] = reading.Signatory;
        }
        shape["sections"] = reading.Sections.Select(s => new { s.Level, s.Number, s.Heading, Part = Part(s.Part), s.Start, s.End });
        shape["figures"] = reading.Figures.Select(f => Figure(f, explain));
        shape["findings"] = reading.Findings.Select(f => new { f.Rule, Severity = Word(f.Severity), f.Message, f.Start, f.End, Related = f.Related.Select(r => new { r.Start, r.End }) });
        return shape;
    }

    private static Dictionary<string, object?> Figure(TextFigure figure, bool explain)
    {
        var shape = new Dictionary<string, object?>
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
        if (explain)
        {
            shape["reason"] = figure.Reason;
            shape["change"] = figure.IsChange;
            shape["implied"] = figure.IsImplied;
            shape["period"] = figure.Period;
            shape["clauseStart"] = figure.ClauseStart;
            shape["clauseEnd"] = figure.ClauseEnd;
        }
        return shape;
    }

    private static decimal? Plain(decimal? value) => value is { } number ? number / 1.000000000000000000000000000000m : null;

    private static string? Part(ReportPart? part) => part switch
    {
        ReportPart.Achievements => "achievements",
        ReportPart.Shortcomings => "shortcomings",
        ReportPart.FirstResponsible => "firstResponsible",
        ReportPart.NextYear => "nextYear",
        _ => null,
    };

    private static string Word(Severity severity) => severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "info" };
}
