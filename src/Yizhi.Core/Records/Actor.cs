using Yizhi.Core.Units;

namespace Yizhi.Core.Records;

/// <summary>Who acts, and as what. It travels as an argument, never as ambient state.</summary>
/// <param name="Id">The account, kept in the journal.</param>
/// <param name="Name">The name shown.</param>
/// <param name="Unit">The unit in which the post is held; the reach is this unit and all below it.</param>
/// <param name="Roles">The roles held.</param>
public sealed record Actor(string Id, string Name, string Unit, IReadOnlySet<string> Roles)
{
    /// <summary>Whether one of the roles asked for is held; nothing asked for means anyone within reach.</summary>
    public bool HoldsOneOf(IReadOnlyList<string> roles) => roles.Count == 0 || roles.Any(Roles.Contains);

    /// <summary>Whether the unit is this actor's own or lies below it.</summary>
    public bool Reaches(string unit, UnitTree units) => units.IsWithin(unit, Unit);
}
