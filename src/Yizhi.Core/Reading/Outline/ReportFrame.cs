using System.Buffers;
using Yizhi.Core.Reading.Figures;

namespace Yizhi.Core.Reading.Outline;

/// <summary>What stands around the report: title, unit, year, document number, addressee, signatory, date.</summary>
internal sealed record ReportFrame(string? Title, string? Unit, int? Year, string? DocumentNumber, string? Addressee, string? Signatory, DateOnly? Date)
{
    private const int HeadLines = 30;
    private const int TailLines = 12;
    private const int Longest = 70;
    private static readonly SearchValues<char> NotInTitle = SearchValues.Create("。；！？：:|>＞");
    private static readonly SearchValues<char> NotInName = SearchValues.Create("，。；,;！？");
    private static readonly string[] TitleEnds = ["报告", "总结", "汇报", "情况", "要点", "年报", "报告（公开版）", "报告（摘要）"];
    private static readonly string[] UnitEnds = ["办事处", "人民政府", "委员会", "工作委员会", "街道", "镇", "乡", "局", "委", "办公室", "管委会", "工委", "司法所", "院", "中心", "开发区", "农场", "区", "县", "市"];

    /// <summary>Reads the head and the end of the text.</summary>
    public static ReportFrame Read(ReadOnlySpan<char> text)
    {
        var (head, tail) = (Head(text), Tail(text));
        var number = head.Select(Number).FirstOrDefault(n => n is not null);
        var (title, titleUnit, first) = TitleOf(head);
        var addressee = head.Skip(first).Concat(title is null ? head : []).FirstOrDefault(l => l.Length is >= 3 and <= 60 && l[^1] is '：' or ':' && l.AsSpan().IndexOfAny(NotInName) < 0 && !l.Contains("如下", StringComparison.Ordinal))?.TrimEnd('：', ':').Trim();
        var (signatory, date) = End(tail);
        var unit = signatory ?? titleUnit;
        return new ReportFrame(title, unit, YearIn(title) ?? YearOf(text, date), number, addressee, signatory, date);
    }

    private static (string? Title, string? Unit, int Line) TitleOf(List<string> head)
    {
        for (var i = 0; i < head.Count; i++)
        {
            var joined = "";
            for (var j = i; j < head.Count && j < i + 4; j++)
            {
                if (!MayBeTitle(head[j]))
                    break;
                joined += Squeezed(head[j]);
                if (joined.Length > Longest || !TitleEnds.Any(e => joined.EndsWith(e, StringComparison.Ordinal)) || !(joined.Contains("法治", StringComparison.Ordinal) || joined.Contains("依法", StringComparison.Ordinal) || joined.Contains("报告", StringComparison.Ordinal)))
                    continue;
                // 2023年法治政府建设情况 may go on: 及2024年工作要点的报告.
                if (j + 1 < head.Count && j + 1 < i + 4 && MayBeTitle(head[j + 1]) && Squeezed(head[j + 1]) is var more && more.Length < 40 && TitleEnds.Any(e => more.EndsWith(e, StringComparison.Ordinal)) && !joined.EndsWith("报告", StringComparison.Ordinal))
                    continue;
                return (joined, UnitIn(joined), j + 1);
            }
        }
        return (null, null, 0);
    }

    private static bool MayBeTitle(string line) =>
        line.Length <= 60 && line.AsSpan().IndexOfAny(NotInTitle) < 0 && Number(line) is null && HeadingMark.AtLine(line, 0).Kind is HeadingKind.None && !line.Contains("字体", StringComparison.Ordinal) && !line.Contains("来源", StringComparison.Ordinal) && !line.Contains("索引号", StringComparison.Ordinal) && !line.Contains("首页", StringComparison.Ordinal);

    private static string? UnitIn(string title)
    {
        var about = title.IndexOf("关于", StringComparison.Ordinal);
        var end = about > 0 ? about : about == 0 ? -1 : title.IndexOfAny([.. "0123456789二"]);
        if (end <= 0)
            end = title.IndexOf("法治政府", StringComparison.Ordinal);
        return end > 1 && UnitEnds.Any(e => title[..end].EndsWith(e, StringComparison.Ordinal)) ? title[..end] : null;
    }

