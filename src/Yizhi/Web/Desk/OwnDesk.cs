using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Catalogue;
using Yizhi.Storage;
using Yizhi.Storage.Records;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Desk;

/// <summary>The desk of someone outside the staff: what they may record, what waits for them, what they did. It fits a phone and shows nobody else's work.</summary>
/// <param name="Today">Today.</param>
/// <param name="Entry">The ledgers they may record in.</param>
/// <param name="Waiting">Their records that wait for a step, most pressing first.</param>
/// <param name="Done">Their other records, newest first.</param>
public sealed record OwnView(DateOnly Today, IReadOnlyList<(string Key, string Title)> Entry, IReadOnlyList<OwnLine> Waiting, IReadOnlyList<OwnLine> Done)
{
    /// <summary>What they typed and have not saved.</summary>
    public IReadOnlyList<Forms.DraftLine> Drafts { get; init; } = [];
    /// <summary>The newest of what was said to them and is not read.</summary>
    public IReadOnlyList<Notices.NoticeLine> Messages { get; init; } = [];
}

/// <summary>One's own record.</summary>
public sealed record OwnLine(Guid Id, string Ledger, string Title, string State, DateOnly Day, DateOnly? Due, Light? Light, (string Key, string Title)? Next);

/// <summary>What that desk shows.</summary>
/// <param name="office">The office.</param>
/// <param name="visitor">Who asks.</param>
public sealed class OwnDesk(Office office, Visitor visitor)
{
    private const int Most = 200;
    private const int MostMessages = 5;

    /// <summary>The desk of today.</summary>
    public async Task<OwnView> Today(CancellationToken cancel)
    {
        await using var db = office.Database.Context();
        var who = visitor.Who;
        var own = office.Rights.Own(who).Select(l => l.Key).ToList();
        var rows = (await db.Records.AsNoTracking().Where(r => r.Handler == who.Name && own.Contains(r.Ledger) && r.State != Flow.Withdrawn).OrderByDescending(r => r.HappenedOn).ThenByDescending(r => r.Id).Take(Most).ToListAsync(cancel))
            .Where(r => office.Rights.Sees(who, office.Catalogue.Ledger(r.Ledger), r.Unit, r.Handler)).ToList();
        var ids = rows.Select(r => r.Id).ToList();
        var deadlines = (await db.Deadlines.AsNoTracking().Where(d => ids.Contains(d.Record)).ToListAsync(cancel)).ToLookup(d => d.Record);
        var lines = rows.Select(r => LineOf(r, deadlines[r.Id].MinBy(d => d.Due))).ToList();
        return new OwnView(office.Today, [.. office.Rights.Own(who).Where(l => office.Rights.EntryUnits(who, l, office.Today).Count > 0).Select(l => (l.Key, l.Title))],
            [.. lines.Where(l => l.Next is not null).OrderBy(l => l.Due ?? DateOnly.MaxValue)], [.. lines.Where(l => l.Next is null)])
        {
            Drafts = await Forms.DraftLine.Of(office, visitor.Account, cancel),
            Messages = [.. (await office.Notices.Of(visitor.Account, true, 0, MostMessages, cancel)).Select(Notices.NoticeQueries.LineOf)],
        };
    }

    private OwnLine LineOf(RecordRow row, DeadlineRow? deadline)
    {
        var ledger = office.Catalogue.Ledger(row.Ledger);
        var next = office.Rights.InTurn(visitor.Who, ledger, office.Ledgers.ToRecord(row)).FirstOrDefault();
        return new OwnLine(row.Id, ledger.Title, row.Title, ledger.Flow.TitleOf(row.State), row.HappenedOn, deadline?.Due,
            deadline is null ? null : Light.Of(deadline.Due, deadline.WarnOn, deadline.Paused, office.Today), next is null ? null : (next.Key, next.Title));
    }
}
