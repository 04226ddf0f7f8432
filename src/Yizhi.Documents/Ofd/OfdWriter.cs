using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using Yizhi.Documents.Fonts;
using Yizhi.Documents.Pages;
using Yizhi.Documents.Typesetting;

namespace Yizhi.Documents.Ofd;

/// <summary>Writes an official document as OFD (GB/T 33190-2016): the pages of the PDF as text in embedded typefaces.</summary>
/// <remarks>The same document and typefaces give the same bytes. A figure's bookmark is its <see cref="FigureCode"/>.</remarks>
public static class OfdWriter
{
    private const string Space = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";

    // Numbers of objects: pages from 1, typefaces after them, what stands on pages after those.
    private const int FirstFont = 10_000, FirstObject = 20_000;

    // The earliest moment a zip can tell.
    private static readonly DateTimeOffset Never = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the document.</summary>
    /// <param name="output">Where to write; it stays open and needs no seeking.</param>
    /// <param name="document">The document.</param>
    /// <param name="fonts">The typefaces it is set in.</param>
    /// <exception cref="NoFontException">There is no Chinese typeface.</exception>
    public static void Write(Stream output, PageDocument document, FontShelf fonts) => Write(output, document, Compositor.Set(document, fonts));

    /// <summary>Writes a document that is set already.</summary>
    /// <param name="output">Where to write; it stays open and needs no seeking.</param>
    /// <param name="document">The document.</param>
    /// <param name="set">Its pages.</param>
    public static void Write(Stream output, PageDocument document, SetDocument set)
    {
        var subsets = new List<FontSubset>();
        var writer = new OfdPageWriter(subsets, FirstFont, FirstObject);
        var pages = set.Pages.Select(writer.Write).ToList();
        using var built = new MemoryStream();
        using (var zip = new ZipArchive(built, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "OFD.xml", Encoding.UTF8.GetBytes(Entry(document)));
            Add(zip, "Doc_0/Document.xml", Encoding.UTF8.GetBytes(Root(set, writer.Last)));
            Add(zip, "Doc_0/PublicRes.xml", Encoding.UTF8.GetBytes(Fonts(subsets)));
            for (var i = 0; i < subsets.Count; i++)
                Add(zip, $"Doc_0/Res/{FileOf(subsets[i], i)}", subsets[i].File($"{subsets[i].Mark}+F{i}"));
            for (var i = 0; i < pages.Count; i++)
                Add(zip, $"Doc_0/Pages/Page_{i}/Content.xml", Encoding.UTF8.GetBytes($"{Head}<ofd:Page {Space}><ofd:Area><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:Area><ofd:Content><ofd:Layer ID=\"{writer.Last + 1 + i}\">{pages[i]}</ofd:Layer></ofd:Content></ofd:Page>"));
        }
        built.Position = 0;
        built.CopyTo(output);
    }

    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = Never;
        using var to = entry.Open();
        to.Write(content);
    }

    private static string Entry(PageDocument document)
    {
        var identity = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{document.Title}\n{document.DocumentNumber}\n{document.Date:O}")))[..32];
        return $"{Head}<ofd:OFD {Space} Version=\"1.0\" DocType=\"OFD\"><ofd:DocBody><ofd:DocInfo><ofd:DocID>{identity}</ofd:DocID><ofd:Title>{Say(document.Title)}</ofd:Title><ofd:Author>{Say(document.SignatureUnit ?? "")}</ofd:Author>"
            + $"<ofd:CreationDate>{document.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}</ofd:CreationDate><ofd:Creator>Yizhi</ofd:Creator></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>";
    }

    private static string Root(SetDocument set, int last)
    {
        var pages = string.Concat(set.Pages.Select((page, i) => string.Create(CultureInfo.InvariantCulture, $"<ofd:Page ID=\"{page.Number}\" BaseLoc=\"Pages/Page_{i}/Content.xml\"/>")));
        return $"{Head}<ofd:Document {Space}><ofd:CommonData><ofd:MaxUnitID>{last + set.Pages.Count + 1}</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData>"
            + $"<ofd:Pages>{pages}</ofd:Pages>{Outline(set)}{Bookmarks(set)}</ofd:Document>";
    }

    private static string Outline(SetDocument set)
    {
        var (to, open, seen) = (new StringBuilder(), new Stack<int>(), new HashSet<Part>());
        foreach (var page in set.Pages)
            foreach (var text in page.Texts)
            {
                if (text.Part is not { Outline: { } words } part || !seen.Add(part))
                    continue;
                while (open.TryPeek(out var level) && level >= part.Level)
                {
                    to.Append("</ofd:OutlineElem>");
                    open.Pop();
                }
                to.Append(CultureInfo.InvariantCulture, $"<ofd:OutlineElem Title=\"{Say(words)}\"><ofd:Actions><ofd:Action Event=\"CLICK\"><ofd:Goto>{Place(page, text)}</ofd:Goto></ofd:Action></ofd:Actions>");
                open.Push(part.Level);
            }
        foreach (var _ in open)
            to.Append("</ofd:OutlineElem>");
        return to.Length == 0 ? "" : $"<ofd:Outlines>{to}</ofd:Outlines>";
    }

    private static string Bookmarks(SetDocument set)
    {
        var to = new StringBuilder();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var page in set.Pages)
            foreach (var text in page.Texts)
                if (text.Figure is { } figure && seen.Add(figure.Code))
                    to.Append(CultureInfo.InvariantCulture, $"<ofd:Bookmark Name=\"{figure.Code}\">{Place(page, text)}</ofd:Bookmark>");
        return to.Length == 0 ? "" : $"<ofd:Bookmarks>{to}</ofd:Bookmarks>";
    }

    private static string Place(SetPage page, SetText text) =>
        string.Create(CultureInfo.InvariantCulture, $"<ofd:Dest Type=\"XYZ\" PageID=\"{page.Number}\" Left=\"{OfdPageWriter.Say(text.X)}\" Top=\"{OfdPageWriter.Say(text.Y - text.Size)}\" Zoom=\"0\"/>");

    private static string Fonts(List<FontSubset> subsets) =>
        $"{Head}<ofd:Res {Space} BaseLoc=\"Res\"><ofd:Fonts>{string.Concat(subsets.Select((subset, i) => string.Create(CultureInfo.InvariantCulture, $"<ofd:Font ID=\"{FirstFont + i}\" FontName=\"{Say(subset.Face.Name)}\" FamilyName=\"{Say(subset.Face.Name)}\" Charset=\"unicode\"><ofd:FontFile>{FileOf(subset, i)}</ofd:FontFile></ofd:Font>")))}</ofd:Fonts></ofd:Res>";

    private static string FileOf(FontSubset subset, int i) => string.Create(CultureInfo.InvariantCulture, $"font_{i}.{(subset.Face.Cff is null ? "ttf" : "otf")}");

    private static string Say(string text) => SecurityElement.Escape(text);
}
