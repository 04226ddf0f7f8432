using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Catalogue;
using Yizhi.Core.People;
using Yizhi.Core.Records;
using Yizhi.Storage.Notices;

namespace Yizhi.Storage.People;

/// <summary>Open work of one kind: how much, where, and in which state.</summary>
public sealed record OpenWork(string Ledger, string Unit, string State, int Count);

/// <summary>Hands all open work of one person to another, in one act: every record keeps its own entry in the journal, with the reason.</summary>
/// <param name="office">The office.</param>
public sealed class HandOvers(Office office)
{
    /// <summary>What a person handles that is not done, in the offices where they hold or held posts.</summary>
    public async Task<IReadOnlyList<OpenWork>> Of(Guid account, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        return [.. (await Open(db, account, cancel)).GroupBy(r => (r.Ledger, r.Unit, r.State)).Select(g => new OpenWork(g.Key.Ledger, g.Key.Unit, g.Key.State, g.Count()))];
    }

    /// <summary>The drafts a person began, by ledger.</summary>
    public async Task<IReadOnlyDictionary<string, int>> Drafts(Guid account, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        return await db.Drafts.AsNoTracking().Where(d => d.Account == account && d.Ledger != "").GroupBy(d => d.Ledger).ToDictionaryAsync(g => g.Key, g => g.Count(), StringComparer.Ordinal, cancel);
    }

    /// <summary>Whether someone could go on with work of a kind.</summary>
    public bool Takes(Actor actor, OpenWork work) => Takes(actor, work.Ledger, work.Unit, work.State);

    /// <summary>Hands over what the receiver may go on with; the rest stays where it is. Drafts go along where the receiver may enter records of their ledger.</summary>
    /// <returns>What stands against it, or how many records and drafts changed hands and how many records stayed.</returns>
    public async Task<(Fault? Wrong, int Records, int Drafts, int Left)> All(Actor by, Guid from, Colleague to, string reason, CancellationToken cancel = default)
    {
        if (!Rights.Is(by, Administrators.Security))
            return (new Fault("", "people.give"), 0, 0, 0);
        if (string.IsNullOrWhiteSpace(reason))
            return (new Fault("reason", "record.reason"), 0, 0, 0);
        await using var db = office.Database.Context();
        var open = await Open(db, from, cancel);
        var able = open.Where(r => Takes(to.Actor, r.Ledger, r.Unit, r.State)).ToList();
        var drafts = (await db.Drafts.AsNoTracking().Where(d => d.Account == from && d.Ledger != "").Select(d => new { d.Id, d.Ledger }).ToListAsync(cancel))
            .Where(d => office.Catalogue.Ledgers.TryGetValue(d.Ledger, out var ledger) && office.Rights.EntryUnits(to.Actor, ledger, office.Today).Count > 0).Select(d => d.Id).ToList();
        if (to.Account == from || able.Count + drafts.Count == 0)
            return (new Fault("receiver", open.Count == 0 ? "people.nothing" : "people.receiver"), 0, 0, 0);
        var done = 0;
        foreach (var record in able)
            if (await office.Ledgers.Save(record.Id, new Change.Assign(to.Actor.Name, reason.Trim()), by, cancel: cancel) is Records.SaveOutcome.Saved)
                done++;
        await db.Drafts.Where(d => drafts.Contains(d.Id)).ExecuteUpdateAsync(d => d.SetProperty(x => x.Account, to.Account), cancel);
        await office.Audit.Note(by, "work.handed_over", from.ToString(), $"→ {to.Actor.Name}：{done} + {drafts.Count} / {open.Count}；{reason.Trim()}", cancel);
        return (null, done, drafts.Count, open.Count - done);
    }

    private sealed record Line(Guid Id, string Ledger, string Unit, string State);

    // A record is open while its flow leads on from where it stands.
    private async Task<List<Line>> Open(YizhiDb db, Guid account, CancellationToken cancel)
    {
        var name = await db.Accounts.Where(a => a.Id == account).Select(a => a.Name).FirstOrDefaultAsync(cancel) ?? "";
        var posts = await db.Posts.AsNoTracking().Where(p => p.Account == account).Select(p => p.Unit).Distinct().ToListAsync(cancel);
        var offices = posts.Select(office.Rights.OfficeOf).OfType<Core.Units.Unit>().Select(u => u.Code).Distinct().ToList();
        if (name.Length == 0 || offices.Count == 0)
            return [];
        var rows = await db.Records.AsNoTracking().Where(r => r.Handler == name && r.State != Flow.Withdrawn).Select(r => new Line(r.Id, r.Ledger, r.Unit, r.State)).ToListAsync(cancel);
        return [.. rows.Where(r => offices.Any(o => office.Units.IsUnder(r.Unit, o)) && office.Catalogue.Ledgers.TryGetValue(r.Ledger, out var ledger) && ledger.Flow.Steps.Any(s => s.From.Contains(r.State)))];
    }

    private bool Takes(Actor actor, string ledger, string unit, string state) => office.Catalogue.Ledgers.TryGetValue(ledger, out var of)
        && of.Flow.Steps.Any(s => s.From.Contains(state) && office.Rights.Takes(actor, of, s, unit, actor.Name));
}
