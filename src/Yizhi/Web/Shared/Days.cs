using System.Globalization;

namespace Yizhi.Web.Shared;

/// <summary>Days and moments in words.</summary>
public static class Days
{
    /// <summary>2025年12月10日.</summary>
    public static string Said(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");

    /// <summary>12月10日, with the year only where it is another than today's.</summary>
    public static string Short(DateOnly day, DateOnly today) => day.Year == today.Year ? string.Create(CultureInfo.InvariantCulture, $"{day.Month}月{day.Day}日") : Said(day);

    /// <summary>12月10日, or 2025-12-10 where it is another year than today's.</summary>
    public static string Compact(DateOnly day, DateOnly today) => day.Year == today.Year ? Short(day, today) : Iso(day);

    /// <summary>2025-12-10, for columns.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>12月10日 16:40 by the clock of Asia/Shanghai.</summary>
    public static string Moment(DateTime local, DateOnly today) => Compact(DateOnly.FromDateTime(local), today) + local.ToString(" H:mm", CultureInfo.InvariantCulture);

    /// <summary>星期六.</summary>
    public static string Weekday(DateOnly day) => "星期" + "日一二三四五六"[(int)day.DayOfWeek];
}
