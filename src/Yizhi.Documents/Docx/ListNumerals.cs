using System.Globalization;
using System.Text;
using Yizhi.Documents.Pages;

namespace Yizhi.Documents.Docx;

/// <summary>Writes a list's number in the format Word names.</summary>
internal static class ListNumerals
{
    private const string Stems = "甲乙丙丁戊己庚辛壬癸";
    private const string Branches = "子丑寅卯辰巳午未申酉戌亥";

    public static string Of(int number, string format) => format switch
    {
        "none" => "",
        "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
        "upperRoman" => Roman(number),
        "lowerRoman" => Roman(number).ToLowerInvariant(),
        "upperLetter" => Letter(number, 'A'),
        "lowerLetter" => Letter(number, 'a'),
        "chineseCounting" or "chineseCountingThousand" or "japaneseCounting" or "taiwaneseCounting" or "taiwaneseCountingThousand"
            or "ideographDigital" or "japaneseDigitalTenThousand" or "taiwaneseDigital" or "koreanDigital2" => Chinese(number, format),
        "chineseLegalSimplified" or "ideographLegalTraditional" or "japaneseLegal" => Legal(number),
        "ideographTraditional" => Cycle(number, Stems),
        "ideographZodiac" => Cycle(number, Branches),
        "ideographEnclosedCircle" => number is >= 1 and <= 10 ? ((char)('㊀' + number - 1)).ToString() : Arabic(number),
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" => Circled(number),
        "decimalEnclosedParen" => number is >= 1 and <= 20 ? ((char)('⑴' + number - 1)).ToString() : $"({Arabic(number)})",
        "decimalEnclosedFullstop" => number is >= 1 and <= 20 ? ((char)('⒈' + number - 1)).ToString() : $"{Arabic(number)}.",
        "decimalFullWidth" or "decimalFullWidth2" => string.Concat(Arabic(number).Select(digit => digit is >= '0' and <= '9' ? (char)(digit + ('０' - '0')) : digit)),
        "numberInDash" => $"- {Arabic(number)} -",
        _ => Arabic(number),
    };

    private static string Arabic(int number) => number.ToString(CultureInfo.InvariantCulture);

    // Digit by digit above ten: 二一 in the digital formats, 二十一 in the counting ones.
    private static string Chinese(int number, string format)
    {
        if (number is < 1 or > 9999)
            return number == 0 ? "〇" : Arabic(number);
        if (!format.Contains("igital", StringComparison.Ordinal))
            return ChineseNumerals.Of(number);
        return string.Concat(Arabic(number).Select(digit => "〇一二三四五六七八九"[digit - '0']));
    }

    private static string Legal(int number)
    {
        if (number is < 1 or > 9999)
            return Arabic(number);
        var plain = number is >= 10 and < 20 ? "一" + ChineseNumerals.Of(number) : ChineseNumerals.Of(number);
        var legal = new StringBuilder(plain);
        foreach (var (from, to) in (ReadOnlySpan<(char, char)>)[('一', '壹'), ('二', '贰'), ('三', '叁'), ('四', '肆'), ('五', '伍'), ('六', '陆'), ('七', '柒'), ('八', '捌'), ('九', '玖'), ('十', '拾'), ('百', '佰'), ('千', '仟')])
            legal.Replace(from, to);
        return legal.ToString();
    }

    private static string Cycle(int number, string of) => number < 1 ? Arabic(number) : of[(number - 1) % of.Length].ToString();

    private static string Circled(int number) => number switch
    {
        >= 1 and <= 20 => ((char)('①' + number - 1)).ToString(),
        >= 21 and <= 35 => ((char)('㉑' + number - 21)).ToString(),
        >= 36 and <= 50 => ((char)('㊱' + number - 36)).ToString(),
        _ => Arabic(number),
    };

    private static string Letter(int number, char first) =>
        number is < 1 or > 780 ? Arabic(number) : new string((char)(first + (number - 1) % 26), 1 + (number - 1) / 26);

    private static string Roman(int number)
    {
        if (number is < 1 or > 3999)
            return Arabic(number);
        var said = new StringBuilder();
        foreach (var (worth, sign) in (ReadOnlySpan<(int, string)>)[(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")])
            for (; number >= worth; number -= worth)
                said.Append(sign);
        return said.ToString();
    }
}
