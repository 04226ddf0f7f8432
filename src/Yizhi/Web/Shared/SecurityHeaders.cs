namespace Yizhi.Web.Shared;

/// <summary>Headers that stand on every answer, errors and files included.</summary>
internal static class SecurityHeaders
{
    public const string ContentPolicy = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Sets them last, so that neither an error page nor a file loses them; a stricter policy set before stays.</summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.TryAdd("Content-Security-Policy", ContentPolicy);
            headers.TryAdd("Cache-Control", "private, no-cache");
            headers["X-Content-Type-Options"] = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <summary>Only names of this machine are answered: a foreign name that resolves to it would let a foreign page read everything (DNS rebinding).</summary>
    public static void UseLocalHostsOnly(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]")
            return next(context);
        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return context.Response.WriteAsync(Texts.Say("serve.host"));
    });
}
