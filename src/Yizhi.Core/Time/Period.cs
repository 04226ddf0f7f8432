using System.Globalization;
using System.Text.RegularExpressions;

namespace Yizhi.Core.Time;

/// <summary>A run of whole calendar months: a year, a half-year, a quarter, a month, or any months in a row.</summary>
/// <remarks>Figures are kept by month, so no period is finer; written <c>2024</c>, <c>2024H1</c>, <c>2024Q3</c>, <c>2024-05</c> or <c>2024-01..2024-06</c>.</remarks>
public readonly partial record struct Period
{
    private Period(Month first, Month last) => (FirstMonth, LastMonth) = (first, last);

    /// <summary>The first month of the period.</summary>
    public Month FirstMonth { get; }

    /// <summary>The last month of the period, itself included.</summary>
    public Month LastMonth { get; }

    /// <summary>The first day.</summary>
    public DateOnly First => FirstMonth.First;

    /// <summary>The last day, itself included.</summary>
    public DateOnly Last => LastMonth.Last;

    /// <summary>How many months the period has.</summary>
    public int Months => LastMonth.Number - FirstMonth.Number + 1;

    /// <summary>The calendar year in which the period ends.</summary>
    public int Year => LastMonth.Year;

    /// <summary>The same months one year earlier.</summary>
    public Period YearBefore => new(FirstMonth.Plus(-12), LastMonth.Plus(-12));

    /// <summary>A whole calendar year.</summary>
    public static Period OfYear(int year) => new(new Month(year, 1), new Month(year, 12));

    /// <summary>One month.</summary>
    public static Period OfMonth(int year, int month) => new(new Month(year, month), new Month(year, month));

    /// <summary>All months from the first to the last.</summary>
    /// <exception cref="ArgumentException">The last month lies before the first.</exception>
    public static Period Between(Month first, Month last) =>
        last.Number < first.Number ? throw new ArgumentException("A period can't end before it begins.", nameof(last)) : new(first, last);

    /// <summary>Whether the day lies in the period.</summary>
    public bool Contains(DateOnly day) => day >= First && day <= Last;

    /// <summary>Reads a period as people write it in an address or on the command line.</summary>
    public static bool TryParse(string? text, out Period period)
    {
        period = default;
        if (text is null || Form().Match(text) is not { Success: true } found)
            return false;
        var year = int.Parse(found.Groups["y"].ValueSpan, CultureInfo.InvariantCulture);
        if (year is < 1900 or > 2200)
            return false;
        if (found.Groups["h"].Success)
        {
            var half = found.Groups["h"].ValueSpan[0] - '0';
            period = new(new Month(year, half * 6 - 5), new Month(year, half * 6));
            return true;
        }
        if (found.Groups["q"].Success)
        {
            var quarter = found.Groups["q"].ValueSpan[0] - '0';
            period = new(new Month(year, quarter * 3 - 2), new Month(year, quarter * 3));
            return true;
        }
        if (!found.Groups["m"].Success)
        {
            period = OfYear(year);
            return true;
        }
        if (!Month.TryParse(text.AsSpan(0, 7), out var first))
            return false;
        var last = first;
        if (found.Groups["to"].Success && !Month.TryParse(found.Groups["to"].ValueSpan, out last))
            return false;
        if (last.Number < first.Number || last.Year > 2200)
            return false;
        period = new(first, last);
        return true;
    }

    /// <summary>The shortest way of writing that <see cref="TryParse"/> reads back.</summary>
    public override string ToString() => (FirstMonth.Number % 12, Months) switch
    {
        (0, 12) => FirstMonth.Year.ToString("0000", CultureInfo.InvariantCulture),
        (0, 6) => $"{FirstMonth.Year:0000}H1",
        (6, 6) => $"{FirstMonth.Year:0000}H2",
        (0 or 3 or 6 or 9, 3) => $"{FirstMonth.Year:0000}Q{FirstMonth.Number % 12 / 3 + 1}",
        (_, 1) => FirstMonth.ToString(),
        _ => $"{FirstMonth}..{LastMonth}",
    };

    /// <summary>The period in Chinese, as a heading says it: 2024年, 2024年上半年, 2024年3月.</summary>
    public string Said() => (FirstMonth.Number % 12, Months) switch
    {
        (0, 12) => $"{FirstMonth.Year}年",
        (0, 6) => $"{FirstMonth.Year}年上半年",
        (6, 6) => $"{FirstMonth.Year}年下半年",
        (0 or 3 or 6 or 9, 3) => $"{FirstMonth.Year}年第{"一二三四"[FirstMonth.Number % 12 / 3]}季度",
        (_, 1) => $"{FirstMonth.Year}年{FirstMonth.OfYear}月",
        _ when FirstMonth.Year == LastMonth.Year => $"{FirstMonth.Year}年{FirstMonth.OfYear}至{LastMonth.OfYear}月",
        _ => $"{FirstMonth.Year}年{FirstMonth.OfYear}月至{LastMonth.Year}年{LastMonth.OfYear}月",
    };

    [GeneratedRegex(@"^(?<y>[0-9]{4})(H(?<h>[12])|Q(?<q>[1-4])|-(?<m>[0-9]{2})(\.\.(?<to>[0-9]{4}-[0-9]{2}))?)?\z")]
    private static partial Regex Form();
}
