using System.Globalization;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Catalogue.Loading;
using Yizhi.Core.Counting;
using Yizhi.Core.Records;
using Yizhi.Core.Time;

namespace Yizhi.Core.Checks;

/// <summary>Proves the worked examples of a catalogue, so that the 口径 is never only a comment.</summary>
public static class ExampleRun
{
    /// <summary>The examples whose figures come out otherwise than written.</summary>
    public static IReadOnlyList<CatalogueFault> Run(OfficeCatalogue catalogue)
    {
        var contributor = new Contributor(catalogue);
        return [.. catalogue.Examples.SelectMany(e => Run(catalogue, contributor, e))];
    }

    private static IEnumerable<CatalogueFault> Run(OfficeCatalogue catalogue, Contributor contributor, Example example)
    {
        var records = example.Given.Select((g, i) => RecordOf(catalogue, g, i + 1)).ToList();
        var period = example.Period ?? Period.OfYear(records.Select(r => r.HappenedOn.Year).Where(y => y > 1).DefaultIfEmpty(2024).Min());
        var sheet = Tallying.Sheet(catalogue, records.SelectMany(r => contributor.Of(r)), period);
        foreach (var (key, wanted) in example.Gives)
        {
            var (indicator, slice) = key.IndexOf('|', StringComparison.Ordinal) is > 0 and var at ? (key[..at], key[(at + 1)..]) : (key, "");
            var value = sheet.Value(indicator, period, slice);
            if (!Fits(value, wanted))
                yield return new CatalogueFault(example.Place.File, example.Place.Line, example.Place.Column, $"算例“{example.Name}”的 {key} 应得 {wanted}，实得 {Said(value)}。");
        }
    }

    private static Record RecordOf(OfficeCatalogue catalogue, ExampleRecord given, int number)
    {
        var ledger = catalogue.Ledgers[given.Ledger];
        var days = given.Fields.Values.OfType<Value.Day>().Select(d => d.Date).ToList();
        var day = given.Fields.Get(ledger.Day) is Value.Day happened ? happened.Date : days.Count > 0 ? days.Min() : default;
        return new Record
        {
            Id = new Guid(number, 0, 0, new byte[8]),
            Ledger = given.Ledger,
            Unit = "example",
            Title = ledger.Title,
            State = given.State ?? ledger.Flow.Start,
            HappenedOn = day,
            Version = 1,
            Catalogue = catalogue.Version,
            Fields = given.Fields.ContainsKey(ledger.Day) ? given.Fields : given.Fields.With([KeyValuePair.Create(ledger.Day, (Value?)new Value.Day(day))]),
        };
    }

    private static bool Fits(FigureValue value, string wanted) => (value, wanted.Trim()) switch
    {
        (FigureValue.Missing, "missing") => true,
        (FigureValue.NotApplicable, "not_applicable") => true,
        (FigureValue.Known known, var text) => decimal.TryParse(text.TrimEnd('%', ' '), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && decimal.Round(known.Number, number.Scale, MidpointRounding.AwayFromZero) == number,
        _ => false,
    };

    private static string Said(FigureValue value) => value switch
    {
        FigureValue.Known known => known.Number.ToString("0.####", CultureInfo.InvariantCulture),
        FigureValue.Missing => "missing（缺）",
        _ => "not_applicable（不适用）",
    };
}
