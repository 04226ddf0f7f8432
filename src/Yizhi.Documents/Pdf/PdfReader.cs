using System.Globalization;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;
using Yizhi.Documents.Layout;
using Yizhi.Documents.Plain;
using Yizhi.Documents.Reading;

namespace Yizhi.Documents.Pdf;

/// <summary>Reads the text of a PDF whose letters are letters; of a scan it says that it is one.</summary>
internal static class PdfReader
{
    private const double MostUnreadable = 0.3;

    public static ReportText Read(byte[] bytes, Budget budget)
    {
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
            var pdf = PdfDocument.Open(new CheckedStream(bytes, budget), options);
            pdf.AddPageFactory<PdfPageText, PdfTextPages>();
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
            var page = Page(pdf, number, budget);
            if (page is null)
                broken.Add(number);
            else if (page.Page.Glyphs.Count == 0)
                empty.Add(number);
            letters += page?.Letters ?? 0;
            unreadable += page?.Unreadable ?? 0;
            pages.Add(page?.Page ?? new PlacedPage(0, 0, []));
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

    private static PdfPageText? Page(PdfDocument pdf, int number, Budget budget)
    {
        try
        {
            return pdf.GetPage<PdfPageText>(number);
        }
        catch (Exception spoiled) when (spoiled is not (Refusal or OperationCanceledException))
        {
            budget.CheckNow();
            return null;
        }
    }

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
