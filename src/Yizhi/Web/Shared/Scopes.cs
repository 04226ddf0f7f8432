using Yizhi.Core.Time;
using Yizhi.Core.Units;
using Yizhi.Storage;

namespace Yizhi.Web.Shared;

/// <summary>Where a page stands: a unit with all below it, and a period.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Period">The period.</param>
/// <param name="Above">The units above it, from the top.</param>
/// <param name="Below">The units directly below it.</param>
public sealed record Scope(Unit Unit, Period Period, IReadOnlyList<Unit> Above, IReadOnlyList<Unit> Below)
{
    /// <summary>The unit's code.</summary>
    public string Code => Unit.Code;

    /// <summary>The unit in words, with how many lie below it.</summary>
    public string Said => Below.Count == 0 ? Unit.Name : Texts.Say("unit.with_below", Unit.Name, Below.Count);
}

/// <summary>Finds the unit and period an address asks for.</summary>
/// <param name="office">The office.</param>
/// <param name="visitor">Who asks; what they may not see is not found for them.</param>
public sealed class Scopes(Office office, Visitor visitor)
{
    /// <summary>The scope; null where the unit or the period isn't one.</summary>
    /// <param name="unit">The unit's code; empty takes the office's own.</param>
    /// <param name="period">The period as written; empty takes the last year with entries.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<Scope?> Find(string unit, string period, CancellationToken cancel)
    {
        if ((unit.Length == 0 ? Own : office.Units.Find(unit)) is not { } found)
            return null;
        if (!May(found))
        {
            visitor.Deny();
            return null;
        }
        if (period.Length == 0)
            return Of(found, Period.OfYear(await office.Figures.LastYear(cancel)));
        return Period.TryParse(period, out var asked) ? Of(found, asked) : null;
    }

    /// <summary>The scope of a unit and a period.</summary>
    public Scope Of(Unit unit, Period period)
    {
        var above = new List<Unit>();
        for (var up = unit.Parent is { } parent ? office.Units.Find(parent) : null; up is not null; up = up.Parent is { } further ? office.Units.Find(further) : null)
            above.Insert(0, up);
        return new Scope(unit, period, [.. above.Where(May)], [.. office.Units.Below(unit.Code).Where(May)]);
    }

    /// <summary>Where a person's own pages stand: their community, or the office they work in.</summary>
    public Unit? Own => visitor.Actor is { } actor && office.Units.Find(actor.Unit) is { } post && post.Kind is not (UnitKind.Nation or UnitKind.Province or UnitKind.City or UnitKind.District)
        ? post.Kind is UnitKind.Section ? OfficeOf(post.Code) : post : Whole;

    private bool May(Unit unit) => visitor.Actor is { } actor && office.Rights.SeesFigures(actor, unit.Code);

    // The one subdistrict or town where there is one, else the topmost unit with more than one below it; null in a tree without units.
    private Unit? Whole => office.Units.All.Where(u => u.Kind is UnitKind.Subdistrict or UnitKind.Town).Take(2).ToList() is [{ } only] ? only : Descend(office.Units.All.FirstOrDefault());

    // A province or city above a single district has nothing of its own to show.
    private Unit? Descend(Unit? top)
    {
        while (top is not null && office.Units.Below(top.Code).Take(2).ToList() is [{ } only])
            top = only;
        return top;
    }

    /// <summary>The office a unit belongs to: the nearest subdistrict or town above it, else the unit itself.</summary>
    public Unit? OfficeOf(string code)
    {
        for (var unit = office.Units.Find(code); unit is not null; unit = unit.Parent is { } parent ? office.Units.Find(parent) : null)
            if (unit.Kind is UnitKind.Subdistrict or UnitKind.Town)
                return unit;
        return office.Units.Find(code);
    }

    /// <summary>The unit in which a figure that a record is bound to is counted: a section keeps its ledgers in its office's name, a community in its own.</summary>
    public string CountedIn(string unit) => office.Units.Find(unit)?.Kind == UnitKind.Section && OfficeOf(unit) is { } own ? own.Code : unit;
}
