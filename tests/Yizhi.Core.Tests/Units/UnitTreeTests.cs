using CsCheck;
using Xunit;
using Yizhi.Core.Records;
using Yizhi.Core.Units;

namespace Yizhi.Core.Tests.Units;

public class UnitTreeTests
{
    private static readonly DateOnly Since = new(2020, 1, 1);

    // Each new unit hangs below an earlier one, so every tree can come out; codes of one another's beginning are wanted.
    private static readonly Gen<(int Above, int Code)[]> Shape = Gen.Select(Gen.Int[0, 1000], Gen.Int[1, 300]).Array[1, 40];

    [Fact]
    public void A_unit_lies_within_itself_and_within_those_its_parents_lead_to_and_no_other() => Shape.Sample(shape =>
    {
        var units = Grown(shape);
        var tree = new UnitTree(units);
        var byCode = units.ToDictionary(u => u.Code);
        foreach (var unit in units)
            foreach (var other in units)
            {
                var above = false;
                for (var up = unit; up is not null && !above; up = up.Parent is null ? null : byCode[up.Parent])
                    above = up.Code == other.Code;
                Assert.Equal(above, tree.IsWithin(unit.Code, other.Code));
            }
    }, iter: 30);

    [Fact]
    public void What_lies_under_a_unit_is_itself_and_all_that_lies_under_those_directly_below() => Shape.Sample(shape =>
    {
        var tree = new UnitTree(Grown(shape));
        foreach (var unit in tree.All)
        {
            var under = tree.Under(unit.Code).Select(u => u.Code).ToList();
            Assert.Equal(unit.Code, under[0]);
            Assert.Equal([unit.Code, .. tree.Below(unit.Code).SelectMany(b => tree.Under(b.Code)).Select(u => u.Code)], under);
            Assert.All(under, code => Assert.True(tree.IsWithin(code, unit.Code)));
        }
    }, iter: 100);

    [Fact]
    public void A_code_that_begins_with_anothers_is_not_below_it()
    {
        var tree = new UnitTree([Unit("3301", null, "3301/"), Unit("330102", null, "330102/"), Unit("330102003", "330102", "330102/330102003/")]);
        Assert.False(tree.IsWithin("330102", "3301"));
        Assert.True(tree.IsWithin("330102003", "330102"));
        Assert.Equal(["3301"], tree.Under("3301").Select(u => u.Code));
    }

    [Fact]
    public void A_unit_that_moves_takes_all_below_it_along()
    {
        var before = new UnitTree([Unit("d1", null, "d1/"), Unit("d2", null, "d2/"), Unit("s", "d1", "d1/s/"), Unit("c", "s", "d1/s/c/")]);
        var after = new UnitTree([Unit("d1", null, "d1/"), Unit("d2", null, "d2/"), Unit("s", "d2", "d2/s/"), Unit("c", "s", "d2/s/c/")]);
        Assert.Equal(["d1", "s", "c"], before.Under("d1").Select(u => u.Code));
        Assert.Equal(["d1"], after.Under("d1").Select(u => u.Code));
        Assert.Equal(["d2", "s", "c"], after.Under("d2").Select(u => u.Code));
        var clerk = new Actor("u1", "许望舒", "d2", new HashSet<string>());
        Assert.False(clerk.Reaches("c", before));
        Assert.True(clerk.Reaches("c", after));
    }

    [Fact]
    public void An_unknown_unit_is_within_nothing_has_nothing_under_it_and_is_named_by_its_code()
    {
        var tree = new UnitTree([Unit("a", null, "a/")]);
        Assert.Null(tree.Find("b"));
        Assert.Equal(("b", "甲a"), (tree.NameOf("b"), tree.NameOf("a")));
        Assert.False(tree.IsWithin("b", "a") || tree.IsWithin("a", "b") || tree.IsWithin("b", "b"));
        Assert.Empty(tree.Under("b"));
        Assert.Empty(UnitTree.Empty.All);
    }

    [Fact]
    public void The_district_is_in_the_first_six_digits_of_the_code()
    {
        Assert.Equal("330102", Unit("330102003000", null, "").District);
        Assert.Equal("330102", Unit("330102003000-sfs", null, "").District);
        Assert.Equal("33", Unit("33", null, "").District);
    }

    private static List<Unit> Grown((int Above, int Code)[] shape)
    {
        var units = new List<Unit>();
        foreach (var (above, code) in shape)
        {
            if (units.Any(u => u.Code == $"{code}"))
                continue;
            var parent = units.Count == 0 || above % 7 == 0 ? null : units[above % units.Count];
            units.Add(Unit($"{code}", parent?.Code, $"{parent?.Path}{code}/"));
        }
        return units;
    }

    private static Unit Unit(string code, string? parent, string path) => new(code, "甲" + code, UnitKind.Community, parent, path, Since, null);
}
