using CsCheck;
using Xunit;
using Yizhi.Core.Units;

namespace Yizhi.Core.Tests.Units;

public class UnitChangeTests
{
    private static readonly DateOnly Start = new(2020, 1, 1);
    private static readonly string[] Codes = ["1", "11", "12", "2", "21", "3", "31", "111"];

    private static readonly Gen<UnitChange> Any = Gen.Select(Gen.Int[0, 9], Gen.Int[0, Codes.Length - 1], Gen.Int[0, Codes.Length - 1], Gen.Int[0, 400], Gen.Int[0, 3]).Select((kind, a, b, days, name) => kind switch
    {
        <= 4 => (UnitChange)new UnitChange.Open(Codes[a], "名" + name, name == 0 ? UnitKind.Subdistrict : UnitKind.Community, a == b ? null : Codes[b], Start.AddDays(days)),
        <= 6 => new UnitChange.Rename(Codes[a], "名" + name, Start.AddDays(days)),
        7 => new UnitChange.Close(Codes[a], Start.AddDays(days)),
        _ => new UnitChange.Merge(Codes[a], Codes[b], Start.AddDays(days)),
    });

    [Fact]
    public void Whatever_changes_are_made_the_tree_stays_a_tree_and_no_unit_outlives_what_holds_it() => Any.Array[1, 60].Sample(changes =>
    {
        var units = UnitTree.Empty;
        foreach (var change in changes)
        {
            var changed = change.Apply(units, out var fault);
            Assert.Equal(changed is null, fault is not null);
            if (changed is null)
                continue;
            var before = units.Find(changed.Code);
            // What was so before the day of a change is so after it: only the name from a day on, and the end, are new.
            if (before is not null)
            {
                Assert.Equal((before.Path, before.Parent, before.From, before.Kind, before.Name), (changed.Path, changed.Parent, changed.From, changed.Kind, changed.Name));
                if (change is UnitChange.Rename rename)
                    Assert.All(Enumerable.Range(0, rename.Since.DayNumber - Start.DayNumber), d => Assert.Equal(before.On(Start.AddDays(d)).Name, changed.On(Start.AddDays(d)).Name));
            }
            units = new UnitTree([.. units.All.Where(u => u.Code != changed.Code), changed]);
            Holds(units);
        }
    }, iter: 400);

    [Fact]
    public void A_merger_hands_over_the_work_from_its_day_on_and_moves_nothing_in_the_tree()
    {
        var units = Made(new UnitChange.Open("1", "区", UnitKind.District, null, Start), new UnitChange.Open("11", "东社区", UnitKind.Community, "1", Start), new UnitChange.Open("12", "西社区", UnitKind.Community, "1", Start),
            new UnitChange.Merge("11", "12", new DateOnly(2026, 7, 1)));
        Assert.Equal((new DateOnly(2026, 6, 30), "12", "1/11/"), (units.Find("11")!.Until, units.Find("11")!.Into, units.Find("11")!.Path));
        Assert.False(UnitTree.On(units.All, new DateOnly(2026, 6, 30)).IsUnder("11", "12"));
        Assert.True(UnitTree.On(units.All, new DateOnly(2026, 7, 1)).IsUnder("11", "12"));
        Assert.False(UnitTree.On(units.All, new DateOnly(2026, 7, 1)).IsWithin("11", "12"));
    }

    [Theory]
    [InlineData("unit.twice", "code")]
    [InlineData("unit.none", "parent")]
    [InlineData("unit.below", "")]
    [InlineData("unit.self", "into")]
    [InlineData("unit.kind", "into")]
    [InlineData("unit.namesake", "name")]
    [InlineData("unit.above", "from")]
    [InlineData("unit.top", "parent")]
    [InlineData("unit.code", "code")]
    public void What_does_not_fit_is_refused_at_its_field(string fault, string field)
    {
        var units = Made(new UnitChange.Open("1", "区", UnitKind.District, null, Start), new UnitChange.Open("11", "东街道", UnitKind.Subdistrict, "1", Start), new UnitChange.Open("111", "社区", UnitKind.Community, "11", Start));
        UnitChange change = fault switch
        {
            "unit.twice" => new UnitChange.Open("111", "新社区", UnitKind.Community, "11", Start),
            "unit.none" => new UnitChange.Open("112", "新社区", UnitKind.Community, "19", Start),
            "unit.below" => new UnitChange.Close("11", Start.AddDays(9)),
            "unit.self" => new UnitChange.Merge("111", "111", Start.AddDays(9)),
            "unit.kind" => new UnitChange.Merge("111", "11", Start.AddDays(9)),
            "unit.namesake" => new UnitChange.Open("112", "社区", UnitKind.Community, "11", Start),
            "unit.above" => new UnitChange.Open("112", "新社区", UnitKind.Community, "11", Start.AddDays(-1)),
            "unit.top" => new UnitChange.Open("2", "另一个区", UnitKind.District, null, Start),
            _ => new UnitChange.Open("../x", "新社区", UnitKind.Community, "11", Start),
        };
        Assert.Null(change.Apply(units, out var said));
        Assert.Equal((fault, field), (said!.Code, said.Field));
    }

    private static UnitTree Made(params UnitChange[] changes) => changes.Aggregate(UnitTree.Empty, (units, change) => new UnitTree([.. units.All.Where(u => u.Code != Assert.IsType<Unit>(change.Apply(units, out _)).Code), change.Apply(units, out _)!]));

    private static void Holds(UnitTree units)
    {
        var all = units.All.ToList();
        Assert.Single(all, u => u.Parent is null);
        foreach (var unit in all)
        {
            var above = unit.Parent is { } parent ? units.Find(parent) : null;
            Assert.Equal((above?.Path ?? "") + unit.Code + "/", unit.Path);
            Assert.True(unit.Until is null || unit.Until >= unit.From);
            Assert.True(above is null || above.From <= unit.From && (above.Until is null || unit.Until <= above.Until));
            // Whoever takes over is there on the day, and following those who took over comes to an end.
            if (unit.Into is { } into)
                Assert.True(units.Find(into) is { } next && next.From <= unit.Until!.Value.AddDays(1) && (next.Until is null || next.Until >= unit.Until));
            var seen = new HashSet<string>();
            for (var at = unit; at?.Into is not null; at = units.Find(at.Into))
                Assert.True(seen.Add(at.Code), "units take one another's work over in a ring");
        }
    }
}
