using System.Globalization;

namespace Yizhi.Core.Time;

/// <summary>What a time limit is counted in.</summary>
public enum LengthUnit
{
    /// <summary>工作日: days on which offices are open.</summary>
    WorkingDay,
    /// <summary>自然日.</summary>
    Day,
    /// <summary>Calendar months: the period ends on the day with the same number.</summary>
    Month,
    /// <summary>Calendar years.</summary>
    Year,
}

/// <summary>A length of time as a law gives it: 20 working days, 1 month.</summary>
public readonly record struct Length(int Count, LengthUnit Unit)
{
    /// <summary>Reads <c>20 working days</c>, <c>15 days</c>, <c>3 months</c>, <c>2 years</c>; <c>0 days</c> is the day itself, and no other count is 0.</summary>
    public static bool TryParse(string text, out Length length)
    {
        length = default;
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        if (space < 1 || !int.TryParse(text.AsSpan(0, space), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > 10_000)
            return false;
        LengthUnit? unit = text[(space + 1)..].Trim() switch
        {
            "working day" or "working days" => LengthUnit.WorkingDay,
            "day" or "days" => LengthUnit.Day,
            "month" or "months" => LengthUnit.Month,
            "year" or "years" => LengthUnit.Year,
            _ => null,
        };
        if (unit is null || (count == 0 && unit != LengthUnit.Day))
            return false;
        length = new Length(count, unit.Value);
        return true;
    }

    /// <summary>In Chinese: 20个工作日, 15日, 3个月, 2年.</summary>
    public override string ToString() => Unit switch
    {
        LengthUnit.WorkingDay => $"{Count}个工作日",
        LengthUnit.Day => $"{Count}日",
        LengthUnit.Month => $"{Count}个月",
        _ => $"{Count}年",
    };
}
