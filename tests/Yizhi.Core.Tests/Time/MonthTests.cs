using CsCheck;
using Xunit;
using Yizhi.Core.Time;

namespace Yizhi.Core.Tests.Time;

public class MonthTests
{
    private static readonly Gen<Month> AnyMonth = Gen.Int[1 * 12, 9998 * 12].Select(Month.FromNumber);

    [Fact]
    public void A_month_can_be_written_and_read_back_and_stored_by_its_number() => AnyMonth.Sample(month =>
    {
        Assert.True(Month.TryParse(month.ToString(), out var back));
        Assert.Equal(month, back);
        Assert.Equal(month, Month.FromNumber(month.Number));
        Assert.Equal(month, new Month(month.Year, month.OfYear));
    });

    [Fact]
    public void Months_sort_and_subtract_as_their_days_do() => Gen.Select(AnyMonth, Gen.Int[-500, 500]).Where((m, n) => m.Number + n is >= 12 and < 9998 * 12).Sample((month, more) =>
    {
        var other = month.Plus(more);
        Assert.Equal(month.First.AddMonths(more), other.First);
        Assert.Equal(Math.Sign(more), other.CompareTo(month));
        Assert.Equal((more > 0, more < 0, more >= 0, more <= 0), (other > month, other < month, other >= month, other <= month));
    });

    [Fact]
    public void Each_day_lies_in_its_month_and_a_month_ends_the_day_before_the_next() =>
        Gen.Int[new DateOnly(1900, 1, 1).DayNumber, new DateOnly(2200, 12, 31).DayNumber].Select(DateOnly.FromDayNumber).Sample(day =>
        {
            var month = Month.Of(day);
            Assert.True(month.First <= day && day <= month.Last);
            Assert.Equal((day.Year, day.Month), (month.Year, month.OfYear));
            Assert.Equal(month.Plus(1).First, month.Last.AddDays(1));
        });

    [Theory]
    [InlineData("")]
    [InlineData("2024-5")]
    [InlineData("2024-00")]
    [InlineData("2024-13")]
    [InlineData("2024/05")]
    [InlineData("24-05-1")]
    [InlineData("2024-05 ")]
    [InlineData("-024-05")]
    public void Anything_else_is_not_a_month(string text) => Assert.False(Month.TryParse(text, out _));

    [Theory]
    [InlineData(0)]
    [InlineData(13)]
    public void There_is_no_such_month(int ofYear) => Assert.Throws<ArgumentOutOfRangeException>(() => new Month(2024, ofYear));
}
