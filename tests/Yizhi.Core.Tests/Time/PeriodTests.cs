using CsCheck;
using Xunit;
using Yizhi.Core.Time;

namespace Yizhi.Core.Tests.Time;

public class PeriodTests
{
    private static readonly Gen<Month> AnyMonth = Gen.Int[1900 * 12, 2200 * 12 + 11].Select(Month.FromNumber);

    private static readonly Gen<Period> AnyPeriod = Gen.Select(AnyMonth, AnyMonth, (a, b) => a < b ? Period.Between(a, b) : Period.Between(b, a));

    // Chance seldom makes a half-year or a quarter, so short periods get a generator of their own.
    private static readonly Gen<Period> ShortPeriod = Gen.Select(Gen.Int[2000 * 12, 2100 * 12].Select(Month.FromNumber), Gen.Int[0, 14], (first, more) => Period.Between(first, first.Plus(more)));

    [Theory]
    [InlineData("2024", "2024-01-01", "2024-12-31", 12, "2024年")]
    [InlineData("2024H1", "2024-01-01", "2024-06-30", 6, "2024年上半年")]
    [InlineData("2024H2", "2024-07-01", "2024-12-31", 6, "2024年下半年")]
    [InlineData("2024Q1", "2024-01-01", "2024-03-31", 3, "2024年第一季度")]
    [InlineData("2024Q2", "2024-04-01", "2024-06-30", 3, "2024年第二季度")]
    [InlineData("2024Q3", "2024-07-01", "2024-09-30", 3, "2024年第三季度")]
    [InlineData("2024Q4", "2024-10-01", "2024-12-31", 3, "2024年第四季度")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29", 1, "2024年2月")]
    [InlineData("2023-02", "2023-02-01", "2023-02-28", 1, "2023年2月")]
    [InlineData("2024-01..2024-10", "2024-01-01", "2024-10-31", 10, "2024年1至10月")]
    [InlineData("2023-12..2024-02", "2023-12-01", "2024-02-29", 3, "2023年12月至2024年2月")]
    [InlineData("2024-02..2024-04", "2024-02-01", "2024-04-30", 3, "2024年2至4月")]
    [InlineData("2023-07..2024-06", "2023-07-01", "2024-06-30", 12, "2023年7月至2024年6月")]
    public void A_period_is_read_as_written_and_written_as_read(string text, string first, string last, int months, string said)
    {
        Assert.True(Period.TryParse(text, out var period));
        Assert.Equal((Notices.Day(first), Notices.Day(last), months), (period.First, period.Last, period.Months));
        Assert.Equal(text, period.ToString());
        Assert.Equal(said, period.Said());
    }

    [Theory]
    [InlineData("2024-01..2024-12", "2024")]
    [InlineData("2024-07..2024-12", "2024H2")]
    [InlineData("2024-04..2024-06", "2024Q2")]
    [InlineData("2024-05..2024-05", "2024-05")]
    public void A_long_way_of_writing_becomes_the_short_one(string text, string shortest)
    {
        Assert.True(Period.TryParse(text, out var period));
        Assert.Equal(shortest, period.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("24")]
    [InlineData("2024H0")]
    [InlineData("2024H3")]
    [InlineData("2024Q5")]
    [InlineData("2024h1")]
    [InlineData("2024-00")]
    [InlineData("2024-13")]
    [InlineData("2024-1")]
    [InlineData("2024-06..2024-05")]
    [InlineData("2024-01..2024-13")]
    [InlineData("2024..2025")]
    [InlineData(" 2024")]
    [InlineData("2024\n")]
    [InlineData("1899")]
    [InlineData("2201")]
    [InlineData("2024-01..9999-12")]
    [InlineData("２０２４")]
    [InlineData("٢٠٢٤")]
    [InlineData("2024年")]
    public void Anything_else_is_not_a_period(string? text) => Assert.False(Period.TryParse(text, out _));

    [Fact]
    public void Whatever_period_there_is_can_be_written_and_read_back() => Gen.OneOf(AnyPeriod, ShortPeriod).Sample(period =>
    {
        Assert.True(Period.TryParse(period.ToString(), out var back), period.ToString());
        Assert.Equal(period, back);
    });

    [Fact]
    public void Reading_any_text_never_breaks() => Gen.OneOf(Gen.String, Gen.String[Gen.Char["0123456789HQ-.٢２\n"], 0, 18]).Sample(text =>
    {
        if (Period.TryParse(text, out var period))
            Assert.True(period.First <= period.Last && period.Months >= 1);
    });

    [Fact]
    public void The_year_before_has_the_same_months() => ShortPeriod.Sample(period =>
    {
        Assert.Equal(period.First.AddYears(-1), period.YearBefore.First);
        Assert.Equal(period.Months, period.YearBefore.Months);
        Assert.Equal(period.Year - 1, period.YearBefore.Year);
        Assert.Equal(period.LastMonth.OfYear, period.YearBefore.LastMonth.OfYear);
    });

    [Fact]
    public void February_of_the_year_before_a_leap_year_has_its_own_last_day()
    {
        Assert.Equal(new DateOnly(2023, 2, 28), Period.OfMonth(2024, 2).YearBefore.Last);
        Assert.Equal(new DateOnly(2024, 2, 29), Period.OfMonth(2025, 2).YearBefore.Last);
    }

    [Fact]
    public void A_period_holds_its_first_and_last_day_and_not_their_neighbours() => ShortPeriod.Sample(period =>
    {
        Assert.True(period.Contains(period.First) && period.Contains(period.Last));
        Assert.False(period.Contains(period.First.AddDays(-1)) || period.Contains(period.Last.AddDays(1)));
    });

    [Fact]
    public void A_period_cannot_end_before_it_begins() =>
        Assert.Throws<ArgumentException>(() => Period.Between(new Month(2024, 6), new Month(2024, 5)));

    [Fact]
    public void The_parts_of_a_year_make_the_year()
    {
        static Period Read(string text) => Period.TryParse(text, out var period) ? period : throw new FormatException(text);
        foreach (var parts in new[] { new[] { "2025H1", "2025H2" }, ["2025Q1", "2025Q2", "2025Q3", "2025Q4"] })
        {
            var all = parts.Select(Read).ToList();
            Assert.Equal(Period.OfYear(2025), Period.Between(all[0].FirstMonth, all[^1].LastMonth));
            Assert.Equal(12, all.Sum(p => p.Months));
            Assert.All(all.Zip(all.Skip(1)), pair => Assert.Equal(pair.First.Last.AddDays(1), pair.Second.First));
        }
    }
}
