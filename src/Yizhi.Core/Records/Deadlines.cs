using Yizhi.Core.Catalogue;
using Yizhi.Core.Time;

namespace Yizhi.Core.Records;

/// <summary>The one home of deadline arithmetic: pages show it, jobs warn from it, commands explain it.</summary>
public static class Deadlines
{
    /// <summary>All deadlines a record has, as it stands.</summary>
    public static IReadOnlyList<DeadlineState> Of(Record record, Ledger ledger, WorkCalendar calendar)
    {
        if (ledger.Deadlines.Count == 0 || record.IsWithdrawn)
            return [];
        var states = new List<DeadlineState>(ledger.Deadlines.Count);
        foreach (var rule in ledger.Deadlines)
            if (Of(record, rule, calendar) is { } state)
                states.Add(state);
        return states;
    }

    /// <summary>The next day on which something is due; null when nothing is, or every clock stands still.</summary>
    public static DateOnly? Next(IEnumerable<DeadlineState> deadlines) =>
        deadlines.Where(d => d is { IsRunning: true, IsPaused: false }).Select(d => (DateOnly?)d.Due).Min();

    /// <summary>A deadline as it would be if its clock stood still between two days more than it does. Nothing is kept of it.</summary>
    /// <param name="record">The record.</param>
    /// <param name="rule">The deadline's rule.</param>
    /// <param name="calendar">The work calendar.</param>
    /// <param name="from">The day of the event that would stop the clock.</param>
    /// <param name="to">The day of the event that would set it going again.</param>
    /// <returns>Null where the record has no such deadline.</returns>
    public static DeadlineState? WhatIf(Record record, DeadlineRule rule, WorkCalendar calendar, DateOnly from, DateOnly to) => Of(record, rule, calendar, (from, to));

    private static DeadlineState? Of(Record record, DeadlineRule rule, WorkCalendar calendar, (DateOnly From, DateOnly To)? supposed = null)
    {
        var facts = new Facts(record);
        if (rule.When is { } when && !when.Holds(facts))
            return null;
        if (DayOf(facts, rule.From) is not { } start)
            return null;
        var lines = new List<ReckoningLine> { new(ReckoningKind.Start, start) };
        if (rule.Restart is { } restart && DayOf(facts, restart) is { } anew && anew >= start)
        {
            start = anew;
            lines.Add(new(ReckoningKind.Restart, start));
        }
        var pauses = rule.Pauses
            .Select(p => (From: DayOf(facts, p.From), To: DayOf(facts, p.To)))
            .Concat(supposed is var (from, to) ? [(from, to)] : [])
            .Where(p => p.From is not null && p.From >= start)
            .Select(p => (From: p.From!.Value, p.To))
            .OrderBy(p => p.From)
            .ToList();
        var isPaused = pauses.Any(p => p.To is null);
        var closed = pauses.Where(p => p.To is not null && p.To > p.From).Select(p => (p.From, To: p.To!.Value)).ToList();
        lines.AddRange(pauses.Select(p => new ReckoningLine(ReckoningKind.Pause, p.From, Until: p.To)));

        var length = rule.Within.On(start);
        var end = rule.Way == DeadlineWay.Before ? new CountedDay(Before(start, length, calendar), length.Unit == LengthUnit.WorkingDay && !calendar.Knows(start.Year)) : Reckon(start, length, closed, calendar);
        lines.Add(new(ReckoningKind.Length, end.Day, length));
        if (rule.Extend is { } extend && extend.When.Holds(facts))
        {
            var more = extend.By.On(start);
            var further = Reckon(end.Day, more, closed.Where(p => p.From >= end.Day).ToList(), calendar);
            end = new CountedDay(further.Day, end.IsProvisional || further.IsProvisional);
            lines.Add(new(ReckoningKind.Extension, end.Day, more));
        }
        if (rule.Roll)
        {
            // Asked even of a weekday: in a year without notice it may yet become a holiday.
            var open = calendar.OpenFrom(end.Day);
            if (open.Day != end.Day)
                lines.Add(new(ReckoningKind.Roll, open.Day));
            end = new CountedDay(open.Day, end.IsProvisional || open.IsProvisional);
        }
        var ended = rule.DoneOn is { } done ? DayOf(facts, done) : null;
        var isOver = ended is not null || rule.Until.Contains(record.State);
        return new DeadlineState(rule.Key, rule.Title, start, end.Day, end.IsProvisional, isPaused && !isOver, isOver, ended,
            Before(end.Day, rule.Warn, calendar), rule.Within.Cite(), lines, rule.Way);
    }

    // A day lies in a pause when it comes after the day that stopped the clock and no later than the day that set it going again:
    // the day of an event is never counted (民法典 Art. 201), neither when a clock starts nor when it stops.
    private static CountedDay Reckon(DateOnly start, Length length, IReadOnlyList<(DateOnly From, DateOnly To)> pauses, WorkCalendar calendar)
    {
        bool Stands(DateOnly day)
        {
            foreach (var (from, to) in pauses)
                if (day > from && day <= to)
                    return true;
            return false;
        }

        // A month is as many days as it has from this start, so that a pause moves its end exactly as it moves that of a count of days.
        var count = length.Unit switch
        {
            LengthUnit.Month => start.AddMonths(length.Count).DayNumber - start.DayNumber,
            LengthUnit.Year => start.AddYears(length.Count).DayNumber - start.DayNumber,
            _ => length.Count,
        };
        if (length.Unit != LengthUnit.WorkingDay && pauses.Count == 0)
            return new CountedDay(start.AddDays(count), false);
        var last = start;
        var provisional = false;
        for (var counted = 0; counted < count;)
        {
            last = last.AddDays(1);
            if (length.Unit == LengthUnit.WorkingDay)
            {
                provisional |= !calendar.Knows(last.Year);
                if (!calendar.IsOpen(last))
                    continue;
            }
            if (!Stands(last))
                counted++;
        }
        return new CountedDay(last, provisional);
    }

    private static DateOnly Before(DateOnly due, Length? warn, WorkCalendar calendar)
    {
        switch (warn)
        {
            case null:
                return due;
            case { Unit: LengthUnit.Month } months:
                return due.AddMonths(-months.Count);
            case { Unit: LengthUnit.Year } years:
                return due.AddYears(-years.Count);
            case { Unit: LengthUnit.Day } days:
                return due.AddDays(-days.Count);
            case { } working:
                var day = due;
                for (var left = working.Count; left > 0;)
                {
                    day = day.AddDays(-1);
                    if (calendar.IsOpen(day))
                        left--;
                }
                return day;
        }
    }

    private static DateOnly? DayOf(Facts facts, string field) => facts[field] switch
    {
        Value.Day day => day.Date,
        Value.Moment moment => DateOnly.FromDateTime(moment.At),
        _ => null,
    };
}
