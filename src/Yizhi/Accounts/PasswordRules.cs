using Microsoft.AspNetCore.Identity;
using Yizhi.Storage.People;
using Yizhi.Web.Shared;

namespace Yizhi.Accounts;

/// <summary>What a password must be and how long a sign-in lasts: a profile an office chooses.</summary>
/// <param name="Name"><c>standard</c> or <c>strict</c>.</param>
/// <param name="Least">The fewest characters.</param>
/// <param name="Kinds">Of how many kinds: small letters, capitals, digits, others.</param>
/// <param name="Session">How long a sign-in lasts.</param>
public sealed record PasswordRules(string Name, int Least, int Kinds, SessionLimits Session)
{
    /// <summary>The usual profile.</summary>
    public static readonly PasswordRules Standard = new("standard", 10, 3, new SessionLimits(TimeSpan.FromMinutes(60), TimeSpan.FromHours(12)));
    /// <summary>For offices under the third grade of protection (GB/T 22239-2019) and above.</summary>
    public static readonly PasswordRules Strict = new("strict", 14, 4, new SessionLimits(TimeSpan.FromMinutes(15), TimeSpan.FromHours(8)));

    /// <summary>The profile of a name; null where there is none.</summary>
    public static PasswordRules? Find(string name) => name switch { "standard" => Standard, "strict" => Strict, _ => null };

    // Roots that stand behind most passwords people choose; what is added to them does not make them good.
    private static readonly string[] Common = ["password", "passw0rd", "admin", "qwer", "asdf", "zxcv", "1234", "8888", "6666", "iloveyou", "welcome", "abc123", "root", "test", "yizhi", "woaini", "5201314"];

    /// <summary>What is wrong with a password, in words; null where it will do.</summary>
    public string? Fault(string password, string login, string name)
    {
        if (password.Length < Least)
            return Texts.Say("password.short", Least);
        var kinds = (password.Any(char.IsAsciiLetterLower) ? 1 : 0) + (password.Any(char.IsAsciiLetterUpper) ? 1 : 0) + (password.Any(char.IsAsciiDigit) ? 1 : 0) + (password.Any(c => !char.IsAsciiLetterOrDigit(c)) ? 1 : 0);
        if (kinds < Kinds)
            return Texts.Say("password.kinds", Kinds);
        if (login.Length >= 3 && password.Contains(login, StringComparison.OrdinalIgnoreCase) || password.Contains(name, StringComparison.Ordinal))
            return Texts.Say("password.name");
        // A common root that makes up half of the password or more.
        if (Common.Any(c => password.Contains(c, StringComparison.OrdinalIgnoreCase) && c.Length * 2 >= password.Length) || password.Distinct().Count() < 6)
            return Texts.Say("password.common");
        return null;
    }
}

/// <summary>Lets ASP.NET Core Identity ask the office's profile.</summary>
internal sealed class PasswordValidator(PasswordRules rules) : IPasswordValidator<AccountRow>
{
    public Task<IdentityResult> ValidateAsync(UserManager<AccountRow> manager, AccountRow user, string? password) =>
        Task.FromResult(rules.Fault(password ?? "", user.UserName ?? "", user.Name) is { } said ? IdentityResult.Failed(new IdentityError { Code = "password", Description = said }) : IdentityResult.Success);
}
