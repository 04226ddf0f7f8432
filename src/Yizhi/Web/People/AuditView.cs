using Yizhi.Storage;
using Yizhi.Storage.People;
using Yizhi.Web.Shared;

namespace Yizhi.Web.People;

/// <summary>The trail of administration.</summary>
/// <param name="Rows">The entries of a page, newest first.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="HasMore">Whether older ones follow.</param>
/// <param name="Broken">The first entry that was altered or is missing; null where the trail is whole.</param>
/// <param name="Today">Today.</param>
public sealed record AuditView(IReadOnlyList<AuditRow> Rows, int Page, bool HasMore, long? Broken, DateOnly Today)
{
    private const int Size = 50;

    /// <summary>Reads a page.</summary>
    internal static async Task<AuditView> Read(Office office, string page, CancellationToken cancel)
    {
        var number = Query.PageNumber(page);
        var rows = await office.Audit.Newest((number - 1) * Size, Size + 1, cancel: cancel);
        return new AuditView([.. rows.Take(Size)], number, rows.Count > Size, await office.Audit.FirstBroken(cancel), office.Today);
    }
}
