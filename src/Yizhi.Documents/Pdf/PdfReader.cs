using System.Globalization;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;
using Yizhi.Documents.Layout;
using Yizhi.Documents.Plain;
using Yizhi.Documents.Reading;

namespace Yizhi.Documents.Pdf;

/// <summary>Reads the text of a PDF whose letters are letters; of a scan it says that it is one.</summary>
internal static class PdfReader
{
    private const double MostUnreadable = 0.3;

    public static ReportText Read(Stream content, Budget budget)
    {
        var bytes = new byte[content.Length];
        content.ReadExactly(bytes);
        using var pdf = Opened(bytes, budget);
        if (pdf.NumberOfPages > budget.Limits.Pages)
            throw Refusal.TooMany("页数", budget.Limits.Pages);
        if (pdf.NumberOfPages == 0)
            throw Refusal.Broken(" PDF ", "no pages");

        var lines = new TextLines(budget);
        var pages = Pages(pdf, lines, budget);
        foreach (var paragraph in ParagraphsOfPages.Of(pages, budget))
            lines.Add(paragraph);
        if (lines.IsEmpty)
            throw Refusal.Scan(pdf.NumberOfPages);
        return PlainReader.Checked(lines.ToString(), ReportFormat.Pdf, lines.Notes, budget);
    }

    private static PdfDocument Opened(byte[] bytes, Budget budget)
    {
        try
        {
            var options = new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, FilterProvider = new BudgetedFilters(budget), MaxStackDepth = Math.Min(128, budget.Limits.Depth) };
            var pdf = PdfDocument.Open(bytes, options);
            budget.CheckNow();
            return pdf;
        }
        catch (PdfDocumentEncryptedException)
        {
            throw Refusal.Encrypted(" PDF ");
        }
        catch (Exception spoiled) when (spoiled is not (Refusal or OperationCanceledException))
        {
            // The parser wraps what ended it; what our own budget said comes first.
            budget.CheckNow();
            throw;
        }
    }

    private static List<PlacedPage> Pages(PdfDocument pdf, TextLines lines, Budget budget)
    {
        var pages = new List<PlacedPage>();
        var (letters, unreadable) = (0, 0);
        List<int> empty = [], broken = [];
        for (var number = 1; number <= pdf.NumberOfPages; number++)
        {
            budget.CheckNow();
            var glyphs = new List<Glyph>();
            var page = Page(pdf, number, budget);
            if (page is null)
                broken.Add(number);
            foreach (var letter in page?.Letters ?? [])
            {
                budget.Check();
                // Letters set askew are watermarks and seals.
                if (letter.TextOrientation != TextOrientation.Horizontal)
                    continue;
                letters++;
                if (!IsReadable(letter.Value))
                    unreadable++;
                else
                    glyphs.Add(Placed(letter, page!.Height));
            }
            if (page is not null && glyphs.Count == 0)
                empty.Add(number);
            pages.Add(new PlacedPage(page?.Width ?? 0, page?.Height ?? 0, glyphs));
        }
        if (letters > 0 && unreadable > letters * MostUnreadable || IsGibberish(pages))
            throw Refusal.UnreadableLetters();
        if (broken.Count == pages.Count)
            throw Refusal.Broken(" PDF ", "no page can be read");
        Say(lines, broken, "页已损坏，没有读出。");
        if (empty.Count < pages.Count)
            Say(lines, empty, "页是图片或空白，没有文字。");
        return pages;
    }

    private static Page? Page(PdfDocument pdf, int number, Budget budget)
    {
        try
        {
            return pdf.GetPage(number);
        }
        catch (Exception spoiled) when (spoiled is not (Refusal or OperationCanceledException or ThreadAbortException))
        {
            budget.CheckNow();
            return null;
        }
    }

    private static Glyph Placed(Letter letter, double height)
    {
        var size = letter.PointSize > 0 ? letter.PointSize : letter.BoundingBox.Height;
        var width = Math.Max(letter.EndBaseLine.X - letter.StartBaseLine.X, 0);
        return new Glyph(letter.Value, letter.StartBaseLine.X, height - letter.StartBaseLine.Y, width, size);
    }

    // Where a typeface doesn't say its letters, what comes are the numbers of its pictures, read as characters of any script.
    private static bool IsReadable(string? value) =>
        !string.IsNullOrEmpty(value) && value[0] is not ('\0' or (>= '\ue000' and < '\uf900')) && !TextEncoding.IsStrange(value[0]);

    // Chance makes Chinese characters of such numbers too, but no commas: a page of prose always has some.
    private static bool IsGibberish(List<PlacedPage> pages)
    {
        var glyphs = pages.SelectMany(page => page.Glyphs).Take(2000).ToList();
        return glyphs.Count > 200 && glyphs.TrueForAll(glyph => !"，。、；：,.的和".Contains(glyph.Text[0], StringComparison.Ordinal));
    }

    private static void Say(TextLines lines, List<int> numbers, string what)
    {
        if (numbers.Count == 0)
            return;
        var said = string.Join("、", numbers.Take(10).Select(number => number.ToString(CultureInfo.InvariantCulture)));
        lines.Note($"第{said}{(numbers.Count > 10 ? "等" : "")}{what}");
    }
}
