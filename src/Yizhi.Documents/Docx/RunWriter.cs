using System.Globalization;
using System.Security;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Yizhi.Documents.Pages;

namespace Yizhi.Documents.Docx;

/// <summary>Writes runs; numbers the content controls of one document.</summary>
/// <remarks>As text and not as objects: a report has hundreds of runs, and building and writing the library's objects takes six times as long.</remarks>
/// <param name="main">A file that has controls and bookmarks already, whose numbers are not given again; null for a new one.</param>
internal sealed class RunWriter(MainDocumentPart? main = null)
{
    /// <summary>The name spaces that what is written here asks for.</summary>
    public const string Space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\"";

    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private int controls = main?.Document is not { } there ? 0 : Math.Max(
        there.Descendants<SdtId>().Select(id => id.Val?.Value ?? 0).DefaultIfEmpty(0).Max(),
        there.Descendants<BookmarkStart>().Select(mark => int.TryParse(mark.Id?.Value, out var id) ? id : 0).DefaultIfEmpty(0).Max());

    /// <summary>A paragraph of runs.</summary>
    /// <param name="style">Its style.</param>
    /// <param name="runs">What it says.</param>
    /// <param name="number">What stands before them; empty for nothing.</param>
    /// <param name="more">What its properties say beside the style, in the order of the schema.</param>
    public string Paragraph(string style, IEnumerable<Pages.Run> runs, string number = "", string more = "")
    {
        var to = new StringBuilder(512);
        to.Append(CultureInfo.InvariantCulture, $"<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{more}</w:pPr>");
        if (number.Length > 0)
            Put(to, number, null, false);
        Put(to, runs, null);
        return to.Append("</w:p>").ToString();
    }

    /// <summary>The runs, by default in the face of their style.</summary>
    public IReadOnlyList<OpenXmlElement> Write(IEnumerable<Pages.Run> runs, string? face = null)
    {
        var to = new StringBuilder(512);
        to.Append(CultureInfo.InvariantCulture, $"<w:p {Space}>");
        Put(to, runs, face);
        var paragraph = new DocumentFormat.OpenXml.Wordprocessing.Paragraph(to.Append("</w:p>").ToString());
        var elements = paragraph.ChildElements.ToList();
        paragraph.RemoveAllChildren();
        return elements;
    }

    /// <summary>A run of text, by default in the face of its style.</summary>
    public static DocumentFormat.OpenXml.Wordprocessing.Run Words(string text, string? face = null)
    {
        var to = new StringBuilder(256);
        Put(to, text, face, false, Space + " ");
        return new(to.ToString());
    }

    private void Put(StringBuilder to, IEnumerable<Pages.Run> runs, string? face)
    {
        foreach (var run in runs)
            if (run is FigureRun figure)
                Put(to, figure, face);
            else
                Put(to, run.Shown, face, run.Bold);
    }

    // A control without its frame: the paper looks plain, and a program still finds the figure by its tag.
    private void Put(StringBuilder to, FigureRun run, string? face)
    {
        var code = FigureCode.Of(run.Figure);
        places[code] = places.GetValueOrDefault(code) + 1;
        controls++;
        to.Append(CultureInfo.InvariantCulture, $"<w:bookmarkStart w:id=\"{controls}\" w:name=\"{FigureCode.At(code, places[code])}\"/><w:sdt><w:sdtPr><w:alias w:val=\"{Escape(FigureTag.Alias(run.Figure.Title, code))}\"/><w:tag w:val=\"{Escape(FigureTag.Of(run.Figure.Token))}\"/><w:id w:val=\"{controls}\"/><w15:appearance w15:val=\"hidden\"/></w:sdtPr><w:sdtContent>");
        Put(to, run.Shown, face, run.Bold);
        to.Append(CultureInfo.InvariantCulture, $"</w:sdtContent></w:sdt><w:bookmarkEnd w:id=\"{controls}\"/>");
    }

    // Curly quotes, dashes and dots are full-width in Chinese; without the hint Word sets them as Latin.
    private static void Put(StringBuilder to, string text, string? face, bool bold, string space = "")
    {
        to.Append("<w:r ").Append(space).Append("><w:rPr><w:rFonts w:hint=\"eastAsia\"");
        if (face is not null)
            to.Append(CultureInfo.InvariantCulture, $" w:ascii=\"{face}\" w:hAnsi=\"{face}\" w:eastAsia=\"{face}\" w:cs=\"{face}\"");
        to.Append(bold ? "/><w:b/></w:rPr>" : "/></w:rPr>").Append("<w:t xml:space=\"preserve\">").Append(Escape(text)).Append("</w:t></w:r>");
    }

    private static string Escape(string text) => text.AsSpan().IndexOfAny("&<>\"'") < 0 ? text : SecurityElement.Escape(text);
}
