using Yizhi.Core.Time;

namespace Yizhi.Core.Records;

/// <summary>Why a day counts towards a deadline or does not.</summary>
public enum DayKind
{
    /// <summary>The day of the event, which is never counted (民法典第二百零一条).</summary>
    Event,
    /// <summary>A day that counts.</summary>
    Counted,
    /// <summary>A day on which offices are closed; a deadline in working days passes it over.</summary>
    Closed,
    /// <summary>A day on which the clock stood still.</summary>
    Paused,
    /// <summary>The end fell on a day off, and this day is passed on the way to the next open one.</summary>
    Rolled,
}

/// <summary>One day of a deadline.</summary>
/// <param name="Day">The day.</param>
/// <param name="Kind">Why it counts or does not.</param>
/// <param name="Number">Which day of the length it is; null where it does not count.</param>
/// <param name="IsExtension">Whether it belongs to the extension.</param>
public readonly record struct DayLine(DateOnly Day, DayKind Kind, int? Number, bool IsExtension);

/// <summary>A deadline told day by day, so that anyone can count along with a finger on the calendar.</summary>
public static class DayByDay
{
    /// <summary>Every day from the event to the last day of the deadline.</summary>
    /// <param name="deadline">The deadline as it was reckoned.</param>
    /// <param name="calendar">The work calendar.</param>
    public static IReadOnlyList<DayLine> Of(DeadlineState deadline, WorkCalendar calendar)
    {
        if (deadline.Way == DeadlineWay.Before)
            return Backwards(deadline, calendar);
        var lengths = deadline.Reckoning.Where(l => l.Kind is ReckoningKind.Length or ReckoningKind.Extension).ToList();
        var pauses = deadline.Reckoning.Where(l => l is { Kind: ReckoningKind.Pause, Until: not null }).Select(l => (From: l.Day, To: l.Until!.Value)).ToList();
        var days = new List<DayLine> { new(deadline.Start, DayKind.Event, null, false) };
        var day = deadline.Start;
        foreach (var line in lengths)
        {
            var isExtension = line.Kind == ReckoningKind.Extension;
            for (var number = 0; day < line.Day;)
            {
                day = day.AddDays(1);
                var kind = line.Length?.Unit == LengthUnit.WorkingDay && !calendar.IsOpen(day) ? DayKind.Closed
                    : pauses.Any(p => day > p.From && day <= p.To) ? DayKind.Paused : DayKind.Counted;
                days.Add(new DayLine(day, kind, kind == DayKind.Counted ? ++number : null, isExtension));
            }
        }
        while (day < deadline.Due)
            days.Add(new DayLine(day = day.AddDays(1), DayKind.Rolled, null, false));
        return days;
    }

    private static List<DayLine> Backwards(DeadlineState deadline, WorkCalendar calendar)
    {
        var days = new List<DayLine> { new(deadline.Start, DayKind.Event, null, false) };
        var inWorkingDays = deadline.Reckoning.Any(l => l.Length?.Unit == LengthUnit.WorkingDay);
        var number = 0;
        for (var day = deadline.Start.AddDays(-1); day >= deadline.Due; day = day.AddDays(-1))
            days.Add(inWorkingDays && !calendar.IsOpen(day) ? new DayLine(day, DayKind.Closed, null, false) : new DayLine(day, DayKind.Counted, ++number, false));
        return days;
    }
}
