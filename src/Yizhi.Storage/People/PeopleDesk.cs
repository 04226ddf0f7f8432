using Microsoft.EntityFrameworkCore;
using Yizhi.Core.People;
using Yizhi.Core.Records;

namespace Yizhi.Storage.People;

/// <summary>Posts and stand-ins: who holds which role where, and from when to when. Every change is on the audit trail.</summary>
/// <param name="office">The office.</param>
public sealed class PeopleDesk(Office office)
{
    /// <summary>The person as an actor with today's posts, and whether the password must be changed first; null where the account is none, or closed.</summary>
    public async Task<(Actor Actor, bool MustChange)?> ActorOf(Guid account, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        return await db.Accounts.AsNoTracking().Where(a => a.Id == account && a.ClosedAt == null).Select(a => new { a.Name, a.MustChange }).FirstOrDefaultAsync(cancel) is { } row
            ? (new Actor(account.ToString(), row.Name, await PostsOf(db, account, cancel)), row.MustChange) : null;
    }

    /// <summary>Everyone whose account is open, with today's posts; administrators too.</summary>
    public async Task<IReadOnlyList<Notices.Colleague>> Everyone(CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        var today = office.Today;
        var names = await db.Accounts.AsNoTracking().Where(a => a.ClosedAt == null).ToDictionaryAsync(a => a.Id, a => a.Name, cancel);
        var posts = (await db.Posts.AsNoTracking().Where(p => p.From <= today && (p.Until == null || p.Until >= today)).OrderBy(p => p.From).ThenBy(p => p.Id).ToListAsync(cancel)).ToLookup(p => p.Account);
        var standing = (await db.StandIns.AsNoTracking().Where(s => s.From <= today && s.Until >= today).ToListAsync(cancel)).ToLookup(s => s.Present, s => s.Absent);
        IEnumerable<Post> PostsOf(Guid account, string? absent) => posts[account].GroupBy(p => (p.Unit, p.IsLight)).Select(g => new Post(g.Key.Unit, g.Select(p => p.Role).ToHashSet(StringComparer.Ordinal), absent, g.Key.IsLight));
        return [.. names.Select(n => new Notices.Colleague(n.Key, new Actor(n.Key.ToString(), n.Value,
            [.. PostsOf(n.Key, null), .. standing[n.Key].Distinct().Where(names.ContainsKey).SelectMany(absent => PostsOf(absent, names[absent]))])))];
    }

    /// <summary>Gives a post. The security administrator does; where there is none yet, the system administrator may make the first one and the first auditor.</summary>
    /// <param name="by">Who gives it.</param>
    /// <param name="account">To whom.</param>
    /// <param name="unit">In which unit.</param>
    /// <param name="role">Which role.</param>
    /// <param name="from">From which day.</param>
    /// <param name="until">To which day; null for as long as it is not ended.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>What stands against it; null where it is given.</returns>
    public async Task<Fault?> Give(Actor by, Guid account, string unit, string role, DateOnly from, DateOnly? until = null, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        var holders = await db.Posts.AsNoTracking().Where(p => Administrators.All.Contains(p.Role) && (p.Until == null || p.Until >= office.Today)).ToListAsync(cancel);
        var isFirst = Administrators.Are(role) && role != Administrators.System && holders.All(p => p.Role != role);
        if (!Rights.Is(by, Administrators.Security) && !(isFirst && Rights.Is(by, Administrators.System)))
            return new Fault("", "people.give");
        return await Put(db, by, account, unit, role, from, until, false, cancel);
    }

    /// <summary>Gives a post when the office is set up from its own machine; the same conflicts are refused.</summary>
    public async Task<Fault?> GiveFirst(Actor by, Guid account, string unit, string role, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        return await Put(db, by, account, unit, role, office.Today, null, false, cancel);
    }

    /// <summary>Gives a light post, to someone outside the staff: the head of the unit does.</summary>
    public async Task<Fault?> GiveLight(Actor by, Guid account, string unit, string role, DateOnly? until, CancellationToken cancel = default)
    {
        if (!office.Rights.OpensLight(by, unit) || !office.Catalogue.Light.Contains(role))
            return new Fault("role", "people.give_light");
        await using var db = office.Database.Context();
        return await Put(db, by, account, unit, role, office.Today, until, true, cancel);
    }

