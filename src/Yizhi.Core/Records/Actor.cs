using Yizhi.Core.People;
using Yizhi.Core.Units;

namespace Yizhi.Core.Records;

/// <summary>Who acts, and as what. It travels as an argument, never as ambient state.</summary>
/// <param name="Id">The account, kept in the journal.</param>
/// <param name="Name">The name shown.</param>
/// <param name="Posts">The posts held today, the person's own first.</param>
public sealed record Actor(string Id, string Name, IReadOnlyList<Post> Posts)
{
    /// <summary>Someone with one post.</summary>
    /// <param name="id">The account.</param>
    /// <param name="name">The name shown.</param>
    /// <param name="unit">The unit of the post.</param>
    /// <param name="roles">The roles held there.</param>
    public Actor(string id, string name, string unit, IReadOnlySet<string> roles) : this(id, name, [new Post(unit, roles)]) { }

    /// <summary>The unit of the first post; empty where no post is held.</summary>
    public string Unit => Posts.Count > 0 ? Posts[0].Unit : "";

    /// <summary>All roles held, wherever.</summary>
    public IReadOnlySet<string> Roles => Posts.SelectMany(p => p.Roles).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether one of the roles asked for is held anywhere; nothing asked for means any staff.</summary>
    public bool HoldsOneOf(IReadOnlyList<string> roles) => Posts.Any(p => p.HoldsOneOf(roles));

    /// <summary>Whether one of the roles asked for is held where the unit lies within reach.</summary>
    public bool HoldsOneOf(IReadOnlyList<string> roles, string unit, UnitTree units) => Posts.Any(p => p.HoldsOneOf(roles) && units.IsUnder(unit, p.Unit));

    /// <summary>Whether one of the roles asked for is held where the unit lies within reach, for a record under a handler's name: a light post holds for one's own alone.</summary>
    public bool HoldsOneOf(IReadOnlyList<string> roles, string unit, UnitTree units, string handler) =>
        Posts.Any(p => p.HoldsOneOf(roles) && units.IsUnder(unit, p.Unit) && (!p.IsLight || handler == Name));

    /// <summary>Whether nothing but light posts is held.</summary>
    public bool IsLight => Posts.Count > 0 && Posts.All(p => p.IsLight);

    /// <summary>Whether the unit is one of a post, or lies below one.</summary>
    public bool Reaches(string unit, UnitTree units) => Posts.Any(p => units.IsUnder(unit, p.Unit));

    /// <summary>The name as the journal keeps it: who acts only by standing in for another is written with the other's name.</summary>
    public string NameFor(IReadOnlyList<string> roles, string unit, UnitTree units)
    {
        var able = Posts.Where(p => p.HoldsOneOf(roles) && units.IsUnder(unit, p.Unit)).ToList();
        return able.Count == 0 || able.Any(p => p.StandingInFor is null) ? Name : $"{Name}（代{able[0].StandingInFor}）";
    }
}
