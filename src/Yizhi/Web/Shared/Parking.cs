using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Records;
using Yizhi.Storage;
using Yizhi.Web.Forms;
using Yizhi.Web.Tasks;

namespace Yizhi.Web.Shared;

/// <summary>
/// What is sent after the session has ended, or with a token that no longer fits, is kept for the account that typed it and shown to that account again.
/// Nothing is done with it before its owner sends it once more.
/// </summary>
internal static class Parking
{
    /// <summary>Before the address that a form without a draft of its own was sent to.</summary>
    public const string Act = "parked:";
    /// <summary>The mark of files that came along and could not be kept.</summary>
    public const string HadFiles = " files";

    private const int LongestAddress = 400;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);
    // What nobody may find lying about, and what stands for itself alone.
    private static readonly string[] Dropped = ["token", "old", "new", "again", "code", "password", "secret", "credential", "ticket"];

    /// <summary>Keeps the form of a session that is over and leads to the sign-in page; null where there is nothing to keep, or nobody to keep it for.</summary>
    public static async Task<IResult?> AtTimeOut(HttpContext context)
    {
        if (HttpMethods.IsPost(context.Request.Method) && SignedIn.Named(context) is { } session && await context.RequestServices.GetRequiredService<Office>().Sessions.Was(session, context.RequestAborted) is { } account
            && await Keep(context, account) is { } at)
            return Results.Redirect(Address.With("/sign-in", ("to", at), ("kept", "1")));
        return null;
    }

    /// <summary>Keeps the form of a session that lasts, and leads back to it.</summary>
    public static async Task<IResult?> AtWrongToken(HttpContext context) =>
        context.RequestServices.GetRequiredService<Visitor>() is { Actor: not null } visitor && await Keep(context, visitor.Account) is { } at ? Results.Redirect(at) : null;

    // Where what was kept goes on.
    private static async Task<string?> Keep(HttpContext context, Guid account)
    {
        var (request, cancel) = (context.Request, context.RequestAborted);
        // Another site's page may not leave anything here; browsers say where a form comes from.
        if (!request.HasFormContentType || request.Headers["Sec-Fetch-Site"] is [{ } site, ..] && site != "same-origin" || request.Headers.Origin is [{ } origin, ..] && origin != $"{request.Scheme}://{request.Host}")
            return null;
        if (context.GetEndpoint() is not RouteEndpoint { RoutePattern.RawText: { } pattern } || pattern is "/sign-out" or "/drafts/{id:guid}")
            return null;
        try
        {
            var form = PostedForm.Unproven(await request.ReadFormAsync(cancel));
            var services = context.RequestServices;
            return pattern switch
            {
                "/ledgers/{key}/new" => await OfRecord(services, account, form, request, (string)request.RouteValues["key"]!, null, "", cancel),
                "/records/{id:guid}/steps/{step}" => await OfRecord(services, account, form, request, null, Id(request), (string)request.RouteValues["step"]!, cancel),
                "/records/{id:guid}/correct" => await OfRecord(services, account, form, request, null, Id(request), Forms.Forms.Correct, cancel),
                "/tasks/paste" => await OfRecord(services, account, form, request, PlanLedger.Of(services.GetRequiredService<Office>().Catalogue)?.Key, null, PasteActs.Act, cancel),
                _ => await OfAnything(services.GetRequiredService<Office>(), account, form, request, cancel),
            };
        }
        catch (Exception broken) when (broken is BadHttpRequestException or InvalidDataException or IOException)
        {
            return null;
        }
    }

    private static Guid Id(HttpRequest request) => Guid.Parse((string)request.RouteValues["id"]!);

    // A ledger's form has drafts of its own, files included.
    private static async Task<string?> OfRecord(IServiceProvider services, Guid account, PostedForm form, HttpRequest request, string? ledger, Guid? record, string act, CancellationToken cancel)
    {
        var office = services.GetRequiredService<Office>();
        if (record is { } id)
        {
            await using var db = office.Database.Context();
            ledger = await db.Records.AsNoTracking().Where(r => r.Id == id).Select(r => r.Ledger).FirstOrDefaultAsync(cancel);
        }
        if (ledger is null || !office.Catalogue.Ledgers.TryGetValue(ledger, out var found))
            return null;
        var typed = FormActs.Typed(form);
        var (_, kept) = await services.GetRequiredService<Forms.Forms>().Files(form, found.Flow.Steps.FirstOrDefault(s => s.Key == act)?.Evidence, cancel);
        if (kept.Count > 0)
            typed[KeptFile.Input] = [.. kept.Select(k => k.Sealed)];
        var draft = Guid.TryParse(form["draft"], out var known) && known != Guid.Empty ? known : Guid.CreateVersion7();
        if (await office.Drafts.Keep(account, draft, ledger, record, act, typed, cancel) is null && await office.Drafts.Keep(account, draft = Guid.CreateVersion7(), ledger, record, act, typed, cancel) is null)
            return null;
        var query = request.QueryString.Value is { Length: > 1 and < LongestAddress } said ? said + "&" : "?";
        return $"{request.Path}{query}draft={draft}";
    }

    private static async Task<string?> OfAnything(Office office, Guid account, PostedForm form, HttpRequest request, CancellationToken cancel)
    {
        var typed = form.Names.Where(n => !Dropped.Contains(n)).ToDictionary(n => n, n => form.All(n).ToArray(), StringComparer.Ordinal);
        var isWhole = form.Names.All(n => n == "token" || !Dropped.Contains(n));
        if (form.Files.Any(f => f.Length > 0))
            typed[HadFiles] = ["1"];
        var address = request.Path + request.QueryString;
        // A form whose secrets are gone is filled in anew, on the page it stood on.
        if (!isWhole || address.Length > LongestAddress)
            return Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var from) && from.Authority == request.Host.Value ? People.SignIn.Local(from.PathAndQuery) : "/";
        await office.Drafts.DropLoose(account, Kept, cancel);
        var draft = Guid.CreateVersion7();
        return await office.Drafts.Keep(account, draft, "", null, Act + address, typed, cancel) is null ? null : $"/drafts/{draft}";
    }
}
