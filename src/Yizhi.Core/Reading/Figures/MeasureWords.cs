namespace Yizhi.Core.Reading.Figures;

/// <summary>The measure words of office prose, with what must not follow them, since 条例 is no 条 and 处理 no 处.</summary>
internal static class MeasureWords
{
    // A line a word: the word, then the characters after it that make it another word.
    private static readonly string[] Words =
    [
        "件次", "件（次）:件次", "件(次):件次", "件", "起|来草点因源到诉步", "宗|旨教", "例|会如行外", "桩", "案次", "案|件例卷情由", "单|位独个一元纯项",
        "人次", "人（次）:人次", "人(次):人次", "人·次:人次", "人|民员才社均格身", "名|单称录义为", "位|于置列",
        "场次", "场（次）:场次", "场(次):场次", "场|所地景馆", "次", "期|间限内末待", "轮次", "轮|训换岗流", "批次", "批|评准示复", "班次", "堂|皇", "课时", "课|题程堂", "节次", "节|点日约假省庆", "遍|布及", "趟",
        "份|额内", "册|子", "本|次年级月街地辖轮区市县镇乡村单部人级科", "套|路餐用", "张|贴", "条|例件款文", "篇|章", "幅|度员", "块", "面|对向临积试上貌", "则", "版|本块", "枚", "字|样第",
        "户次", "户|籍口外", "家次", "家|庭访长园", "店次", "个次", "个百分点", "个|月人信人别体性工作日年百分小半",
        "项次", "项|目", "处次", "处|理置罚于在级分长室", "座|谈", "间|接", "栋", "幢", "所|有以在属谓", "台次", "台|账区风", "架次", "辆次", "辆", "车次", "车|辆间", "支部:", "支|持撑出付援部",
        "平方公里", "平方米", "平米", "㎡:平方米", "立方米", "公里", "千米", "亩", "公顷", "米", "吨", "公斤", "千克", "斤", "棵", "株", "盏",
        "学时/名", "学时", "小时", "分钟", "元|旦素化", "美元", "卷|入烟", "部|门分署委队长", "类|似别型", "种|类植子", "组|织长成建员", "队次", "支队", "批", "分|钟类之别流级管区解为析工布公", "层|面级次", "款|项物", "篇次", "人天", "个案", "只", "头", "道|路德义具",
        "百分点:个百分点", "%", "％:%", "﹪:%", "‰",
    ];

    private static readonly Dictionary<char, Entry[]> ByFirst = Build();

    private readonly record struct Entry(string Word, string Unit, string Not);

    /// <summary>The measure word that stands here, the longest there is.</summary>
    /// <returns>How many characters it takes and the unit it names; zero where none stands.</returns>
    public static (int Length, string Unit) At(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length || !ByFirst.TryGetValue(text[at], out var entries))
            return (0, "");
        foreach (var entry in entries)
            if (text[at..].StartsWith(entry.Word, StringComparison.Ordinal))
                return at + entry.Word.Length < text.Length && entry.Not.Contains(text[at + entry.Word.Length], StringComparison.Ordinal) && !IsTrue(text, at, entry) ? (0, "") : (entry.Word.Length, entry.Unit);
        return (0, "");
    }

    // 个人 is no 个, but 3个人大代表联络站 is; a month and a working day are lengths of time.
    private static bool IsTrue(ReadOnlySpan<char> text, int at, Entry entry) =>
        entry.Word is "个" && text[at + 1] is '人' or '年' or '工' or '小' or '信' or '百' or '别' or '半' or '性' or '体' or '作' or '日'
        && !(text[(at + 1)..] is var rest && (rest.StartsWith("工作日", StringComparison.Ordinal) || rest.StartsWith("小时", StringComparison.Ordinal) || rest.StartsWith("年头", StringComparison.Ordinal) || rest.StartsWith("年度", StringComparison.Ordinal) || rest.StartsWith("别", StringComparison.Ordinal) || rest.StartsWith("半月", StringComparison.Ordinal) || rest.StartsWith("半小时", StringComparison.Ordinal)));

    private static Dictionary<char, Entry[]> Build()
    {
        var entries = new List<Entry>();
        foreach (var line in Words)
        {
            var (word, not) = line.Split('|') is [var w, var n] ? (w, n) : (line, "");
            var (written, unit) = word.Split(':') is [var as_, var named] ? (as_, named) : (word, word);
            if (unit.Length > 0)
                entries.Add(new Entry(written, unit, not));
        }
        return entries.GroupBy(e => e.Word[0]).ToDictionary(g => g.Key, g => g.OrderByDescending(e => e.Word.Length).ToArray());
    }
}
