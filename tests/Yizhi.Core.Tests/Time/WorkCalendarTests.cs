using CsCheck;
using Xunit;
using Yizhi.Core.Tests.Records;
using Yizhi.Core.Time;

namespace Yizhi.Core.Tests.Time;

public class WorkCalendarTests
{
    private static readonly Gen<DateOnly> AnyDay = Gen.Int[Notices.First.DayNumber, Notices.Last.DayNumber - 200].Select(DateOnly.FromDayNumber);

    [Fact]
    public void Every_day_of_five_years_is_open_or_off_as_the_notices_say()
    {
        var shipped = AsShipped.Catalogue.Calendar;
        var wrong = new List<string>();
        for (var day = Notices.First; day <= Notices.Last; day = day.AddDays(1))
            if (shipped.IsOpen(day) != Notices.IsOpen(day))
                wrong.Add($"{day:yyyy-MM-dd}");
        Assert.Empty(wrong);
    }

    [Fact]
    public void Each_year_has_as_many_open_days_as_were_counted_by_hand() =>
        Assert.All(Notices.Years, year => Assert.Equal(year.Value.OpenDays, AsShipped.Catalogue.Calendar.OpenDays(year.Key)));

    [Fact]
    public void The_days_that_people_ask_about_are_known()
    {
        var calendar = AsShipped.Catalogue.Calendar;
        Assert.True(calendar.IsOpen(new DateOnly(2024, 2, 9)), "New Year's Eve 2024 was only recommended as a day off");
        Assert.False(calendar.IsOpen(new DateOnly(2022, 12, 31)));
        Assert.True(calendar.IsOpen(new DateOnly(2023, 10, 8)), "a worked Sunday");
        Assert.False(calendar.IsOpen(new DateOnly(2025, 10, 8)), "a holiday on a Wednesday");
        Assert.Equal([2022, 2023, 2024, 2025, 2026], calendar.Notices.Select(n => n.Year));
        Assert.All(calendar.Notices, notice => Assert.Contains("国办发明电", notice.Notice, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2024-01-29", 20, "2024-02-29")] // over Spring Festival, two worked Sundays
    [InlineData("2024-02-08", 7, "2024-02-23")]
    [InlineData("2023-09-25", 5, "2023-10-08")] // ends on a worked Sunday
    [InlineData("2025-01-24", 7, "2025-02-10")]
    [InlineData("2026-02-10", 5, "2026-02-24")]
    [InlineData("2026-09-18", 20, "2026-10-22")]
    [InlineData("2022-04-29", 3, "2022-05-07")] // ends on a worked Saturday
    [InlineData("2024-09-12", 2, "2024-09-14")]
    [InlineData("2024-09-30", 1, "2024-10-08")] // the next day is a holiday of a week
    [InlineData("2024-10-05", 1, "2024-10-08")] // an event on a day off
    public void Working_days_are_counted_from_the_day_after_the_event(string start, int length, string end) =>
        Assert.Equal(new CountedDay(Notices.Day(end), false), AsShipped.Catalogue.Calendar.Add(Notices.Day(start), length));

    [Fact]
    public void Counting_is_the_same_as_crossing_out_days_one_by_one() =>
        Gen.Select(AnyDay, Gen.Int[1, 60]).Sample((start, length) =>
        {
            var open = Enumerable.Range(1, 300).Select(start.AddDays).Where(Notices.IsOpen).ElementAt(length - 1);
            Assert.Equal(open, Notices.Calendar.Add(start, length).Day);
        });

    [Fact]
    public void A_longer_time_or_a_later_event_never_ends_earlier() =>
        Gen.Select(AnyDay, Gen.Int[1, 60], Gen.Int[0, 40]).Sample((start, length, more) =>
        {
            var end = Notices.Calendar.Add(start, length).Day;
            Assert.True(Notices.Calendar.Add(start, length + more + 1).Day > end);
            Assert.True(Notices.Calendar.Add(start.AddDays(more), length).Day >= end);
            Assert.True(end > start && Notices.Calendar.IsOpen(end));
        });

    [Fact]
    public void Two_times_in_a_row_are_one_time_as_long_as_both() =>
        Gen.Select(AnyDay, Gen.Int[1, 40], Gen.Int[1, 40]).Sample((start, first, second) =>
            Assert.Equal(Notices.Calendar.Add(start, first + second).Day, Notices.Calendar.Add(Notices.Calendar.Add(start, first).Day, second).Day));

    [Fact]
    public void A_count_that_runs_into_a_year_without_notice_is_provisional_and_one_that_does_not_is_final()
    {
        Assert.Equal(new CountedDay(new DateOnly(2026, 12, 31), false), Notices.Calendar.Add(new DateOnly(2026, 12, 25), 4));
        Assert.Equal(new CountedDay(new DateOnly(2027, 1, 1), true), Notices.Calendar.Add(new DateOnly(2026, 12, 25), 5));
        Assert.Equal(new CountedDay(new DateOnly(2022, 1, 4), true), Notices.Calendar.Add(new DateOnly(2021, 12, 29), 3));
        Assert.False(Notices.Calendar.Knows(2027));
        Assert.True(Notices.Calendar.Knows(2026));
    }

    [Fact]
    public void A_day_off_gives_way_to_the_next_open_day_and_an_open_day_stays() =>
        AnyDay.Sample(day =>
        {
            var open = Notices.Calendar.OpenFrom(day);
            Assert.False(open.IsProvisional);
            Assert.True(Notices.IsOpen(open.Day) && open.Day >= day);
            for (var between = day; between < open.Day; between = between.AddDays(1))
                Assert.False(Notices.IsOpen(between));
        });

    [Fact]
    public void Nothing_is_counted_in_no_days() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Notices.Calendar.Add(Notices.First, 0));
}
