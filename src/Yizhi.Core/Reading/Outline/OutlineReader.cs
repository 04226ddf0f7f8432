using System.Buffers;
using Yizhi.Core.Reading.Figures;

namespace Yizhi.Core.Reading.Outline;

/// <summary>A heading as found, before it knows its part.</summary>
internal sealed record FoundHeading(HeadingKind Kind, int Value, int Level, string Number, string Heading, int Start, int TextStart, bool OwnLine)
{
    public int End { get; set; }
    public ReportPart? Part { get; set; }
}

/// <summary>Finds the numbered sections of a text, those of lines and those within paragraphs.</summary>
internal static class OutlineReader
{
    private const int LongestHeading = 60;
    private const int MostSections = 20_000;
    private static readonly SearchValues<char> RunInBefore = SearchValues.Create("。；;：:!！?？，,”）)\n\r 　\u00a0");
    private static readonly SearchValues<char> RunInStops = SearchValues.Create("是第");

    /// <summary>The headings in order, each with its level and end.</summary>
    public static List<FoundHeading> Read(ReadOnlySpan<char> text, int? year)
    {
        var found = new List<FoundHeading>();
        var open = new Stack<HeadingKind>();
        for (var line = 0; line < text.Length && found.Count < MostSections;)
        {
            var end = text[line..].IndexOf('\n') is var next and >= 0 ? line + next : text.Length;
            var at = line;
            while (at < end && (Chars.IsSpace(text[at]) || text[at] is '\t' or '\r' or '#' or '*'))
                at++;
            // [bookmark: _GoBack] and the like hide a number from a reader.
            if (at < end && text[at] == '[' && text[at..end].IndexOf(']') is var close and > 0 and < 40 && text[at..(at + close)].IndexOf("bookmark", StringComparison.OrdinalIgnoreCase) >= 0)
                at = Chars.SkipSpaces(text, at + close + 1);
            if (at < end && HeadingMark.AtLine(text[..end], at) is { Kind: not HeadingKind.None } mark)
            {
                found.Add(Heading(text, mark, at, end, Level(open, mark.Kind)));
                RunIns(text, mark.End, end, open, found);
            }
            else if (at < end)
            {
                if (found.FindLast(h => h.Level == 1) is { } above && !PartFinder.NamedBy(above.Heading, year).Contains(ReportPart.NextYear) && Coming(text[at..end], year) is { } heading)
                {
                    open.Clear();
                    open.Push(HeadingKind.Chinese);
                    found.Add(new FoundHeading(HeadingKind.None, 0, 1, "", heading, at, at, false) { Part = ReportPart.NextYear });
                }
                RunIns(text, at, end, open, found);
            }
            line = end + 1;
        }
        for (var i = 0; i < found.Count; i++)
            found[i].End = text.Length;
        // The end of a section is the start of the next one that is not below it.
        var stack = new Stack<FoundHeading>();
        foreach (var heading in found)
        {
            while (stack.TryPeek(out var top) && top.Level >= heading.Level)
                stack.Pop().End = heading.Start;
            stack.Push(heading);
        }
        return found;
    }

    // A paragraph on the year to come may stand without a heading of its own: 2024年，街道将…
    private static string? Coming(ReadOnlySpan<char> line, int? year)
    {
        var first = line.IndexOfAny("，,。");
        if (first is < 2 or > 16 || line.Length < 30 || line.IndexOf('将') is < 0 or > 120)
            return null;
        var said = line[..first];
        return said.StartsWith("下一步", StringComparison.Ordinal) || said.StartsWith("下一阶段", StringComparison.Ordinal) || said.StartsWith("下一年", StringComparison.Ordinal) || (year is { } y && said.StartsWith($"{y + 1}年", StringComparison.Ordinal)) ? said.ToString() : null;
    }

    private static int Level(Stack<HeadingKind> open, HeadingKind kind)
    {
        while (open.TryPeek(out var top) && top >= kind)
            open.Pop();
        open.Push(kind);
        return open.Count;
    }

    private static void RunIns(ReadOnlySpan<char> text, int from, int end, Stack<HeadingKind> open, List<FoundHeading> found)
    {
        for (var at = from; at < end && found.Count < MostSections;)
        {
            var next = text[at..end].IndexOfAny(RunInStops);
            if (next < 0)
                return;
            at += next;
            var start = text[at] == '第' ? at : NumberBefore(text, at, from);
            if (start >= 0 && (start == from || RunInBefore.Contains(text[start - 1])) && HeadingMark.RunIn(text[..end], start) is { Kind: HeadingKind.RunIn } mark)
            {
                found.Add(Heading(text, mark, start, end, Level(open, HeadingKind.RunIn)));
                at = mark.End;
            }
            else
                at++;
        }
    }

    private static int NumberBefore(ReadOnlySpan<char> text, int at, int from)
    {
        var start = at;
        while (start > from && start > at - 3 && (Chars.IsChinese(text[start - 1]) && text[start - 1] is not '〇' and not '零' and not '百' and not '千' and not '万' and not '亿' and not '两'))
            start--;
        return start == at ? -1 : start;
    }

    private static FoundHeading Heading(ReadOnlySpan<char> text, HeadingMark mark, int start, int end, int level)
    {
        var number = text[start..mark.End].TrimEnd().ToString();
        var rest = text[mark.End..end];
        var stop = rest.IndexOfAny("。；;");
        var own = mark.Kind != HeadingKind.RunIn && (stop < 0 || stop == rest.TrimEnd().Length - 1) && rest.Length <= LongestHeading;
        var said = stop >= 0 ? rest[..stop] : rest;
        // A heading that runs on into its sentence ends with its first clause.
        if (said.Length > LongestHeading || mark.Kind == HeadingKind.RunIn && said.Length > 30)
            said = said.IndexOfAny("，,：:") is var comma and > 0 and <= LongestHeading ? said[..comma] : said[..Math.Min(said.Length, LongestHeading)];
        return new FoundHeading(mark.Kind, mark.Value, level, number, said.Trim().ToString(), start, mark.End, own);
    }
}
