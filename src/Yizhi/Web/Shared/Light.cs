using Yizhi.Core.Time;

namespace Yizhi.Web.Shared;

/// <summary>A lamp: always a shape and a word.</summary>
/// <param name="Kind">over, warn, good, rest or done: the shape and the colour.</param>
/// <param name="Word">The word.</param>
public sealed record Light(string Kind, string Word)
{
    /// <summary>The lamp of a deadline that is still open.</summary>
    public static Light Of(DateOnly due, DateOnly warnOn, bool paused, DateOnly today)
    {
        if (paused)
            return new Light("rest", Texts.Say("lamp.paused"));
        var left = due.DayNumber - today.DayNumber;
        return left switch
        {
            < 0 => new Light("over", Texts.Say("lamp.over", -left)),
            0 => new Light("warn", Texts.Say("lamp.today")),
            _ => new Light(warnOn <= today ? "warn" : "good", Texts.Say("lamp.left", left)),
        };
    }

    /// <summary>The lamp of a deadline as its record stands.</summary>
    public static Light Of(DeadlineState deadline, DateOnly today) => deadline switch
    {
        { WasKept: false, Way: DeadlineWay.Least } => new Light("over", Texts.Say("lamp.too_soon", deadline.Due.DayNumber - deadline.EndedOn!.Value.DayNumber)),
        { IsOver: false, Way: DeadlineWay.Least } when deadline.Due > today => new Light("rest", Texts.Say("lamp.not_yet", deadline.Due.DayNumber - today.DayNumber)),
        { IsOver: false, Way: DeadlineWay.Least } => new Light("done", Texts.Say("lamp.full")),
        { IsOver: false } => Of(deadline.Due, deadline.WarnOn, deadline.IsPaused, today),
        { EndedOn: { } ended, WasKept: false } => new Light("over", Texts.Say("lamp.done_late", ended.DayNumber - deadline.Due.DayNumber)),
        { EndedOn: { } ended } => new Light("done", Texts.Say("lamp.done_on", Days.Compact(ended, today))),
        _ => new Light("done", Texts.Say("lamp.done")),
    };

    /// <summary>The most urgent of a record's deadlines; null where it has none.</summary>
    public static Light? Of(IReadOnlyList<DeadlineState> deadlines, DateOnly today)
    {
        var open = deadlines.Where(d => d.IsRunning).ToList();
        return open.Count > 0 ? Of(open.Where(d => !d.IsPaused).DefaultIfEmpty(open[0]).MinBy(d => d.Due)!, today)
            : deadlines.Count > 0 ? Of(deadlines.MaxBy(d => d.EndedOn ?? DateOnly.MinValue)!, today) : null;
    }
}
