using AngleSharp.Dom;

namespace Yizhi.Documents.Html;

/// <summary>Finds the element that holds the report and as little else as possible.</summary>
internal static class MainContent
{
    // What may be lost by going one element deeper: a line of the site's, never a section.
    private const double Outside = 0.04;
    private const int OutsideCharacters = 60;

    public static IElement Find(IElement body, TextWeights weights)
    {
        var at = body;
        while (true)
        {
            var best = at.Children.Where(child => !weights.IsClutter(child)).MaxBy(child => weights[child]);
            if (best is null || IsParagraph(best) || weights[best] == 0)
                return at;
            var outside = weights[at] - weights[best];
            var named = SiteParts.IsNamedAsContent(best) && weights[best] > weights[at] / 2;
            if (outside > Math.Max(OutsideCharacters, Outside * weights[at]) && !named)
                return at;
            // A table is gone into only where one cell of it is the page.
            if (best.LocalName is "table" && !IsFrame(best, weights))
                return at;
            at = best;
        }
    }

    private static bool IsParagraph(IElement element) => element.LocalName is
        "p" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "span" or "font" or "b" or "strong" or "a" or "ul" or "ol" or "li" or "pre" or "blockquote" or "em" or "i" or "u" or "label" or "dl";

    private static bool IsFrame(IElement table, TextWeights weights) =>
        table.QuerySelectorAll("td").Any(cell => weights[cell] > weights[table] * 0.9 && weights[cell] > 200);
}
