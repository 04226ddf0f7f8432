using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Wording;

namespace Yizhi.Storage.Notices;

/// <summary>Makes the e-mails and calls of webhooks that belong to notices: at once only where a legal limit is at stake.</summary>
/// <param name="office">The office.</param>
internal sealed class Outgoing(Office office)
{
    // A mail for each of a hundred cases on the first morning would teach people to throw them all away: what is said in one go goes out as one.
    private const int LinesInOne = 20;

    public async Task<IReadOnlyList<SendingRow>> Of(YizhiDb db, IReadOnlyList<(Message Message, NoticeRow Row)> written, CancellationToken cancel)
    {
        var urgent = written.Where(w => w.Message.IsUrgent).ToList();
        if (urgent.Count == 0)
            return [];
        var sendings = new List<SendingRow>();
        var people = urgent.Select(u => u.Row.Account).Distinct().ToList();
        foreach (var settings in await Reached(db, people, cancel))
            if (urgent.Where(u => u.Row.Account == settings.Account).ToList() is { Count: > 0 } own)
                sendings.Add(new SendingRow { Id = Guid.CreateVersion7(), Once = $"mail/{own[0].Row.Id}", Account = settings.Account, Title = Title(own.Count), Body = Body(own.Select(o => o.Message)), Path = Path(own.Select(o => o.Message)), At = own[0].Row.At, DueAt = NoticeSettings.Awake(settings, own[0].Row.At) });
        var messages = urgent.DistinctBy(u => u.Message).ToList();
        foreach (var webhook in await db.Webhooks.AsNoTracking().Where(w => w.ClosedAt == null).ToListAsync(cancel))
            if (messages.Where(m => office.Units.IsWithin(m.Message.Unit, webhook.Unit)).ToList() is { Count: > 0 } told)
                sendings.Add(new SendingRow { Id = Guid.CreateVersion7(), Once = $"webhook/{webhook.Id}/{told[0].Row.Id}", Webhook = webhook.Id, Title = Title(told.Count), Body = Body(told.Select(t => t.Message)), Path = Path(told.Select(t => t.Message)), At = told[0].Row.At, DueAt = told[0].Row.At });
        return sendings;
    }

    /// <summary>The settings of those among people whom e-mail reaches.</summary>
    public static async Task<IReadOnlyList<NoticeSettingRow>> Reached(YizhiDb db, IReadOnlyList<Guid> people, CancellationToken cancel)
    {
        if (!await db.OfficeSettings.AnyAsync(s => s.Key == MailSettings.HostKey, cancel))
            return [];
        var reached = new List<NoticeSettingRow>();
        foreach (var some in people.Chunk(500))
        {
            var accounts = await db.Accounts.AsNoTracking().Where(a => some.Contains(a.Id) && a.ClosedAt == null && a.Email != null).Select(a => a.Id).ToListAsync(cancel);
            var settings = await db.NoticeSettings.AsNoTracking().Where(s => accounts.Contains(s.Account)).ToDictionaryAsync(s => s.Account, cancel);
            reached.AddRange(accounts.Select(a => settings.GetValueOrDefault(a) ?? NoticeSettings.Usual(a)).Where(s => s.Mail));
        }
        return reached;
    }

    private static string Title(int count) => Words.Say("notice.mail.urgent", count);

    private static string Body(IEnumerable<Message> messages)
    {
        var lines = messages.Select(m => Words.Say(m.Text, [.. m.Outside ?? m.With])).ToList();
        return string.Join('\n', lines.Count <= LinesInOne ? lines : [.. lines.Take(LinesInOne), Words.Say("notice.mail.more", lines.Count - LinesInOne)]);
    }

    private static string Path(IEnumerable<Message> messages) => messages.Select(m => m.Record).Distinct().ToList() is [{ } only] ? $"/records/{only}" : "/notices";
}
