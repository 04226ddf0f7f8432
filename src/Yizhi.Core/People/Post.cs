namespace Yizhi.Core.People;

/// <summary>Roles held in a unit; they reach that unit and all below it.</summary>
/// <param name="Unit">The unit's code.</param>
/// <param name="Roles">The roles' keys.</param>
/// <param name="StandingInFor">The name of the person whose post this is, where someone else fills it for a time.</param>
/// <param name="IsLight">Whether it is of someone outside the staff, who acts only where a ledger names the role, and only on what stands under their own name.</param>
public sealed record Post(string Unit, IReadOnlySet<string> Roles, string? StandingInFor = null, bool IsLight = false)
{
    /// <summary>Whether one of the roles asked for is held; nothing asked for means any staff, of which administrators are none.</summary>
    public bool HoldsOneOf(IReadOnlyList<string> roles) => roles.Count == 0 ? !IsLight && Roles.Any(r => !Administrators.Are(r)) : roles.Any(Roles.Contains);
}

/// <summary>The three administrators (三员), who are kept apart from one another and from all business.</summary>
/// <remarks>GB/T 22239-2019 and the practice of government systems: none of them can do, hide or grant what another must see.</remarks>
public static class Administrators
{
    /// <summary>系统管理员: units, accounts, catalogue, backups; grants no rights.</summary>
    public const string System = "system_admin";
    /// <summary>安全保密管理员: posts, roles, password rules; makes no accounts.</summary>
    public const string Security = "security_admin";
    /// <summary>安全审计员: reads what both did; changes nothing.</summary>
    public const string Auditor = "security_auditor";

    /// <summary>All three.</summary>
    public static readonly IReadOnlyList<string> All = [System, Security, Auditor];

    /// <summary>Whether the role is one of the three.</summary>
    public static bool Are(string role) => All.Contains(role);

    /// <summary>The role that a person who holds <paramref name="held"/> may not be given beside them; null where all is well.</summary>
    /// <param name="held">Roles already held, at whatever time.</param>
    /// <param name="wanted">The role to be given.</param>
    public static string? Conflict(IEnumerable<string> held, string wanted) =>
        held.FirstOrDefault(h => h != wanted && (Are(h) || Are(wanted)));
}
