using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Yizhi.Documents.Pages;
using W15 = DocumentFormat.OpenXml.Office2013.Word;

namespace Yizhi.Documents.Docx;

/// <summary>Writes runs; numbers the content controls of one document.</summary>
/// <param name="main">A file that has controls and bookmarks already, whose numbers are not given again; null for a new one.</param>
internal sealed class RunWriter(DocumentFormat.OpenXml.Packaging.MainDocumentPart? main = null)
{
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private int controls = main?.Document is not { } there ? 0 : Math.Max(
        there.Descendants<SdtId>().Select(id => id.Val?.Value ?? 0).DefaultIfEmpty(0).Max(),
        there.Descendants<BookmarkStart>().Select(mark => int.TryParse(mark.Id?.Value, out var id) ? id : 0).DefaultIfEmpty(0).Max());

    /// <summary>The runs, by default in the face of their style.</summary>
    public IEnumerable<OpenXmlElement> Write(IEnumerable<Pages.Run> runs, string? face = null) =>
        runs.SelectMany<Pages.Run, OpenXmlElement>(run => run is FigureRun figure ? Marked(figure, face) : [Words(run.Shown, face, run.Bold)]);

    private OpenXmlElement[] Marked(FigureRun run, string? face)
    {
        var code = FigureCode.Of(run.Figure);
        places[code] = places.GetValueOrDefault(code) + 1;
        var control = Control(run, code, face);
        return [new BookmarkStart { Id = $"{controls}", Name = FigureCode.At(code, places[code]) }, control, new BookmarkEnd { Id = $"{controls}" }];
    }

    // A control without its frame: the paper looks plain, and a program still finds the figure by its tag.
    private SdtRun Control(FigureRun run, string code, string? face) => new(
        new SdtProperties(
            new SdtAlias { Val = FigureTag.Alias(run.Figure.Title, code) },
            new Tag { Val = FigureTag.Of(run.Figure.Token) },
            new SdtId { Val = ++controls },
            new W15.Appearance { Val = W15.SdtAppearance.Hidden }),
        new SdtContentRun(Words(run.Shown, face, run.Bold)));

    /// <summary>A run of text, by default in the face of its style.</summary>
    public static DocumentFormat.OpenXml.Wordprocessing.Run Words(string text, string? face = null, bool bold = false)
    {
        var properties = new RunProperties
        {
            RunFonts = face is null ? new RunFonts { Hint = FontTypeHintValues.EastAsia } : Faces.Of(face),
            Bold = bold ? new Bold() : null,
        };
        return new(properties, new Text(text) { Space = SpaceProcessingModeValues.Preserve });
    }
}
