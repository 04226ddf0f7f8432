namespace Yizhi.Documents.Pages;

/// <summary>Counting numbers as headings write them.</summary>
public static class ChineseNumerals
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>The number in Chinese: 1 is 一, 10 is 十, 11 is 十一, 21 is 二十一, 105 is 一百零五.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1 or above 9999.</exception>
    public static string Of(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 9999);
        // Ten to nineteen drop the leading 一, but only where they stand alone: 十二, yet 一百一十二.
        if (number is >= 10 and < 20)
            return number == 10 ? "十" : $"十{Digits[number - 10]}";

        var said = "";
        var skipped = false;
        foreach (var (worth, name) in (ReadOnlySpan<(int, string)>)[(1000, "千"), (100, "百"), (10, "十"), (1, "")])
        {
            var digit = number / worth % 10;
            if (digit == 0)
            {
                skipped = said.Length > 0;
                continue;
            }
            said += (skipped ? "零" : "") + Digits[digit] + name;
            skipped = false;
        }
        return said;
    }
}
