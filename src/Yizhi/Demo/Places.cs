using Yizhi.Core.Records;
using Yizhi.Core.Units;

namespace Yizhi.Demo;

/// <summary>A community of the demonstration.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name, such as 桂花社区.</param>
/// <param name="Until">The last day it exists; null while it does.</param>
internal sealed record Community(string Code, string Name, DateOnly? Until = null)
{
    /// <summary>Whether it exists on the day.</summary>
    public bool Is(DateOnly day) => Until is null || day <= Until;
}

/// <summary>A subdistrict office of the demonstration with its communities, sections and people.</summary>
internal sealed class Subdistrict
{
    private static readonly (string Suffix, string Name)[] SectionNames =
        [("01", "党政综合办"), ("02", "法治办"), ("03", "综合执法队"), ("04", "司法所"), ("05", "平安建设办"), ("06", "经济发展办"), ("07", "社会事务办"), ("08", "城市建设办")];

    private readonly Dictionary<(string Unit, string Roles), Actor[]> found = [];
    private readonly HashSet<string> taken = [];
    private readonly Chance chance;

    /// <summary>Founds an office.</summary>
    /// <param name="code">Its 12-digit code.</param>
    /// <param name="shortName">Its name without 街道.</param>
    /// <param name="share">Its size beside an ordinary one, in percent.</param>
    /// <param name="communities">The names of its communities.</param>
    public Subdistrict(string code, string shortName, int share, params string[] communities)
    {
        (Code, Short, Share, chance) = (code, shortName, share, Chance.For(code));
        Communities = [.. communities.Select((name, i) => new Community(code[..9] + $"{i + 1:000}", name.TrimEnd('*') + "社区", name.EndsWith('*') ? new DateOnly(2024, 6, 30) : null))];
        Staff = [.. Engage()];
    }

    /// <summary>The code.</summary>
    public string Code { get; }
    /// <summary>书院.</summary>
    public string Short { get; }
    /// <summary>书院街道.</summary>
    public string Name => Short + "街道";
    /// <summary>Its size beside an ordinary one, in percent.</summary>
    public int Share { get; }
    /// <summary>Its communities.</summary>
    public IReadOnlyList<Community> Communities { get; }
    /// <summary>Everyone who works for it.</summary>
    public IReadOnlyList<Actor> Staff { get; }
    /// <summary>The section whose work enforcement is.</summary>
    public string Enforcement => Code + "-03";
    /// <summary>The names of the sections that send contracts and drafts to be reviewed.</summary>
    public static IReadOnlyList<string> Drafters { get; } = ["党政综合办", "平安建设办", "经济发展办", "社会事务办", "城市建设办"];

    /// <summary>A count for this office's size.</summary>
    public int Sized(int ordinary) => Math.Max(1, ordinary * Share / 100);

    /// <summary>A community that exists on the day.</summary>
    public Community Somewhere(Chance chance, DateOnly day) => chance.Pick(Communities.Where(c => c.Is(day)).ToList());

    /// <summary>A section's code, one of those that do business with the public.</summary>
    public string Section(Chance chance) => $"{Code}-0{chance.From(5, 8)}";

    /// <summary>A person who holds one of the roles and reaches the unit, nearest first; no roles means anyone.</summary>
    public Actor Who(Chance chance, string unit, IReadOnlyList<string> roles)
    {
        var key = (unit, string.Join(' ', roles));
        if (!found.TryGetValue(key, out var able))
        {
            var reaching = Staff.Where(a => a.HoldsOneOf(roles) && (a.Unit == unit || (a.Unit == Code && unit.StartsWith(Code[..9], StringComparison.Ordinal)))).ToArray();
            var near = reaching.Where(a => a.Unit == unit).ToArray();
            found[key] = able = near.Length > 0 ? near : reaching;
        }
        return able.Length > 0 ? chance.Pick(able) : throw new InvalidOperationException($"{Name} {unit}: nobody is {key.Item2}.");
    }

    /// <summary>The name of someone with a role.</summary>
    public string Named(Chance chance, string role, string? unit = null) => Who(chance, unit ?? Code, [role]).Name;

    /// <summary>The units: the office, its sections, its communities.</summary>
    public IEnumerable<Unit> Units(string parent)
    {
        var since = new DateOnly(2015, 1, 1);
        yield return new Unit(Code, Name, UnitKind.Subdistrict, parent, "", since, null);
        foreach (var (suffix, name) in SectionNames)
            yield return new Unit($"{Code}-{suffix}", name == "司法所" ? Short + name : name, UnitKind.Section, Code, "", since, null);
        foreach (var community in Communities)
            yield return new Unit(community.Code, community.Name, UnitKind.Community, Code, "", since, community.Until);
    }

    // Who must reach the communities has the post at the office itself; patrolling officers have theirs in the team.
    private IEnumerable<Actor> Engage()
    {
        foreach (var (count, roles) in new[] { (1, "head leader"), (1, "head"), (3, "leader"), (2, "clerk"), (3, "justice_office mediator"), (2, "legal_reviewer"), (2, "adviser"), (6, "section_office"), (1, "enforcement_officer section_office"), (1, "auditor") })
            for (var i = 0; i < count; i++)
                yield return Person(Code, roles);
        for (var i = 0; i < 7; i++)
            yield return Person(Enforcement, "enforcement_officer");
        for (var i = 5; i <= 8; i++)
            yield return Person($"{Code}-0{i}", "section_office");
        foreach (var community in Communities)
            foreach (var roles in new[] { "community_worker", "community_worker", "grid_worker", "grid_worker", "grid_worker", "mediator" })
                yield return Person(community.Code, roles);
    }

    private Actor Person(string unit, string roles)
    {
        var name = People.Name(chance);
        while (!taken.Add(name))
            name = People.Name(chance);
        return new Actor($"demo-{Code[6..9]}-{taken.Count:000}", name, unit, roles.Split(' ').ToHashSet());
    }
}
