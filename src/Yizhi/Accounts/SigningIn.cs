using Microsoft.AspNetCore.Identity;
using Yizhi.Storage;
using Yizhi.Storage.People;

namespace Yizhi.Accounts;

/// <summary>How trying to sign in ended.</summary>
public enum SignInOutcome
{
    /// <summary>In.</summary>
    In,
    /// <summary>The login or the password is wrong; which of them is not told.</summary>
    Wrong,
    /// <summary>The account rests after too many tries.</summary>
    Locked,
    /// <summary>The password is right, and the code of the second factor is wanted.</summary>
    CodeWanted,
    /// <summary>The code is wrong.</summary>
    CodeWrong,
    /// <summary>The first password was given out too long ago.</summary>
    CodeOver,
    /// <summary>The passkey is none of ours.</summary>
    PasskeyWrong,
}

/// <summary>Checks passwords and codes: five wrong ones in a row lock an account for a minute, the next five for two, and so on to an hour.</summary>
public sealed class SigningIn(Office office, UserManager<AccountRow> accounts, IPasswordHasher<AccountRow> hasher, IPasskeyHandler<AccountRow> passkeys)
{
    private const int Tries = 5;
    private const int LongestLock = 64;
    private static readonly Lazy<string> Nobody = new(() => new Argon2Hasher().HashPassword(null!, Guid.NewGuid().ToString()));

    /// <summary>Checks a login and a password.</summary>
    public async Task<(SignInOutcome Outcome, AccountRow? Account)> Check(string login, string password)
    {
        if (await accounts.FindByNameAsync(login) is not { ClosedAt: null } account || account.PasswordHash is not { } kept)
        {
            // As long as a real one takes, so that the time does not tell who has an account.
            hasher.VerifyHashedPassword(null!, Nobody.Value, password);
            return (SignInOutcome.Wrong, null);
        }
        if (account.LockoutEnd > office.Now)
            return (SignInOutcome.Locked, account);
        var result = hasher.VerifyHashedPassword(account, kept, password);
        if (result == PasswordVerificationResult.Failed)
            return (await Missed(account), account);
        if (account.MustChange && account.FirstUntil < office.Now)
            return (SignInOutcome.CodeOver, account);
        if (result == PasswordVerificationResult.SuccessRehashNeeded)
            account.PasswordHash = hasher.HashPassword(account, password);
        if (await accounts.GetTwoFactorEnabledAsync(account))
            return (SignInOutcome.CodeWanted, account);
        await Good(account);
        return (SignInOutcome.In, account);
    }

    /// <summary>Checks the code of a second factor, or one of the recovery codes, each of which works once.</summary>
    public async Task<SignInOutcome> CheckCode(AccountRow account, string code)
    {
        if (account.LockoutEnd > office.Now)
            return SignInOutcome.Locked;
        var plain = code.Replace(" ", "", StringComparison.Ordinal);
        var isGood = await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, plain) || (await accounts.RedeemTwoFactorRecoveryCodeAsync(account, plain)).Succeeded;
        if (!isGood)
            return await Missed(account) == SignInOutcome.Locked ? SignInOutcome.Locked : SignInOutcome.CodeWrong;
        await Good(account);
        return SignInOutcome.In;
    }

    /// <summary>Checks what a passkey signed. The device asked for a finger, a face or a PIN, so that it stands for both factors.</summary>
    public async Task<(SignInOutcome Outcome, AccountRow? Account)> CheckPasskey(HttpContext context, string credential, string state)
    {
        var result = await passkeys.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = context, CredentialJson = credential, AssertionState = state });
        if (!result.Succeeded || result.User.ClosedAt is not null)
            return (SignInOutcome.PasskeyWrong, null);
        if (result.User.LockoutEnd > office.Now)
            return (SignInOutcome.Locked, result.User);
        await accounts.AddOrUpdatePasskeyAsync(result.User, result.Passkey);
        await Good(result.User);
        return (SignInOutcome.In, result.User);
    }

    private async Task<SignInOutcome> Missed(AccountRow account)
    {
        account.AccessFailedCount++;
        var isLocked = account.AccessFailedCount % Tries == 0;
        if (isLocked)
            account.LockoutEnd = new DateTimeOffset(DateTime.SpecifyKind(office.Now, DateTimeKind.Utc)).AddMinutes(Math.Min(LongestLock, 1 << Math.Min(account.Locks++, 10)));
        await accounts.UpdateAsync(account);
        await office.Audit.Note(null, isLocked ? "account.locked" : "sign_in.failed", account.Id.ToString(), account.UserName ?? "");
        return isLocked ? SignInOutcome.Locked : SignInOutcome.Wrong;
    }

    private async Task Good(AccountRow account)
    {
        (account.AccessFailedCount, account.Locks, account.LockoutEnd) = (0, 0, null);
        await accounts.UpdateAsync(account);
    }
}
