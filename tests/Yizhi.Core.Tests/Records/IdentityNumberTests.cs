using CsCheck;
using Xunit;
using Yizhi.Core.Records;

namespace Yizhi.Core.Tests.Records;

public class IdentityNumberTests
{
    // Made-up places and serials with real birthdays; the check character is reckoned here from the definition: the weighted sum of all 18 is 1 modulo 11.
    private static readonly Gen<string> Valid = Gen.Select(Gen.Int[100000, 999999], Gen.Int[new DateOnly(1850, 1, 1).DayNumber, new DateOnly(2025, 1, 1).DayNumber], Gen.Int[0, 999], (place, day, serial) =>
    {
        var front = $"{place}{DateOnly.FromDayNumber(day):yyyyMMdd}{serial:000}";
        return front + "0123456789X".Single(last => Sum(front + last) % 11 == 1);
    });

    [Fact]
    public void A_number_with_a_real_birthday_and_the_right_check_character_is_valid() =>
        Valid.Sample(number => Assert.True(IdentityNumber.IsValid(number), number));

    [Fact]
    public void One_wrong_digit_or_two_neighbours_changed_over_never_pass() => Gen.Select(Valid, Gen.Int[0, 16], Gen.Int[1, 9]).Sample((number, at, by) =>
    {
        var digits = number.ToCharArray();
        digits[at] = (char)('0' + (digits[at] - '0' + by) % 10);
        Assert.False(IdentityNumber.IsValid(new string(digits)));
        if (at < 16 && number[at] != number[at + 1])
        {
            digits = number.ToCharArray();
            (digits[at], digits[at + 1]) = (digits[at + 1], digits[at]);
            Assert.False(IdentityNumber.IsValid(new string(digits)));
        }
    });

    [Fact]
    public void Any_text_is_judged_without_breaking() => Gen.String.Sample(text => Assert.False(IdentityNumber.IsValid(text)));

    private static int Sum(string number) => number.Select((c, i) => (c == 'X' ? 10 : c - '0') * ((1 << (17 - i)) % 11)).Sum();
}
