using System.Security.Claims;
using Microsoft.AspNetCore.DataProtection;
using Yizhi.Core.People;
using Yizhi.Core.Records;
using Yizhi.Storage;
using Yizhi.Web.People;

namespace Yizhi.Web.Shared;

/// <summary>Who asks: set once for a request, and looked at by every page.</summary>
public sealed class Visitor
{
    /// <summary>The person with today's posts; null before signing in.</summary>
    public Actor? Actor { get; internal set; }
    /// <summary>The account.</summary>
    public Guid Account { get; internal set; }
    /// <summary>The session.</summary>
    public Guid Session { get; internal set; }
    /// <summary>When the session ends unless it is used.</summary>
    public DateTime Ends { get; internal set; }
    /// <summary>Whether the password must be changed before anything else.</summary>
    public bool MustChange { get; internal set; }
    /// <summary>Whether this is the demonstration, which asks for no password.</summary>
    public bool IsDemo { get; internal set; }

    /// <summary>Whether something was asked for that the person may not see; it is answered so, not as missing.</summary>
    public bool IsDenied { get; private set; }

    /// <summary>Notes that something was denied.</summary>
    public void Deny() => IsDenied = true;

    /// <summary>The person; pages that need one are not reached without.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public Actor Who => Actor ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>Whether the person is one of the three administrators.</summary>
    public bool Is(string administrator) => Actor is { } actor && Rights.Is(actor, administrator);

    /// <summary>Whether the person does business, on the staff or by a light account.</summary>
    public bool IsStaff => IsLight || Actor?.HoldsOneOf([]) == true;

    /// <summary>Whether the person is outside the staff, and sees their own work alone.</summary>
    public bool IsLight => Actor?.IsLight == true;

    /// <summary>Binds a route's parameter.</summary>
    public static ValueTask<Visitor?> BindAsync(HttpContext context) => ValueTask.FromResult<Visitor?>(context.RequestServices.GetRequiredService<Visitor>());
}

/// <summary>Who may reach an address. One without is reached by nobody.</summary>
/// <param name="Who">Anyone, SignedIn, Staff, or an administrator's role.</param>
public sealed record Access(string Who)
{
    /// <summary>Everybody, signed in or not.</summary>
    public const string Anyone = "anyone";
    /// <summary>Whoever is signed in.</summary>
    public const string SignedIn = "signed_in";
    /// <summary>Any of the three administrators.</summary>
    public const string Administrators = "administrators";
    /// <summary>The administrators who change something.</summary>
    public const string Managers = "managers";
    /// <summary>Whoever has a post that does business; what of it is decided below the pages.</summary>
    public const string Staff = "staff";
    /// <summary>Whoever has a post on the staff: people outside it see no lists and no figures.</summary>
    public const string Office = "office";
}

/// <summary>Sign-ins by cookie: the cookie names a session, encrypted; the session is in the database and can be ended there.</summary>
internal static class SignedIn
{
    private const string Purpose = "yizhi session";

    /// <summary>The cookie's name; browsers hold a <c>__Host-</c> cookie to this host, its root path and encryption.</summary>
    public static string Cookie(HttpContext context) => context.Request.IsHttps ? "__Host-yizhi" : "yizhi-session";

    public static void UseVisitors(this WebApplication app, Office office, bool demo) => app.Use(async (context, next) =>
    {
        var visitor = context.RequestServices.GetRequiredService<Visitor>();
        if (demo)
        {
            visitor.IsDemo = true;
            visitor.Actor = DemoPeople.Of(office, context);
            visitor.Account = DemoPeople.AccountOf(visitor.Actor);
        }
        else if (context.Request.Cookies[Cookie(context)] is { Length: > 0 } cookie && Read(context, cookie) is { } session
            && await office.Sessions.Find(session, context.Request.Path != Timeouts.Path || !HttpMethods.IsGet(context.Request.Method), context.RequestAborted) is (var account, var ends) && await office.People.ActorOf(account, context.RequestAborted) is (var actor, var mustChange))
            (visitor.Session, visitor.Account, visitor.Actor, visitor.MustChange, visitor.Ends) = (session, account, actor, mustChange, ends);
        if (visitor.Actor is { } who)
            context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, who.Id), new Claim(ClaimTypes.Name, who.Name)], "yizhi"));
        await next(context);
    });

    /// <summary>Denies by default: an address without <see cref="Access"/> is nobody's.</summary>
    public static void UseAccess(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.GetEndpoint() is not { } endpoint)
        {
            await next(context);
            return;
        }
        var visitor = context.RequestServices.GetRequiredService<Visitor>();
        var may = endpoint.Metadata.GetMetadata<Access>()?.Who switch
        {
            null => false,
            Access.Anyone => true,
            Access.SignedIn => visitor.Actor is not null,
            Access.Staff => visitor.IsStaff,
            Access.Office => visitor.IsStaff && !visitor.IsLight,
            Access.Administrators => Administrators.All.Any(visitor.Is),
            Access.Managers => visitor.Is(Administrators.System) || visitor.Is(Administrators.Security),
            var administrator => visitor.Is(administrator),
        };
        if (may && visitor.MustChange && endpoint.Metadata.GetMetadata<Access>()!.Who is not (Access.Anyone or Access.SignedIn))
            context.Response.Redirect("/me");
        else if (may)
            await next(context);
        else if (visitor.Actor is null)
            await (await Parking.AtTimeOut(context) ?? Answers.ToSignIn(context)).ExecuteAsync(context);
        else
            await Answers.Fault(StatusCodes.Status403Forbidden).ExecuteAsync(context);
    });

    public static void Keep(HttpContext context, Guid session) =>
        context.Response.Cookies.Append(Cookie(context), Protector(context).Protect(session.ToString("N")), new CookieOptions
        {
            HttpOnly = true,
            Secure = context.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            IsEssential = true,
        });

    private static string LastCookie(HttpContext context) => context.Request.IsHttps ? "__Host-yizhi-last" : "yizhi-last";

    /// <summary>Keeps the sign-in before this one until the first page has told it.</summary>
    public static void KeepLast(HttpContext context, DateTime at, string from) =>
        context.Response.Cookies.Append(LastCookie(context), Protector(context).Protect($"{at.Ticks} {from}"), new CookieOptions { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true, MaxAge = TimeSpan.FromMinutes(30) });

    /// <summary>The sign-in before this one, in UTC, and where it came from: told once.</summary>
    public static (DateTime At, string From)? TakeLast(HttpContext context)
    {
        if (context.Request.Cookies[LastCookie(context)] is not { Length: > 0 } kept || context.Response.HasStarted)
            return null;
        context.Response.Cookies.Delete(LastCookie(context), new CookieOptions { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/" });
        return Open(context, kept)?.Split(' ', 2) is [var ticks, var from] && long.TryParse(ticks, out var at) ? (new DateTime(at, DateTimeKind.Utc), from) : null;
    }

    public static void Forget(HttpContext context) =>
        context.Response.Cookies.Delete(Cookie(context), new CookieOptions { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/" });

    /// <summary>The session that the cookie names, over or not.</summary>
    public static Guid? Named(HttpContext context) => context.Request.Cookies[Cookie(context)] is { Length: > 0 } cookie ? Read(context, cookie) : null;

    private static Guid? Read(HttpContext context, string cookie) => Guid.TryParseExact(Open(context, cookie), "N", out var session) ? session : null;

    private static string? Open(HttpContext context, string cookie)
    {
        try
        {
            return Protector(context).Unprotect(cookie);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private static IDataProtector Protector(HttpContext context) => context.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector(Purpose);
}
