using System.Globalization;

namespace Yizhi.Web.Shared;

/// <summary>How a person likes the pages: the language and the size of the type, kept in a cookie of this browser.</summary>
/// <param name="English">Whether the program speaks English; what the office wrote stays as it is.</param>
/// <param name="Large">Whether the type is large.</param>
public sealed record Manners(bool English, bool Large)
{
    private const string Cookie = "yizhi-manners";
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN"), InEnglish = CultureInfo.GetCultureInfo("en");

    /// <summary>The language of the pages' frame.</summary>
    public string Language => English ? "en" : "zh-CN";

    /// <summary>The class on the page's root.</summary>
    public string? Class => Large ? "type-l" : null;

    /// <summary>What the browser keeps; Chinese in plain size where it keeps nothing.</summary>
    public static Manners Of(HttpContext? context)
    {
        var kept = context?.Request.Cookies[Cookie]?.Split('.') ?? [];
        return new Manners(kept.Contains("en"), kept.Contains("large"));
    }

    /// <summary>Keeps a choice and goes back to the page it was made on.</summary>
    internal static IResult Choose(PostedForm? form, HttpContext context)
    {
        if (form is null)
            return Answers.NoToken;
        var now = Of(context);
        var next = form["set"] switch
        {
            "zh" => now with { English = false },
            "en" => now with { English = true },
            "large" => now with { Large = true },
            "plain" => now with { Large = false },
            _ => now,
        };
        context.Response.Cookies.Append(Cookie, string.Join('.', new[] { next.English ? "en" : "zh", next.Large ? "large" : "plain" }), new CookieOptions
        {
            HttpOnly = true,
            Secure = context.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            MaxAge = TimeSpan.FromDays(365),
            IsEssential = true,
        });
        return Results.Redirect(People.SignIn.Local(form["to"]));
    }

    /// <summary>Sets the language of texts for a request; numbers and days are written in one way whatever it is.</summary>
    internal static void Use(WebApplication app) => app.Use((context, next) =>
    {
        CultureInfo.CurrentUICulture = Of(context).English ? InEnglish : Chinese;
        return next(context);
    });
}
