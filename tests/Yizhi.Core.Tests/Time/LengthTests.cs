using Xunit;
using Yizhi.Core.Tests.Records;
using Yizhi.Core.Time;

namespace Yizhi.Core.Tests.Time;

public class LengthTests
{
    [Theory]
    [InlineData("20 working days", 20, LengthUnit.WorkingDay, "20个工作日")]
    [InlineData("1 working day", 1, LengthUnit.WorkingDay, "1个工作日")]
    [InlineData("15 days", 15, LengthUnit.Day, "15日")]
    [InlineData("1 day", 1, LengthUnit.Day, "1日")]
    [InlineData("3 months", 3, LengthUnit.Month, "3个月")]
    [InlineData("1 month", 1, LengthUnit.Month, "1个月")]
    [InlineData("2 years", 2, LengthUnit.Year, "2年")]
    public void A_length_is_read_as_the_law_files_write_it_and_said_in_Chinese(string text, int count, LengthUnit unit, string said)
    {
        Assert.True(Length.TryParse(text, out var length));
        Assert.Equal(new Length(count, unit), length);
        Assert.Equal(said, length.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("20")]
    [InlineData(" days")]
    [InlineData("0 working days")]
    [InlineData("0 months")]
    [InlineData("-1 days")]
    [InlineData("1.5 days")]
    [InlineData("10001 days")]
    [InlineData("99999999999 days")]
    [InlineData("20个工作日")]
    [InlineData("20 Working Days")]
    [InlineData("20 weeks")]
    [InlineData("二十 days")]
    [InlineData("٢٠ days")]
    public void Anything_else_is_not_a_length(string text) => Assert.False(Length.TryParse(text, out _));

    [Fact]
    public void The_laws_that_are_delivered_set_the_lengths_their_articles_set()
    {
        var laws = AsShipped.Catalogue.Laws;
        var today = new DateOnly(2026, 6, 1);
        string Of(string law, string key) => $"{laws[law].Lengths[key].Cite()}{laws[law].Lengths[key].On(today)}";
        Assert.Equal("《政府信息公开条例》第三十三条20个工作日", Of("ogi", "reply"));
        Assert.Equal("《政府信息公开条例》第三十三条20个工作日", Of("ogi", "extend"));
        Assert.Equal("《政府信息公开条例》第三十二条15个工作日", Of("ogi", "third_party"));
        Assert.Equal("《政府信息公开条例》第三十条7个工作日", Of("ogi", "supplement"));
        Assert.Equal("《政府信息公开条例》第二十六条20个工作日", Of("ogi", "proactive"));
        Assert.Equal("《行政处罚法》第六十条90日", Of("penalty", "decide"));
        Assert.Equal("《行政处罚法》第六十一条7个工作日", Of("penalty", "serve"));
        Assert.Equal("《行政处罚法》第六十七条15日", Of("penalty", "pay"));
        Assert.Equal("《人民调解工作若干规定》第三十三条1个月", Of("mediation", "conclude"));
        Assert.Equal("《行政诉讼法》第六十七条15日", Of("litigation", "answer"));
        Assert.Equal("《行政复议法》第四十八条10个工作日", Of("reconsideration", "answer"));
        Assert.Equal("《行政复议法》第五十四条5个工作日", Of("reconsideration", "answer_simple"));
    }

    [Fact]
    public void A_length_that_the_law_changed_holds_from_the_day_of_the_change()
    {
        var answer = AsShipped.Catalogue.Laws["reconsideration"].Lengths["answer"];
        Assert.Equal(new Length(10, LengthUnit.Day), answer.On(new DateOnly(2023, 12, 31)));
        Assert.Equal(new Length(10, LengthUnit.WorkingDay), answer.On(new DateOnly(2024, 1, 1)));
        Assert.Equal(new Length(10, LengthUnit.Day), answer.On(new DateOnly(1998, 1, 1)));
    }
}
