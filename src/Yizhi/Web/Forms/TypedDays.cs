using System.Globalization;

namespace Yizhi.Web.Forms;

/// <summary>Days as people type them in a hurry: 今天, 昨天, 前天, 3.1, 3月1日; the nearest such day that is not in the future.</summary>
internal static class TypedDays
{
    public static string Complete(string typed, DateOnly today)
    {
        var text = typed.Trim();
        switch (text)
        {
            case "今天" or "今日":
                return $"{today:yyyy-MM-dd}";
            case "昨天" or "昨日":
                return $"{today.AddDays(-1):yyyy-MM-dd}";
            case "前天":
                return $"{today.AddDays(-2):yyyy-MM-dd}";
        }
        var parts = text.TrimEnd('日', '号').Split(['.', '/', '-', '月'], StringSplitOptions.TrimEntries);
        if (parts is [{ Length: 1 or 2 }, { Length: 1 or 2 }] && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var month) && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var day)
            && month is >= 1 and <= 12 && day >= 1)
            for (var year = today.Year; year > today.Year - 8; year--)
                if (day <= DateTime.DaysInMonth(year, month) && new DateOnly(year, month, day) is var found && found <= today)
                    return $"{found:yyyy-MM-dd}";
        return typed;
    }
}