    /// <summary>城郊发〔2025〕4号, with brackets of any kind and spaces where none belong; null where the line has none.</summary>
    private static string? Number(string line)
    {
        if (line.Length > 80)
            return null;
        var open = line.IndexOfAny(['〔', '［', '[', '（', '(', '【', '﹝']);
        if (open < 0 || !line.Contains('号', StringComparison.Ordinal))
            return null;
        var said = Squeezed(line);
        open = said.IndexOfAny(['〔', '［', '[', '（', '(', '【', '﹝']);
        if (open < 1 || open + 5 >= said.Length || !int.TryParse(said.AsSpan(open + 1, 4), out var year) || year is < 1980 or > 2100 || said[open + 5] is not ('〕' or '］' or ']' or '）' or ')' or '】' or '﹞'))
            return null;
        var at = open + 6;
        if (at < said.Length && said[at] == '第')
            at++;
        var digits = at;
        while (at < said.Length && Chars.IsDigit(said[at]))
            at++;
        if (at == digits || at >= said.Length || said[at] != '号')
            return null;
        var from = open;
        while (from > 0 && said[from - 1] is >= '\u4e00' and <= '\u9fff')
            from--;
        return from == open ? null : $"{said[from..open]}〔{year}〕{said[digits..at]}号";
    }

    private static (string? Signatory, DateOnly? Date) End(List<string> tail)
    {
        for (var i = tail.Count - 1; i >= 0; i--)
            if (WrittenDay.Read(Squeezed(tail[i])) is { } day)
            {
                var rest = Squeezed(tail[i])[..day.Start];
                var above = rest.Length > 2 ? rest : i > 0 ? Squeezed(tail[i - 1]) : "";
                return (IsUnit(above) ? above : null, day.Date);
            }
        return (tail.Count > 0 && Squeezed(tail[^1]) is var last && IsUnit(last) && last.Length >= 5 ? last : null, null);
    }

    private static bool IsUnit(string line) => line.Length is >= 3 and <= 40 && line.AsSpan().IndexOfAny(NotInName) < 0 && UnitEnds.Any(e => line.EndsWith(e, StringComparison.Ordinal));

    private static int? YearIn(string? title)
    {
        for (var at = 0; title is not null && at + 4 < title.Length; at++)
            if (Chars.IsDigit(title[at]) && int.TryParse(title.AsSpan(at, 4), out var year) && year is >= 1990 and <= 2100)
                return year;
        return null;
    }

    // Without a title the year written most often in the first lines is the year reported on.
    private static int? YearOf(ReadOnlySpan<char> text, DateOnly? date)
    {
        var counts = new SortedDictionary<int, int>();
        var head = text.Length > 3000 ? text[..3000] : text;
        for (var at = 0; at + 4 < head.Length; at++)
            if (head[at] is '1' or '2' && (at == 0 || !Chars.IsDigit(head[at - 1])) && head[at + 4] == '年' && int.TryParse(head.Slice(at, 4), out var year) && year is >= 1990 and <= 2100)
                counts[year] = counts.GetValueOrDefault(year) + 1;
        return counts.Count > 0 ? counts.MaxBy(c => c.Value).Key : date is { } day ? day.Year - (day.Month <= 6 ? 1 : 0) : null;
    }

    private static List<string> Head(ReadOnlySpan<char> text)
    {
        var lines = new List<string>();
        foreach (var range in text.Split('\n'))
        {
            var line = text[range].Trim();
            if (line.Length > 0)
                lines.Add(line.Length > 200 ? line[..200].ToString() : line.ToString());
            if (lines.Count == HeadLines || HeadingMark.AtLine(line, 0) is { Kind: HeadingKind.Chinese, Value: 1 })
                break;
        }
        return lines;
    }

    private static List<string> Tail(ReadOnlySpan<char> text)
    {
        var lines = new List<string>();
        for (var end = text.Length; end > 0 && lines.Count < TailLines;)
        {
            var start = text[..end].LastIndexOf('\n') + 1;
            var line = text[start..end].Trim();
            if (line.Length > 0)
                lines.Insert(0, line.Length > 120 ? "" : line.ToString());
            end = Math.Max(start - 1, 0);
        }
        return lines;
    }

    private static string Squeezed(string line) => string.Concat(line.Where(c => !Chars.IsSpace(c) && c != '\t'));
}
