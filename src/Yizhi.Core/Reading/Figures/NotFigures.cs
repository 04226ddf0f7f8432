namespace Yizhi.Core.Reading.Figures;

/// <summary>Numerals that count nothing: ordinals, numbers of papers and telephones, slogans, idioms, lengths of time.</summary>
internal static class NotFigures
{
    // Verbs of something brought about: after them 三个 and 两项 are counted things, elsewhere mostly words of policy.
    private static readonly string[] Doing =
    [
        "召开", "开展", "举办", "组织", "举行", "参加", "制定", "出台", "印发", "修订", "新建", "建成", "建立", "建设", "设立", "设置", "打造", "成立", "组建", "聘请", "聘任", "聘用", "选聘", "配备", "配齐", "培育", "培养", "调解", "化解", "调处", "排查", "办理", "受理", "办结",
        "审查", "审核", "审议", "研究", "提出", "收到", "收集", "征集", "完成", "查处", "立案", "拆除", "发放", "印制", "悬挂", "张贴", "走访", "接待", "解答", "新增", "评选", "获评", "获", "荣获", "推荐", "引导", "整改", "形成", "撰写", "报送", "推送", "发布", "发出", "处置", "处理", "移送", "移交", "查封", "约谈", "检查", "抽查", "评查",
        "发生", "发现", "安排", "邀请", "派驻", "拥有", "现有", "共有", "设有", "建有", "下辖", "辖", "共", "计", "有", "了", "过", "达", "为", "约", "近", "超", "累计", "各", "进行", "承接", "认定", "命名", "创建", "申报", "开设", "创作", "拍摄", "制作", "播放", "录制", "编印", "列席", "旁听", "观摩", "述法", "代理", "协助", "提供", "出具", "起草", "清理", "废止", "备案", "公开", "公布", "配置", "入选", "选派", "指派", "选拔", "选树", "招录", "引进", "结对", "帮助", "救助", "服务", "惠及", "覆盖", "追回", "挽回", "罚款", "处罚", "给予", "作出", "下达", "下发", "开出", "开具", "督办", "督查", "督导", "通报", "教育", "惩处", "新聘", "学习", "集中学法", "讲", "听取", "讨论", "主持", "部署", "过问", "协调",
    ];

    private static readonly string[] Slogans =
    [
        "三项制度", "两项法定", "三项机制", "三项重点", "四项制度", "五项制度", "五项机制", "一项重要", "一项长期", "一项系统", "三个方面", "两个方面", "四个方面", "五个方面", "六个方面", "几个方面", "两个维护", "四个意识", "四个自信", "两个确立", "两个责任", "三个规定", "四个亲自", "四个全面", "两个结合", "六个必须", "两张清单", "三张清单", "两张网", "一张网", "一张图", "一张表", "两份清单", "三份清单", "两个清单", "三个清单", "三个一批", "两个一百", "三个环节", "三个维度", "两个覆盖", "一个中心", "一个阵地", "第一", "一个窗口", "一件事", "十件实事", "一次办", "一次性", "一次告知", "一次不跑", "最多跑一次", "只进一次", "查一次", "跑一次", "三书一函", "两个作用", "三个平台", "四个平台", "两个中心", "三个抓", "两个导向", "一户一", "一家一", "一案一", "一人一", "一事一", "一件一", "一村一", "一企一", "一项一", "一户多", "两个坚持", "三个坚持", "十一个坚持", "八项规定", "四种形态", "三种能力", "七种能力", "八项本领", "两类案件",
    ];

