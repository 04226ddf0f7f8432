namespace Yizhi.Core.Reading.Figures;

/// <summary>Nouns that name their counting unit themselves, so that the number after them may stand alone: 参加人数350, 涉及金额295万.</summary>
internal static class UnitlessNouns
{
    private static readonly (string Noun, string Unit)[] Nouns =
    [
        ("人次", "人次"), ("人数", "人"), ("件数", "件"), ("件次", "件次"), ("户数", "户"), ("份数", "份"), ("场次", "场次"), ("家次", "家次"), ("户次", "户次"), ("车次", "车次"), ("次数", "次"), ("案件数", "件"), ("办件量", "件"), ("受理量", "件"),
        ("金额", "元"), ("资金", "元"), ("经费", "元"), ("损失", "元"), ("罚款", "元"), ("款项", "元"), ("标的额", "元"), ("标的", "元"), ("投资额", "元"), ("总额", "元"), ("罚没款", "元"),
    ];

    private static readonly string[] Links = ["共计", "合计", "累计", "总计", "达到", "超过", "约", "近", "达", "共", "为", "超", "逾", "计", "是", "有", "到", "："];

    /// <summary>The unit of a number without a measure word; empty where nothing says it.</summary>
    public static string Unit(ReadOnlySpan<char> text, int start, in Numeral number)
    {
        if (number.IsChinese || number.End < text.Length && !(Chars.ClauseEnds.Contains(text[number.End]) || Chars.IsSpace(text[number.End])))
            return "";
        var before = text[..Chars.BackOverSpaces(text, start)];
        for (var again = true; again;)
        {
            again = false;
            foreach (var link in Links)
                if (before.EndsWith(link, StringComparison.Ordinal))
                {
                    before = before[..^link.Length];
                    again = true;
                    break;
                }
        }
        foreach (var (noun, unit) in Nouns)
            if (before.EndsWith(noun, StringComparison.Ordinal))
                return unit;
        return "";
    }
}
