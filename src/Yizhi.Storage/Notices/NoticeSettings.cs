using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Yizhi.Storage.Notices;

/// <summary>How each person wants to be told, and the secret address of each person's calendar.</summary>
/// <param name="office">The office.</param>
public sealed class NoticeSettings(Office office)
{
    /// <summary>08:30.</summary>
    public const int UsualDigest = 8 * 60 + 30;
    private const int UsualQuietFrom = 22 * 60, UsualQuietUntil = 7 * 60;
    private const int Day = 24 * 60;
    private const int SecretBytes = 24;

    /// <summary>A person's settings; who chose none has the usual ones.</summary>
    public async Task<NoticeSettingRow> Of(Guid account, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        return await db.NoticeSettings.AsNoTracking().FirstOrDefaultAsync(s => s.Account == account, cancel) ?? Usual(account);
    }

    /// <summary>Puts a person's settings and the address e-mail goes to.</summary>
    public async Task Put(Guid account, string address, bool mail, int? digest, (int From, int Until)? quiet, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        var row = await Row(db, account, cancel);
        (row.Mail, row.Digest, row.QuietFrom, row.QuietUntil) = (mail, digest, quiet?.From, quiet?.Until);
        if (await db.Accounts.FirstOrDefaultAsync(a => a.Id == account, cancel) is { } person)
            (person.Email, person.NormalizedEmail) = (address.Length == 0 ? null : address, address.Length == 0 ? null : address.ToUpperInvariant());
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Makes a person's calendar address anew; the one before leads nowhere from now on.</summary>
    /// <returns>The secret, which is kept nowhere.</returns>
    public async Task<string> NewFeed(Guid account, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        var row = await Row(db, account, cancel);
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        row.Feed = HashOf(secret);
        await db.SaveChangesAsync(cancel);
        return secret;
    }

    /// <summary>Takes a person's calendar address away.</summary>
    public async Task EndFeed(Guid account, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        await db.NoticeSettings.Where(s => s.Account == account).ExecuteUpdateAsync(s => s.SetProperty(x => x.Feed, (string?)null), cancel);
    }

    /// <summary>Whose calendar a secret opens; null where nobody's.</summary>
    public async Task<Guid?> FeedOf(string secret, CancellationToken cancel = default)
    {
        if (secret.Length != SecretBytes * 2)
            return null;
        await using var db = office.Database.Context();
        var hash = HashOf(secret);
        return await db.NoticeSettings.AsNoTracking().Where(s => s.Feed == hash).Select(s => (Guid?)s.Account).FirstOrDefaultAsync(cancel);
    }

    /// <summary>The settings of whoever chose none.</summary>
    internal static NoticeSettingRow Usual(Guid account) => new() { Account = account, Mail = true, Digest = UsualDigest, QuietFrom = UsualQuietFrom, QuietUntil = UsualQuietUntil };

    /// <summary>The first moment from <paramref name="at"/> on that is not quiet for a person.</summary>
    /// <param name="settings">The person's settings.</param>
    /// <param name="at">A moment, in UTC.</param>
    public static DateTime Awake(NoticeSettingRow settings, DateTime at)
    {
        if (settings.QuietFrom is not { } from || settings.QuietUntil is not { } until || from == until)
            return at;
        var local = Office.Local(at);
        var minute = local.Hour * 60 + local.Minute;
        var isQuiet = from < until ? minute >= from && minute < until : minute >= from || minute < until;
        return isQuiet ? at - TimeSpan.FromTicks(local.Ticks % TimeSpan.TicksPerMinute) + TimeSpan.FromMinutes((until - minute + Day) % Day) : at;
    }

    private static async Task<NoticeSettingRow> Row(YizhiDb db, Guid account, CancellationToken cancel)
    {
        if (await db.NoticeSettings.FirstOrDefaultAsync(s => s.Account == account, cancel) is { } row)
            return row;
        row = Usual(account);
        db.NoticeSettings.Add(row);
        return row;
    }

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
