using System.Globalization;
using CsCheck;
using Xunit;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Counting;

namespace Yizhi.Core.Tests.Counting;

public class NumeralsTests
{
    private static readonly Measure Cases = new("件", MeasureKind.Count);
    private static readonly Measure Yuan = new("元", MeasureKind.Money);
    private static readonly Measure Percent = new("%", MeasureKind.Percent);
    private static readonly Measure Monthly = new("次/月", MeasureKind.Rate);

    [Theory]
    [InlineData("0", "0")]
    [InlineData("9", "9")]
    [InlineData("9.5", "9余")]
    [InlineData("10", "10")]
    [InlineData("97", "97")]
    [InlineData("100", "100")]
    [InlineData("101", "100余")]
    [InlineData("218", "210余")]
    [InlineData("999", "990余")]
    [InlineData("1000", "1000")]
    [InlineData("1234", "1200余")]
    [InlineData("9999", "9900余")]
    [InlineData("10000", "1万")]
    [InlineData("10001", "1万余")]
    [InlineData("12470", "1.2万余")]
    [InlineData("55300", "5.5万余")]
    [InlineData("100500", "10万余")]
    [InlineData("1234567", "120万余")]
    [InlineData("-218", "-210余")]
    public void With_over_a_number_is_rounded_down_to_two_leading_digits_and_says_so_only_when_something_fell_away(string number, string said) =>
        Assert.Equal(said, Show(number, Cases, 0, over: true));

    [Theory]
    [InlineData("4863000", 0, "486.3万")]
    [InlineData("23000", 0, "2.3万")]
    [InlineData("20000", 0, "2万")]
    [InlineData("12345", 0, "1.23万")]
    [InlineData("12350", 0, "1.24万")] // half rounds up
    [InlineData("12345", 4, "1.2345万")]
    [InlineData("500", 0, "0.05万")]
    [InlineData("0", 0, "0万")]
    public void In_ten_thousands_at_least_two_decimals_are_kept(string number, int places, string said) => Assert.Equal(said, Show(number, Cases, places, wan: true));

    [Theory]
    [InlineData("98.05", 1, "98.1%")]
    [InlineData("98.04", 1, "98%")]
    [InlineData("95.9", 0, "96%")]
    [InlineData("95.5", 0, "96%")]
    [InlineData("94.5", 0, "95%")] // away from zero, not to even
    [InlineData("100", 2, "100%")]
    [InlineData("66.6666666", 2, "66.67%")]
    [InlineData("0", 0, "0%")]
    public void A_percentage_carries_its_sign_and_rounds_half_up(string number, int places, string said) => Assert.Equal(said, Show(number, Percent, places));

    [Fact]
    public void Money_keeps_its_cents_a_rate_one_decimal_and_a_count_none()
    {
        Assert.Equal("1234.56", Show("1234.56", Yuan, 0));
        Assert.Equal("1234.5", Show("1234.50", Yuan, 0));
        Assert.Equal("0.13", Show("0.125", Yuan, 0));
        Assert.Equal("1.3", Show("1.25", Monthly, 0));
        Assert.Equal("1.25", Show("1.25", Monthly, 2));
        Assert.Equal("3", Show("2.5", Cases, 0));
        Assert.Equal("-3", Show("-2.5", Cases, 0));
        Assert.Equal("0", Show("-0.4", Cases, 0));
        Assert.Equal("1234567", Show("1234567", Cases, 0));
    }

    [Fact]
    public void Missing_and_not_applicable_are_never_shown_as_numbers()
    {
        foreach (var measure in new[] { Cases, Yuan, Percent, Monthly })
        {
            string[] shown = [Numerals.Show(FigureValue.None, measure, 0, true, true), Numerals.Show(FigureValue.NoSense, measure, 0, true, true), Numerals.Show(new FigureValue.Known(0), measure, 0)];
            Assert.Equal(["（缺）", "—"], shown[..2]);
            Assert.StartsWith("0", shown[2], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Whatever_is_said_with_over_is_no_more_than_the_number_and_near_it() => Gen.Int[0, 2_000_000_000].Sample(number =>
    {
        var said = Show($"{number}", Cases, 0, over: true);
        var floor = decimal.Parse(said.TrimEnd('余').TrimEnd('万'), CultureInfo.InvariantCulture) * (said.Contains('万', StringComparison.Ordinal) ? 10_000 : 1);
        Assert.True(floor <= number && number - floor <= floor * 0.1m, said);
        Assert.Equal(floor < number, said.EndsWith('余'));
    });

    private static string Show(string number, Measure measure, int places, bool over = false, bool wan = false) =>
        Numerals.Show(new FigureValue.Known(decimal.Parse(number, CultureInfo.InvariantCulture)), measure, places, over, wan);
}
