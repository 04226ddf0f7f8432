using System.Buffers.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Yizhi.Accounts;
using Yizhi.Core.People;
using Yizhi.Core.Records;
using Yizhi.Core.Units;
using Yizhi.Storage;
using Yizhi.Storage.People;
using Yizhi.Web.Shared;

namespace Yizhi.Web.People;

/// <summary>An account in a list.</summary>
public sealed record PersonLine(Guid Id, string Name, string Login, string Posts, bool IsClosed);

/// <summary>All accounts.</summary>
/// <param name="People">The accounts, open ones first.</param>
/// <param name="MayOpen">Whether the visitor may open accounts.</param>
/// <param name="Faults">What was wrong with a new one.</param>
/// <param name="Login">The login as typed.</param>
/// <param name="Name">The name as typed.</param>
/// <param name="Made">A new account with its first password, shown once.</param>
public sealed record PeopleView(IReadOnlyList<PersonLine> People, bool MayOpen, IReadOnlyList<Fault> Faults, string Login, string Name, (Guid Id, string Name, string Login, string Password)? Made);

/// <summary>A post in words.</summary>
public sealed record PostLine(Guid Id, string Unit, string Role, DateOnly From, DateOnly? Until, bool IsOver)
{
    /// <summary>Whether it is of someone outside the staff.</summary>
    public bool IsLight { get; init; }
    /// <summary>Whether its first day has come.</summary>
    public bool HasBegun { get; init; }
}

/// <summary>Someone standing in.</summary>
public sealed record StandInLine(Guid Id, string Absent, string Present, DateOnly From, DateOnly Until, string Reason);

/// <summary>One account.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The name.</param>
/// <param name="Login">The login.</param>
/// <param name="IsClosed">Whether it is closed.</param>
/// <param name="IsLocked">Whether it rests after too many tries.</param>
/// <param name="HasSecond">Whether it has a second factor.</param>
/// <param name="Posts">Its posts, past ones last.</param>
/// <param name="StandIns">Stand-ins set for it.</param>
/// <param name="MayManage">Whether the visitor may reset and close it.</param>
/// <param name="MayGive">Whether the visitor may give and end posts.</param>
/// <param name="Units">The units a post may be in.</param>
/// <param name="Roles">The roles there are.</param>
/// <param name="Today">Today.</param>
/// <param name="Faults">What was wrong.</param>
/// <param name="Password">A new first password, shown once.</param>
public sealed record PersonView(
    Guid Id, string Name, string Login, bool IsClosed, bool IsLocked, bool HasSecond, IReadOnlyList<PostLine> Posts, IReadOnlyList<StandInLine> StandIns,
    bool MayManage, bool MayGive, IReadOnlyList<Unit> Units, IReadOnlyList<(string Key, string Title)> Roles, DateOnly Today, IReadOnlyList<Fault> Faults, string? Password)
{
    /// <summary>What the person handles that is not done, by ledger, with the drafts begun; no title is told.</summary>
    public IReadOnlyList<(string Ledger, int Records, int Drafts)> Work { get; init; } = [];
    /// <summary>Who could go on with it, and with how many of the records; those who can with most come first.</summary>
    public IReadOnlyList<(Guid Id, string Name, int Takes)> Receivers { get; init; } = [];
    /// <summary>Whether the visitor hands work over.</summary>
    public bool MayHandOver { get; init; }
    /// <summary>What was done.</summary>
    public string? Done { get; init; }
}

