using Yizhi.Core.Time;

namespace Yizhi.Demo;

/// <summary>The days of the two years, on which offices are open, and the moments at which people write things down.</summary>
internal sealed class Days(WorkCalendar calendar)
{
    /// <summary>The day on which the demonstration begins.</summary>
    public static readonly DateOnly First = new(2024, 1, 2);
    /// <summary>The last day of which anything is told.</summary>
    public static readonly DateOnly Last = new(2025, 12, 31);
    /// <summary>As many in every month.</summary>
    public const string Even = "1 1 1 1 1 1 1 1 1 1 1 1";

    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);
    private readonly Dictionary<(int, int), DateOnly[]> open = [];

    /// <summary>The day itself or the next one on which offices are open.</summary>
    public DateOnly Open(DateOnly day) => calendar.OpenFrom(day).Day;

    /// <summary>So many working days later; 0 is the day itself or the next open one.</summary>
    public DateOnly After(DateOnly day, int workingDays) => workingDays <= 0 ? Open(day) : calendar.Add(day, workingDays).Day;

    /// <summary>The last working day of a month.</summary>
    public DateOnly LastOf(int year, int month) => OpenDays(year, month)[^1];

    /// <summary>A working day of a month.</summary>
    public DateOnly In(Chance chance, int year, int month) => chance.Pick(OpenDays(year, month));

    /// <summary>A working day between two, both possible.</summary>
    public DateOnly Between(Chance chance, DateOnly from, DateOnly to)
    {
        var day = Open(from.AddDays(chance.From(0, Math.Max(0, to.DayNumber - from.DayNumber))));
        return day > to ? to : day;
    }

    /// <summary>So many working days of a year, earliest first, thicker in the months that weigh more.</summary>
    /// <param name="chance">Chooses.</param>
    /// <param name="year">The year.</param>
    /// <param name="count">How many.</param>
    /// <param name="seasons">Twelve weights, January first.</param>
    public IReadOnlyList<DateOnly> Of(Chance chance, int year, int count, string seasons = Even)
    {
        var weights = seasons.Split(' ').Select((w, month) => $"{month + 1}*{w}").ToArray();
        var spread = string.Join(' ', weights);
        return [.. Enumerable.Range(0, count).Select(_ => In(chance, year, int.Parse(chance.Code(spread), System.Globalization.CultureInfo.InvariantCulture))).Order()];
    }

    /// <summary>When something done on a day is written down: that afternoon or the next working morning, and never before what came before it.</summary>
    public DateTimeOffset Written(Chance chance, DateOnly day, DateTimeOffset? after)
    {
        var isOpen = Open(day) == day;
        var late = !isOpen || (day < Last && chance.In100(15));
        var on = late ? After(day, isOpen ? 1 : 0) : day;
        var minutes = late ? 8 * 60 + 35 + chance.From(0, 170) : 14 * 60 + chance.From(5, 205);
        var at = new DateTimeOffset(on.ToDateTime(new TimeOnly(minutes / 60, minutes % 60, chance.From(0, 59))), Shanghai);
        if (after is not { } before || at > before)
            return at;
        at = before.AddMinutes(chance.From(3, 16));
        return at.Hour is < 8 or > 17 ? new DateTimeOffset(After(DateOnly.FromDateTime(at.Date), 1).ToDateTime(new TimeOnly(8, 31 + chance.From(0, 20))), Shanghai) : at;
    }

    private DateOnly[] OpenDays(int year, int month)
    {
        if (open.TryGetValue((year, month), out var known))
            return known;
        var first = new DateOnly(year, month, 1);
        var days = Enumerable.Range(0, DateTime.DaysInMonth(year, month)).Select(first.AddDays).Where(d => calendar.IsOpen(d) && d >= First && d <= Last).ToArray();
        return open[(year, month)] = days;
    }
}
