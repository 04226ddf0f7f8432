using System.Collections.Frozen;

namespace Yizhi.Core.Time;

/// <summary>Which days offices are open, by the State Council's yearly notices.</summary>
/// <remarks>
/// Saturdays and Sundays are off unless a notice makes them work; weekdays are on unless it gives them off.
/// A year without a notice is not guessed silently: whatever is counted through it is marked provisional.
/// </remarks>
public sealed class WorkCalendar(IEnumerable<YearNotice> notices)
{
    private readonly FrozenDictionary<int, YearNotice> years = notices.ToFrozenDictionary(n => n.Year);
    private readonly FrozenSet<DateOnly> off = notices.SelectMany(n => n.Off).ToFrozenSet();
    private readonly FrozenSet<DateOnly> work = notices.SelectMany(n => n.Work).ToFrozenSet();

    /// <summary>The notices loaded, by year.</summary>
    public IEnumerable<YearNotice> Notices => years.Values.OrderBy(n => n.Year);

    /// <summary>Whether the year's notice is loaded.</summary>
    public bool Knows(int year) => years.ContainsKey(year);

    /// <summary>Whether offices are open on the day; in a year without notice, by the weekday alone.</summary>
    public bool IsOpen(DateOnly day) =>
        work.Contains(day) || (!off.Contains(day) && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

    /// <summary>The last day of a period counted in working days.</summary>
    /// <param name="start">Day of the event. It is day zero; the next open day is day one.</param>
    /// <param name="length">Length in working days, at least 1.</param>
    /// <returns>A day in Asia/Shanghai, provisional where the count ran through a year without notice; the act is in time until that day ends.</returns>
    /// <remarks>Used by 政府信息公开条例 Art. 33 (20 days), 行政复议法 Art. 88 (3, 5, 7, 10 days), 行政处罚法 Art. 85 (2, 3, 5, 7 days).</remarks>
    public CountedDay Add(DateOnly start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        var day = start;
        var provisional = false;
        for (var counted = 0; counted < length;)
        {
            day = day.AddDays(1);
            provisional |= !Knows(day.Year);
            if (IsOpen(day))
                counted++;
        }
        return new CountedDay(day, provisional);
    }

    /// <summary>The day itself if offices are open, else the next day on which they are.</summary>
    public CountedDay OpenFrom(DateOnly day)
    {
        var provisional = !Knows(day.Year);
        while (!IsOpen(day))
        {
            day = day.AddDays(1);
            provisional |= !Knows(day.Year);
        }
        return new CountedDay(day, provisional);
    }

    /// <summary>How many open days a year has.</summary>
    public int OpenDays(int year)
    {
        var count = 0;
        for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
            if (IsOpen(day))
                count++;
        return count;
    }
}

/// <summary>One year's notice of the State Council's General Office.</summary>
/// <param name="Year">The year it is for.</param>
/// <param name="Notice">Its document number and date.</param>
/// <param name="Off">Days off, weekends within the holiday included.</param>
/// <param name="Work">Weekend days that are worked.</param>
public sealed record YearNotice(int Year, string Notice, IReadOnlyList<DateOnly> Off, IReadOnlyList<DateOnly> Work);

/// <summary>A day that was counted to; provisional while a notice it depends on is missing.</summary>
public readonly record struct CountedDay(DateOnly Day, bool IsProvisional);
