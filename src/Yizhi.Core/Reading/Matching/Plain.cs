using System.Text;

namespace Yizhi.Core.Reading.Matching;

/// <summary>Brings the ways offices say one thing to one wording, the same for the catalogue's names and for reports.</summary>
internal static class Plain
{
    // Longer ones first; an empty right side drops a word that says nothing about what is counted.
    private static readonly (string From, string To)[] Same =
    [
        ("党（工）委", "党工委"), ("党(工)委", "党工委"), ("镇党委", "党工委"), ("乡党委", "党工委"), ("街道党委", "党工委"), ("党委会", "党工委会"), ("党工委（扩大）", "党工委"), ("党委中心组", "党工委中心组"), ("党委理论", "党工委理论"), ("党委专题", "党工委专题"), ("党委会议", "党工委会议"), ("党组", "党工委"),
        ("村（社区）", "社区"), ("村(社区)", "社区"), ("社区(村)", "社区"), ("社区（村）", "社区"), ("村（居）", "社区"), ("村(居)", "社区"), ("村居", "社区"), ("村社区", "社区"), ("行政村", "社区"), ("建制村", "社区"),
        ("依法治理", "法治"), ("依法行政", "法治"), ("法治政府建设", "法治建设"), ("法制", "法治"), ("审核", "审查"), ("办公会议", "办公会"), ("会议", "会"), ("培训会", "培训"), ("培训班", "培训"), ("行政机关负责人", "负责人"), ("政府信息公开", "信息公开"),
        ("宣传手册", "宣传资料"), ("宣传彩页", "宣传资料"), ("宣传折页", "宣传资料"), ("宣传材料", "宣传资料"), ("宣传单页", "宣传资料"), ("宣传单", "宣传资料"), ("宣传页", "宣传资料"), ("宣传册", "宣传资料"), ("宣传品", "宣传资料"), ("普法资料", "宣传资料"), ("普法宣传资料", "宣传资料"), ("法治宣传资料", "宣传资料"), ("普法手册", "宣传资料"), ("普法读本", "宣传资料"), ("传单", "宣传资料"), ("折页", "宣传资料"), ("法律书籍", "宣传资料"),
        ("居民", "群众"), ("村民", "群众"), ("市民", "群众"), ("百姓", "群众"), ("组织开展了", "开展"), ("组织开展", "开展"), ("集中开展", "开展"), ("举办", "开展"), ("举行", "开展"), ("组织", "开展"), ("开展了", "开展"), ("矛盾纠纷", "纠纷"), ("矛盾", "纠纷"), ("调处", "调解"), ("摸排", "排查"),
        ("排查出", "排查"), ("来信来访", "信访"), ("来访来信", "信访"), ("违章建筑", "违法建设"), ("违法建筑", "违法建设"), ("违建", "违法建设"), ("案（事）件", "案件"), ("各类", ""), ("各种", ""), ("各项", ""), ("相关", ""), ("有关", ""), ("积极", ""), ("全面", ""), ("深入", ""), ("扎实", ""), ("认真", ""), ("切实", ""), ("先后", ""), ("累计", ""), ("共计", ""), ("全年", ""), ("年内", ""), ("今年以来", ""), ("截至目前", ""), ("我街道", ""), ("街道", ""), ("我镇", ""), ("全镇", ""), ("辖区", ""), ("依法", ""), ("已经", ""), ("等", ""), ("的", ""), ("了", ""),
    ];

    private static readonly Dictionary<char, (string From, string To)[]> ByFirst = Same.GroupBy(s => s.From[0]).ToDictionary(g => g.Key, g => g.OrderByDescending(s => s.From.Length).ToArray());

    /// <summary>The text in the common wording, only letters and ideographs of it.</summary>
    public static string Of(ReadOnlySpan<char> said)
    {
        var kept = new StringBuilder(said.Length);
        for (var at = 0; at < said.Length; at++)
        {
            var c = said[at];
            if (c is (< '\u4e00' or > '\u9fff') && !char.IsAsciiLetter(c))
                continue;
            if (ByFirst.TryGetValue(c, out var entries) && Longest(said[at..], entries) is { From: not null } same)
            {
                kept.Append(same.To);
                at += same.From.Length - 1;
            }
            else
                kept.Append(c);
        }
        return kept.ToString();
    }

    private static (string From, string To) Longest(ReadOnlySpan<char> said, (string From, string To)[] entries)
    {
        foreach (var entry in entries)
            if (said.StartsWith(entry.From, StringComparison.Ordinal))
                return entry;
        return default;
    }

    /// <summary>Two characters as one number.</summary>
    public static int Bigram(string text, int at) => (text[at] << 16) | text[at + 1];
}
