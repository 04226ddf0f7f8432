using System.Text.RegularExpressions;

namespace Yizhi.Documents.Layout;

/// <summary>What stands on every page and is none of the text: page numbers and running heads.</summary>
internal static partial class PageFurniture
{
    // The upper and lower margin of GB/T 9704-2012 are an eighth of the page.
    private const double Margin = 0.125;

    public static List<PlacedLine> Without(List<PlacedLine> lines, int pages)
    {
        var outside = lines.Where(IsOutside).ToList();
        var heads = outside
            .GroupBy(line => Key(line.Text), StringComparer.Ordinal)
            .Where(group => group.Select(line => line.Page).Distinct().Count() >= Math.Max(2, (pages + 1) / 2))
            .Select(group => group.Key)
            .ToHashSet(StringComparer.Ordinal);
        return [.. lines.Where(line => !(IsOutside(line) && (PageNumber().IsMatch(line.Text) || heads.Contains(Key(line.Text)))) && !DashedNumber().IsMatch(line.Text))];
    }

    private static bool IsOutside(PlacedLine line) => line.Y < line.PageHeight * Margin || line.Y > line.PageHeight * (1 - Margin);

    private static string Key(string text) => Digits().Replace(Blanks().Replace(text, ""), "#");

    [GeneratedRegex(@"^[\s—–－―_\-·•~第共/|]*\d{1,4}[\s—–－―_\-·•~页/|共第]*(\d{1,4}\s*页?)?\s*$")]
    private static partial Regex PageNumber();

    // — 3 — is a page number wherever it stands: margins differ, and no text looks like it.
    [GeneratedRegex(@"^\s*[—–－―-]\s*\d{1,4}\s*[—–－―-]\s*$")]
    private static partial Regex DashedNumber();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
