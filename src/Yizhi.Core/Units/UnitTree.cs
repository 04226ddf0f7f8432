using System.Collections.Frozen;

namespace Yizhi.Core.Units;

/// <summary>A node of the tree of units.</summary>
/// <param name="Code">The 12-digit statistical code, or the office's code with a suffix for a section office.</param>
/// <param name="Name">What it is called on screens, such as 书院街道.</param>
/// <param name="Kind">Its level.</param>
/// <param name="Parent">The code of the unit above; null at the top. It is not derived from the code: development zones have no code of their own.</param>
/// <param name="Path">The codes from the top down to this one, each followed by a slash.</param>
/// <param name="From">The first day it exists.</param>
/// <param name="Until">The last day it exists; null while it does.</param>
public sealed record Unit(string Code, string Name, UnitKind Kind, string? Parent, string Path, DateOnly From, DateOnly? Until)
{
    /// <summary>The names it took after its first, each from a day on, oldest first.</summary>
    public IReadOnlyList<UnitName> Names { get; init; } = [];
    /// <summary>The code of the unit that took over its work after its last day; null where none did.</summary>
    public string? Into { get; init; }

    /// <summary>The unit under the name it had, or will have, on a day.</summary>
    public Unit On(DateOnly day) => Names.LastOrDefault(n => n.Since <= day) is { } name ? this with { Name = name.Name } : this;

    /// <summary>The first six digits: the district, by which growing tables can be split.</summary>
    public string District => Code.Length >= 6 ? Code[..6] : Code;

    /// <summary>The name under which it issues papers: a place is not an organ, so 书院街道 issues as 书院街道办事处, 青山镇 as 青山镇人民政府 (《地方组织法》第二条、第八十五条).</summary>
    public string IssuingName => Kind switch
    {
        UnitKind.Subdistrict when Name.EndsWith("街道", StringComparison.Ordinal) => Name + "办事处",
        UnitKind.Town when Name[^1] is '镇' or '乡' => Name + "人民政府",
        UnitKind.District or UnitKind.City or UnitKind.Province when Name[^1] is '区' or '县' or '市' or '省' or '旗' or '盟' or '州' => Name + "人民政府",
        _ => Name,
    };
}

/// <summary>A name that a unit took.</summary>
/// <param name="Since">The first day on which it is called so.</param>
/// <param name="Name">The name.</param>
public sealed record UnitName(DateOnly Since, string Name);

/// <summary>Levels and kinds of unit.</summary>
public enum UnitKind
{
    /// <summary>国家.</summary>
    Nation,
    /// <summary>省级.</summary>
    Province,
    /// <summary>市级.</summary>
    City,
    /// <summary>县区级.</summary>
    District,
    /// <summary>街道: a dispatched organ (地方组织法 Art. 85).</summary>
    Subdistrict,
    /// <summary>乡镇: a government with its own people's congress.</summary>
    Town,
    /// <summary>社区.</summary>
    Community,
    /// <summary>村.</summary>
    Village,
    /// <summary>科室, 司法所, 执法队 and the like within an office.</summary>
    Section,
}

/// <summary>All units, as they stand.</summary>
public sealed class UnitTree(IEnumerable<Unit> units)
{
    /// <summary>No units.</summary>
    public static readonly UnitTree Empty = new([]);

    /// <summary>The units as they stand on a day: under that day's names, and taken over only where the day has come.</summary>
    public static UnitTree On(IEnumerable<Unit> units, DateOnly day) => new(units.Select(u => u.On(day) is var unit && unit is { Into: not null } && !(unit.Until < day) ? unit with { Into = null } : unit));

    private readonly FrozenDictionary<string, Unit> byCode = units.ToFrozenDictionary(u => u.Code, StringComparer.Ordinal);

    /// <summary>All units, in the order of their paths.</summary>
    public IEnumerable<Unit> All => byCode.Values.OrderBy(u => u.Path, StringComparer.Ordinal);

    /// <summary>The unit with the code; null where there is none.</summary>
    public Unit? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>The name, or the code where the unit is unknown.</summary>
    public string NameOf(string code) => byCode.TryGetValue(code, out var unit) ? unit.Name : code;

    /// <summary>Whether the unit is the other one or lies below it.</summary>
    public bool IsWithin(string code, string above) =>
        byCode.TryGetValue(code, out var unit) && byCode.TryGetValue(above, out var upper) && unit.Path.StartsWith(upper.Path, StringComparison.Ordinal);

    /// <summary>Whether the unit lies within the other one, or its work was taken over by one that does. Rights follow this; figures do not, so that a merger moves no figure of the past.</summary>
    public bool IsUnder(string code, string above)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = Find(code); at is not null && seen.Add(at.Code); at = at.Into is { } next ? Find(next) : null)
            if (IsWithin(at.Code, above))
                return true;
        return false;
    }

    /// <summary>The unit and all below it, in the order of their paths.</summary>
    public IReadOnlyList<Unit> Under(string code) =>
        byCode.TryGetValue(code, out var top) ? [.. All.Where(u => u.Path.StartsWith(top.Path, StringComparison.Ordinal))] : [];

    /// <summary>The units directly below.</summary>
    public IEnumerable<Unit> Below(string code) => All.Where(u => u.Parent == code);
}
