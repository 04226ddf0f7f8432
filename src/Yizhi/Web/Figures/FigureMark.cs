using System.Globalization;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Counting;
using Yizhi.Core.Reports;
using Yizhi.Core.Time;
using Yizhi.Documents.Pages;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Figures;

/// <summary>A figure as a page shows it: a number that opens.</summary>
/// <param name="Indicator">The indicator's key.</param>
/// <param name="Slice">The slice; empty for the whole.</param>
/// <param name="Title">What it is called here.</param>
/// <param name="Measure">The counting unit.</param>
/// <param name="Unit">The unit's code.</param>
/// <param name="Period">The period.</param>
/// <param name="Value">The exact value.</param>
/// <param name="Shown">The value as written.</param>
public sealed record FigureMark(string Indicator, string Slice, string Title, Measure Measure, string Unit, Period Period, FigureValue Value, string Shown)
{
    /// <summary>Where it opens to.</summary>
    public string Href => Address.Figure(Indicator, Unit, Period, Slice);

    /// <summary>known, missing or not_applicable.</summary>
    public string State => FigureWords.State(Value);

    /// <summary>The exact number, or nothing.</summary>
    public string Exact => FigureWords.Number(Value) ?? "";

    /// <summary>Whether it is a number; only then its counting unit is said.</summary>
    public bool IsKnown => Value is FigureValue.Known;

    /// <summary>The counting unit to stand beside it; empty where the number says it itself or there is none.</summary>
    public string UnitSaid => IsKnown && Measure.Kind != MeasureKind.Percent ? Measure.Key : "";

    /// <summary>How the state looks: zero, missing and not applicable differ from one another.</summary>
    public string Look => Value switch
    {
        FigureValue.Missing => "fig miss",
        FigureValue.NotApplicable => "fig nosense",
        FigureValue.Known { Number: 0 } => "fig zero",
        _ => "fig",
    };

    /// <summary>The mark of an indicator.</summary>
    public static FigureMark Of(OfficeCatalogue catalogue, Indicator indicator, string unit, Period period, FigureValue value, string slice = "", string? title = null) =>
        new(indicator.Key, slice, title ?? ReportCompiler.TitleOf(catalogue, indicator, slice), indicator.Measure, unit, period, value, Show(indicator, value));

    /// <summary>A value as screens show it: as in a report, with long numbers in groups of three.</summary>
    public static string Show(Indicator indicator, FigureValue value) => value switch
    {
        FigureValue.Missing => Texts.Say("figure.missing"),
        FigureValue.NotApplicable => Numerals.NotApplicable,
        _ => Grouped(Numerals.Show(value, indicator.Measure, indicator.Places)),
    };

    /// <summary>Digits in groups of three from five digits on, set apart by a thin space that does not break.</summary>
    public static string Grouped(string number)
    {
        var start = number.StartsWith('-') ? 1 : 0;
        var whole = start;
        while (whole < number.Length && char.IsAsciiDigit(number[whole]))
            whole++;
        if (whole - start < 5)
            return number;
        var grouped = number;
        for (var at = whole - 3; at > start; at -= 3)
            grouped = grouped.Insert(at, "\u202f");
        return grouped;
    }

    /// <summary>What has changed since, in words; null where one of the two is no number.</summary>
    public static string? Change(Indicator indicator, FigureMark now, FigureMark then)
    {
        if (now.Value is not FigureValue.Known { Number: var number } || then.Value is not FigureValue.Known { Number: var before })
            return null;
        if (number == before)
            return Texts.Say("change.same");
        var more = Show(indicator, new FigureValue.Known(Math.Abs(number - before)));
        if (indicator.Measure.Kind == MeasureKind.Percent)
            return Texts.Say(number > before ? "change.points_up" : "change.points_down", more.TrimEnd('%'));
        var percent = before == 0 ? null : Math.Round(Math.Abs(number - before) / Math.Abs(before) * 100, 1, MidpointRounding.AwayFromZero).ToString("0.#", CultureInfo.InvariantCulture);
        var unit = indicator.Measure.Key;
        return percent is null ? Texts.Say("change.more", more, unit) : Texts.Say(number > before ? "change.up" : "change.down", more, unit, percent);
    }
}