/// <summary>What a person sees of themselves.</summary>
/// <param name="Name">The name.</param>
/// <param name="Login">The login.</param>
/// <param name="MustChange">Whether the password must be changed first.</param>
/// <param name="HasSecond">Whether a second factor is on.</param>
/// <param name="Secret">The key of a second factor being set up, in groups of four; empty otherwise.</param>
/// <param name="Link">Its address for an authenticator app.</param>
/// <param name="Recovery">Recovery codes, shown once.</param>
/// <param name="Posts">The posts.</param>
/// <param name="Sessions">The sessions that last.</param>
/// <param name="Here">This session.</param>
/// <param name="StandIns">Stand-ins set for this person or by them.</param>
/// <param name="Colleagues">Who might stand in.</param>
/// <param name="Today">Today.</param>
/// <param name="Faults">What was wrong.</param>
/// <param name="Done">What was done.</param>
public sealed record MeView(
    string Name, string Login, bool MustChange, bool HasSecond, string Secret, string Link, IReadOnlyList<string> Recovery, IReadOnlyList<PostLine> Posts, IReadOnlyList<SessionRow> Sessions, Guid Here,
    IReadOnlyList<StandInLine> StandIns, IReadOnlyList<(Guid Id, string Name)> Colleagues, DateOnly Today, IReadOnlyList<Fault> Faults, string? Done)
{
    /// <summary>The key of a second factor as a picture to scan.</summary>
    public QrPicture? Picture { get; init; }
    /// <summary>The passkeys, by their ids in base64url.</summary>
    public IReadOnlyList<(string Id, string Name, DateTime Since)> Passkeys { get; init; } = [];
    /// <summary>The provider of sign-ins outside: its name, the address that ties the account to it, and whether it is tied; null where there is none.</summary>
    public (string Name, string Link, bool IsLinked)? Outside { get; init; }
}

/// <summary>Accounts as pages show them.</summary>
/// <param name="office">The office.</param>
/// <param name="provider">Seals what travels with a page.</param>
/// <param name="services">Tells whether there is a provider outside.</param>
public sealed class PeopleQueries(Office office, IDataProtectionProvider provider, IServiceProvider services)
{
    /// <summary>All accounts.</summary>
    public async Task<PeopleView> All(Visitor visitor, IReadOnlyList<Fault>? faults = null, string login = "", string name = "", (Guid, string, string, string)? made = null, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        var accounts = await db.Accounts.AsNoTracking().Select(a => new { a.Id, a.Name, a.UserName, a.ClosedAt }).ToListAsync(cancel);
        var today = office.Today;
        var posts = (await db.Posts.AsNoTracking().Where(p => p.Until == null || p.Until >= today).ToListAsync(cancel)).ToLookup(p => p.Account);
        return new PeopleView([.. accounts.OrderBy(a => a.ClosedAt is not null).ThenBy(a => a.UserName, StringComparer.Ordinal).Select(a => new PersonLine(a.Id, a.Name, a.UserName ?? "",
            string.Join('；', posts[a.Id].GroupBy(p => p.Unit).Select(g => $"{office.Units.NameOf(g.Key)} {string.Join('、', g.Select(p => office.People.TitleOf(p.Role)))}")), a.ClosedAt is not null))],
            visitor.Is(Administrators.System), faults ?? [], login, name, made);
    }

