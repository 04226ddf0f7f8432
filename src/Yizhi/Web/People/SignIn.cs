using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Yizhi.Accounts;
using Yizhi.Core.Units;
using Yizhi.Storage;
using Yizhi.Storage.People;
using Yizhi.Web.Shared;

namespace Yizhi.Web.People;

/// <summary>The page of signing in.</summary>
/// <param name="Office">The office's name.</param>
/// <param name="To">Where the person was going.</param>
/// <param name="Login">The login as typed.</param>
/// <param name="Step">Where the password was right and a code is wanted: who it is, sealed for five minutes.</param>
/// <param name="Wrong">What was wrong.</param>
public sealed record SignInView(string Office, string To, string Login, string Step, string? Wrong);

/// <summary>Signing in and out.</summary>
internal static class SignIn
{
    private static readonly TimeSpan StepLasts = TimeSpan.FromMinutes(5);

    public static IResult Show(HttpRequest asked, Office office, Visitor visitor) =>
        visitor.Actor is not null ? Results.Redirect(Local(asked.Said("to"))) : Page(office, Local(asked.Said("to")), "", "", null);

    public static async Task<IResult> Post(HttpContext context, PostedForm? form, Office office, SigningIn signing, UserManager<AccountRow> accounts, IDataProtectionProvider protection, WrongTries tries)
    {
        if (form is null)
            return Page(office, "/", "", "", Texts.Say("fault.token"), StatusCodes.Status400BadRequest);
        var place = context.Connection.RemoteIpAddress?.ToString() ?? "";
        if (tries.AreTooMany(place))
            return Page(office, "/", form["login"], "", Texts.Say("sign_in.slow"), StatusCodes.Status429TooManyRequests);
        var to = Local(form["to"]);
        var steps = protection.CreateProtector("yizhi sign-in step").ToTimeLimitedDataProtector();
        AccountRow? account;
        SignInOutcome outcome;
        if (form["step"] is { Length: > 0 } step)
        {
            if (!Unseal(steps, step, out var id) || (account = await accounts.FindByIdAsync(id)) is null)
                return Page(office, to, "", "", Texts.Say("sign_in.again"), StatusCodes.Status422UnprocessableEntity);
            outcome = await signing.CheckCode(account, form["code"]);
        }
        else
            (outcome, account) = await signing.Check(form["login"], form.Raw("password"));
        if (outcome is SignInOutcome.Wrong or SignInOutcome.CodeWrong)
            tries.Count(place);
        switch (outcome)
        {
            case SignInOutcome.In:
                await Enter(context, office, accounts, account!);
                return Results.Redirect(account!.MustChange ? "/me" : to);
            case SignInOutcome.CodeWanted or SignInOutcome.CodeWrong:
                return Page(office, to, "", steps.Protect(account!.Id.ToString(), StepLasts), outcome == SignInOutcome.CodeWrong ? Texts.Say("sign_in.code.wrong") : null,
                    outcome == SignInOutcome.CodeWrong ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
            case SignInOutcome.Locked:
                var minutes = (int)Math.Ceiling((account!.LockoutEnd!.Value.UtcDateTime - office.Now).TotalMinutes);
                return Page(office, to, form["login"], "", Texts.Say("sign_in.locked", Math.Max(1, minutes)), StatusCodes.Status429TooManyRequests);
            default:
                return Page(office, to, form["login"], "", Texts.Say("sign_in.wrong"), StatusCodes.Status422UnprocessableEntity);
        }
    }

    public static async Task<IResult> Leave(HttpContext context, PostedForm? form, Office office, Visitor visitor, CancellationToken cancel)
    {
        if (form is null)
            return Answers.Fault(StatusCodes.Status400BadRequest, Texts.Say("fault.token"));
        await office.Sessions.End(visitor.Account, visitor.Session, cancel: cancel);
        SignedIn.Forget(context);
        return Results.Redirect("/sign-in");
    }

    /// <summary>An address of this site; anything else becomes the desk, so that nobody is led away.</summary>
    public static string Local(string to) => to.StartsWith('/') && !to.StartsWith("//", StringComparison.Ordinal) && !to.StartsWith("/\\", StringComparison.Ordinal) && !to.StartsWith("/sign-", StringComparison.Ordinal) ? to : "/";

    private static async Task Enter(HttpContext context, Office office, UserManager<AccountRow> accounts, AccountRow account)
    {
        var from = context.Connection.RemoteIpAddress?.ToString() ?? "";
        var session = await office.Sessions.Begin(account.Id, from, context.Request.Headers.UserAgent.ToString());
        await office.Audit.Note(new Core.Records.Actor(account.Id.ToString(), account.Name, []), "sign_in", account.Id.ToString(), from);
        (account.LastAt, account.LastFrom) = (office.Now, from);
        await accounts.UpdateAsync(account);
        SignedIn.Keep(context, session);
    }

    private static bool Unseal(ITimeLimitedDataProtector steps, string step, out string id)
    {
        try
        {
            id = steps.Unprotect(step);
            return true;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            id = "";
            return false;
        }
    }

    private static IResult Page(Office office, string to, string login, string step, string? wrong, int status = StatusCodes.Status200OK) =>
        Answers.Page<SignInPage>(new SignInView(office.Units.All.FirstOrDefault(u => u.Kind is UnitKind.Subdistrict or UnitKind.Town)?.IssuingName ?? office.Units.All.FirstOrDefault()?.Name ?? Texts.Say("brand"), to, login, step, wrong), status);
}
