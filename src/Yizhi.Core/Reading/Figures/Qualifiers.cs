namespace Yizhi.Core.Reading.Figures;

/// <summary>余, 近, 以上 and the like, and the interval each makes of a number.</summary>
internal static class Qualifiers
{
    // A word before the number, and the characters before it that make it another word (最近, 预约).
    private static readonly (string Word, string Not)[] Before =
    [
        ("不少于", ""), ("不低于", ""), ("不超过", ""), ("不高于", ""), ("不多于", ""), ("不足", ""), ("不到", ""), ("将近", ""), ("接近", ""), ("大约", ""), ("超过", ""), ("突破", ""), ("至少", ""), ("最少", ""), ("最多", ""), ("至多", ""), ("高于", ""), ("多于", ""),
        ("近", "最附就临邻亲远靠贴相"), ("约", "民预履签节违邀特集大契制公爽隐相赴失解合"), ("超", "赶反"), ("逾", ""), ("上", "以线网会掌身村街区省市向晚早手路墙岗之实际基础"),
    ];

    private static readonly string[] After = ["以上", "以下", "左右", "上下", "以内", "不等"];

    /// <summary>The qualifier that ends here.</summary>
    public static string? EndingAt(ReadOnlySpan<char> text, int end, bool isBare)
    {
        var last = Chars.BackOverSpaces(text, end);
        var before = text[..last];
        foreach (var (word, not) in Before)
            if (before.EndsWith(word, StringComparison.Ordinal) && (word != "上" || isBare))
                return word.Length == 1 && last >= 2 && not.Contains(before[^2], StringComparison.Ordinal) ? null : word;
        return null;
    }

    /// <summary>The qualifier that begins here.</summary>
    public static string? StartingAt(ReadOnlySpan<char> text, int at)
    {
        if (at < text.Length && text[at] is '以' or '左' or '上' or '不')
            foreach (var word in After)
                if (text[at..].StartsWith(word, StringComparison.Ordinal))
                    return word;
        return null;
    }

    /// <summary>The interval of a number with what stands around it.</summary>
    public static (decimal? Low, decimal? High) Interval(decimal value, decimal step, string? qualifier, bool isWhole)
    {
        switch (qualifier)
        {
            case null or "不等":
                return (value, value);
            case "余" or "多" or "几" or "来":
                // 200余 stays below 300, 5.5万余 below 5.6万; whole things end one before.
                return (value, isWhole && step > 1 ? value + step - 1 : value + step);
            case "近" or "将近" or "接近":
                return (isWhole ? decimal.Ceiling(value * 0.9m) : value * 0.9m, value);
            case "不足" or "不到":
                return (0, value);
            case "约" or "大约" or "左右" or "上下":
                return (value * 0.9m, value * 1.1m);
            case "不超过" or "不高于" or "不多于" or "最多" or "至多" or "以下" or "以内":
                return (null, value);
            default:
                return (value, null);
        }
    }
}
