namespace Yizhi.Core.Reading.Figures;

/// <summary>每月组织一次: a rhythm, whose unit says so (次/月), so that nobody adds it to counts.</summary>
internal static class Frequencies
{
    private static readonly (string Word, string Per)[] Rhythms = [("每月", "月"), ("每季度", "季度"), ("每半年", "半年"), ("每年", "年"), ("每周", "周"), ("每两月", "两月"), ("每两个月", "两月"), ("每学期", "学期"), ("每天", "天"), ("每日", "日"), ("每双月", "双月")];

    public static void Adjust(ReadOnlySpan<char> text, ref RawFigure figure)
    {
        var before = text[figure.ClauseStart..figure.Start];
        if (figure.Unit is "%" or "元" || before.LastIndexOf('每') is var each && each < 0)
            return;
        foreach (var (word, per) in Rhythms)
            if (before[each..].StartsWith(word, StringComparison.Ordinal))
            {
                figure.Unit = $"{figure.Unit}/{per}";
                return;
            }
    }
}
