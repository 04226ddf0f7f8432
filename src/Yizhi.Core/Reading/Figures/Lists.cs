namespace Yizhi.Core.Reading.Figures;

/// <summary>分别为12、8、5件: only the last number has the measure word.</summary>
internal static class Lists
{
    private const int Most = 12;

    /// <summary>The figures before this one that share its unit; empty where there are none.</summary>
    public static IReadOnlyList<RawFigure> Before(ReadOnlySpan<char> text, in RawFigure last)
    {
        if (last.Start == 0 || text[last.Start - 1] is not ('、' or '和' or '，' or ','))
            return [];
        var from = Math.Max(0, last.Start - 80);
        var said = text[from..last.Start].LastIndexOf("分别");
        if (said < 0)
            return [];
        var figures = new List<RawFigure>();
        var at = from + said + 2;
        while (at < last.Start && !Chars.IsDigit(text[at]))
        {
            // Between 分别 and the first number stand 为, 达, 有 and the like, and no end of a clause.
            if (Chars.ClauseEnds.Contains(text[at]))
                return [];
            at++;
        }
        while (at < last.Start && figures.Count < Most && Chars.IsDigit(text[at]) && NumeralReader.Read(text, at, out var number) && number.End < last.Start && text[number.End] is '、' or '和' or '，' or ',')
        {
            figures.Add(last with { Value = number.Value, Low = number.Value, High = number.Value, Qualifier = null, Start = at, NumeralStart = at, End = number.End });
            at = number.End + 1;
        }
        return at == last.Start ? figures : [];
    }
}