    /// <summary>Whether what stands before the number makes it no quantity.</summary>
    public static bool Before(ReadOnlySpan<char> text, int start, bool isChinese)
    {
        var at = Chars.BackOverSpaces(text, start);
        if (at == 0)
            return false;
        var c = text[at - 1];
        if (c is '第' or '〔' or '［' or '[' or '【' or '№' or '每' or '+' or '＋' or '#' or '*' or '/' or '零' or '·' or '•' or '初' or '星' or '周' or '号' or '附' || (Chars.IsWord(c) && at == start))
            return c is not '周' || isChinese;
        // 2.3 and 1-2 are read as one number; a digit here belongs to something else, such as a telephone.
        if (c is '.' or '-' or '－' or '~' or '—' && at >= 2 && (Chars.IsDigit(text[at - 2]) || Chars.IsWord(text[at - 2]) || Chars.IsChinese(text[at - 2])))
            return true;
        if (isChinese && (c is '几' or '数' or '某' or '哪' or '唯' or '同' or '统' or '万' or '专' or '逐' or '进' or '归' or '另' or '这' or '那' or '此' or '该' or '之' or '其'))
            return true;
        if (c == '前')
            return at >= 2 && text[at - 2] is '排' or '居' or '进' or '入' or '在' or '列' or '名' or '位' or '，' or '的' or '市' or '区' or '县' or '省' or '国';
        var before = text[Math.Max(0, at - 4)..at];
        return before.EndsWith("附件", StringComparison.Ordinal) || before.EndsWith("编号", StringComparison.Ordinal) || before.EndsWith("电话", StringComparison.Ordinal) || before.EndsWith("邮编", StringComparison.Ordinal)
            || before.EndsWith("字号", StringComparison.Ordinal) || before.EndsWith("连续", StringComparison.Ordinal) || before.EndsWith("No.", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a number in Chinese numerals counts something here.</summary>
    /// <param name="text">The text.</param>
    /// <param name="number">The number.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="unit">The measure word after it.</param>
    /// <param name="end">Where the measure word ends.</param>
    /// <param name="clause">Where its clause begins.</param>
    public static bool IsChineseCount(ReadOnlySpan<char> text, in Numeral number, int start, string unit, int end, int clause)
    {
        if (unit is "分" or "面" or "层" or "道" or "级" or "块" or "点" or "节" or "字" or "米" or "斤" or "头" or "只" or "则" or "版" or "路")
            return number.More != default || (number.Value > 10 && !number.IsBare && unit is not "分");
        if (IsSlogan(text, start))
            return false;
        if (number.More != default)
            return true;
        if (number.IsBare)
            return Qualifiers.EndingAt(text, start, true) is not null;
        if (number.Value > 10 && number.To is null)
            return true;
        var atEnd = end >= text.Length || Chars.PhraseEnds.Contains(text[end]) || text[end] is '以' or '左';
        var before = text[Math.Max(clause, start - 8)..start].TrimEnd();
        var after = Ending(before);
        if (number.Value == 1)
            return unit switch
            {
                "起" or "家" or "处" or "条" or "项" or "批" or "类" or "种" or "部" or "支" or "套" or "本" or "组" or "轮" or "卷" or "款" or "件" or "人" or "户" or "位" or "所" or "座" => atEnd && before.Length >= 2 && !after && text[start - 1] is not '统' and not '每' and not '任' and not '同' and not '如' and not '第' and not '点',
                "个" => atEnd && before.Length >= 2 && !after,
                "次" or "场" or "场次" or "期" or "人次" or "名" or "份" or "篇" or "件次" or "宗" => after || (atEnd && before.Length >= 2) || start > 0 && text[start - 1] is '月' or '季' or '度' or '年' or '周' or '织',
                _ => false,
            };
        return after || (atEnd && before.Length >= 2) || (unit is "次" or "场" or "场次" or "期" or "名" or "人" or "人次" or "份" or "篇" or "起" or "户" && before.Length > 0 && text[start - 1] == '的') || start == clause && unit is "名" or "场" or "次" or "场次";
    }

    /// <summary>Whether an Arabic number with its measure word is a length of time or a point of it.</summary>
    public static bool IsTime(ReadOnlySpan<char> text, int start, decimal value, string unit, int end) =>
        // 15分钟生活圈, 24小时值班: an hour is counted only where nothing goes on behind it (服务320小时).
        unit is "小时" or "分钟" && (value == 24 || (end < text.Length && !Chars.PhraseEnds.Contains(text[end]) && text[end] is not '以' and not '左'))
        || (unit is "人" or "家" or "个" && start > 0 && text[start - 1] == '第');

    private static bool IsSlogan(ReadOnlySpan<char> text, int start)
    {
        foreach (var slogan in Slogans)
        {
            // The slogan may begin before the number: 查一次.
            for (var shift = 0; shift <= 3 && shift <= start; shift++)
                if (shift < slogan.Length && slogan[shift] == text[start] && text[(start - shift)..].StartsWith(slogan, StringComparison.Ordinal))
                    return true;
        }
        return false;
    }

    private static bool Ending(ReadOnlySpan<char> before)
    {
        foreach (var verb in Doing)
            if (before.EndsWith(verb, StringComparison.Ordinal))
                return true;
        return false;
    }
}
