using System.Text.RegularExpressions;

namespace Yizhi.Documents.Pages;

/// <summary>Cuts a title into lines: no word split, a trapezium or a diamond, never an hourglass (GB/T 9704-2012 §7.3.1).</summary>
public static partial class TitleLines
{
    // 156 mm hold twenty characters of 22 pt.
    private const double Room = 20;
    private const int MostLines = 4;

    /// <summary>The title in lines, the issuer before it on a line of its own where all does not fit in one.</summary>
    public static IReadOnlyList<string> Of(string unit, string title)
    {
        if (title.StartsWith(unit, StringComparison.Ordinal))
            title = title[unit.Length..];
        if (Characters.Width(unit + title) <= Room)
            return [unit + title];
        return [.. Cut(unit), .. Cut(title)];
    }

    private static List<string> Cut(string text)
    {
        if (text.Length == 0)
            return [];
        var words = Words().Matches(text).Select(found => found.Value).ToList();
        for (var lines = 1; lines <= MostLines; lines++)
            if (Characters.Width(text) <= lines * Room && Best(words, lines) is { } best)
                return best;
        return Filled(words);
    }

    private static List<string>? Best(List<string> words, int lines) =>
        Cuttings(words, 0, lines)
            .Where(cutting => cutting.All(line => Characters.Width(string.Concat(line)) <= Room))
            .MinBy(Ugliness)?
            .ConvertAll(string.Concat);

    private static IEnumerable<List<List<string>>> Cuttings(List<string> words, int from, int lines)
    {
        if (lines == 1)
        {
            yield return [words[from..]];
            yield break;
        }
        // A line never holds more than forty half-width words, which also bounds the search.
        for (var to = from + 1; to <= words.Count - lines + 1 && to - from <= 2 * Room; to++)
            foreach (var rest in Cuttings(words, to, lines - 1))
                yield return [words[from..to], .. rest];
    }

    private static double Ugliness(List<List<string>> cutting)
    {
        var widths = cutting.Select(line => Characters.Width(string.Concat(line))).ToList();
        var mean = widths.Average();
        var raggedness = widths.Sum(width => Math.Pow(width - mean, 2));
        var splits = cutting.Zip(cutting.Skip(1)).Count(pair => pair.Second[0].Length == 1 && !IsSeam(pair.First[^1], pair.Second[0])) * 40;
        var hanging = cutting.SkipLast(1).Count(line => line[^1] is "和" or "与" or "及") * 40;
        var parted = cutting.Skip(1).Count(line => line[0] is "和" or "与" or "及") * 20;
        var hourglass = Enumerable.Range(1, Math.Max(0, widths.Count - 2)).Count(i => widths[i] < widths[i - 1] && widths[i] < widths[i + 1]) * 80;
        return raggedness + splits - parted + hanging + hourglass;
    }

    // Between two words taken by the character only an and, or the end of a place's name, shows where one ends.
    private static bool IsSeam(string last, string first) =>
        first is "和" or "与" or "及" || "省市州区县镇乡）".Contains(last[^1], StringComparison.Ordinal);

    // More than four lines is no title any office writes; it only has to stay readable.
    private static List<string> Filled(List<string> words)
    {
        var lines = new List<string> { "" };
        foreach (var word in words)
            if (Characters.Width(lines[^1] + word) <= Room)
                lines[^1] += word;
            else
                lines.Add(word);
        return [.. lines.Where(line => line.Length > 0)];
    }

    // Words that titles of government papers are made of; what is not named is taken by the character.
    // A quotation keeps its marks, 的 keeps what it belongs to, and a figure keeps its 年.
    [GeneratedRegex(@"《[^》]{1,18}》|“[^”]{1,18}”|[0-9]+(?:年度|年上半年|年下半年|年第.季度|年|月|日)?|[A-Za-z0-9.-]{1,20}|的(?:报告|情况|通知|请示|函|意见|决定)|情况的?报告|工作报告|报告|关于|推进|落实|贯彻|依法行政|依法治理|依法治[国省市区县街]|法治政府|法治建设|建设|情况|工作|进展|总结|责任制?|履行|第一责任人|职责|主要负责人|人民政府|办事处|街道|工作委员会|管理委员会|委员会|党政|制度|年度|上半年|下半年|及|和|与|、|.的|(?:\p{Cs}{2}|.)[》”）、，。]?", RegexOptions.Singleline)]
    private static partial Regex Words();
}
