using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Yizhi.Storage;

namespace Yizhi.Web.Shared;

/// <summary>Answers: a page, or a page saying why there is none.</summary>
internal static class Answers
{
    /// <summary>The page of a view model, or 404 where there is nothing to show.</summary>
    public static IResult Page<TPage>(object? view, int status = StatusCodes.Status200OK) where TPage : IComponent =>
        view is null ? NotFound : new RazorComponentResult<TPage>(new Dictionary<string, object?> { ["View"] = view }) { StatusCode = status };

    /// <summary>404 in words; 403 where it is there and the visitor may not see it.</summary>
    public static IResult NotFound => new Absent();

    /// <summary>A form without its token, or with one that no longer fits: what was typed is shown again, to be sent once more.</summary>
    public static IResult NoToken => new Tokenless();

    /// <summary>To sign in first, and then to where the person was going.</summary>
    public static IResult ToSignIn(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) ? Results.Redirect("/sign-in?to=" + Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)) : Fault(StatusCodes.Status401Unauthorized);

    private sealed class Tokenless : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext) =>
            await (await Parking.AtWrongToken(httpContext) ?? Fault(StatusCodes.Status400BadRequest, Texts.Say("fault.token"))).ExecuteAsync(httpContext);
    }

    private sealed class Absent : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) =>
            Fault(httpContext.RequestServices.GetRequiredService<Visitor>().IsDenied ? StatusCodes.Status403Forbidden : StatusCodes.Status404NotFound).ExecuteAsync(httpContext);
    }

    /// <summary>A page that says what went wrong and what to do.</summary>
    public static IResult Fault(int status, string? detail = null) => new RazorComponentResult<FaultPage>(new Dictionary<string, object?> { ["Status"] = status, ["Detail"] = detail }) { StatusCode = status };

    /// <summary>An exception: our own bug or a broken machine. Nothing of it is shown but what a storage fault says itself.</summary>
    public static Task Failed(HttpContext context)
    {
        var wrong = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (wrong is BadHttpRequestException bad)
            return Fault(bad.StatusCode).ExecuteAsync(context);
        return Fault(StatusCodes.Status500InternalServerError, (wrong as StorageException)?.Said).ExecuteAsync(context);
    }

    /// <summary>A bare status becomes a page.</summary>
    public static Task Missing(StatusCodeContext status) => Fault(status.HttpContext.Response.StatusCode).ExecuteAsync(status.HttpContext);
}
