using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yizhi.Storage;
using Yizhi.Storage.People;

namespace Yizhi.Web.Forms;

/// <summary>A draft in a list.</summary>
public sealed record DraftLine(Guid Id, string Href, string Title, DateTime At);

/// <summary>What someone typed and has not saved yet: kept on the server, encrypted, and only theirs.</summary>
/// <param name="office">The office.</param>
public sealed class Drafts(Office office)
{
    private const string Field = "draft";
    private const int Longest = 512 * 1024;

    /// <summary>Keeps what was typed; a form that holds nothing yet is not kept.</summary>
    public async Task<DateTime?> Keep(Guid account, Guid id, string ledger, Guid? record, string act, IReadOnlyDictionary<string, string[]> typed, CancellationToken cancel = default)
    {
        var json = JsonSerializer.Serialize(typed);
        if (json.Length > Longest || id == Guid.Empty)
            return null;
        await using var db = office.Database.Context();
        var at = office.Now;
        var secret = office.Protector.Protect(json, id, Field);
        if (await db.Drafts.FirstOrDefaultAsync(d => d.Id == id, cancel) is { } row)
        {
            if (row.Account != account)
                return null;
            (row.Typed, row.At) = (secret, at);
        }
        else
            db.Drafts.Add(new DraftRow { Id = id, Account = account, Ledger = ledger, Record = record, Act = act, Typed = secret, At = at });
        await db.SaveChangesAsync(cancel);
        return at;
    }

    /// <summary>What was typed, and when; null where there is no such draft of this person.</summary>
    public async Task<(IReadOnlyDictionary<string, string[]> Typed, DateTime At)?> Find(Guid account, Guid id, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        return await db.Drafts.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id && d.Account == account, cancel) is { } row
            ? (JsonSerializer.Deserialize<Dictionary<string, string[]>>(office.Protector.Reveal(row.Typed, id, Field)) ?? [], row.At) : null;
    }

    /// <summary>The draft a person began for the same act, newest first; null where none.</summary>
    public async Task<Guid?> Begun(Guid account, string ledger, Guid? record, string act, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        return await db.Drafts.AsNoTracking().Where(d => d.Account == account && d.Ledger == ledger && d.Record == record && d.Act == act).OrderByDescending(d => d.At).Select(d => (Guid?)d.Id).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Throws a draft away.</summary>
    public async Task Drop(Guid account, Guid id, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        await db.Drafts.Where(d => d.Id == id && d.Account == account).ExecuteDeleteAsync(cancel);
    }

    /// <summary>A person's drafts, newest first.</summary>
    public async Task<IReadOnlyList<DraftLine>> Of(Guid account, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        var rows = await db.Drafts.AsNoTracking().Where(d => d.Account == account).OrderByDescending(d => d.At).Take(20).Select(d => new { d.Id, d.Ledger, d.Record, d.Act, d.At }).ToListAsync(cancel);
        return [.. rows.Where(r => office.Catalogue.Ledgers.ContainsKey(r.Ledger)).Select(r => new DraftLine(r.Id,
            (r.Record is not { } id ? $"/ledgers/{r.Ledger}/new" : r.Act == Forms.Correct ? $"/records/{id}/correct" : $"/records/{id}/steps/{r.Act}") + $"?draft={r.Id}",
            office.Catalogue.Ledger(r.Ledger).Title, Office.Local(r.At)))];
    }
}
