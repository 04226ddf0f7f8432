using Yizhi.Documents.Docx;
using Yizhi.Documents.Fonts;
using Yizhi.Documents.Pages;

namespace Yizhi.Documents.Typesetting;

/// <summary>Sets a document on pages by GB/T 9704-2012. Pure: the same document and typefaces give the same places.</summary>
public sealed class Compositor
{
    /// <summary>From line to line.</summary>
    internal const double Line = Paper.Line / 20.0;

    /// <summary>The width of the type area.</summary>
    internal const double Measure = Paper.TypeWidth / 20.0;

    /// <summary>A character of the grid.</summary>
    internal const double Character = Paper.Character / 20.0;

    /// <summary>三号.</summary>
    internal const double SizeThree = Paper.SizeThree / 2.0;

    /// <summary>What the grid takes from a character.</summary>
    internal const double Closer = -Paper.CloserBy / 20.0;

    // Where the programs that open the DOCX put the base line in a line of fixed height.
    private const double BaseLine = 0.8;

    private readonly PageDocument document;
    private readonly Shaper shaper;

    private Compositor(PageDocument document, Shaper shaper)
    {
        this.document = document;
        this.shaper = shaper;
    }

    /// <summary>Sets a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="fonts">The typefaces it is set in.</param>
    /// <exception cref="NoFontException">There is no Chinese typeface.</exception>
    public static SetDocument Set(PageDocument document, FontShelf fonts)
    {
        var shaper = new Shaper(fonts);
        return new(new Compositor(document, shaper).Pages(), shaper.Missing);
    }

    private IReadOnlyList<SetPage> Pages()
    {
        var flow = new Flow();
        flow.Place([.. new HeadSetter(shaper).Of(document), .. new BodySetter(shaper).Of(document.Blocks, document), .. EndSetter.Of(document, shaper)]);
        if (document.CopyTo is { } copyTo)
            flow.PlaceAtFoot(EndSetter.Record(copyTo, document, shaper));
        foreach (var page in flow.Pages)
            Numbered(page);
        return flow.Pages;
    }

    // §7.5: — 1 —, one character in from the outer edge.
    private void Numbered(SetPage page)
    {
        var cells = shaper.Shape($"— {page.Number} —", PaperFace.Song, Paper.SizeFour / 2.0);
        var line = SetLine.Of(cells, Range.All, Left + 14, Measure - 28, page.Number % 2 == 1 ? Stand.Right : Stand.Left, Paper.SizeFour / 2.0, null);
        line.Put(page, (Paper.Height - Paper.FooterUp - Paper.FooterLine + BaseLine * Paper.FooterLine) / 20.0);
    }

    /// <summary>The left edge of the type area.</summary>
    internal const double Left = Paper.Left / 20.0;

    /// <summary>The lines of a paragraph as strips.</summary>
    /// <param name="cells">Its characters.</param>
    /// <param name="indent">How far its first line is set in.</param>
    /// <param name="hang">How far all others are.</param>
    /// <param name="size">The size of its type.</param>
    /// <param name="stand">Where its lines stand.</param>
    /// <param name="part">Its part of the structure.</param>
    /// <param name="right">How far all lines end before the right edge.</param>
    /// <param name="line">From line to line.</param>
    internal static List<Strip> Lines(List<Cell> cells, double indent, double hang, double size, Stand stand, Part part, double right = 0, double line = Line)
    {
        var strips = new List<Strip>();
        foreach (var range in LineBreaker.Break(cells, Measure - indent - right, Measure - hang - right))
        {
            var inward = strips.Count == 0 ? indent : hang;
            strips.Add(Of(SetLine.Of(cells, range, Left + inward, Measure - inward - right, stand, size, part), line));
        }
        return strips.Count > 0 ? strips : [new Strip(line, (_, _) => { })];
    }

    /// <summary>A line as a strip.</summary>
    internal static Strip Of(SetLine line, double height = Line) => new(height, (page, top) => line.Put(page, top + BaseLine * height));
}
