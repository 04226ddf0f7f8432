using Yizhi.Core.Counting;
using Yizhi.Core.Time;
using Yizhi.Storage.Records;

namespace Yizhi.Storage.Counting;

/// <summary>The difference between what a record added before and what it adds now.</summary>
internal static class Deltas
{
    /// <summary>What to take out, what to put in, and what that does to the tallies.</summary>
    public static (IReadOnlyList<Contribution> Removed, IReadOnlyList<Contribution> Added, IReadOnlyDictionary<TallyKey, TallyDelta> Tallies) Between(
        IReadOnlyList<Contribution> before, string unitBefore, string districtBefore, IReadOnlyList<Contribution> after, string unitAfter, string districtAfter)
    {
        IReadOnlyList<Contribution> removed, added;
        if (before.Count == 0)
            (removed, added) = ([], after);
        else if (unitBefore != unitAfter)
            (removed, added) = (before, after);
        else
        {
            var was = before.ToHashSet();
            added = [.. after.Where(c => !was.Remove(c))];
            removed = [.. was];
        }
        var tallies = new Dictionary<TallyKey, TallyDelta>();
        Sum(tallies, removed, unitBefore, districtBefore, -1);
        Sum(tallies, added, unitAfter, districtAfter, 1);
        return (removed, added, tallies);
    }

    /// <summary>Adds contributions to tallies, or takes them out again.</summary>
    public static void Sum(Dictionary<TallyKey, TallyDelta> tallies, IReadOnlyList<Contribution> contributions, string unit, string district, int sign)
    {
        foreach (var c in contributions)
        {
            var key = new TallyKey(unit, Month.Of(c.Day).Number, c.Indicator, c.Slice);
            var delta = new TallyDelta(district, sign * c.Value, sign);
            tallies[key] = tallies.TryGetValue(key, out var sofar) ? sofar.Plus(delta) : delta;
        }
    }
}
