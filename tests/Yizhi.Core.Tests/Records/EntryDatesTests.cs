using CsCheck;
using Xunit;
using Yizhi.Core.Records;
using Yizhi.Core.Tests.Time;

namespace Yizhi.Core.Tests.Records;

public class EntryDatesTests
{
    [Theory]
    [InlineData("2023-05-01")]
    [InlineData("2023-5-1")]
    [InlineData("2023.5.1")]
    [InlineData("2023.05.01")]
    [InlineData("2023/5/1")]
    [InlineData("2023年5月1日")]
    [InlineData("2023年05月01日")]
    [InlineData("2023年5月1")]
    [InlineData("20230501")]
    [InlineData("２０２３年５月１日")]
    [InlineData("２０２３－０５－０１")]
    [InlineData("２０２３．５．１")]
    [InlineData("２０２３０５０１")]
    [InlineData("  2023-5-1 ")]
    [InlineData("　2023-5-1　")]
    [InlineData("\u202a2023-5-1\u202c")]
    public void A_day_is_read_however_people_write_it(string typed)
    {
        Assert.Null(Entry.Read(CaseOffice.Field("received_on"), typed, out var value));
        Assert.Equal(new Value.Day(new DateOnly(2023, 5, 1)), value);
    }

    [Theory]
    [InlineData("2023-02-30")]
    [InlineData("2023年2月29日")]
    [InlineData("20230431")]
    [InlineData("2023.13.1")]
    [InlineData("2023-0-1")]
    [InlineData("2023/1/0")]
    [InlineData("２０２３年２月３０日")]
    public void A_day_that_no_calendar_has_is_refused_as_such(string typed) => Refused("received_on", typed, "field.date_none");

    [Theory]
    [InlineData("5月1日")]
    [InlineData("2023年5月")]
    [InlineData("23-5-1")]
    [InlineData("2023-5-1 10:00")]
    [InlineData("昨天")]
    [InlineData("45047")]
    [InlineData("2023-5-1-1")]
    [InlineData("٢٠٢٣-٥-١")]
    [InlineData("二〇二三年五月一日")]
    [InlineData("1/5/2023")]
    public void What_is_no_day_is_refused(string typed) => Refused("received_on", typed, "field.date");

    [Theory]
    [InlineData("1899-12-31")]
    [InlineData("2201-01-01")]
    [InlineData("0001-01-01")]
    public void A_year_mistyped_by_centuries_is_refused(string typed) => Refused("received_on", typed, "field.date_far");

    [Fact]
    public void The_twenty_ninth_of_February_is_read_in_leap_years_only()
    {
        for (var year = 1900; year <= 2200; year++)
            Assert.Equal(DateTime.IsLeapYear(year), Entry.Day($"{year}年2月29日") is not null);
    }

    [Fact]
    public void Every_way_of_writing_a_day_gives_the_same_day() =>
        Gen.Int[new DateOnly(1900, 1, 1).DayNumber, new DateOnly(2200, 12, 31).DayNumber].Select(DateOnly.FromDayNumber).Sample(day =>
        {
            string[] ways = [$"{day:yyyy-MM-dd}", $"{day:yyyy-M-d}", $"{day:yyyy}.{day:%M}.{day:%d}", $"{day:yyyy}年{day:%M}月{day:%d}日", $"{day:yyyyMMdd}", $"{day:yyyy}/{day:MM}/{day:dd}"];
            Assert.All(ways, way => Assert.Equal(day, Entry.Day(way)));
        });

    [Theory]
    [InlineData("2025-03-05 14:30", 14, 30)]
    [InlineData("2025-3-5 9:05", 9, 5)]
    [InlineData("2025/3/5 14:30", 14, 30)]
    [InlineData("2025-03-05T14:30", 14, 30)]
    [InlineData("2025-03-05 14:30:59", 14, 30)]
    [InlineData("２０２５-０３-０５ １４：３０", 14, 30)]
    [InlineData("2025-03-05", 0, 0)]
    public void A_moment_is_read_to_the_minute(string typed, int hour, int minute)
    {
        Assert.Null(Entry.Read(CaseOffice.Field("seen_at"), typed, out var value));
        Assert.Equal(new Value.Moment(Notices.Day("2025-03-05").ToDateTime(new TimeOnly(hour, minute))), value);
    }

    [Theory]
    [InlineData("2025-03-05 24:00", "field.datetime")]
    [InlineData("2025-02-30 10:00", "field.datetime")]
    [InlineData("14:30", "field.datetime")]
    [InlineData("下午两点", "field.datetime")]
    [InlineData("1825-03-05 10:00", "field.date_far")]
    public void What_is_no_moment_is_refused(string typed, string code) => Refused("seen_at", typed, code);

    private static void Refused(string field, string typed, string code)
    {
        var fault = Entry.Read(CaseOffice.Field(field), typed, out var value);
        Assert.Equal((field, code), (fault?.Field, fault?.Code));
        Assert.Null(value);
    }
}
