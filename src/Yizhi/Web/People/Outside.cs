using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Yizhi.Accounts;
using Yizhi.Core.Records;
using Yizhi.Storage;
using Yizhi.Storage.People;
using Yizhi.Web.Shared;

namespace Yizhi.Web.People;

/// <summary>
/// Signing in by a provider outside (OpenID Connect, authorization code with PKCE, state and nonce). Who comes from there is let in only where an account
/// was tied to that identity before, by its own holder at /me; no account is ever made by itself.
/// </summary>
internal static class Outside
{
    public const string Path = "/sign-in/outside";

    private const string Scheme = "outside", To = "to", Account = "account", Purpose = "yizhi outside link";
    private static readonly TimeSpan LinkLasts = TimeSpan.FromMinutes(15);

    /// <summary>Sets the provider up. Its answer is read here; it never becomes a cookie of its own.</summary>
    public static void AddOutside(this IServiceCollection services, OutsideProvider provider)
    {
        // With one scheme ASP.NET Core would ask it about every request.
        AppContext.SetSwitch("Microsoft.AspNetCore.Authentication.SuppressAutoDefaultScheme", true);
        services.AddSingleton(provider);
        services.AddAuthentication().AddOpenIdConnect(Scheme, provider.Name, oidc =>
        {
            (oidc.Authority, oidc.ClientId, oidc.ClientSecret) = (provider.Authority, provider.ClientId, provider.Secret.Length > 0 ? provider.Secret : null);
            (oidc.ResponseType, oidc.ResponseMode, oidc.UsePkce) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query, true);
            (oidc.CallbackPath, oidc.RequireHttpsMetadata, oidc.MapInboundClaims, oidc.SaveTokens, oidc.DisableTelemetry) = (Path + "/back", !provider.IsLocal, false, false, true);
            oidc.Scope.Clear();
            oidc.Scope.Add("openid");
            oidc.RemoteAuthenticationTimeout = LinkLasts;
            foreach (var cookie in new[] { oidc.CorrelationCookie, oidc.NonceCookie })
                (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
            (oidc.CorrelationCookie.Name, oidc.NonceCookie.Name) = ("yizhi-outside.", "yizhi-outside-nonce.");
            oidc.Events.OnTicketReceived = Received;
            oidc.Events.OnRemoteFailure = failed =>
            {
                failed.HandleResponse();
                return SignIn.Refused(failed.HttpContext, "/", Texts.Say("outside.failed", provider.Name)).ExecuteAsync(failed.HttpContext);
            };
        });
    }

    /// <summary>Leads to the provider: to sign in, or to tie one's account to one's identity there.</summary>
    public static IResult Go(HttpRequest asked, Visitor visitor, IServiceProvider services, IDataProtectionProvider protection)
    {
        if (services.GetService<OutsideProvider>() is null)
            return Answers.NotFound;
        var way = new AuthenticationProperties { RedirectUri = "/" };
        if (asked.Query["link"] is [{ Length: > 0 } link, ..])
        {
            // The link stands on the person's own page, sealed for their session; another site can't know it.
            if (visitor.Actor is null || !Opens(protection, link, visitor.Session))
                return Results.Redirect("/me");
            way.Items[Account] = visitor.Account.ToString();
        }
        else
            way.Items[To] = SignIn.Local(asked.Said("to", SignIn.LongestTo));
        return Results.Challenge(way, [Scheme]);
    }

    /// <summary>The address that ties the visitor's account; for their own page.</summary>
    public static string LinkOf(Visitor visitor, IDataProtectionProvider protection) =>
        Address.With(Path, ("link", protection.CreateProtector(Purpose).ToTimeLimitedDataProtector().Protect(visitor.Session.ToString("N"), LinkLasts)));

    private static bool Opens(IDataProtectionProvider protection, string link, Guid session)
    {
        try
        {
            return protection.CreateProtector(Purpose).ToTimeLimitedDataProtector().Unprotect(link) == session.ToString("N");
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return false;
        }
    }

    private static async Task Received(TicketReceivedContext ticket)
    {
        ticket.HandleResponse();
        var (context, services) = (ticket.HttpContext, ticket.HttpContext.RequestServices);
        var (office, visitor, accounts) = (services.GetRequiredService<Office>(), services.GetRequiredService<Visitor>(), services.GetRequiredService<UserManager<AccountRow>>());
        var name = services.GetRequiredService<OutsideProvider>().Name;
        var answer = ticket.Principal?.FindFirst("sub") is not { Value.Length: > 0 } subject ? SignIn.Refused(context, "/", Texts.Say("outside.failed", name))
            : ticket.Properties?.Items.TryGetValue(Account, out var wanted) == true ? await Link(office, visitor, accounts, subject.Issuer, subject.Value, name, wanted!)
            : await accounts.FindByLoginAsync(subject.Issuer, subject.Value) is { ClosedAt: null } account ? await SignIn.Known(context, account, ticket.Properties?.Items.TryGetValue(To, out var to) == true ? to! : "/")
            : SignIn.Refused(context, "/", Texts.Say("outside.unknown", name));
        await answer.ExecuteAsync(context);
    }

    private static async Task<IResult> Link(Office office, Visitor visitor, UserManager<AccountRow> accounts, string issuer, string subject, string name, string wanted)
    {
        // Whoever went out to tie an account must be the one who comes back.
        if (visitor.Actor is not { } who || visitor.Account.ToString() != wanted || await accounts.FindByIdAsync(wanted) is not { } account)
            return Results.Redirect("/sign-in");
        if (await accounts.FindByLoginAsync(issuer, subject) is { } owner)
            return owner.Id == account.Id ? Results.Redirect("/me") : Answers.Fault(StatusCodes.Status409Conflict, Texts.Say("outside.taken", name));
        await accounts.AddLoginAsync(account, new UserLoginInfo(issuer, subject, name));
        await office.Audit.Note(who, "account.linked", wanted, name);
        return Results.Redirect("/me");
    }
}
