using Microsoft.AspNetCore.Antiforgery;

namespace Yizhi.Web.Shared;

/// <summary>A form that was sent with its token; a route with one is never reached without.</summary>
public sealed class PostedForm
{
    private readonly IFormCollection form;

    private PostedForm(IFormCollection form) => this.form = form;

    /// <summary>A field, trimmed and without control characters but line breaks; empty where it is not there.</summary>
    public string this[string name] => Clean(form[name] is [{ } first, ..] ? first : "").Trim();

    /// <summary>All values of a field.</summary>
    public IReadOnlyList<string> All(string name) => [.. form[name].OfType<string>().Select(Clean)];

    /// <summary>A field as it was typed, such as a password.</summary>
    public string Raw(string name) => form[name] is [{ } first, ..] ? first : "";

    /// <summary>The fields' names.</summary>
    public IEnumerable<string> Names => form.Keys;

    /// <summary>The files.</summary>
    public IFormFileCollection Files => form.Files;

    /// <summary>A form whose token was not looked at: what stands in it may be shown again, and nothing else.</summary>
    internal static PostedForm Unproven(IFormCollection form) => new(form);

    /// <summary>Reads the form; null where it has no token, or is none.</summary>
    public static async ValueTask<PostedForm?> BindAsync(HttpContext context)
    {
        try
        {
            if (!context.Request.HasFormContentType || !await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
                return null;
            return new PostedForm(await context.Request.ReadFormAsync(context.RequestAborted));
        }
        // Whoever leaves the page while a draft is on its way breaks the request off; nobody waits for an answer then.
        catch (AntiforgeryValidationException broken) when (broken.InnerException is BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } or IOException)
        {
            return null;
        }
    }

    // PostgreSQL refuses a NUL in text, and no one means the other control characters.
    private static string Clean(string text) =>
        text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) ? string.Concat(text.Where(c => !char.IsControl(c) || c is '\n' or '\r' or '\t')) : text;
}