    /// <summary>One account; null where there is none.</summary>
    public async Task<PersonView?> One(Visitor visitor, Guid id, IReadOnlyList<Fault>? faults = null, string? password = null, string? done = null, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        if (await db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, cancel) is not { } account)
            return null;
        var mayHandOver = visitor.Is(Administrators.Security);
        var work = mayHandOver ? await office.HandOvers.Of(id, cancel) : [];
        var drafts = mayHandOver ? await office.HandOvers.Drafts(id, cancel) : new Dictionary<string, int>();
        var receivers = work.Count + drafts.Count == 0 ? [] : (await office.People.Everyone(cancel)).Where(c => c.Account != id)
            .Select(c => (c.Account, c.Actor.Name, Takes: work.Where(w => office.HandOvers.Takes(c.Actor, w)).Sum(w => w.Count))).Where(c => c.Takes > 0).OrderByDescending(c => c.Takes).ThenBy(c => c.Name, StringComparer.Ordinal).ToList();
        return new PersonView(id, account.Name, account.UserName ?? "", account.ClosedAt is not null, account.LockoutEnd > office.Now, account.TwoFactorEnabled, await Posts(db, id, cancel), await StandIns(db, id, cancel),
            visitor.Is(Administrators.System), visitor.Is(Administrators.Security) || visitor.Is(Administrators.System), [.. office.Units.All.Where(u => u.Until is null)],
            [.. office.Catalogue.Roles.Select(r => (r.Key, r.Value)), .. Administrators.All.Select(r => (r, office.People.TitleOf(r)))], office.Today, faults ?? [], password)
        {
            MayHandOver = mayHandOver,
            Done = done,
            Receivers = receivers,
            Work = [.. work.Select(w => w.Ledger).Concat(drafts.Keys).Distinct().Where(office.Catalogue.Ledgers.ContainsKey).Select(l => (office.Catalogue.Ledger(l).Title, work.Where(w => w.Ledger == l).Sum(w => w.Count), drafts.GetValueOrDefault(l)))],
        };
    }

    /// <summary>The visitor; null where the account is gone.</summary>
    public async Task<MeView?> Me(Visitor visitor, IReadOnlyList<Fault>? faults = null, string? done = null, string secret = "", IReadOnlyList<string>? recovery = null, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        if (await db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.Id == visitor.Account, cancel) is not { } account)
            return null;
        var today = office.Today;
        var colleagues = visitor.Who.HoldsOneOf([])
            ? await db.Accounts.AsNoTracking().Where(a => a.ClosedAt == null && a.Id != visitor.Account && db.Posts.Any(p => p.Account == a.Id && !Administrators.All.Contains(p.Role) && (p.Until == null || p.Until >= today))).OrderBy(a => a.Name).Select(a => new { a.Id, a.Name }).ToListAsync(cancel) : [];
        var issuer = Uri.EscapeDataString(Texts.Say("brand"));
        var link = secret.Length == 0 ? "" : $"otpauth://totp/{issuer}:{Uri.EscapeDataString(account.UserName ?? "")}?secret={secret}&issuer={issuer}&digits=6";
        return new MeView(account.Name, account.UserName ?? "", account.MustChange, account.TwoFactorEnabled,
            string.Join(' ', secret.Chunk(4).Select(c => new string(c))), link,
            recovery ?? [], await Posts(db, visitor.Account, cancel), await office.Sessions.Of(visitor.Account, cancel), visitor.Session, await StandIns(db, visitor.Account, cancel),
            [.. colleagues.Select(c => (c.Id, c.Name))], today, faults ?? [], done)
        {
            Picture = link.Length == 0 ? null : QrPicture.Of(link),
            Passkeys = [.. (await db.Set<AccountPasskeyRow>().AsNoTracking().Where(p => p.UserId == visitor.Account).ToListAsync(cancel)).OrderBy(p => p.Data.CreatedAt).Select(p => (Base64Url.EncodeToString(p.CredentialId), p.Data.Name ?? "", p.Data.CreatedAt.UtcDateTime))],
            Outside = services.GetService<OutsideProvider>() is not { } outside ? null : (outside.Name, People.Outside.LinkOf(visitor, provider), await db.Set<AccountLoginRow>().AnyAsync(l => l.UserId == visitor.Account, cancel)),
        };
    }

    private async Task<IReadOnlyList<PostLine>> Posts(YizhiDb db, Guid account, CancellationToken cancel) =>
        [.. (await db.Posts.AsNoTracking().Where(p => p.Account == account).ToListAsync(cancel)).OrderBy(p => p.Until is { } last && last < office.Today).ThenBy(p => p.From)
            .Select(p => new PostLine(p.Id, office.Units.NameOf(p.Unit), office.People.TitleOf(p.Role), p.From, p.Until, p.Until is { } last && last < office.Today) { IsLight = p.IsLight, HasBegun = p.From <= office.Today })];

    private async Task<IReadOnlyList<StandInLine>> StandIns(YizhiDb db, Guid account, CancellationToken cancel)
    {
        var today = office.Today;
        var rows = await db.StandIns.AsNoTracking().Where(s => (s.Absent == account || s.Present == account) && s.Until >= today).OrderBy(s => s.From)
            .Select(s => new { s.Id, s.From, s.Until, s.Reason, Absent = db.Accounts.Where(a => a.Id == s.Absent).Select(a => a.Name).First(), Present = db.Accounts.Where(a => a.Id == s.Present).Select(a => a.Name).First() }).ToListAsync(cancel);
        return [.. rows.Select(r => new StandInLine(r.Id, r.Absent, r.Present, r.From, r.Until, r.Reason))];
    }
}
