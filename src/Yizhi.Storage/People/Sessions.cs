using Microsoft.EntityFrameworkCore;

namespace Yizhi.Storage.People;

/// <summary>How long a sign-in lasts.</summary>
/// <param name="Idle">Without being used.</param>
/// <param name="Longest">At most.</param>
public sealed record SessionLimits(TimeSpan Idle, TimeSpan Longest);

/// <summary>Sign-ins that last: each can be listed and ended, and one that was ended is over at its next request.</summary>
/// <param name="office">The office.</param>
public sealed class Sessions(Office office)
{
    private static readonly TimeSpan Noted = TimeSpan.FromMinutes(1);
    private const int LongestAgent = 200;

    /// <summary>How long sessions last; whoever serves the office sets it by the profile of its passwords.</summary>
    public SessionLimits Limits { get; set; } = new(TimeSpan.FromMinutes(60), TimeSpan.FromHours(12));

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
    public async Task<Guid?> AccountOf(Guid session, CancellationToken cancel = default) => (await Find(session, true, cancel))?.Account;

    /// <summary>The account of a session that lasts, and when it will end; null where it is over.</summary>
    /// <param name="session">The session.</param>
    /// <param name="uses">Whether this counts as using it; looking how long it lasts does not.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<(Guid Account, DateTime Ends)?> Find(Guid session, bool uses, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        var now = office.Now;
        if (await db.Sessions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == session, cancel) is not { EndedAt: null } row || now >= EndOf(row))
            return null;
        if (uses && now - row.SeenAt > Noted)
        {
            await db.Sessions.Where(s => s.Id == session).ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenAt, now), cancel);
            row.SeenAt = now;
        }
        return (row.Account, EndOf(row));
    }

    /// <summary>The account that a session belonged to, over or not; null where the account is closed or the session forgotten.</summary>
    public async Task<Guid?> Was(Guid session, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        return await db.Sessions.AsNoTracking().Where(s => s.Id == session && db.Accounts.Any(a => a.Id == s.Account && a.ClosedAt == null)).Select(s => (Guid?)s.Account).FirstOrDefaultAsync(cancel);
    }

    private DateTime EndOf(SessionRow row) => row.SeenAt - row.StartedAt < Limits.Longest - Limits.Idle ? row.SeenAt + Limits.Idle : row.StartedAt + Limits.Longest;

    /// <summary>The sessions of an account that last, newest first.</summary>
    public async Task<IReadOnlyList<SessionRow>> Of(Guid account, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        var (idle, oldest) = (office.Now - Limits.Idle, office.Now - Limits.Longest);
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
