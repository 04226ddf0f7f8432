using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Yizhi.Storage.People;

/// <summary>What someone typed and has not saved yet: kept on the server, encrypted, and only theirs.</summary>
/// <param name="office">The office.</param>
public sealed class Drafts(Office office)
{
    private const string Field = "draft";
    private const int Most = 20;
    private const int Longest = 2 * 1024 * 1024;
    // Chinese stays one character a character; by default each would take six.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Keeps what was typed.</summary>
    /// <param name="account">Whose it is.</param>
    /// <param name="id">The draft.</param>
    /// <param name="ledger">The ledger's key.</param>
    /// <param name="record">The record; null for a new one.</param>
    /// <param name="act">The step, <c>correct</c>, or empty for a new record.</param>
    /// <param name="typed">What was typed, by input.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>When it was kept; null where it is another's, or too long.</returns>
    public async Task<DateTime?> Keep(Guid account, Guid id, string ledger, Guid? record, string act, IReadOnlyDictionary<string, string[]> typed, CancellationToken cancel = default)
    {
        var json = JsonSerializer.Serialize(typed, Plain);
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

    /// <summary>What a draft is of; null where there is no such draft of this person.</summary>
    public async Task<string?> ActOf(Guid account, Guid id, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        return await db.Drafts.AsNoTracking().Where(d => d.Id == id && d.Account == account).Select(d => d.Act).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Throws away what a person left lying of no ledger since before a time.</summary>
    public async Task DropLoose(Guid account, TimeSpan kept, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        var before = office.Now - kept;
        await db.Drafts.Where(d => d.Account == account && d.Ledger == "" && d.At < before).ExecuteDeleteAsync(cancel);
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

    /// <summary>A person's drafts, newest first, without what was typed.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Ledger, Guid? Record, string Act, DateTime At)>> Of(Guid account, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        return [.. (await db.Drafts.AsNoTracking().Where(d => d.Account == account).OrderByDescending(d => d.At).Take(Most).Select(d => new { d.Id, d.Ledger, d.Record, d.Act, d.At }).ToListAsync(cancel)).Select(d => (d.Id, d.Ledger, d.Record, d.Act, d.At))];
    }
}
