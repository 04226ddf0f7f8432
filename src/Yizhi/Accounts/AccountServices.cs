using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Yizhi.Core.Records;
using Yizhi.Storage;
using Yizhi.Storage.People;
using Yizhi.Web.Shared;

namespace Yizhi.Accounts;

/// <summary>Sets ASP.NET Core Identity up over an office, for the server and for the command line alike.</summary>
public static class AccountServices
{
    // Letters and digits that nobody mistakes for one another when copying from a screen.
    internal const string Legible = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>Adds accounts.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services, Office office, PasswordRules rules)
    {
        services.AddScoped(_ => office.Database.Context());
        services.AddSingleton(rules);
        services.AddIdentityCore<AccountRow>(identity =>
        {
            identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            identity.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._@";
            identity.Lockout.AllowedForNewUsers = true;
        }).AddUserStore<AccountStore>().AddTokenProvider<AuthenticatorTokenProvider<AccountRow>>(TokenOptions.DefaultAuthenticatorProvider).AddErrorDescriber<AccountErrors>();
        services.AddScoped<IPasskeyHandler<AccountRow>, PasskeyHandler<AccountRow>>();
        services.Configure<IdentityPasskeyOptions>(passkeys => (passkeys.UserVerificationRequirement, passkeys.ResidentKeyRequirement, passkeys.AuthenticatorTimeout) = ("required", "required", TimeSpan.FromMinutes(3)));
        // The built-in validator would ask for its own rules beside the office's.
        foreach (var builtIn in services.Where(s => s.ServiceType == typeof(IPasswordValidator<AccountRow>)).ToList())
            services.Remove(builtIn);
        services.AddScoped<IPasswordValidator<AccountRow>, PasswordValidator>();
        services.AddScoped<IPasswordHasher<AccountRow>, Argon2Hasher>();
        return services;
    }

    /// <summary>Makes an account with a password that is shown once and must be changed at the first sign-in.</summary>
    /// <returns>The account and its first password, or what is wrong.</returns>
    public static async Task<(AccountRow? Account, string Password, string? Wrong)> Open(Office office, UserManager<AccountRow> accounts, Actor by, string login, string name, CancellationToken cancel = default)
    {
        if (name.Trim() is not { Length: >= 2 and <= 40 } said)
            return (null, "", Texts.Say("account.name"));
        var account = new AccountRow { Id = Guid.CreateVersion7(), UserName = login.Trim(), Name = said, CreatedAt = office.Now, MustChange = true };
        var password = FirstPassword();
        var made = await accounts.CreateAsync(account, password);
        if (!made.Succeeded)
            return (null, "", string.Join(' ', made.Errors.Select(e => e.Description)));
        await office.Audit.Note(by, "account.opened", account.Id.ToString(), $"{account.UserName} {account.Name}", cancel);
        return (account, password, null);
    }

    /// <summary>A password nobody chose: sixteen legible characters, ninety bits.</summary>
    public static string FirstPassword()
    {
        while (true)
        {
            var password = string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Legible, 4)));
            if (PasswordRules.Strict.Fault(password, "", "—") is null)
                return password;
        }
    }
}

/// <summary>What ASP.NET Core Identity finds wrong, in the user's words.</summary>
internal sealed class AccountErrors : IdentityErrorDescriber
{
    public override IdentityError DuplicateUserName(string userName) => Said(nameof(DuplicateUserName), "account.taken", userName);
    public override IdentityError InvalidUserName(string? userName) => Said(nameof(InvalidUserName), "account.login", userName ?? "");
    public override IdentityError PasswordMismatch() => Said(nameof(PasswordMismatch), "password.wrong");
    public override IdentityError ConcurrencyFailure() => Said(nameof(ConcurrencyFailure), "account.overtaken");

    private static IdentityError Said(string code, string key, params object[] with) => new() { Code = code, Description = Texts.Say(key, with) };
}
