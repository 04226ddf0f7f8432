using System.Globalization;
using System.Text.RegularExpressions;
using Yizhi.Core.Records;

namespace Yizhi.Web.Tasks;

/// <summary>Days as plans write them: 6月底前, 2026年6月15日前, 第二季度, 年底前, 全年. A plan looks ahead, so the last day meant is taken.</summary>
internal static partial class PlanDays
{
    /// <summary>The last day meant; null where none can be told.</summary>
    /// <param name="typed">As typed.</param>
    /// <param name="year">The plan's year, where the day says none.</param>
    public static DateOnly? Read(string typed, int year)
    {
        var text = Blanks().Replace(typed, "");
        if (Entry.Day(text.TrimEnd('前')) is { } plain)
            return plain;
        text = Loose().Replace(text, "");
        if (YearFirst().Match(text) is { Success: true } first)
        {
            year = int.Parse(first.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            text = text[first.Length..];
        }
        DateOnly? EndOf(int month) => month is >= 1 and <= 12 ? new DateOnly(year, month, DateTime.DaysInMonth(year, month)) : null;
        if (year is < 1900 or > 2200)
            return null;
        if (text is "" or "年底" or "年末" or "年内" or "全年" or "年" or "底" or "长期" or "持续" or "持续推进" or "长期坚持" or "下半年" or "常态化" or "内")
            return typed.Trim().Length == 0 ? null : EndOf(12);
        if (text is "上半年" or "年中")
            return EndOf(6);
        if (Quarter().Match(text) is { Success: true } quarter)
            return EndOf(((quarter.Groups[1].Success ? quarter.Groups[1] : quarter.Groups[2]).Value[0] switch { '一' or '1' or '１' => 1, '二' or '2' or '２' => 2, '三' or '3' or '３' => 3, _ => 4 }) * 3);
        if (Month().Match(text) is { Success: true } month)
        {
            var number = int.Parse(month.Groups["m"].ValueSpan, CultureInfo.InvariantCulture);
            if (EndOf(number) is not { } end)
                return null;
            if (month.Groups["d"].Success)
                return int.Parse(month.Groups["d"].ValueSpan, CultureInfo.InvariantCulture) is var day && day >= 1 && day <= end.Day ? new DateOnly(year, number, day) : null;
            return month.Groups["p"].Value switch { "上旬" => new DateOnly(year, number, 10), "中旬" => new DateOnly(year, number, 20), _ => end };
        }
        return null;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex("(以前|之前|前完成|完成|前)+$")]
    private static partial Regex Loose();

    [GeneratedRegex(@"^([12][0-9]{3})(?:年度?|[./-](?=[0-9]))")]
    private static partial Regex YearFirst();

    [GeneratedRegex("^第?([一二三四1-4１-４])季度(?:末|底|内)?$|^[Qq]([1-4])$")]
    private static partial Regex Quarter();

    [GeneratedRegex(@"^(?<m>[0-9]{1,2})(?:月份?|(?=[./-]|$))(?:[./-]?(?<d>[0-9]{1,2})[日号]?|(?<p>上旬|中旬|下旬|底|末|内|初)?)$")]
    private static partial Regex Month();
}
