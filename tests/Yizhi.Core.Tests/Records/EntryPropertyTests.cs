using CsCheck;
using Xunit;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;

namespace Yizhi.Core.Tests.Records;

public class EntryPropertyTests
{
    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.String,
        Gen.String[Gen.Char["0123456789０１２٣.,，-－/:： 　年月日元+Xx\n\t\0\u202e\ud83d\ude00噪声；、|不适用是否"], 0, 24],
        Gen.OneOf("不适用", "不适\u0001用", "2023-02-29", "1,234.5", "9999-12-31", "99999999", "-", "\ud83d", "𠮷", "噪声；", "true", "1e5", "+", "\uff0b"),
        Gen.Int[0, 30_000].Select(n => new string('9', n)));

    [Fact]
    public void Whatever_is_typed_is_read_or_refused_with_words_and_never_breaks() =>
        Gen.Select(Gen.OneOf([.. CaseOffice.Case.Fields, .. CaseOffice.Field("items").Rows]), AnyText).Sample((field, typed) =>
        {
            var fault = Entry.Read(field, typed, out var value);
            if (fault is not null)
            {
                Assert.Null(value);
                Assert.Equal(field.Key, fault.Field);
                Assert.NotEqual(fault.Code, fault.ToString());
                Assert.True(fault.ToString().Length < 250, "a message can be read at a glance");
            }
            else if (value is not null)
            {
                Assert.NotEqual("", value.ToString());
                Assert.Null(Entry.Check(field, value));
            }
        }, iter: 20_000);

    [Fact]
    public void What_was_read_reads_the_same_when_it_is_written_out_again() =>
        Gen.Select(Gen.OneOf([.. CaseOffice.Case.Fields]), AnyText).Sample((field, typed) =>
        {
            if (Entry.Read(field, typed, out var value) is null && value is not null)
                ReadsAs(field, value.ToString()!, value);
        }, iter: 20_000);

    [Fact]
    public void A_number_reads_as_itself_in_every_field_that_can_hold_it() =>
        Gen.Select(Gen.Long[-99_999_999_999_999, 99_999_999_999_999], Gen.Int[0, 4]).Sample((digits, places) =>
        {
            var number = digits / (decimal)Math.Pow(10, places);
            var field = new Field { Key = "n", Title = "数", Type = places == 0 ? FieldType.Integer : places <= 2 ? FieldType.Money : FieldType.Decimal, Min = -99_999_999_999_999, Max = 99_999_999_999_999 };
            ReadsAs(field, new Value.Number(number).ToString(), new Value.Number(number));
            ReadsAs(field, number.ToString("#,##0.####", System.Globalization.CultureInfo.InvariantCulture), new Value.Number(number));
        });

    [Fact]
    public void A_moment_a_flag_and_codes_read_as_they_are_exported()
    {
        Gen.Long[new DateTime(1900, 1, 1).Ticks / TimeSpan.TicksPerMinute, new DateTime(2200, 12, 31).Ticks / TimeSpan.TicksPerMinute].Sample(minutes =>
        {
            var moment = new Value.Moment(new DateTime(minutes * TimeSpan.TicksPerMinute));
            ReadsAs(CaseOffice.Field("seen_at"), moment.ToString(), moment);
            ReadsAs(CaseOffice.Field("seen_at"), $"{moment.At:yyyy-MM-dd HH:mm}", moment);
        });
        var list = CaseOffice.Field("kinds").List!;
        Gen.Shuffle(new[] { "noise", "litter", "other" }).Select(Gen.Int[1, 3], (all, n) => all[..n]).Sample(keys =>
        {
            ReadsAs(CaseOffice.Field("kinds"), new Value.Codes(keys).ToString(), new Value.Codes(keys));
            ReadsAs(CaseOffice.Field("kinds"), string.Join('；', keys.Select(list.TitleOf)), new Value.Codes(keys));
        });
        foreach (var yes in new[] { true, false })
        {
            ReadsAs(CaseOffice.Field("urgent"), new Value.Flag(yes).ToString(), new Value.Flag(yes));
            ReadsAs(CaseOffice.Field("urgent"), yes ? "是" : "否", new Value.Flag(yes));
        }
    }

    private static void ReadsAs(Field field, string typed, Value expected)
    {
        Assert.Null(Entry.Read(field, typed, out var value));
        Assert.Equal(expected, value);
    }
}
