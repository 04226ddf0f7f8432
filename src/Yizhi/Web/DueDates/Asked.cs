using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Catalogue;
using Yizhi.Core.People;
using Yizhi.Core.Records;
using Yizhi.Storage;
using Yizhi.Storage.Records;
using Yizhi.Web.Shared;

namespace Yizhi.Web.DueDates;

/// <summary>A running deadline with its record.</summary>
internal sealed class Running
{
    public required DeadlineRow Deadline { get; init; }
    public required RecordRow Row { get; init; }
}

/// <summary>A question about deadlines as the database understands it; what a person may not see is left out here.</summary>
/// <param name="office">The office.</param>
/// <param name="who">Who asks.</param>
/// <param name="scope">The unit.</param>
internal sealed class Asked(Office office, Actor who, Scope scope)
{
    /// <summary>The deadlines of a question, but for state and day.</summary>
    public IQueryable<Running> Of(YizhiDb db, DeadlineQuery query)
    {
        var path = scope.Unit.Path;
        var running = db.Deadlines.AsNoTracking().Where(d => db.Units.Where(u => u.Path.StartsWith(path)).Select(u => u.Code).Contains(d.Unit))
            .Join(db.Records, d => d.Record, r => r.Id, (d, r) => new Running { Deadline = d, Row = r });
        var seen = office.Catalogue.InOrder.Where(l => office.Rights.Seen(who, l).Any(top => office.Units.IsWithin(scope.Code, top))).Select(l => l.Key).ToList();
        if (seen.Count < office.Catalogue.InOrder.Count)
            running = running.Where(p => seen.Contains(p.Row.Ledger));
        if (query.Ledger.Length > 0)
            running = running.Where(p => p.Row.Ledger == query.Ledger);
        if (query.Person.Length > 0)
            running = running.Where(p => p.Row.Handler == query.Person);
        if (query.Kind.Length > 0)
        {
            var isLaw = query.Kind == DeadlineQuery.Law;
            var pairs = office.Catalogue.InOrder.SelectMany(l => l.Deadlines.Where(d => d.Within is LimitLength.ByLaw == isLaw).Select(d => l.Key + "/" + d.Key)).ToList();
            running = running.Where(p => pairs.Contains(p.Row.Ledger + "/" + p.Deadline.Key));
        }
        if (query.Mine)
        {
            var (name, open) = (who.Name, office.Catalogue.InOrder.SelectMany(l => Rights.Waiting(who, l).Select(s => l.Key + "/" + s)).ToList());
            running = running.Where(p => p.Row.Handler == name || open.Contains(p.Row.Ledger + "/" + p.Row.State));
        }
        return running;
    }

    /// <summary>Those in the state and on the day asked for.</summary>
    public static IQueryable<Running> In(IQueryable<Running> running, DeadlineQuery query, DateOnly today)
    {
        if (query.Day is { } day)
            running = running.Where(p => p.Deadline.Due == day && !p.Deadline.Paused);
        return query.State switch
        {
            "over" => running.Where(p => !p.Deadline.Paused && p.Deadline.Due < today),
            "soon" => running.Where(p => !p.Deadline.Paused && p.Deadline.Due >= today && p.Deadline.WarnOn <= today),
            "later" => running.Where(p => !p.Deadline.Paused && p.Deadline.Due >= today && p.Deadline.WarnOn > today),
            "paused" => running.Where(p => p.Deadline.Paused),
            _ => running,
        };
    }
}
