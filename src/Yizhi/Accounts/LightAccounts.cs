using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Records;
using Yizhi.Storage;
using Yizhi.Storage.People;
using Yizhi.Web.Shared;

namespace Yizhi.Accounts;

/// <summary>Accounts of people outside the staff: the login is a mobile number, and the first sign-in goes by a code that is shown once and works for a week.</summary>
internal static class LightAccounts
{
    private const int LengthOfPhone = 11;
    private static readonly TimeSpan CodeLasts = TimeSpan.FromDays(7);

    /// <summary>Opens an account without any post.</summary>
    public static async Task<(AccountRow? Account, string Code, Fault? Wrong)> Open(Office office, UserManager<AccountRow> accounts, Actor by, string phone, string name, CancellationToken cancel)
    {
        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        if (digits.Length != LengthOfPhone || digits[0] != '1')
            return (null, "", new Fault("phone", "said", Texts.Say("team.phone.wrong")));
        if (name.Trim() is not { Length: >= 2 and <= 40 } said)
            return (null, "", new Fault("name", "said", Texts.Say("account.name")));
        await using var db = office.Database.Context();
        // One's own records are known by the name of who handles them; two of a name would see each other's.
        if (await db.Accounts.AnyAsync(a => a.ClosedAt == null && a.Name == said, cancel))
            return (null, "", new Fault("name", "said", Texts.Say("team.same_name", said)));
        var code = NewCode();
        var account = new AccountRow { Id = Guid.CreateVersion7(), UserName = digits, PhoneNumber = digits, Name = said, CreatedAt = office.Now, MustChange = true, FirstUntil = office.Now + CodeLasts };
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, code);
        var made = await accounts.CreateAsync(account);
        if (!made.Succeeded)
            return (null, "", new Fault("phone", "said", string.Join(' ', made.Errors.Select(e => e.Description))));
        await office.Audit.Note(by, "account.opened", account.Id.ToString(), $"{Masked(digits)} {said}", cancel);
        return (account, code, null);
    }

    /// <summary>Gives out a new code; all sign-ins end.</summary>
    public static async Task<string> Renew(Office office, UserManager<AccountRow> accounts, Actor by, AccountRow account, CancellationToken cancel)
    {
        var code = NewCode();
        (account.PasswordHash, account.MustChange, account.FirstUntil, account.LockoutEnd, account.AccessFailedCount) = (accounts.PasswordHasher.HashPassword(account, code), true, office.Now + CodeLasts, null, 0);
        await accounts.UpdateSecurityStampAsync(account);
        await office.Sessions.End(account.Id, cancel: cancel);
        await office.Audit.Note(by, "account.reset", account.Id.ToString(), Masked(account.UserName ?? ""), cancel);
        return code;
    }

    /// <summary>Whether an account never held any but light posts; those of the staff are the administrators' to reset.</summary>
    public static async Task<bool> IsLightOnly(Office office, Guid account, CancellationToken cancel)
    {
        await using var db = office.Database.Context();
        return await db.Posts.Where(p => p.Account == account).AllAsync(p => p.IsLight, cancel);
    }

    /// <summary>A phone number with its middle hidden.</summary>
    public static string Masked(string phone) => phone.Length == LengthOfPhone ? $"{phone[..3]}****{phone[7..]}" : phone;

    private static string NewCode() => $"{RandomNumberGenerator.GetString(AccountServices.Legible, 4)}-{RandomNumberGenerator.GetString(AccountServices.Legible, 4)}";
}
