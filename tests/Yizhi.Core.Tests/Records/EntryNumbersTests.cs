using System.Globalization;
using Xunit;
using Yizhi.Core.Records;

namespace Yizhi.Core.Tests.Records;

public class EntryNumbersTests
{
    [Theory]
    [InlineData("amount", "1234.5", "1234.5")]
    [InlineData("amount", "1,234.5", "1234.5")]
    [InlineData("amount", "1,234,567.89", "1234567.89")]
    [InlineData("amount", "1234.50元", "1234.5")]
    [InlineData("amount", "1,234 元", "1234")]
    [InlineData("amount", "１，２３４．５", "1234.5")]
    [InlineData("amount", "-20", "-20")]
    [InlineData("amount", "+20", "20")]
    [InlineData("amount", "0", "0")]
    [InlineData("amount", "-0", "0")]
    [InlineData("amount", "007", "7")]
    [InlineData("amount", "1.2300", "1.23")]
    [InlineData("score", "3.1416", "3.1416")]
    [InlineData("score", "-10", "-10")]
    [InlineData("people", "5,000", "5000")]
    [InlineData("people", "12.0", "12")]
    [InlineData("people", "１２", "12")]
    public void A_number_is_read_however_people_write_it(string field, string typed, string number)
    {
        Assert.Null(Entry.Read(CaseOffice.Field(field), typed, out var value));
        Assert.Equal(new Value.Number(decimal.Parse(number, CultureInfo.InvariantCulture)), value);
        Assert.Equal(number, value!.ToString());
    }

    [Theory]
    [InlineData("amount", "1,2,3", "field.money")]
    [InlineData("amount", "12,34", "field.money")]
    [InlineData("amount", "1234,567", "field.money")]
    [InlineData("amount", "1.234", "field.money")]
    [InlineData("amount", "1.2.3", "field.money")]
    [InlineData("amount", ".5", "field.money")]
    [InlineData("amount", "5.", "field.money")]
    [InlineData("amount", "1e3", "field.money")]
    [InlineData("amount", "1.2万", "field.money")]
    [InlineData("amount", "三百", "field.money")]
    [InlineData("amount", "--5", "field.money")]
    [InlineData("amount", "5-", "field.money")]
    [InlineData("amount", "(5)", "field.money")]
    [InlineData("amount", "1 234", "field.money")]
    [InlineData("amount", "元", "field.money")]
    [InlineData("amount", "٣٠٠", "field.money")]
    [InlineData("amount", "9999999999999999999999", "field.money")]
    [InlineData("amount", "10000000000000.01", "field.max")]
    [InlineData("amount", "-10000000000001", "field.min")]
    [InlineData("score", "3.14159", "field.decimal")]
    [InlineData("score", "10.0001", "field.max")]
    [InlineData("score", "-10.0001", "field.min")]
    [InlineData("people", "12.5", "field.integer")]
    [InlineData("people", "5001", "field.max")]
    [InlineData("people", "-1", "field.min")]
    [InlineData("people", "12人", "field.integer")]
    public void What_is_no_such_number_is_refused(string field, string typed, string code)
    {
        var fault = Entry.Read(CaseOffice.Field(field), typed, out var value);
        Assert.Equal((field, code), (fault?.Field, fault?.Code));
        Assert.Null(value);
    }

    [Fact]
    public void A_refusal_names_the_field_what_was_typed_and_the_limit() =>
        Assert.Equal("人数“5001”太大，不能大于 5000。", Entry.Read(CaseOffice.Field("people"), "5001", out _)?.ToString());

    [Theory]
    [InlineData("amount", "0.001", "field.money")]
    [InlineData("score", "0.00001", "field.decimal")]
    [InlineData("people", "0.5", "field.integer")]
    public void A_number_that_comes_another_way_than_by_typing_meets_the_same_limits(string field, string number, string code) =>
        Assert.Equal(code, Entry.Check(CaseOffice.Field(field), new Value.Number(decimal.Parse(number, CultureInfo.InvariantCulture)))?.Code);
}
