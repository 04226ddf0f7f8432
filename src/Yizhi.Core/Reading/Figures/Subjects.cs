namespace Yizhi.Core.Reading.Figures;

/// <summary>What a figure counts: the noun before it (悬挂横幅300条) or behind it (举办2期法治讲座).</summary>
internal static class Subjects
{
    private const int Longest = 24;

    private static readonly string[] Leading =
    [
        "截至目前", "今年以来", "一年来", "本年度", "全年度", "年度内", "全年", "年内", "今年", "目前", "其中", "累计", "先后", "分别", "同时", "期间", "已经", "共计", "合计", "总计", "一共", "并且", "还", "又", "并", "已", "共", "均", "均已", "及", "和", "与", "以及", "成功举办", "我街道", "我镇", "我乡", "本街道", "全街道", "街道", "开展了", "开展", "组织了", "组织", "举办", "召开", "进行", "举行", "现有", "共有",
    ];

    private static readonly string[] Trailing = ["共计", "合计", "累计", "总计", "达到了", "达到", "已达到了", "分别为", "分别达", "分别", "均已", "均为", "均达", "约为", "共有", "达", "为", "均", "已", "各", "了", "有", "共", "等", "也", "都", "到", "计", "是", "过", "就", "的", "仅", "只有", "由去年的", "由上年的", "由原来的", "由原", "由", "从"];

    private static readonly string[] Verbs = ["通过", "开展", "参加", "组织", "进行", "实行", "参与", "覆盖", "受理", "达到", "提供", "担任", "常态化", "全部", "均"];

    private static readonly string[] Doing = ["召开", "开展", "举办", "组织", "举行", "参加", "制定", "出台", "印发", "修订", "新建", "建成", "设立", "打造", "成立", "组建", "聘请", "聘任", "聘用", "选聘", "配备", "培育", "培养", "提供", "推出", "发放", "走访", "排查", "化解", "调解", "办理", "受理", "新增", "有", "的", "到", "对", "在", "各", "共", "约谈", "审查", "审核", "拆除", "查处", "完成", "接待", "服务", "安排", "发布", "推送", "收到", "提出", "开设", "对辖区", "辖区内", "辖区", "辖区内有", "街道", "社区", "每月组织", "了"];

    /// <summary>The noun phrase counted.</summary>
    public static string Of(ReadOnlySpan<char> text, in RawFigure figure)
    {
        if (figure.Said is { } said)
            return said;
        var before = Tail(Before(text, figure), Longest);
        var behind = Behind(text, figure);
        if (behind.Length >= 2 && figure.Unit is not "%" && (before.Length < 2 || EndsInVerb(before)))
            return behind.ToString();
        return before.Length > 0 ? before.ToString() : behind.ToString();
    }

    /// <summary>The clause before the figure, without the words that only say that a figure comes.</summary>
    public static ReadOnlySpan<char> Before(ReadOnlySpan<char> text, in RawFigure figure)
    {
        var before = text[figure.ClauseStart..figure.Start].Trim();
        for (var again = true; again && before.Length > 0;)
        {
            again = false;
            foreach (var word in Trailing)
                if (before.EndsWith(word, StringComparison.Ordinal))
                {
                    before = before[..^word.Length].TrimEnd();
                    again = true;
                    break;
                }
        }
        before = PastTotal(before);
        for (var again = true; again && before.Length > 0;)
        {
            again = false;
            before = PastYear(before);
            foreach (var word in Leading)
                if (before.Length > word.Length + 1 && before.StartsWith(word, StringComparison.Ordinal))
                {
                    before = before[word.Length..].TrimStart();
                    again = true;
                    break;
                }
        }
        return before;
    }

    /// <summary>The noun behind the figure, up to its verb.</summary>
    public static ReadOnlySpan<char> Behind(ReadOnlySpan<char> text, in RawFigure figure)
    {
        var behind = text[figure.End..figure.ClauseEnd].Trim();
        if (behind.Length > 0 && behind[0] == '的')
            behind = behind[1..];
        foreach (var verb in Verbs)
            if (behind.IndexOf(verb, StringComparison.Ordinal) is var at and > 1)
                behind = behind[..at];
        return behind.Length > 20 ? behind[..20] : behind;
    }

    // 人民调解委员会共调解纠纷: who did it stands before 共, what was done behind it.
    private static ReadOnlySpan<char> PastTotal(ReadOnlySpan<char> before)
    {
        foreach (var word in (ReadOnlySpan<string>)["累计", "共"])
            if (before.LastIndexOf(word, StringComparison.Ordinal) is var at and >= 0 && before.Length - at - word.Length >= 2
                && before[at + word.Length] is not ('同' or '产' or '建' or '治' or '享' or '青' or '和' or '识' or '性' or '场' or '安' or '法' or '服' or '文' or '设') && (at == 0 || before[at - 1] is not ('公' or '中')))
                return before[(at + word.Length)..];
        return before;
    }

    private static bool EndsInVerb(ReadOnlySpan<char> before)
    {
        foreach (var verb in Doing)
            if (before.EndsWith(verb, StringComparison.Ordinal))
                return true;
        return false;
    }

    private static ReadOnlySpan<char> PastYear(ReadOnlySpan<char> before)
    {
        var at = 0;
        while (at < before.Length && Chars.IsDigit(before[at]))
            at++;
        if (at is 4 && at < before.Length && before[at] == '年')
            return before[(before.Length > 5 && before[5] == '度' ? 6 : 5)..].TrimStart(',').TrimStart('，').TrimStart();
        return before;
    }

    private static ReadOnlySpan<char> Tail(ReadOnlySpan<char> text, int length) => text.Length > length ? text[^length..] : text;
}
