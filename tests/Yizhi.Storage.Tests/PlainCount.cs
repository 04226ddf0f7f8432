using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;
using Yizhi.Core.Time;
using Yizhi.Storage.Records;

namespace Yizhi.Storage.Tests;

/// <summary>
/// Counts by the plainest means: the records as they stand in a list, each indicator written out by hand. It knows nothing of contributions,
/// tallies, filters or definitions; what it shares with the product is what the figures mean.
/// </summary>
internal sealed class PlainCount
{
    public SortedDictionary<Guid, Record> Records { get; } = [];

    /// <summary>Takes over what was saved; a withdrawn record is done with.</summary>
    public void Keep(SaveOutcome outcome, Guid id)
    {
        if (outcome is not SaveOutcome.Saved saved)
            return;
        if (saved.Record.IsWithdrawn)
            Records.Remove(id);
        else
            Records[id] = saved.Record;
    }

    /// <summary>The figure; null for a rate of nothing.</summary>
    public decimal? Count(OfficeCatalogue catalogue, Indicator indicator, string slice, IReadOnlySet<string> units, Period period)
    {
        bool In(DateOnly? day) => day >= period.First && day <= period.Last;
        var all = Records.Values.Where(r => units.Contains(r.Unit)).Where(r => slice.Split(':') switch
        {
            ["kind", var kind] => Text(r, "kind") == kind,
            ["place", var place] => Text(r, "place") == place,
            _ => true,
        }).ToList();
        var found = all.Where(r => In(Day(r, "found_on"))).ToList();
        // Under the third catalogue only noise is counted as found from July 2025 on.
        decimal Found() => found.Count(r => catalogue != Catalogues.Third || Day(r, "found_on") < new DateOnly(2025, 7, 1) || Text(r, "kind") == "noise");
        var finished = all.Where(r => In(Day(r, "done_on")) && r.State is "done" or "closed").Where(r => In(Day(r, "done_on"))).ToList();
        decimal Done() => finished.Count(r => catalogue != Catalogues.Second || r.State == "closed");
        var valid = all.Where(r => Day(r, "started_on") <= period.Last && (Day(r, "ended_on") is not { } end || end >= period.Last)).ToList();
        return indicator.Key switch
        {
            "case.found" => Found(),
            "case.done" => Done(),
            "case.amount" => finished.Sum(r => Number(r, "amount")),
            "case.open" => valid.Count,
            "case.places" => found.Select(r => Text(r, "place")).OfType<string>().Distinct().Count(),
            "case.places_now" => valid.Select(r => Text(r, "place")).OfType<string>().Distinct().Count(),
            "case.people" => found.Select(r => Text(r, "who")).OfType<string>().Distinct().Count(),
            "case.items" => found.Sum(r => Items(r).Count),
            "case.solved" => found.Sum(r => Items(r).Count(i => i.Get("solved") is Value.Flag { Is: true })),
            "case.in_time" => finished.Count(r => Day(r, "done_on") <= Due(catalogue.Calendar, Day(r, "found_on")!.Value)),
            "case.large" => found.Count(r => Number(r, "amount") > 500),
            "case.rate" => Found() == 0 ? null : 100 * Done() / Found(),
            "case.left" => Found() - Done(),
            "case.twice" => Found() + Done(),
            _ => throw new InvalidOperationException(indicator.Key),
        };
    }

    private static DateOnly Due(WorkCalendar calendar, DateOnly day)
    {
        for (var left = 20; left > 0;)
        {
            day = day.AddDays(1);
            if (calendar.IsOpen(day))
                left--;
        }
        return day;
    }

    private static string? Text(Record record, string field) => record.Fields.Get(field)?.ToString();
    private static DateOnly? Day(Record record, string field) => record.Fields.Get(field) is Value.Day day ? day.Date : null;
    private static decimal Number(Record record, string field) => record.Fields.Get(field) is Value.Number number ? number.Amount : 0;
    private static IReadOnlyList<Fields> Items(Record record) => record.Fields.Get("items") is Value.Rows rows ? rows.Items : [];
}
