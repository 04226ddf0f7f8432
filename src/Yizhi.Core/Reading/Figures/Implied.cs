namespace Yizhi.Core.Reading.Figures;

/// <summary>Figures told by a word: 无败诉案件, 征收户“清零”, 全覆盖, 均已解决. They count only where an indicator is found for them.</summary>
internal static class Implied
{
    private const int Back = 40;

    private static readonly string[] None = ["未发生", "未收到", "没有发生", "没有", "未出现", "未产生", "无"];
    private static readonly string[] NotNone = ["无死角", "无障碍", "无缝", "无法", "无偿", "无论", "无人机", "无证", "无理", "无私", "无疑", "无关", "无纸", "无力", "无形", "无愧", "无序", "无照", "无人", "无盲", "无事", "无感", "无需", "无须"];
    private static readonly string[] Done = ["均已", "已全部", "全部", "均得到", "均"];
    private static readonly string[] DoneVerbs = ["解决", "化解", "办结", "整改", "答复", "完成", "回复", "处置", "落实", "销号"];
    private static readonly string[] CaseNouns = ["案件", "案例", "申请", "事项", "纠纷", "诉讼", "复议", "事件", "事故", "信访", "上访", "投诉", "案", "公开", "举报"];

    /// <summary>The figures and those told by words, in order.</summary>
    public static List<RawFigure> AddTo(ReadOnlySpan<char> text, List<RawFigure> figures)
    {
        var found = new List<RawFigure>();
        Zeros(text, found);
        Cleared(text, found);
        Covered(text, found);
        Settled(text, figures, found);
        return found.Count == 0 ? figures : [.. figures.Concat(found).OrderBy(f => f.Start)];
    }

    private static void Zeros(ReadOnlySpan<char> text, List<RawFigure> found)
    {
        for (var at = 0; NextOf(text, ref at);)
        {
            var word = Starting(text, at, None);
            if (word is null || Starting(text, at, NotNone) is not null || at > 0 && text[at - 1] is '有' or '毫' or '并' && word == "无")
            {
                at++;
                continue;
            }
            var end = PhraseEnd(text, at + word.Length);
            var said = text[(at + word.Length)..end];
            if (said.Length is >= 3 and <= 24)
                foreach (var noun in CaseNouns)
                    if (said.EndsWith(noun, StringComparison.Ordinal))
                    {
                        // 未收到申请 speaks of what 收到申请 counts.
                        found.Add(Make(text, 0, "件", at, end, at, (word is "未收到" or "未发生" ? word[1..] : "") + said.ToString()));
                        break;
                    }
            at = Math.Max(end, at + word.Length);
        }
    }

    private static void Cleared(ReadOnlySpan<char> text, List<RawFigure> found)
    {
        for (var at = 0; Next(text, ref at, "清零");)
        {
            var quoted = at > 0 && text[at - 1] is '“' or '"';
            var start = quoted ? at - 1 : at;
            var end = at + 2 + (quoted && at + 2 < text.Length && text[at + 2] is '”' or '"' ? 1 : 0);
            var clause = ClauseStart(text, start);
            var said = text[clause..start].Trim();
            if (said.Length >= 2)
                found.Add(Make(text, 0, said[^1] is '户' or '件' or '人' or '处' or '家' ? said[^1].ToString() : said.EndsWith("案件") ? "件" : "", start, end, clause, "剩余" + said[Math.Max(0, said.Length - 3)..].ToString()));
            at = end;
        }
    }

    private static void Covered(ReadOnlySpan<char> text, List<RawFigure> found)
    {
        for (var at = 0; Next(text, ref at, "全覆盖");)
        {
            var clause = ClauseStart(text, at);
            // 7个社区实行法律顾问全覆盖: what is covered stands right before the word.
            var said = text[Math.Max(clause, at - 12)..at];
            var verb = said.IndexOf("实行") is var v and >= 0 ? v + 2 : said.IndexOf("实现") is var w and >= 0 ? w + 2 : 0;
            if (verb < said.Length)
                found.Add(Make(text, 100, "%", at, at + 3, clause, said[verb..].ToString() + "全覆盖"));
            at += 3;
        }
    }

    // 发现问题12件次，均已解决 says that 12件次 are solved.
    private static void Settled(ReadOnlySpan<char> text, List<RawFigure> figures, List<RawFigure> found)
    {
        foreach (var figure in figures)
        {
            var at = figure.End;
            if (figure.IsChange || figure.Unit == "%" || at >= text.Length || text[at] is not ('，' or ',' or '、'))
                continue;
            at++;
            if (Starting(text, at, Done) is not { } word)
                continue;
            var end = PhraseEnd(text, at);
            var said = text[(at + word.Length)..end];
            if (said.Length > 8 || said.IndexOfAnyInRange('0', '9') >= 0)
                continue;
            foreach (var verb in DoneVerbs)
                if (said.Contains(verb, StringComparison.Ordinal))
                {
                    found.Add(figure with { Start = at, End = end, NumeralStart = at, ClauseStart = at, ClauseEnd = end, IsImplied = true, Said = Subjects.Of(text, figure) + "均已" + verb });
                    break;
                }
        }
    }

    private static RawFigure Make(ReadOnlySpan<char> text, decimal value, string unit, int start, int end, int clause, string said) =>
        new() { Value = value, Low = value, High = value, Unit = unit, Start = start, NumeralStart = start, End = end, ClauseStart = clause, ClauseEnd = PhraseEnd(text, end), IsImplied = true, Said = said };

    private static bool Next(ReadOnlySpan<char> text, ref int at, string word)
    {
        var next = at < text.Length ? text[at..].IndexOf(word, StringComparison.Ordinal) : -1;
        at = next < 0 ? text.Length : at + next;
        return next >= 0;
    }

    private static bool NextOf(ReadOnlySpan<char> text, ref int at)
    {
        var next = at < text.Length ? text[at..].IndexOfAny('无', '未', '没') : -1;
        at = next < 0 ? text.Length : at + next;
        return next >= 0;
    }

    private static string? Starting(ReadOnlySpan<char> text, int at, string[] words)
    {
        foreach (var word in words)
            if (text[at..].StartsWith(word, StringComparison.Ordinal))
                return word;
        return null;
    }

    private static int ClauseStart(ReadOnlySpan<char> text, int at)
    {
        var from = Math.Max(0, at - Back);
        var end = text[from..at].LastIndexOfAny(Chars.ClauseEnds);
        return end < 0 ? from : from + end + 1;
    }

    private static int PhraseEnd(ReadOnlySpan<char> text, int at)
    {
        var window = text.Slice(at, Math.Min(Back, text.Length - at));
        var found = window.IndexOfAny(Chars.PhraseEnds);
        return at + (found < 0 ? window.Length : found);
    }
}
