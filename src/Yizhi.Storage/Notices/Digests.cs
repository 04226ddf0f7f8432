using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Wording;

namespace Yizhi.Storage.Notices;

/// <summary>The morning's digest: one a day for each person who wants one and has something unread, and one for each work app.</summary>
/// <param name="office">The office.</param>
public sealed class Digests(Office office)
{
    private const int Day = 24 * 60;

    /// <summary>Writes the digests whose time has come; nobody gets two on a day.</summary>
    /// <returns>How many were written.</returns>
    public async Task<int> Write(CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        var (now, today) = (office.Now, office.Today);
        var minute = (int)Office.Local(now).TimeOfDay.TotalMinutes % Day;
        var sendings = new List<SendingRow>();
        var unread = await db.Notices.AsNoTracking().Where(n => n.ReadAt == null).GroupBy(n => n.Account).Select(g => new { Account = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Account, g => g.Count, cancel);
        foreach (var settings in await Outgoing.Reached(db, [.. unread.Keys], cancel))
            if (settings.Digest is { } at && at <= minute)
            {
                // Only how many of which kind leaves the office: titles and names may be somebody's own.
                var kinds = await db.Notices.AsNoTracking().Where(n => n.Account == settings.Account && n.ReadAt == null).GroupBy(n => n.Kind).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel);
                var body = string.Join('\n', NoticeKind.All.SelectMany(k => kinds.Where(f => f.Key == k)).Select(f => Words.Say("notice.kind." + f.Key, f.Count)));
                sendings.Add(new SendingRow { Id = Guid.CreateVersion7(), Once = $"digest/{settings.Account}/{today:yyyy-MM-dd}", Account = settings.Account, Title = Words.Say("notice.mail.digest", unread[settings.Account]), Body = body, Path = "/notices", At = now, DueAt = NoticeSettings.Awake(settings, now) });
            }
        if (minute >= NoticeSettings.UsualDigest)
            foreach (var webhook in await db.Webhooks.AsNoTracking().Where(w => w.ClosedAt == null).ToListAsync(cancel))
                if (office.Units.Find(webhook.Unit) is { } unit && await Counts(db, unit.Path, today, cancel) is var (over, soon) && over + soon > 0)
                    sendings.Add(new SendingRow { Id = Guid.CreateVersion7(), Once = $"digest/{webhook.Id}/{today:yyyy-MM-dd}", Webhook = webhook.Id, Title = Words.Say("notice.mail.urgent", over + soon), Body = Words.Say("notice.digest.unit", unit.Name, over, soon), Path = "/deadlines?unit=" + unit.Code, At = now, DueAt = now });
        return sendings.Count == 0 ? 0 : await office.Sendings.Write(sendings, cancel);
    }

    private static async Task<(int Over, int Soon)> Counts(YizhiDb db, string path, DateOnly today, CancellationToken cancel)
    {
        var pressing = db.Deadlines.AsNoTracking().Where(d => !d.Paused && d.WarnOn <= today && db.Units.Where(u => u.Path.StartsWith(path)).Select(u => u.Code).Contains(d.Unit));
        return (await pressing.CountAsync(d => d.Due < today, cancel), await pressing.CountAsync(d => d.Due >= today, cancel));
    }
}
