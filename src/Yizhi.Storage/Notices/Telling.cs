using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;
using Yizhi.Storage.Records;

namespace Yizhi.Storage.Notices;

/// <summary>Turns what happened, and what falls due, into notices for those whom it concerns.</summary>
/// <param name="office">The office.</param>
/// <param name="people">Everyone with today's posts; null reads the accounts.</param>
public sealed class Telling(Office office, Func<CancellationToken, Task<IReadOnlyList<Colleague>>>? people = null)
{
    private const int AtOnce = 500;

    /// <summary>Tells of the changes that wait in the outbox. One that was told and not yet marked is not told twice.</summary>
    /// <returns>How many changes were told of, and how many notices that made.</returns>
    public async Task<(int Changes, int Notices)> Changes(CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        var waiting = await db.Outbox.AsNoTracking().Where(o => o.SentAt == null).OrderBy(o => o.Id).Take(AtOnce).ToListAsync(cancel);
        if (waiting.Count == 0)
            return (0, 0);
        var ids = waiting.Select(w => w.Record).Distinct().ToList();
        var records = await db.Records.AsNoTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancel);
        var journal = (await db.Journal.AsNoTracking().Where(j => ids.Contains(j.Record)).Select(j => new Act(j.Record, j.Entry, j.Act, j.ActorId, j.ActorName, j.Reason)).ToListAsync(cancel)).ToLookup(j => j.Record);
        var concerned = new Concerned(office, await Everyone(cancel));
        var messages = new List<(Message, IReadOnlyList<Guid>)>();
        foreach (var change in waiting)
            // What a later change has overtaken is nobody's turn any more.
            if (records.TryGetValue(change.Record, out var row) && office.Catalogue.Ledgers.TryGetValue(row.Ledger, out var ledger) && (change.Entry == row.Version || change.Entry == 0))
                messages.AddRange(Of(change, row, ledger, [.. journal[row.Id].OrderBy(j => j.Entry)], concerned));
        var told = await office.Notices.Say(messages, cancel);
        var (done, now) = (waiting.Select(w => w.Id).ToList(), office.Now);
        await db.Outbox.Where(o => done.Contains(o.Id)).ExecuteUpdateAsync(o => o.SetProperty(x => x.SentAt, now), cancel);
        return (waiting.Count, told);
    }

    /// <summary>Tells of deadlines that are within their warning or over: each once when it turns amber and once when it turns red.</summary>
    /// <returns>How many notices that made.</returns>
    public async Task<int> Deadlines(CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        var today = office.Today;
        var pressing = await db.Deadlines.AsNoTracking().Where(d => !d.Paused && d.WarnOn <= today).Join(db.Records, d => d.Record, r => r.Id, (d, r) => new { Deadline = d, Row = r }).ToListAsync(cancel);
        if (pressing.Count == 0)
            return 0;
        var concerned = new Concerned(office, await Everyone(cancel));
        var messages = new List<(Message, IReadOnlyList<Guid>)>();
        foreach (var item in pressing)
            if (office.Catalogue.Ledgers.TryGetValue(item.Row.Ledger, out var ledger) && ledger.Deadlines.FirstOrDefault(r => r.Key == item.Deadline.Key) is { } rule)
            {
                var kind = item.Deadline.Due < today ? NoticeKind.Over : NoticeKind.Soon;
                var (title, number, due) = (item.Row.Title, item.Row.Number ?? "", $"{item.Deadline.Due:yyyy-MM-dd}");
                messages.Add((new Message(kind, kind == NoticeKind.Over ? "notice.over" : "notice.soon", item.Row.Id, ledger.Title, title, rule.Title, due, rule.Within.Cite())
                {
                    Once = $"{kind}/{item.Row.Id:N}/{rule.Key}/{due}",
                    IsUrgent = rule.Within is LimitLength.ByLaw,
                    Unit = item.Row.Unit,
                    Outside = [ledger.Title, number.Length > 0 ? number : office.Units.NameOf(item.Row.Unit), rule.Title, due, rule.Within.Cite()],
                }, concerned.With(ledger, office.Ledgers.ToRecord(item.Row), "")));
            }
        return await office.Notices.Say(messages, cancel);
    }

    /// <summary>Everyone with today's posts.</summary>
    public Task<IReadOnlyList<Colleague>> Everyone(CancellationToken cancel = default) => people is null ? office.People.Everyone(cancel) : people(cancel);

    private IEnumerable<(Message, IReadOnlyList<Guid>)> Of(OutboxRow change, RecordRow row, Ledger ledger, IReadOnlyList<Act> journal, Concerned concerned)
    {
        var record = office.Ledgers.ToRecord(row);
        if (record.IsWithdrawn)
            yield break;
        var (act, state) = (journal.FirstOrDefault(j => j.Entry == change.Entry), ledger.Flow.TitleOf(row.State));
        var (actor, actorName) = (act?.ActorId ?? "", act?.ActorName ?? "");
        Message Make(string kind, string text, params string[] with) => new(kind, text, row.Id, [ledger.Title, row.Title, .. with]) { Once = $"outbox/{change.Id}", Unit = row.Unit };
        if (change.Kind == "return")
        {
            // It went back to those who had led it there, of whom the last is the one to do it anew.
            var before = journal.Where(j => j.Entry < change.Entry && j.ActorId != actor).Select(j => j.ActorId).LastOrDefault();
            var back = concerned.Named(before ?? "").Concat(concerned.Handler(row.Handler, row.Unit)).Where(c => c.Actor.Id != actor).Select(c => c.Account).Distinct().ToList();
            yield return (Make(NoticeKind.Returned, "notice.returned", actorName, state, act?.Reason ?? ""), back.Count > 0 ? back : concerned.With(ledger, record, actor));
        }
        else if (change.Kind == "assign")
            yield return (Make(NoticeKind.Turn, "notice.assigned", actorName), [.. concerned.Handler(row.Handler, row.Unit).Where(c => c.Actor.Id != actor).Select(c => c.Account)]);
        else if (Concerned.OpenSteps(ledger, record) is { Count: > 0 } open)
            yield return (Make(NoticeKind.Turn, "notice.turn", state, string.Join('、', open.Select(s => s.Title))), concerned.With(ledger, record, actor));
    }

    private sealed record Act(Guid Record, int Entry, string Kind, string ActorId, string ActorName, string? Reason);
}
