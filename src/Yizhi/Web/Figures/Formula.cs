using System.Globalization;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Counting;
using Yizhi.Core.Records;
using Yizhi.Core.Units;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Figures;

/// <summary>How an indicator comes to its value, in words that a clerk can check.</summary>
/// <param name="catalogue">The definitions.</param>
/// <param name="units">The names of units.</param>
public sealed class Formula(OfficeCatalogue catalogue, UnitTree units)
{
    /// <summary>The 口径, a line a definition.</summary>
    public IReadOnlyList<string> Say(Indicator indicator) => indicator.Kind switch
    {
        IndicatorKind.Ratio => [Texts.Say("formula.ratio", Title(indicator.Of[0]), Title(indicator.Of[1]))],
        IndicatorKind.Total => [Texts.Say("formula.total", string.Join("＋", indicator.Of.Select(Title)))],
        IndicatorKind.Difference => [Texts.Say("formula.difference", string.Join("－", indicator.Of.Select(Title)))],
        _ when indicator.Definitions.Count == 0 => [Texts.Say("formula.declared")],
        _ => [.. indicator.Definitions.Select((d, i) => Dated(indicator, d, i))],
    };

    /// <summary>The arithmetic with the numbers in it; null where there is nothing to calculate.</summary>
    public static string? Reckon(Indicator indicator, IReadOnlyList<FigureMark> parts, FigureMark whole, int months)
    {
        string Number(int i) => i < parts.Count ? $"{parts[i].Title} {parts[i].Shown}" : Texts.Say("formula.months", months);
        return indicator.Kind switch
        {
            IndicatorKind.Ratio => $"{Number(0)} ÷ {Number(1)} ＝ {whole.Shown}",
            IndicatorKind.Total => $"{string.Join(" ＋ ", parts.Select((_, i) => Number(i)))} ＝ {whole.Shown}",
            IndicatorKind.Difference => $"{string.Join(" － ", parts.Select((_, i) => Number(i)))} ＝ {whole.Shown}",
            _ => null,
        };
    }

    /// <summary>A condition on a ledger's records.</summary>
    public string Condition(Ledger ledger, Filter filter) => Words(ledger, filter, null);

    private string Dated(Indicator indicator, Definition definition, int at)
    {
        var text = Text(indicator, definition);
        return indicator.Definitions.Count > 1 ? Texts.Say("formula.since", at == 0 && definition.Since.Year < 1900 ? Texts.Say("formula.ever") : Days.Said(definition.Since), text, definition.Source ?? "") : text;
    }

    private string Text(Indicator indicator, Definition definition)
    {
        var ledger = catalogue.Ledgers[indicator.Ledger];
        var conditions = new List<string>
        {
            definition.ValidFrom is { } from
                ? Texts.Say(definition.ValidUntil is null ? "formula.valid_from" : "formula.valid", FieldTitle(ledger, from), definition.ValidUntil is { } until ? FieldTitle(ledger, until) : "")
                : Texts.Say("formula.on", FieldTitle(ledger, definition.On)),
        };
        if (definition.When is { } when)
            conditions.Add(Words(ledger, when, null));
        var which = Texts.Say("formula.which", string.Join("，且", conditions), ledger.Title);
        if (definition.Each is { } each && ledger.Field(each) is { } rows)
        {
            var where = definition.Where is { } filter ? Texts.Say("formula.where", Words(ledger, filter, rows)) : "";
            return definition.Sum is { } inRow
                ? Texts.Say("formula.each_sum", which, rows.Title, where, rows.Rows.FirstOrDefault(f => f.Key == inRow)?.Title ?? inRow)
                : Texts.Say("formula.each", which, rows.Title, where);
        }
        if (definition.Sum is { } sum)
            return Texts.Say("formula.sum", which, FieldTitle(ledger, sum));
        return definition.Distinct is { } distinct
            ? Texts.Say("formula.distinct", which, FieldTitle(ledger, distinct))
            : Texts.Say("formula.count", which, indicator.Measure.Key);
    }

    private string Words(Ledger ledger, Filter filter, Field? rows) => filter switch
    {
        Filter.All all => string.Join("，且", all.Parts.Select(p => Words(ledger, p, rows))),
        Filter.Any any => Texts.Say("filter.any", string.Join("，或者", any.Parts.Select(p => Words(ledger, p, rows)))),
        Filter.Not not => Texts.Say("filter.not", Words(ledger, not.Part, rows)),
        Filter.OneOf one => Texts.Say("filter.one_of", FieldTitle(ledger, one.Field, rows), Listed([.. one.Values.Select(v => ValueTitle(ledger, one.Field, v, rows))])),
        Filter.Present present => Texts.Say(present.Is ? "filter.present" : "filter.absent", FieldTitle(ledger, present.Field, rows)),
        Filter.Within within => FieldTitle(ledger, within.Field, rows) + string.Join("、", Bounds(within)),
        Filter.Ended ended => Texts.Say(ended.InTime ? "filter.in_time" : "filter.late", ledger.Deadlines.FirstOrDefault(d => d.Key == ended.Deadline)?.Title ?? ended.Deadline),
        _ => "",
    };

    private static IEnumerable<string> Bounds(Filter.Within within)
    {
        if (within.AtLeast is { } least)
            yield return Texts.Say("filter.at_least", Written(least));
        if (within.Above is { } above)
            yield return Texts.Say("filter.above", Written(above));
        if (within.AtMost is { } most)
            yield return Texts.Say("filter.at_most", Written(most));
        if (within.Below is { } below)
            yield return Texts.Say("filter.below", Written(below));
    }

    private static string Written(Value value) => value switch
    {
        Value.Day day => Days.Said(day.Date),
        Value.Number number => number.Amount.ToString("0.####", CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Listed(IReadOnlyList<string> values) =>
        values.Count < 2 ? string.Concat(values) : string.Join('、', values.SkipLast(1)) + " 或 " + values[^1];

    private static string FieldTitle(Ledger ledger, string field, Field? rows = null) => rows?.Rows.FirstOrDefault(f => f.Key == field)?.Title ?? field switch
    {
        "state" => Texts.Say("field.state"),
        "unit" => Texts.Say("field.unit"),
        "handler" => Texts.Say("field.handler"),
        "happened_on" => ledger.Field(ledger.Day)?.Title ?? field,
        _ => ledger.Field(field)?.Title ?? field,
    };

    private string ValueTitle(Ledger ledger, string field, string value, Field? rows) =>
        field == "state" ? ledger.Flow.TitleOf(value)
        : field == "unit" ? units.NameOf(value)
        : (rows?.Rows.FirstOrDefault(f => f.Key == field) ?? ledger.Field(field)) is not { } found ? value
        : value == "not_applicable" ? Value.NoSense.ToString()!
        : found.Type == FieldType.YesNo ? Texts.Say(value == "true" ? "yes" : "no")
        : found.Type == FieldType.Unit ? units.NameOf(value)
        : found.List?.TitleOf(value) ?? value;

    private string Title(string key) => key == Indicator.PeriodMonths ? Texts.Say("formula.period_months") : catalogue.Indicators[key].Title;
}
