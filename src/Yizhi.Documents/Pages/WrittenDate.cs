using System.Globalization;

namespace Yizhi.Documents.Pages;

/// <summary>Dates as official documents write them.</summary>
public static class WrittenDate
{
    /// <summary>The day with Arabic numbers and no padding: 2025年2月27日 (GB/T 9704-2012 §7.3.5).</summary>
    public static string Of(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");
}
