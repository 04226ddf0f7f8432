using System.Buffers.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Yizhi.Accounts;
using Yizhi.Core.People;
using Yizhi.Core.Records;
using Yizhi.Storage;
using Yizhi.Storage.People;
using Yizhi.Web.Shared;

namespace Yizhi.Web.People;

/// <summary>What administrators do with accounts.</summary>
internal static class PeopleActs
{
    public static async Task<IResult> Open(PostedForm? form, Visitor visitor, Office office, PeopleQueries people, UserManager<AccountRow> accounts, HttpContext context, CancellationToken cancel)
    {
        if (form is null)
            return Answers.NoToken;
        var (login, name) = (form["login"], form["name"]);
        var (account, password, wrong) = await AccountServices.Open(office, accounts, visitor.Who, login, name, cancel);
        if (account is null)
            return Answers.Page<PeoplePage>(await people.All(visitor, [new Fault("login", "said", wrong!)], login, name, cancel: cancel), StatusCodes.Status422UnprocessableEntity);
        context.Response.Headers.CacheControl = "no-store";
        return Answers.Page<PeoplePage>(await people.All(visitor, made: (account.Id, account.Name, account.UserName!, password), cancel: cancel));
    }

    public static async Task<IResult> Change(Guid id, PostedForm? form, Visitor visitor, Office office, PeopleQueries people, UserManager<AccountRow> accounts, HttpContext context, CancellationToken cancel)
    {
        if (form is null)
            return Answers.NoToken;
        if (await accounts.FindByIdAsync(id.ToString()) is not { } account)
            return Answers.NotFound;
        var by = visitor.Who;
        Fault? wrong = null;
        string? password = null;
        switch (form["act"])
        {
            case "give":
                wrong = Entry.Day(form["from"]) is not { } from ? new Fault("from", "field.date", Texts.Say("post.from"), form["from"])
                    : !Last(form, out var last) ? new Fault("until", "field.date", Texts.Say("post.until"), form["until"])
                    : await office.People.Give(by, id, form["unit"], form["role"], from, last, cancel);
                break;
            case "date":
                wrong = !Last(form, out var until) ? new Fault("until", "field.date", Texts.Say("post.until"), form["until"])
                    : form["from"].Length > 0 && Entry.Day(form["from"]) is null ? new Fault("from", "field.date", Texts.Say("post.from"), form["from"])
                    : Guid.TryParse(form["post"], out var post) ? await office.People.Date(by, post, Entry.Day(form["from"]), until, cancel) : new Fault("", "people.no_post");
                break;
            case "end_stand_in":
                wrong = Guid.TryParse(form["stand_in"], out var standIn) ? await office.People.EndStandIn(by, standIn, cancel) : new Fault("", "people.no_stand_in");
                break;
            case "hand_over":
                if ((await office.People.Everyone(cancel)).FirstOrDefault(c => c.Account.ToString() == form["receiver"]) is not { } receiver)
                    wrong = new Fault("receiver", "people.receiver");
                else if (await office.HandOvers.All(by, id, receiver, form["reason"], cancel) is var handed && handed.Wrong is null)
                    return Results.Redirect(Address.With($"/people/{id}", ("to", receiver.Actor.Name), ("records", $"{handed.Records}"), ("drafts", $"{handed.Drafts}"), ("left", $"{handed.Left}")));
                else
                    wrong = handed.Wrong;
                break;
            case "reset" when visitor.Is(Administrators.System):
                password = AccountServices.FirstPassword();
                (account.PasswordHash, account.MustChange, account.LockoutEnd, account.AccessFailedCount) = (accounts.PasswordHasher.HashPassword(account, password), true, null, 0);
                await accounts.UpdateSecurityStampAsync(account);
                await office.Sessions.End(id, cancel: cancel);
                await office.Audit.Note(by, "account.reset", id.ToString(), account.UserName ?? "", cancel);
                context.Response.Headers.CacheControl = "no-store";
                break;
            case "unsecond" when visitor.Is(Administrators.Security):
                await accounts.SetTwoFactorEnabledAsync(account, false);
                await accounts.ResetAuthenticatorKeyAsync(account);
                await office.Audit.Note(by, "account.second_off", id.ToString(), account.UserName ?? "", cancel);
                break;
            case "close" when visitor.Is(Administrators.System) && by.Id != id.ToString():
                account.ClosedAt = account.ClosedAt is null ? office.Now : null;
                await accounts.UpdateAsync(account);
                await office.Sessions.End(id, cancel: cancel);
                await office.Audit.Note(by, account.ClosedAt is null ? "account.reopened" : "account.closed", id.ToString(), account.UserName ?? "", cancel);
                break;
            default:
                return Answers.Fault(StatusCodes.Status403Forbidden);
        }
        return wrong is null && password is null ? Results.Redirect($"/people/{id}")
            : Answers.Page<PersonPage>(await people.One(visitor, id, wrong is null ? [] : [wrong], password, cancel: cancel), wrong is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    // An empty last day is none; one that can't be read is a fault.
    private static bool Last(PostedForm form, out DateOnly? until) => (until = form["until"].Length > 0 ? Entry.Day(form["until"]) : null) is not null || form["until"].Length == 0;
}

/// <summary>What people do with their own account.</summary>
internal static class MyActs
{
    private const int RecoveryCodes = 8;

    public static async Task<IResult> Change(PostedForm? form, Visitor visitor, Office office, PeopleQueries people, UserManager<AccountRow> accounts, IPasskeyHandler<AccountRow> passkeys, IDataProtectionProvider protection, HttpContext context, CancellationToken cancel)
    {
        if (form is null)
            return Answers.NoToken;
        if (await accounts.FindByIdAsync(visitor.Account.ToString()) is not { } account)
            return Answers.NotFound;
        context.Response.Headers.CacheControl = "no-store";
        async Task<IResult> Refused(string field, string said) => Answers.Page<MePage>(await people.Me(visitor, [new Fault(field, "said", said)], cancel: cancel), StatusCodes.Status422UnprocessableEntity);
        switch (form["act"])
        {
            case "password":
                if (form.Raw("new") != form.Raw("again"))
                    return await Refused("again", Texts.Say("password.again.differs"));
                if (form.Raw("new") == form.Raw("old"))
                    return await Refused("new", Texts.Say("password.same"));
                var changed = await accounts.ChangePasswordAsync(account, form.Raw("old"), form.Raw("new"));
                if (!changed.Succeeded)
                    return await Refused(changed.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.PasswordMismatch)) ? "old" : "new", string.Join(' ', changed.Errors.Select(e => e.Description)));
                account.MustChange = false;
                await accounts.UpdateAsync(account);
                await office.Sessions.End(visitor.Account, but: visitor.Session, cancel: cancel);
                await office.Audit.Note(visitor.Who, "password.changed", account.Id.ToString(), "", cancel);
                visitor.MustChange = false;
                return Answers.Page<MePage>(await people.Me(visitor, done: Texts.Say("password.changed"), cancel: cancel));
            case "second":
                await accounts.ResetAuthenticatorKeyAsync(account);
                return Answers.Page<MePage>(await people.Me(visitor, secret: await accounts.GetAuthenticatorKeyAsync(account) ?? "", cancel: cancel));
            case "second_on":
                var key = await accounts.GetAuthenticatorKeyAsync(account) ?? "";
                if (!await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, form["code"].Replace(" ", "", StringComparison.Ordinal)))
                    return Answers.Page<MePage>(await people.Me(visitor, [new Fault("code", "said", Texts.Say("sign_in.code.wrong"))], secret: key, cancel: cancel), StatusCodes.Status422UnprocessableEntity);
                await accounts.SetTwoFactorEnabledAsync(account, true);
                var codes = await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes);
                await office.Audit.Note(visitor.Who, "account.second_on", account.Id.ToString(), "", cancel);
                return Answers.Page<MePage>(await people.Me(visitor, done: Texts.Say("second.on"), recovery: [.. codes ?? []], cancel: cancel));
            case "second_off":
                if (!await accounts.CheckPasswordAsync(account, form.Raw("old")))
                    return await Refused("off", Texts.Say("password.wrong"));
                await accounts.SetTwoFactorEnabledAsync(account, false);
                await office.Audit.Note(visitor.Who, "account.second_off", account.Id.ToString(), "", cancel);
                return Results.Redirect("/me");
            case "passkey_on":
                if (await Passkeys.Add(form, context, visitor, account, passkeys, accounts, protection) is { } refused)
                    return await Refused("passkey-name", refused);
                await office.Audit.Note(visitor.Who, "account.passkey_on", account.Id.ToString(), form["name"], cancel);
                return Results.Redirect("/me#passkeys");
            case "passkey_off" when Base64Url.IsValid(form["passkey"]):
                await accounts.RemovePasskeyAsync(account, Base64Url.DecodeFromChars(form["passkey"]));
                await office.Audit.Note(visitor.Who, "account.passkey_off", account.Id.ToString(), "", cancel);
                return Results.Redirect("/me#passkeys");
            case "outside_off":
                foreach (var tied in await accounts.GetLoginsAsync(account))
                    await accounts.RemoveLoginAsync(account, tied.LoginProvider, tied.ProviderKey);
                await office.Audit.Note(visitor.Who, "account.unlinked", account.Id.ToString(), "", cancel);
                return Results.Redirect("/me");
            case "end_session":
                await office.Sessions.End(visitor.Account, Guid.TryParse(form["session"], out var one) ? one : null, visitor.Session, cancel);
                return Results.Redirect("/me");
            case "end_stand_in":
                return Guid.TryParse(form["stand_in"], out var set) && await office.People.EndStandIn(visitor.Who, set, cancel) is null ? Results.Redirect("/me") : await Refused("", Texts.Say("stand_in.not_ended"));
            case "stand_in":
                var wrong = !Guid.TryParse(form["present"], out var present) ? new Fault("present", "people.none")
                    : Entry.Day(form["from"]) is not { } from ? new Fault("from", "field.date", Texts.Say("post.from"), form["from"])
                    : Entry.Day(form["until"]) is not { } until ? new Fault("until", "field.date", Texts.Say("post.until"), form["until"])
                    : await office.People.StandIn(visitor.Who, visitor.Account, present, from, until, form["reason"], cancel);
                return wrong is null ? Results.Redirect("/me") : Answers.Page<MePage>(await people.Me(visitor, [wrong], cancel: cancel), StatusCodes.Status422UnprocessableEntity);
            default:
                return Answers.NotFound;
        }
    }
}
