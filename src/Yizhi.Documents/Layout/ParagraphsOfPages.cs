using System.Text;
using System.Text.RegularExpressions;
using Yizhi.Documents.Reading;

namespace Yizhi.Documents.Layout;

/// <summary>Joins the lines of pages to paragraphs the way Chinese papers are set: a line that fills the width goes on, an indent begins anew.</summary>
internal static partial class ParagraphsOfPages
{
    // Papers indent by two characters; some programs by a little less, and justified lines begin exactly at the edge.
    private const double Indent = 0.75;
    // What the next line's first word would have needed and the line did not have: then it was full.
    private const double Spare = 0.7;
    private const double SizeDiffers = 1.12;

    public static IEnumerable<string> Of(IReadOnlyList<PlacedPage> pages, Budget budget)
    {
        var all = new List<PlacedLine>();
        for (var i = 0; i < pages.Count; i++)
            all.AddRange(LinesOfPage.Of(pages[i], i, budget));
        var lines = PageFurniture.Without(all, pages.Count);
        if (lines.Count == 0)
            yield break;

        var edges = Edges.Of(lines);
        var paragraph = new StringBuilder();
        PlacedLine? last = null;
        foreach (var line in lines)
        {
            budget.Check();
            if (Contents().IsMatch(line.Text))
                continue;
            if (last is not null)
            {
                if (GoesOn(last, line, edges))
                    paragraph.Append(SoftBreaks.Gap(last.Text, line.Text));
                else
                {
                    yield return paragraph.ToString();
                    paragraph.Clear();
                }
            }
            paragraph.Append(line.Text);
            last = line;
        }
        yield return paragraph.ToString();
    }

    private static bool GoesOn(PlacedLine last, PlacedLine line, Edges edges)
    {
        var em = Math.Max(last.Size, line.Size);
        if (last.IsRow || line.IsRow || Math.Max(last.Size, line.Size) > SizeDiffers * Math.Min(last.Size, line.Size))
            return false;
        if (line.Page == last.Page && line.Y - last.Y > 2.2 * edges.Pitch && edges.Pitch > 0)
            return false;
        // Titles are broken where it looks well: whether they go on is told by their words.
        if (last.Size > edges.Size * SizeDiffers)
            return last.Page == line.Page && SoftBreaks.GoesOn(last.Text, line.Text);
        if (edges.IsCentred(last, em) && edges.IsCentred(line, em))
            return false;
        if (line.Left - edges.Left >= Indent * em)
            return false;
        if (edges.Right - last.Right >= line.FirstToken + Spare * em)
            return false;
        // Where nothing is indented, marks must tell: the last line of a paragraph ends with one, so a short one without, below a full stop, is a heading or a signature.
        if (!edges.Indents && Ends(last.Text) && !Ends(line.Text) && !EndsOtherwise(line.Text) && edges.Right - line.Right > 2 * em)
            return false;
        return !(Ends(last.Text) && !SoftBreaks.GoesOn(last.Text, line.Text) && Begins().IsMatch(line.Text));
    }

    private static bool Ends(string text) => text.Length > 0 && text[^1] is '。' or '；' or '：' or '！' or '？';

    private static bool EndsOtherwise(string text) => text.Length > 0 && text[^1] is '，' or '、' or '”' or '）' or '.' or ';' or ',' or ')' or '…';

    // 一、工作情况……………3
    [GeneratedRegex(@"[.…·．]{4,}\s*\d{1,4}$")]
    private static partial Regex Contents();

    [GeneratedRegex(@"^([一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.．、](?!\d)|（\d{1,2}）|第[一二三四五六七八九十]+[章节条])")]
    private static partial Regex Begins();

    /// <summary>Where the text of the document begins and ends, and how its lines follow.</summary>
    private readonly record struct Edges(double Left, double Right, double Size, double Pitch, bool Indents)
    {
        public static Edges Of(List<PlacedLine> lines)
        {
            var size = Middle(lines.Select(line => line.Size));
            var wide = lines.Where(line => !line.IsRow && line.Right - line.Left > line.PageWidth * 0.45).ToList();
            var of = wide.Count > 0 ? wide : lines;
            // Most lines of prose begin at the left edge; where paragraphs have one line each, all are indented and the edge is theirs.
            var left = of.Select(line => line.Left).Order().ElementAt(of.Count / 10);
            var right = FullLines(of, size);
            var steps = lines.Zip(lines.Skip(1)).Where(pair => pair.First.Page == pair.Second.Page).Select(pair => pair.Second.Y - pair.First.Y).Where(step => step > 0);
            var indented = lines.Count(line => line.Left - left > 1.5 * size && line.Left - left < 2.6 * size);
            return new Edges(left, right, size, Middle(steps), indented > 1);
        }

        // Full lines end in one place, last lines anywhere; a mark that hangs out of the margin reaches further than both.
        private static double FullLines(List<PlacedLine> lines, double size)
        {
            if (lines.Count < 6)
                return lines.Max(line => line.Right);
            var step = Math.Max(size / 2, 0.1);
            return lines.GroupBy(line => Math.Floor(line.Right / step)).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key).First().Max(line => line.Right);
        }

        public bool IsCentred(PlacedLine line, double em)
        {
            var (before, after) = (line.Left - Left, Right - line.Right);
            return before > 1.5 * em && after > 1.5 * em && Math.Abs(before - after) < 1.2 * em;
        }

        private static double Middle(IEnumerable<double> values)
        {
            var ordered = values.Order().ToList();
            return ordered.Count == 0 ? 0 : ordered[ordered.Count / 2];
        }
    }
}
