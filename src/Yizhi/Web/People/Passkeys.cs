using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Yizhi.Accounts;
using Yizhi.Storage.People;
using Yizhi.Web.Shared;

namespace Yizhi.Web.People;

/// <summary>Passkeys (WebAuthn): what the browser is told to sign, and what it brought back. What is asked travels sealed with the form, for five minutes.</summary>
internal static class Passkeys
{
    private const string Adding = "yizhi passkey adding", Entering = "yizhi passkey entering";
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);

    /// <summary>What a new passkey is made with; only whoever knows the password may add one.</summary>
    public static async Task<IResult> Offer(PostedForm? form, HttpContext context, Visitor visitor, SigningIn signing, IPasskeyHandler<AccountRow> passkeys, UserManager<AccountRow> accounts, IDataProtectionProvider protection)
    {
        if (form is null || visitor.MustChange || await accounts.FindByIdAsync(visitor.Account.ToString()) is not { } account)
            return Results.Text(Texts.Say("fault.token"), statusCode: StatusCodes.Status400BadRequest);
        var (outcome, _) = await signing.Check(account.UserName ?? "", form.Raw("old"));
        if (outcome is not (SignInOutcome.In or SignInOutcome.CodeWanted))
            return Results.Text(Texts.Say(outcome == SignInOutcome.Locked ? "passkey.locked" : "password.wrong"), statusCode: StatusCodes.Status422UnprocessableEntity);
        var made = await passkeys.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = account.Id.ToString(), Name = account.UserName ?? "", DisplayName = account.Name }, context);
        return Asked(made.CreationOptionsJson, Seal(protection, Adding, visitor.Session + "\n" + made.AttestationState));
    }

    /// <summary>What a passkey is to sign so that its owner gets in.</summary>
    public static async Task<IResult> Ask(PostedForm? form, HttpContext context, IPasskeyHandler<AccountRow> passkeys, IDataProtectionProvider protection)
    {
        if (form is null)
            return Results.Text(Texts.Say("fault.token"), statusCode: StatusCodes.Status400BadRequest);
        var made = await passkeys.MakeRequestOptionsAsync(null, context);
        return Asked(made.RequestOptionsJson, Seal(protection, Entering, made.AssertionState ?? ""));
    }

    /// <summary>Adds the passkey that the browser made.</summary>
    /// <returns>What stands against it, in words.</returns>
    public static async Task<string?> Add(PostedForm form, HttpContext context, Visitor visitor, AccountRow account, IPasskeyHandler<AccountRow> passkeys, UserManager<AccountRow> accounts, IDataProtectionProvider protection)
    {
        if (form["name"] is not { Length: > 0 and <= 40 } name)
            return Texts.Say("passkey.name.wrong");
        if (Open(protection, Adding, form.Raw("ticket"))?.Split('\n', 2) is not [var session, var state] || session != visitor.Session.ToString())
            return Texts.Say("passkey.failed");
        var result = await passkeys.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = context, CredentialJson = form.Raw("credential"), AttestationState = state });
        if (!result.Succeeded || result.UserEntity.Id != account.Id.ToString())
            return Texts.Say("passkey.failed");
        result.Passkey.Name = name;
        return (await accounts.AddOrUpdatePasskeyAsync(account, result.Passkey)).Succeeded ? null : Texts.Say("account.overtaken");
    }

    /// <summary>The state of a sign-in that was asked for; null where it is not ours, or too old.</summary>
    public static string? StateOf(IDataProtectionProvider protection, string state) => Open(protection, Entering, state);

    private static IResult Asked(string options, string ticket) => Results.Text($$"""{"options":{{options}},"ticket":"{{ticket}}"}""", "application/json");

    private static string Seal(IDataProtectionProvider protection, string purpose, string state) => protection.CreateProtector(purpose).ToTimeLimitedDataProtector().Protect(state, Lasts);

    private static string? Open(IDataProtectionProvider protection, string purpose, string state)
    {
        try
        {
            return protection.CreateProtector(purpose).ToTimeLimitedDataProtector().Unprotect(state);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
