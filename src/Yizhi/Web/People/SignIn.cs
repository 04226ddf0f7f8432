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
public sealed record SignInView(string Office, string To, string Login, string Step, string? Wrong)
{
    /// <summary>What the provider outside is called; null where there is none.</summary>
    public string? Outside { get; init; }
    /// <summary>Whether something typed waits behind the sign-in.</summary>
    public bool HasKept { get; init; }
}

/// <summary>Signing in and out.</summary>
internal static class SignIn
{
    /// <summary>The longest address to go to.</summary>
    public const int LongestTo = 1000;

    private const string StepPurpose = "yizhi sign-in step";
    private static readonly TimeSpan StepLasts = TimeSpan.FromMinutes(5);

    public static IResult Show(HttpRequest asked, Visitor visitor) =>
        visitor.Actor is not null ? Results.Redirect(To(asked)) : Page(asked.HttpContext, To(asked), "", "", null, hasKept: asked.Said("kept").Length > 0);

    public static async Task<IResult> Post(HttpContext context, PostedForm? form, Office office, SigningIn signing, UserManager<AccountRow> accounts, IDataProtectionProvider protection, WrongTries tries, Visitor visitor)
    {
        if (form is null)
            return await Stale(context, visitor);
        var place = context.Connection.RemoteIpAddress?.ToString() ?? "";
        if (tries.AreTooMany(place))
            return Page(context, Local(form["to"]), form["login"], "", Texts.Say("sign_in.slow"), StatusCodes.Status429TooManyRequests);
        var to = Local(form["to"]);
        var steps = protection.CreateProtector(StepPurpose).ToTimeLimitedDataProtector();
        AccountRow? account;
        SignInOutcome outcome;
        if (form["step"] is { Length: > 0 } step)
        {
            if (!Unseal(steps, step, out var id) || (account = await accounts.FindByIdAsync(id)) is null)
                return Page(context, to, "", "", Texts.Say("sign_in.again"), StatusCodes.Status422UnprocessableEntity);
            outcome = await signing.CheckCode(account, form["code"]);
        }
        else if (form.Raw("credential") is { Length: > 0 } credential)
            (outcome, account) = Passkeys.StateOf(protection, form.Raw("ticket")) is { } state ? await signing.CheckPasskey(context, credential, state) : (SignInOutcome.PasskeyWrong, null);
        else
            (outcome, account) = await signing.Check(form["login"], form.Raw("password"));
        if (outcome is SignInOutcome.Wrong or SignInOutcome.CodeWrong or SignInOutcome.PasskeyWrong)
            tries.Count(place);
        switch (outcome)
        {
            case SignInOutcome.In:
                await Enter(context, office, accounts, account!);
                return Results.Redirect(account!.MustChange ? "/me" : to);
            case SignInOutcome.CodeWanted or SignInOutcome.CodeWrong:
                return Page(context, to, "", steps.Protect(account!.Id.ToString(), StepLasts), outcome == SignInOutcome.CodeWrong ? Texts.Say("sign_in.code.wrong") : null,
                    outcome == SignInOutcome.CodeWrong ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
            case SignInOutcome.Locked:
                var minutes = (int)Math.Ceiling((account!.LockoutEnd!.Value.UtcDateTime - office.Now).TotalMinutes);
                return Page(context, to, form["login"], "", Texts.Say("sign_in.locked", Math.Max(1, minutes)), StatusCodes.Status429TooManyRequests);
            default:
                return Page(context, to, form["login"], "", Texts.Say(outcome switch { SignInOutcome.PasskeyWrong => "passkey.wrong", SignInOutcome.CodeOver => "team.code.over", _ => "sign_in.wrong" }), StatusCodes.Status422UnprocessableEntity);
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

    /// <summary>The sign-in page with what went wrong.</summary>
    public static IResult Refused(HttpContext context, string to, string wrong) => Page(context, to, "", "", wrong, StatusCodes.Status422UnprocessableEntity);

    /// <summary>Lets in whom another provider vouches for; a second factor of our own is still asked for.</summary>
    public static async Task<IResult> Known(HttpContext context, AccountRow account, string to)
    {
        var services = context.RequestServices;
        var (office, accounts) = (services.GetRequiredService<Office>(), services.GetRequiredService<UserManager<AccountRow>>());
        if (account.LockoutEnd > office.Now)
            return Refused(context, to, Texts.Say("passkey.locked"));
        if (await accounts.GetTwoFactorEnabledAsync(account))
            return Page(context, to, "", services.GetRequiredService<IDataProtectionProvider>().CreateProtector(StepPurpose).ToTimeLimitedDataProtector().Protect(account.Id.ToString(), StepLasts), null);
        await Enter(context, office, accounts, account);
        return Results.Redirect(account.MustChange ? "/me" : Local(to));
    }

    private static async Task Enter(HttpContext context, Office office, UserManager<AccountRow> accounts, AccountRow account)
    {
        var from = context.Connection.RemoteIpAddress?.ToString() ?? "";
        var session = await office.Sessions.Begin(account.Id, from, context.Request.Headers.UserAgent.ToString());
        await office.Audit.Note(new Core.Records.Actor(account.Id.ToString(), account.Name, []), "sign_in", account.Id.ToString(), from);
        if (account.LastAt is { } last)
            SignedIn.KeepLast(context, last, account.LastFrom ?? "");
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

    private static string To(HttpRequest asked) => Local(asked.Said("to", LongestTo));

    // Whoever signed in meanwhile in another window is in; anyone else tries once more, and still comes to where they were going.
    private static async Task<IResult> Stale(HttpContext context, Visitor visitor)
    {
        var to = context.Request.HasFormContentType ? Local(PostedForm.Unproven(await context.Request.ReadFormAsync(context.RequestAborted))["to"]) : "/";
        return visitor.Actor is not null ? Results.Redirect(to) : Page(context, to, "", "", Texts.Say("fault.token"), StatusCodes.Status400BadRequest);
    }

    private static IResult Page(HttpContext context, string to, string login, string step, string? wrong, int status = StatusCodes.Status200OK, bool hasKept = false)
    {
        var office = context.RequestServices.GetRequiredService<Office>();
        return Answers.Page<SignInPage>(new SignInView(office.Units.All.FirstOrDefault(u => u.Kind is UnitKind.Subdistrict or UnitKind.Town)?.IssuingName ?? office.Units.All.FirstOrDefault()?.Name ?? Texts.Say("brand"), to, login, step, wrong) { HasKept = hasKept, Outside = context.RequestServices.GetService<OutsideProvider>()?.Name }, status);
    }
}
