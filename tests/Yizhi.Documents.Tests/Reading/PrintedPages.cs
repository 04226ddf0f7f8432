namespace Yizhi.Documents.Tests.Reading;

/// <summary>A line of type at its place, in points from the top left corner of a page of 595 by 842.</summary>
internal sealed record SetLine(double X, double Y, string Text, double Size = 16);

/// <summary>Sets a report as a printer does: twenty-eight characters a line, indents, page numbers and a running head.</summary>
internal static class PrintedPages
{
    public const double Left = 79, Right = 521, Size = 15.75, Pitch = 28.9, Top = 120;
    public const int LinesOnPage = 20;

    public static List<List<SetLine>> Of(string title, IEnumerable<string> paragraphs, string? head = null)
    {
        var pages = new List<List<SetLine>>();
        var at = LinesOnPage;
        foreach (var line in Cut(title, 20))
            Set(Left + (442 - line.Length * 22) / 2, line, 22);
        foreach (var paragraph in paragraphs)
        {
            var first = true;
            foreach (var line in Lines(paragraph))
            {
                Set(first ? Left + 2 * Size : Left, line, Size);
                first = false;
            }
        }
        for (var i = 0; i < pages.Count; i++)
        {
            pages[i].Add(new(400, 790, $"— {i + 1} —", 14));
            if (head is not null)
                pages[i].Insert(0, new(200, 50, head, 10));
        }
        return pages;

        void Set(double x, string text, double size)
        {
            if (at == LinesOnPage)
            {
                pages.Add([]);
                at = 0;
            }
            pages[^1].Add(new(x, Top + at++ * Pitch, text, size));
        }
    }

    // Breaks as a word processor does: never inside a number, never before a mark that closes.
    private static IEnumerable<string> Lines(string paragraph)
    {
        var line = "";
        var room = 26.0;
        for (var i = 0; i < paragraph.Length;)
        {
            var next = i + 1;
            while (next < paragraph.Length && (IsDigit(paragraph[next - 1]) && IsDigit(paragraph[next]) || "，。、；：）”".Contains(paragraph[next], StringComparison.Ordinal)))
                next++;
            var word = paragraph[i..next];
            if (Width(line) + Width(word) > room)
            {
                yield return line;
                line = "";
                room = 28;
            }
            line += word;
            i = next;
        }
        yield return line;
    }

    public static double Width(string text) => text.Sum(c => c < 0x80 ? 0.5 : 1.0);

    private static bool IsDigit(char c) => char.IsAsciiDigit(c) || c is '.' or '%';

    private static IEnumerable<string> Cut(string text, int length) => text.Chunk(length).Select(piece => new string(piece));
}
