using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Yizhi.Accounts;
using Yizhi.Core.Records;
using Yizhi.Core.Units;
using Yizhi.Storage;
using Yizhi.Storage.People;
using Yizhi.Web.Shared;

namespace Yizhi.Web.People;

/// <summary>Someone outside the staff.</summary>
public sealed record TeamLine(Guid Account, Guid Post, string Name, string Phone, string Unit, string Role, DateOnly From, DateOnly? Until, bool HasEntered);

/// <summary>The people outside the staff of a head's units.</summary>
/// <param name="People">Those whose posts are not over.</param>
/// <param name="Units">Where a light account may be opened.</param>
/// <param name="Roles">With which roles.</param>
/// <param name="Today">Today.</param>
/// <param name="Faults">What was wrong.</param>
/// <param name="Typed">What was typed, by input.</param>
/// <param name="Made">Whose first code is shown, once: name, login, code, last day.</param>
public sealed record TeamView(
    IReadOnlyList<TeamLine> People, IReadOnlyList<Unit> Units, IReadOnlyList<(string Key, string Title)> Roles, DateOnly Today, IReadOnlyList<Fault> Faults, Func<string, string> Typed, (string Name, string Login, string Code, DateOnly Until)? Made);

/// <summary>Light accounts of mediators, advisers and grid workers, opened by the head of their own unit.</summary>
internal static class Team
{
    public static async Task<IResult> Show(Visitor visitor, Office office, CancellationToken cancel) => Answers.Page<TeamPage>(await View(visitor, office, [], _ => "", null, cancel));

    public static async Task<IResult> Post(PostedForm? form, Visitor visitor, Office office, UserManager<AccountRow> accounts, HttpContext context, CancellationToken cancel)
    {
        if (form is null)
            return Answers.NoToken;
        if (await View(visitor, office, [], _ => "", null, cancel) is not { } now)
            return Answers.NotFound;
        async Task<IResult> Refused(params Fault[] wrong) => Answers.Page<TeamPage>(await View(visitor, office, wrong, name => form[name], null, cancel), StatusCodes.Status422UnprocessableEntity);
        async Task<IResult> Told(AccountRow account, string code)
        {
            context.Response.Headers.CacheControl = "no-store";
            return Answers.Page<TeamPage>(await View(visitor, office, [], _ => "", (account.Name, account.UserName!, code, DateOnly.FromDateTime(Office.Local(account.FirstUntil!.Value))), cancel));
        }

        // An empty last day is none; one that can't be read is a fault.
        var (until, isDay) = form["until"] is not { Length: > 0 } said ? (null, true) : Entry.Day(said) is { } day ? ((DateOnly?)day, true) : (null, false);
        if (!isDay)
            return await Refused(new Fault("until", "field.date", Texts.Say("post.until"), form["until"]));
        var line = now.People.FirstOrDefault(p => p.Post.ToString() == form["post"]);
        switch (form["act"])
        {
            case "open":
                // Asked before the account is made, so that none is left without a post.
                if (!office.Rights.OpensLight(visitor.Who, form["unit"]) || now.Roles.All(r => r.Key != form["role"]))
                    return await Refused(new Fault("role", "people.give_light"));
                if (until < office.Today)
                    return await Refused(new Fault("until", "people.until"));
                var (account, code, wrong) = await LightAccounts.Open(office, accounts, visitor.Who, form["phone"], form["name"], cancel);
                if (account is null)
                    return await Refused(wrong!);
                return await office.People.GiveLight(visitor.Who, account.Id, form["unit"], form["role"], until, cancel) is { } fault ? await Refused(fault) : await Told(account, code);
            case "date" when line is not null:
                return await office.People.Date(visitor.Who, line.Post, null, until, cancel) is { } late ? await Refused(late) : Results.Redirect("/team");
            case "code" when line is not null && await accounts.FindByIdAsync(line.Account.ToString()) is { } known && await LightAccounts.IsLightOnly(office, known.Id, cancel):
                return await Told(known, await LightAccounts.Renew(office, accounts, visitor.Who, known, cancel));
            default:
                return Answers.Fault(StatusCodes.Status403Forbidden);
        }
    }

    private static async Task<TeamView?> View(Visitor visitor, Office office, IReadOnlyList<Fault> faults, Func<string, string> typed, (string, string, string, DateOnly)? made, CancellationToken cancel)
    {
        var units = office.Rights.OpensIn(visitor.Who);
        if (units.Count == 0)
        {
            visitor.Deny();
            return null;
        }
        await using var db = office.Database.Context();
        var (codes, today) = (units.Select(u => u.Code).ToList(), office.Today);
        var rows = await db.Posts.AsNoTracking().Where(p => p.IsLight && codes.Contains(p.Unit) && (p.Until == null || p.Until >= today))
            .Join(db.Accounts.Where(a => a.ClosedAt == null), p => p.Account, a => a.Id, (p, a) => new { Post = p, a.Name, a.PhoneNumber, a.MustChange }).ToListAsync(cancel);
        return new TeamView([.. rows.OrderBy(r => r.Post.Unit, StringComparer.Ordinal).ThenBy(r => r.Name, StringComparer.Ordinal).Select(r => new TeamLine(r.Post.Account, r.Post.Id, r.Name, LightAccounts.Masked(r.PhoneNumber ?? ""), office.Units.NameOf(r.Post.Unit), office.People.TitleOf(r.Post.Role), r.Post.From, r.Post.Until, !r.MustChange))],
            units, [.. office.Catalogue.Light.Select(r => (r, office.People.TitleOf(r)))], today, faults, typed, made);
    }
}
