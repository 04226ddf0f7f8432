using Microsoft.EntityFrameworkCore;

namespace Yizhi.Storage.People;

/// <summary>Sign-ins that last: each can be listed and ended, and one that was ended is over at its next request.</summary>
/// <param name="office">The office.</param>
public sealed class Sessions(Office office)
{
    /// <summary>How long a session lasts without being used.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(8);
    /// <summary>How long a session lasts at most.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);
    private static readonly TimeSpan Noted = TimeSpan.FromMinutes(5);
    private const int LongestAgent = 200;

    /// <summary>Begins a session.</summary>
    public async Task<Guid> Begin(Guid account, string from, string agent, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        var now = office.Now;
        var session = new SessionRow { Id = Guid.CreateVersion7(), Account = account, StartedAt = now, SeenAt = now, From = from, Agent = agent.Length > LongestAgent ? agent[..LongestAgent] : agent };
        db.Sessions.Add(session);
        await db.SaveChangesAsync(cancel);
        return session.Id;
    }

    /// <summary>The account of a session that lasts; null where it is over.</summary>
    public async Task<Guid?> AccountOf(Guid session, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        var now = office.Now;
        if (await db.Sessions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == session, cancel) is not { EndedAt: null } row || now - row.SeenAt > Idle || now - row.StartedAt > Longest)
            return null;
        if (now - row.SeenAt > Noted)
            await db.Sessions.Where(s => s.Id == session).ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenAt, now), cancel);
        return row.Account;
    }

    /// <summary>The sessions of an account that last, newest first.</summary>
    public async Task<IReadOnlyList<SessionRow>> Of(Guid account, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        var (idle, oldest) = (office.Now - Idle, office.Now - Longest);
        return await db.Sessions.AsNoTracking().Where(s => s.Account == account && s.EndedAt == null && s.SeenAt > idle && s.StartedAt > oldest).OrderByDescending(s => s.StartedAt).ToListAsync(cancel);
    }

    /// <summary>Ends one session of an account, or all but one.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="one">The one to end; null ends all.</param>
    /// <param name="but">The one that goes on when all are ended.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task End(Guid account, Guid? one = null, Guid? but = null, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        var now = office.Now;
        await db.Sessions.Where(s => s.Account == account && s.EndedAt == null && (one == null || s.Id == one) && (but == null || s.Id != but)).ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now), cancel);
    }

    /// <summary>Throws away the sessions that have been over for a while.</summary>
    /// <returns>How many.</returns>
    public async Task<int> Clean(TimeSpan kept, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        var before = office.Now - kept;
        return await db.Sessions.Where(s => s.SeenAt < before || s.EndedAt < before).ExecuteDeleteAsync(cancel);
    }
}
