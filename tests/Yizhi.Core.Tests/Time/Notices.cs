using System.Globalization;
using Yizhi.Core.Time;

namespace Yizhi.Core.Tests.Time;

/// <summary>The State Council's notices for 2022 to 2026, typed here once more and in another form than the catalogue's: weekdays off, and weekend days worked.</summary>
internal static class Notices
{
    public static readonly IReadOnlyDictionary<int, (string WeekdaysOff, string WeekendsWorked, int OpenDays)> Years = new Dictionary<int, (string, string, int)>
    {
        [2022] = ("0103 0131 0201 0202 0203 0204 0404 0405 0502 0503 0504 0603 0912 1003 1004 1005 1006 1007", "0129 0130 0402 0424 0507 1008 1009", 249),
        [2023] = ("0102 0123 0124 0125 0126 0127 0405 0501 0502 0503 0622 0623 0929 1002 1003 1004 1005 1006", "0128 0129 0423 0506 0625 1007 1008", 249),
        [2024] = ("0101 0212 0213 0214 0215 0216 0404 0405 0501 0502 0503 0610 0916 0917 1001 1002 1003 1004 1007", "0204 0218 0407 0428 0511 0914 0929 1012", 251),
        [2025] = ("0101 0128 0129 0130 0131 0203 0204 0404 0501 0502 0505 0602 1001 1002 1003 1006 1007 1008", "0126 0208 0427 0928 1011", 248),
        [2026] = ("0101 0102 0216 0217 0218 0219 0220 0223 0406 0501 0504 0505 0619 0925 1001 1002 1005 1006 1007", "0104 0214 0228 0509 0920 1010", 248),
    };

    public static readonly DateOnly First = new(2022, 1, 1);
    public static readonly DateOnly Last = new(2026, 12, 31);

    public static readonly IReadOnlySet<DateOnly> Off = Days(y => y.WeekdaysOff);
    public static readonly IReadOnlySet<DateOnly> Worked = Days(y => y.WeekendsWorked);

    public static readonly WorkCalendar Calendar = new([.. Years.Select(y =>
        new YearNotice(y.Key, "", [.. Off.Where(d => d.Year == y.Key)], [.. Worked.Where(d => d.Year == y.Key)]))]);

    /// <summary>The rule in its plainest form, for a day of the five years.</summary>
    public static bool IsOpen(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? Worked.Contains(day) : !Off.Contains(day);

    public static DateOnly Day(string written) => DateOnly.ParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static HashSet<DateOnly> Days(Func<(string WeekdaysOff, string WeekendsWorked, int OpenDays), string> part) =>
        [.. Years.SelectMany(y => part(y.Value).Split(' ').Select(d => DateOnly.ParseExact(y.Key + d, "yyyyMMdd", CultureInfo.InvariantCulture)))];
}
