using Yizhi.Core.Records;

namespace Yizhi.Core.Units;

/// <summary>What the tree of units goes through, each on a day.</summary>
public abstract record UnitChange
{
    private const int LongestName = 60, LongestCode = 24;

    private UnitChange() { }

    /// <summary>新设.</summary>
    public sealed record Open(string Code, string Name, UnitKind Kind, string? Parent, DateOnly From) : UnitChange;
    /// <summary>更名, from a day on.</summary>
    public sealed record Rename(string Code, string Name, DateOnly Since) : UnitChange;
    /// <summary>撤销, after a last day.</summary>
    public sealed record Close(string Code, DateOnly Until) : UnitChange;
    /// <summary>合并: from a day on another unit does its work. What it recorded stays its own, and so do the figures.</summary>
    public sealed record Merge(string Code, string Into, DateOnly From) : UnitChange;

    /// <summary>The unit as it will be.</summary>
    /// <param name="units">All units as stored.</param>
    /// <param name="fault">What stands against it; null where nothing does.</param>
    public Unit? Apply(UnitTree units, out Fault? fault)
    {
        var (unit, wrong) = this switch
        {
            Open open => Opened(units, open),
            Rename rename => Renamed(units, rename),
            Close close => Closed(units, close.Code, close.Until, "until"),
            Merge merge => Merged(units, merge),
            _ => throw new InvalidOperationException(),
        };
        fault = wrong;
        return wrong is null ? unit : null;
    }

    private static (Unit?, Fault?) Opened(UnitTree units, Open open)
    {
        var (code, name) = (open.Code.Trim(), open.Name.Trim());
        if (code.Length is 0 or > LongestCode || !code.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            return (null, new Fault("code", "unit.code"));
        if (units.Find(code) is { } same)
            return (null, new Fault("code", "unit.twice", code, same.Name));
        if (Named(name) is { } unnamed)
            return (null, unnamed);
        if (open.Parent is null && units.All.Any())
            return (null, new Fault("parent", "unit.top"));
        var above = open.Parent is { } parent ? units.Find(parent) : null;
        if (open.Parent is not null && above is null)
            return (null, new Fault("parent", "unit.none", open.Parent));
        // A unit whose end is decided takes no new ones: they would outlive it.
        if (above is not null && (open.From < above.From || above.Until is not null))
            return (null, new Fault("from", "unit.above", above.Name, Life(above)));
        if (above is not null && units.Below(above.Code).Any(u => u.On(open.From).Name == name && !(u.Until < open.From)))
            return (null, new Fault("name", "unit.namesake", above.Name, name));
        return (new Unit(code, name, open.Kind, open.Parent, (above?.Path ?? "") + code + "/", open.From, null), null);
    }

    private static (Unit?, Fault?) Renamed(UnitTree units, Rename rename)
    {
        if (units.Find(rename.Code) is not { } unit)
            return (null, new Fault("", "unit.none", rename.Code));
        var name = rename.Name.Trim();
        if (Named(name) is { } unnamed)
            return (null, unnamed);
        if (rename.Since <= unit.From || unit.Until < rename.Since)
            return (null, new Fault("since", "unit.life", unit.Name, Life(unit)));
        if (unit.Names.Any(n => n.Since >= rename.Since))
            return (null, new Fault("since", "unit.renamed_later", unit.Name, $"{unit.Names[^1].Since:yyyy-MM-dd}"));
        if (unit.On(rename.Since).Name == name)
            return (null, new Fault("name", "unit.same_name", name));
        if (unit.Parent is { } parent && units.Below(parent).Any(u => u.Code != unit.Code && u.On(rename.Since).Name == name && !(u.Until < rename.Since)))
            return (null, new Fault("name", "unit.namesake", units.NameOf(parent), name));
        return (unit with { Names = [.. unit.Names, new UnitName(rename.Since, name)] }, null);
    }

    private static (Unit?, Fault?) Closed(UnitTree units, string code, DateOnly until, string field)
    {
        if (units.Find(code) is not { } unit)
            return (null, new Fault("", "unit.none", code));
        if (unit.Until is { } already)
            return (null, new Fault("", "unit.is_closed", unit.Name, $"{already:yyyy-MM-dd}"));
        if (until < unit.From)
            return (null, new Fault(field, "unit.life", unit.Name, Life(unit)));
        if (units.Below(code).Where(u => u.Until is null || u.Until > until).ToList() is { Count: > 0 } below)
            return (null, new Fault("", "unit.below", unit.Name, $"{below.Count}", string.Join('、', below.Take(5).Select(u => u.Name))));
        return (unit with { Until = until }, null);
    }

    private static (Unit?, Fault?) Merged(UnitTree units, Merge merge)
    {
        if (units.Find(merge.Into) is not { } into)
            return (null, new Fault("into", "unit.none", merge.Into));
        if (merge.Into == merge.Code)
            return (null, new Fault("into", "unit.self"));
        if (into.Until is not null || into.From > merge.From)
            return (null, new Fault("into", "unit.life", into.Name, Life(into)));
        if (units.Find(merge.Code) is { } unit && unit.Kind != into.Kind)
            return (null, new Fault("into", "unit.kind", unit.Name, into.Name));
        var (closed, wrong) = Closed(units, merge.Code, merge.From.AddDays(-1), "merged");
        return (closed is null ? null : closed with { Into = into.Code }, wrong);
    }

    private static Fault? Named(string name) => name.Length is 0 or > LongestName ? new Fault("name", "unit.name") : null;

    private static string Life(Unit unit) => unit.Until is { } until ? $"{unit.From:yyyy-MM-dd}–{until:yyyy-MM-dd}" : $"{unit.From:yyyy-MM-dd}–";
}
