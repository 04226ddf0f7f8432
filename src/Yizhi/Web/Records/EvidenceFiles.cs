using Microsoft.EntityFrameworkCore;
using Yizhi.Storage;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Records;

/// <summary>Evidence files, as attachments unless they are pictures or PDF: a page that someone uploaded must never run as one of ours.</summary>
internal static class EvidenceFiles
{
    public static async Task<IResult> Give(string hash, HttpRequest asked, Office office, Visitor visitor, HttpResponse response, CancellationToken cancel)
    {
        if (!office.Evidence.Has(hash))
            return Answers.NotFound;
        await using var db = office.Database.Context();
        if (await db.EvidenceLinks.AsNoTracking().Where(l => l.Hash == hash).OrderBy(l => l.At).Select(l => l.FileName).FirstOrDefaultAsync(cancel) is not { } name)
            return Answers.NotFound;
        var serves = await db.EvidenceLinks.AsNoTracking().Where(l => l.Hash == hash).Join(db.Records, l => l.Record, r => r.Id, (_, r) => new { r.Ledger, r.Unit, r.Handler }).Distinct().ToListAsync(cancel);
        if (!serves.Any(r => office.Catalogue.Ledgers.TryGetValue(r.Ledger, out var ledger) && office.Rights.Sees(visitor.Who, ledger, r.Unit, r.Handler)))
        {
            visitor.Deny();
            return Answers.NotFound;
        }
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";
        // Pictures and PDF are shown in place, by what they are and not by what their name says; nothing else ever is.
        if (asked.Said("show").Length > 0 && office.Evidence.KindOf(hash) is { } kind)
        {
            if (kind == "application/pdf")
                response.Headers.ContentSecurityPolicy = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";
            response.Headers.CacheControl = "private, max-age=86400, immutable";
            return asked.Said("show") == "small" && Thumbnails.Of(office.Evidence, hash) is { } small ? Results.Bytes(small, "image/jpeg") : Results.File(office.Evidence.Open(hash)!, kind, enableRangeProcessing: true);
        }
        return Results.File(office.Evidence.Open(hash)!, "application/octet-stream", Path.GetFileName(name), enableRangeProcessing: true);
    }
}
