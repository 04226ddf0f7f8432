using Yizhi.Core.Catalogue;
using Yizhi.Core.Time;

namespace Yizhi.Core.Counting;

/// <summary>Counting without a database, straight from contributions: for examples, and as the measure against which storage is tested.</summary>
public static class Tallying
{
    /// <summary>The sheet that records give.</summary>
    /// <param name="catalogue">The definitions.</param>
    /// <param name="contributions">Every contribution of the records looked at.</param>
    /// <param name="periods">The periods for which distinct values are to be told.</param>
    public static TallySheet Sheet(OfficeCatalogue catalogue, IEnumerable<Contribution> contributions, params IEnumerable<Period> periods)
    {
        var all = contributions.ToList();
        var sheet = new TallySheet(catalogue, all.GroupBy(c => (c.Indicator, c.Slice, Month.Of(c.Day).Number))
            .Select(g => new Tally(g.Key.Indicator, g.Key.Slice, g.Key.Number, g.Sum(c => c.Value), g.Count())));
        foreach (var group in all.Where(c => c.Distinct.Length > 0).GroupBy(c => (c.Indicator, c.Slice)))
            foreach (var period in periods)
                sheet.SetDistinct(group.Key.Indicator, group.Key.Slice, period, Distinct(group, period, catalogue.Indicators[group.Key.Indicator].IsAtEnd));
        return sheet;
    }

    private static long Distinct(IEnumerable<Contribution> contributions, Period period, bool atEnd) => contributions
        .Where(c => c.Day <= period.Last && (atEnd || c.Day >= period.First))
        .GroupBy(c => c.Distinct, StringComparer.Ordinal)
        .Count(g => g.Sum(c => c.Value) > 0);
}
