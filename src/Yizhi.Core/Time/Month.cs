using System.Globalization;

namespace Yizhi.Core.Time;

/// <summary>A calendar month. <see cref="Number"/> counts months from year 0, so that months subtract and sort as numbers.</summary>
public readonly record struct Month : IComparable<Month>
{
    /// <summary>Makes the month of a year.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The month is not 1 to 12.</exception>
    public Month(int year, int ofYear)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ofYear, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ofYear, 12);
        Number = year * 12 + ofYear - 1;
    }

    private Month(int number) => Number = number;

    /// <summary>Months since January of year 0; this is what tallies store.</summary>
    public int Number { get; }

    /// <summary>The year.</summary>
    public int Year => Number / 12;

    /// <summary>1 for January to 12 for December.</summary>
    public int OfYear => Number % 12 + 1;

    /// <summary>The first day of the month.</summary>
    public DateOnly First => new(Year, OfYear, 1);

    /// <summary>The last day of the month.</summary>
    public DateOnly Last => First.AddMonths(1).AddDays(-1);

    /// <summary>The month in which a day lies.</summary>
    public static Month Of(DateOnly day) => new(day.Year * 12 + day.Month - 1);

    /// <summary>The month with the stored number.</summary>
    public static Month FromNumber(int number) => new(number);

    /// <summary>So many months later, or earlier when negative.</summary>
    public Month Plus(int months) => new(Number + months);

    /// <summary>Reads <c>2024-05</c>.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Month month)
    {
        month = default;
        if (text.Length != 7 || text[4] != '-'
            || !int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(text[5..], NumberStyles.None, CultureInfo.InvariantCulture, out var of)
            || of is < 1 or > 12)
            return false;
        month = new Month(year, of);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(Month other) => Number.CompareTo(other.Number);

    /// <summary>Earlier.</summary>
    public static bool operator <(Month a, Month b) => a.Number < b.Number;

    /// <summary>Later.</summary>
    public static bool operator >(Month a, Month b) => a.Number > b.Number;

    /// <summary>Earlier or the same.</summary>
    public static bool operator <=(Month a, Month b) => a.Number <= b.Number;

    /// <summary>Later or the same.</summary>
    public static bool operator >=(Month a, Month b) => a.Number >= b.Number;

    /// <summary>As <c>2024-05</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{OfYear:00}");
}
