using Microsoft.EntityFrameworkCore;

namespace Yizhi.Storage.People;

/// <summary>Views of lists kept under a name, and the columns someone chose; on the server, so that they are there on every computer.</summary>
/// <param name="office">The office.</param>
public sealed class ListViews(Office office)
{
    /// <summary>The most one person keeps of one ledger.</summary>
    public const int Most = 30;
    private const int LongestName = 30;
    private const int LongestQuery = 1000;

    /// <summary>A person's views of a ledger, with those shared in their office; the one without a name are the columns.</summary>
    /// <param name="account">The person.</param>
    /// <param name="ledger">The ledger's key.</param>
    /// <param name="unit">The office's code; null where there is none.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<IReadOnlyList<ListViewRow>> Of(Guid account, string ledger, string? unit, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        return await db.ListViews.AsNoTracking().Where(v => v.Ledger == ledger && (v.Account == account || (v.SharedIn != null && v.SharedIn == unit))).OrderBy(v => v.Name).ThenBy(v => v.Id).ToListAsync(cancel);
    }

    /// <summary>Keeps a view; one of the same name is replaced.</summary>
    /// <returns>False where the name or the question is too long, or there are too many.</returns>
    public async Task<bool> Keep(Guid account, string ledger, string name, string query, string? sharedIn, CancellationToken cancel = default)
    {
        if (name.Length > LongestName || query.Length > LongestQuery)
            return false;
        await using var db = office.Database.Context();
        if (await db.ListViews.FirstOrDefaultAsync(v => v.Account == account && v.Ledger == ledger && v.Name == name, cancel) is { } row)
            (row.Query, row.SharedIn) = (query, sharedIn);
        else if (await db.ListViews.CountAsync(v => v.Account == account && v.Ledger == ledger, cancel) >= Most)
            return false;
        else
            db.ListViews.Add(new ListViewRow { Id = Guid.CreateVersion7(), Account = account, Ledger = ledger, Name = name, Query = query, SharedIn = sharedIn });
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>Throws away one's own view.</summary>
    public async Task Drop(Guid account, Guid id, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        await db.ListViews.Where(v => v.Id == id && v.Account == account).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Forgets the columns someone chose.</summary>
    public async Task DropColumns(Guid account, string ledger, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        await db.ListViews.Where(v => v.Account == account && v.Ledger == ledger && v.Name == "").ExecuteDeleteAsync(cancel);
    }
}
