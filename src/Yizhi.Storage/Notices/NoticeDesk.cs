using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Yizhi.Storage.Notices;

/// <summary>The desk's messages: what is said to people, each of whom finds it at /notices.</summary>
/// <param name="office">The office.</param>
public sealed class NoticeDesk(Office office)
{
    // Someone else may say the same at the same moment; the second look finds it said.
    private const int Tries = 3;
    private readonly Outgoing outgoing = new(office);

    /// <summary>Says one thing to people.</summary>
    /// <param name="message">What.</param>
    /// <param name="to">The accounts; each is told once.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>How many were told: those who had been told the same before are not.</returns>
    public Task<int> Say(Message message, IEnumerable<Guid> to, CancellationToken cancel = default) => Say([(message, [.. to])], cancel);

    /// <summary>Says many things in one transaction; what goes out by e-mail or webhook is written with them.</summary>
    /// <param name="messages">What, and to whom.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>How many notices were written.</returns>
    public async Task<int> Say(IReadOnlyList<(Message Message, IReadOnlyList<Guid> To)> messages, CancellationToken cancel = default)
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                return await Write(messages, cancel);
            }
            catch (DbUpdateException) when (attempt < Tries)
            {
            }
    }

    /// <summary>What was said to a person, newest first.</summary>
    public async Task<IReadOnlyList<NoticeRow>> Of(Guid account, bool unread, int skip, int take, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        return await db.Notices.AsNoTracking().Where(n => n.Account == account && (!unread || n.ReadAt == null)).OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Skip(skip).Take(take).ToListAsync(cancel);
    }

    /// <summary>One notice of a person; null where it is not theirs.</summary>
    public async Task<NoticeRow?> Find(Guid account, Guid id, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        return await db.Notices.AsNoTracking().FirstOrDefaultAsync(n => n.Id == id && n.Account == account, cancel);
    }

    /// <summary>How much a person has not read.</summary>
    public async Task<int> Unread(Guid account, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        return await db.Notices.CountAsync(n => n.Account == account && n.ReadAt == null, cancel);
    }

    /// <summary>Marks one notice as read, or all of a person's.</summary>
    /// <returns>How many were marked.</returns>
    public async Task<int> Read(Guid account, Guid? one = null, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        var now = office.Now;
        return await db.Notices.Where(n => n.Account == account && n.ReadAt == null && (one == null || n.Id == one)).ExecuteUpdateAsync(n => n.SetProperty(x => x.ReadAt, now), cancel);
    }

    /// <summary>A notice in words.</summary>
    public static string Words(NoticeRow notice) => Words(notice.Text, notice.Said);

    internal static string Words(string text, string said) => Core.Wording.Words.Say(text, [.. JsonSerializer.Deserialize<string[]>(said) ?? []]);

    private async Task<int> Write(IReadOnlyList<(Message Message, IReadOnlyList<Guid> To)> messages, CancellationToken cancel)
    {
        await using var db = office.Database.Context();
        var once = messages.Select(m => m.Message.Once).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var before = new HashSet<(Guid, string)>();
        foreach (var some in once.Chunk(500))
            before.UnionWith((await db.Notices.AsNoTracking().Where(n => some.Contains(n.Once)).Select(n => new { n.Account, n.Once }).ToListAsync(cancel)).Select(n => (n.Account, n.Once)));
        var now = office.Now;
        var written = new List<(Message Message, NoticeRow Row)>();
        foreach (var (message, to) in messages)
        {
            var said = JsonSerializer.Serialize(message.With);
            foreach (var account in to.Distinct())
            {
                var id = Guid.CreateVersion7();
                if (before.Add((account, message.Once ?? id.ToString())))
                    written.Add((message, new NoticeRow { Id = id, Account = account, Kind = message.Kind, Record = message.Record, Text = message.Text, Said = said, Urgent = message.IsUrgent, At = now, Once = message.Once ?? id.ToString() }));
            }
        }
        if (written.Count == 0)
            return 0;
        db.Notices.AddRange(written.Select(w => w.Row));
        db.Sendings.AddRange(await outgoing.Of(db, written, cancel));
        await db.SaveChangesAsync(cancel);
        return written.Count;
    }
}