    /// <summary>Ends a post on a day.</summary>
    public Task<Fault?> End(Actor by, Guid post, DateOnly until, CancellationToken cancel = default) => Date(by, post, null, until, cancel);

    /// <summary>Changes the days of a post that is not over: its last day is set, moved or taken away, its first while it has not begun.</summary>
    /// <param name="by">Who does it: the security administrator, or for a light post whoever may open one.</param>
    /// <param name="post">The post.</param>
    /// <param name="from">The first day; null leaves it.</param>
    /// <param name="until">The last day; null for as long as it is not ended.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<Fault?> Date(Actor by, Guid post, DateOnly? from, DateOnly? until, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        if (await db.Posts.FirstOrDefaultAsync(p => p.Id == post, cancel) is not { } row || row.Until < office.Today)
            return new Fault("", "people.no_post");
        if (!Rights.Is(by, Administrators.Security) && !(row.IsLight && office.Rights.OpensLight(by, row.Unit)))
            return new Fault("", "people.give");
        if (from is { } first && first != row.From && row.From <= office.Today)
            return new Fault("from", "people.begun");
        if (until < (from ?? row.From))
            return new Fault("until", "people.until");
        var last = until;
        if (last is { } day && row.Role == Administrators.Security && !await db.Posts.AnyAsync(p => p.Role == row.Role && p.Id != row.Id && (p.Until == null || p.Until > day), cancel))
            return new Fault("", "people.last_admin");
        var others = await db.Posts.AsNoTracking().Where(p => p.Account == row.Account && p.Id != row.Id && (p.Until == null || p.Until >= (from ?? row.From)) && (last == null || p.From <= last)).Select(p => p.Role).ToListAsync(cancel);
        if (Administrators.Conflict(others, row.Role) is { } other)
            return new Fault("until", "people.conflict", TitleOf(row.Role), TitleOf(other));
        var longer = last is null || last > row.Until;
        if (longer && by.Id == row.Account.ToString())
            return new Fault("", "people.own");
        (row.From, row.Until) = (from ?? row.From, last);
        await db.SaveChangesAsync(cancel);
        await office.Audit.Note(by, last is null || longer ? "post.dated" : "post.ended", row.Account.ToString(), $"{office.Units.NameOf(row.Unit)} {TitleOf(row.Role)} {row.From:yyyy-MM-dd} {last:yyyy-MM-dd}", cancel);
        return null;
    }

    /// <summary>Ends a stand-in before its last day. The absent person may, the one who stands in, or the security administrator.</summary>
    public async Task<Fault?> EndStandIn(Actor by, Guid standIn, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        if (await db.StandIns.FirstOrDefaultAsync(s => s.Id == standIn, cancel) is not { } row || row.Until < office.Today)
            return new Fault("", "people.no_stand_in");
        if (by.Id != row.Absent.ToString() && by.Id != row.Present.ToString() && !Rights.Is(by, Administrators.Security))
            return new Fault("", "people.give");
        row.Until = office.Today.AddDays(-1);
        await db.SaveChangesAsync(cancel);
        await office.Audit.Note(by, "stand_in.ended", row.Absent.ToString(), $"{row.Present} {row.From:yyyy-MM-dd}", cancel);
        return null;
    }

    /// <summary>Lets someone fill another's posts for a time. The absent person may ask for it, or the security administrator.</summary>
    public async Task<Fault?> StandIn(Actor by, Guid absent, Guid present, DateOnly from, DateOnly until, string reason, CancellationToken cancel = default)
    {
        if (by.Id != absent.ToString() && !Rights.Is(by, Administrators.Security))
            return new Fault("", "people.give");
        if (absent == present)
            return new Fault("present", "people.self");
        if (until < from)
            return new Fault("until", "people.until");
        if (string.IsNullOrWhiteSpace(reason))
            return new Fault("reason", "record.reason");
        await using var db = office.Database.Context();
        var own = await db.Posts.AsNoTracking().Where(p => p.Account == present).Select(p => p.Role).ToListAsync(cancel);
        foreach (var role in await db.Posts.AsNoTracking().Where(p => p.Account == absent && (p.Until == null || p.Until >= from)).Select(p => p.Role).ToListAsync(cancel))
            if (Administrators.Conflict(own, role) is { } other)
                return new Fault("present", "people.conflict", TitleOf(role), TitleOf(other));
        db.StandIns.Add(new StandInRow { Id = Guid.CreateVersion7(), Absent = absent, Present = present, From = from, Until = until, Reason = reason.Trim() });
        await db.SaveChangesAsync(cancel);
        await office.Audit.Note(by, "stand_in.set", absent.ToString(), $"{present} {from:yyyy-MM-dd} {until:yyyy-MM-dd} {reason.Trim()}", cancel);
        return null;
    }

    /// <summary>The title of a role, the administrators' included.</summary>
    public string TitleOf(string role) => office.Catalogue.Roles.GetValueOrDefault(role) ?? Core.Wording.Words.Say("role." + role);

    private async Task<Fault?> Put(YizhiDb db, Actor by, Guid account, string unit, string role, DateOnly from, DateOnly? until, bool isLight, CancellationToken cancel)
    {
        if (until < from)
            return new Fault("until", "people.until");
        if (!Administrators.Are(role) && !office.Catalogue.Roles.ContainsKey(role))
            return new Fault("role", "people.role", role);
        if (office.Units.Find(unit) is not { } place)
            return new Fault("unit", "unit.none", unit);
        if (!await db.Accounts.AnyAsync(a => a.Id == account && a.ClosedAt == null, cancel))
            return new Fault("", "people.none");
        var held = await db.Posts.AsNoTracking().Where(p => p.Account == account && (p.Until == null || p.Until >= from)).ToListAsync(cancel);
        if (Administrators.Conflict(held.Select(p => p.Role), role) is { } other)
            return new Fault("role", "people.conflict", TitleOf(role), TitleOf(other));
        if (held.Any(p => p.Role == role && p.Unit == unit))
            return new Fault("role", "people.twice", place.Name, TitleOf(role));
        if (by.Id == account.ToString())
            return new Fault("", "people.own");
        db.Posts.Add(new PostRow { Id = Guid.CreateVersion7(), Account = account, Unit = unit, Role = role, From = from, Until = until, IsLight = isLight });
        await db.SaveChangesAsync(cancel);
        await office.Audit.Note(by, "post.given", account.ToString(), $"{place.Name} {TitleOf(role)} {from:yyyy-MM-dd} {until:yyyy-MM-dd}".TrimEnd(), cancel);
        return null;
    }

    private async Task<IReadOnlyList<Post>> PostsOf(YizhiDb db, Guid account, CancellationToken cancel)
    {
        var today = office.Today;
        var absent = await db.StandIns.AsNoTracking().Where(s => s.Present == account && s.From <= today && s.Until >= today)
            .Join(db.Accounts.Where(a => a.ClosedAt == null), s => s.Absent, a => a.Id, (s, a) => new { a.Id, a.Name }).ToListAsync(cancel);
        var names = absent.DistinctBy(a => a.Id).ToDictionary(a => a.Id, a => a.Name);
        Guid[] all = [account, .. names.Keys];
        var rows = await db.Posts.AsNoTracking().Where(p => all.Contains(p.Account) && p.From <= today && (p.Until == null || p.Until >= today)).OrderBy(p => p.From).ThenBy(p => p.Id).ToListAsync(cancel);
        return [.. rows.GroupBy(p => (p.Account, p.Unit, p.IsLight)).OrderBy(g => g.Key.Account == account ? 0 : 1)
            .Select(g => new Post(g.Key.Unit, g.Select(p => p.Role).ToHashSet(StringComparer.Ordinal), names.GetValueOrDefault(g.Key.Account), g.Key.IsLight))];
    }
}
