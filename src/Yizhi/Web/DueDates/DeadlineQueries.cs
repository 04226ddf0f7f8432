using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;
using Yizhi.Core.Time;
using Yizhi.Storage;
using Yizhi.Storage.Records;
using Yizhi.Web.Shared;

namespace Yizhi.Web.DueDates;

/// <summary>Reads running deadlines.</summary>
/// <param name="office">The office.</param>
/// <param name="scopes">Finds units.</param>
/// <param name="visitor">Who asks.</param>
public sealed class DeadlineQueries(Office office, Scopes scopes, Visitor visitor)
{
    private const int MostPeople = 12;
    private const int MostADay = 3;
    private const int MostInFile = 5000;

    /// <summary>The page.</summary>
    /// <returns>Null where there is no such unit.</returns>
    public async Task<DeadlinesView?> Read(DeadlineQuery query, string page, CancellationToken cancel = default)
    {
        if (await scopes.Find(query.Unit, "", cancel) is not { } scope)
            return null;
        await using var db = office.Database.Context();
        var today = office.Today;
        var wide = new Asked(office, visitor.Who, scope).Of(db, query with { State = "", Day = null });
        var counts = (await wide.GroupBy(p => p.Deadline.Paused ? 3 : p.Deadline.Due < today ? 0 : p.Deadline.WarnOn <= today ? 1 : 2).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel))
            .ToDictionary(g => DeadlineQuery.States[g.Key], g => g.Count, StringComparer.Ordinal);
        var load = await wide.GroupBy(p => p.Row.Handler)
            .Select(g => new { g.Key, Over = g.Sum(p => !p.Deadline.Paused && p.Deadline.Due < today ? 1 : 0), Soon = g.Sum(p => !p.Deadline.Paused && p.Deadline.Due >= today && p.Deadline.WarnOn <= today ? 1 : 0), All = g.Count() })
            .OrderByDescending(g => g.Over).ThenByDescending(g => g.Soon).ThenByDescending(g => g.All).ThenBy(g => g.Key).Take(MostPeople).ToListAsync(cancel);
        var narrow = Asked.In(wide, query, today);
        var total = query.State.Length > 0 && query.Day is null ? counts.GetValueOrDefault(query.State) : query.Day is null ? counts.Values.Sum() : await narrow.CountAsync(cancel);
        var number = Math.Min(Query.PageNumber(page), Math.Max(1, (total + DeadlinesView.Size - 1) / DeadlinesView.Size));
        var rows = query.Month is null ? await narrow.OrderBy(p => p.Deadline.Paused).ThenBy(p => p.Deadline.Due).ThenBy(p => p.Deadline.Record).ThenBy(p => p.Deadline.Key).Skip((number - 1) * DeadlinesView.Size).Take(DeadlinesView.Size).ToListAsync(cancel) : [];
        return new DeadlinesView(scope, query, today, counts, total, number, [.. rows.Select(Line).OfType<DeadlineLine>()],
            [.. office.Catalogue.InOrder.Where(l => l.Deadlines.Count > 0 && office.Rights.Seen(visitor.Who, l).Any(top => office.Units.IsWithin(scope.Code, top))).Select(l => (l.Key, l.Title))],
            [.. load.Select(l => new LoadLine(l.Key, l.Over, l.Soon, l.All))], query.Month is { } month ? await Calendar(narrow, month, cancel) : null);
    }

    /// <summary>What fits a question, as lines, the most urgent first.</summary>
    public async Task<IReadOnlyList<DeadlineLine>?> Lines(DeadlineQuery query, CancellationToken cancel = default)
    {
        if (await scopes.Find(query.Unit, "", cancel) is not { } scope)
            return null;
        await using var db = office.Database.Context();
        var rows = await Asked.In(new Asked(office, visitor.Who, scope).Of(db, query), query, office.Today).OrderBy(p => p.Deadline.Due).ThenBy(p => p.Deadline.Record).Take(MostInFile).ToListAsync(cancel);
        return [.. rows.Select(Line).OfType<DeadlineLine>()];
    }

    /// <summary>What a pause would do to a deadline; nothing of it is kept.</summary>
    /// <returns>Null where there is no such deadline.</returns>
    public async Task<WhatIfView?> WhatIf(string record, string key, string from, string to, CancellationToken cancel = default)
    {
        if (!Guid.TryParseExact(record, "D", out var id))
            return null;
        await using var db = office.Database.Context();
        if (await db.Deadlines.AsNoTracking().Where(d => d.Record == id && d.Key == key).Join(db.Records, d => d.Record, r => r.Id, (d, r) => new Running { Deadline = d, Row = r }).FirstOrDefaultAsync(cancel) is not { } running
            || Line(running) is not { } line || scopes.OfficeOf(running.Row.Unit) is not { } own)
            return null;
        var ledger = office.Catalogue.Ledger(running.Row.Ledger);
        if (!office.Rights.Sees(visitor.Who, ledger, running.Row.Unit, running.Row.Handler))
        {
            visitor.Deny();
            return null;
        }
        var rule = ledger.Deadlines.First(r => r.Key == key);
        var (kept, calendar) = (office.Ledgers.ToRecord(running.Row), office.Catalogue.Calendar);
        var now = Deadlines.Of(kept, ledger, calendar).First(d => d.Key == key);
        var faults = new List<Fault>();
        (DeadlineState, IReadOnlyList<DayLine>)? then = null;
        var moved = 0;
        if (from.Length + to.Length > 0)
        {
            if (Entry.Day(from) is not { } first)
                faults.Add(new Fault("from", "field.date", Texts.Say("whatif.from"), from));
            else if (first < now.Start)
                faults.Add(new Fault("from", "said", Texts.Say("whatif.before", Days.Iso(now.Start))));
            if (Entry.Day(to) is not { } last)
                faults.Add(new Fault("to", "field.date", Texts.Say("whatif.to"), to));
            else if (Entry.Day(from) is { } begun && (last < begun || last.DayNumber - begun.DayNumber > 3660))
                faults.Add(new Fault("to", "said", Texts.Say("whatif.order")));
            if (faults.Count == 0 && Deadlines.WhatIf(kept, rule, calendar, Entry.Day(from)!.Value, Entry.Day(to)!.Value) is { } state)
                (then, moved) = ((state, DayByDay.Of(state, calendar)), state.Due.DayNumber - now.Due.DayNumber);
        }
        return new WhatIfView(scopes.Of(own, Period.OfYear(office.Today.Year)), line, from, to, rule.Pauses.Count > 0, now, then, moved, office.Today, faults);
    }

    private async Task<CalendarMonth> Calendar(IQueryable<Running> narrow, Month month, CancellationToken cancel)
    {
        var (first, last) = (month.First, month.Last);
        var due = narrow.Where(p => !p.Deadline.Paused && p.Deadline.Due >= first && p.Deadline.Due <= last);
        var counts = await due.GroupBy(p => p.Deadline.Due).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var days = new Dictionary<DateOnly, IReadOnlyList<DeadlineLine>>();
        foreach (var day in counts.Keys)
            days[day] = [.. (await due.Where(p => p.Deadline.Due == day).OrderBy(p => p.Deadline.Record).Take(MostADay).ToListAsync(cancel)).Select(Line).OfType<DeadlineLine>()];
        var weeks = new List<IReadOnlyList<CalendarDay?>>();
        for (var monday = first.AddDays(-(((int)first.DayOfWeek + 6) % 7)); monday <= last; monday = monday.AddDays(7))
            weeks.Add([.. Enumerable.Range(0, 7).Select(i => monday.AddDays(i)).Select(d => d < first || d > last ? null : new CalendarDay(d, office.Catalogue.Calendar.IsOpen(d), counts.GetValueOrDefault(d), days.GetValueOrDefault(d, [])))]);
        return new CalendarMonth(month, weeks);
    }

    // The row knows the last day; where it began and where it stood still is told by the record.
    private DeadlineLine? Line(Running running)
    {
        var (deadline, row) = (running.Deadline, running.Row);
        if (!office.Catalogue.Ledgers.TryGetValue(row.Ledger, out var ledger) || ledger.Deadlines.FirstOrDefault(r => r.Key == deadline.Key) is not { } rule)
            return null;
        var state = Deadlines.Of(office.Ledgers.ToRecord(row), ledger, office.Catalogue.Calendar).FirstOrDefault(d => d.Key == deadline.Key);
        var pauses = (state?.Reckoning ?? []).Where(l => l.Kind == ReckoningKind.Pause).Select(l => l.Until is { } until ? Texts.Say("deadlines.pause", Days.Compact(l.Day, office.Today), Days.Compact(until, office.Today)) : Texts.Say("deadlines.pause.open", Days.Compact(l.Day, office.Today)));
        return new DeadlineLine(row.Id, deadline.Key, ledger.Title, row.Number ?? "", row.Title, rule.Title, row.Handler.Length > 0 ? row.Handler : office.Units.NameOf(row.Unit), office.Units.NameOf(row.Unit),
            state?.Start ?? deadline.Due, deadline.Due, deadline.Provisional, string.Join('；', pauses), rule.Within.Cite(), rule.Within is LimitLength.ByLaw, Light.Of(deadline.Due, deadline.WarnOn, deadline.Paused, office.Today));
    }
}
