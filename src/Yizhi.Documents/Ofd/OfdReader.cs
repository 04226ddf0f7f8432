using System.Globalization;
using Yizhi.Documents.Layout;
using Yizhi.Documents.Plain;
using Yizhi.Documents.Reading;

namespace Yizhi.Documents.Ofd;

/// <summary>Reads the text of an OFD (GB/T 33190-2016) page by page, each letter at its place.</summary>
internal static class OfdReader
{
    // A4 in millimetres, where a document doesn't say how large its pages are.
    private static readonly (double Width, double Height) a4 = (210, 297);

    public static ReportText Read(ZipParts parts, Budget budget)
    {
        if (parts.Names.Any(name => name.EndsWith("Encryptions.xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith("EncryptInfo.xml", StringComparison.OrdinalIgnoreCase)))
            throw Refusal.Encrypted(" OFD ");
        var pages = new List<PlacedPage>();
        foreach (var root in Roots(parts, budget))
            Document(parts, root, pages, budget);
        if (pages.Count == 0)
            throw Refusal.Broken(" OFD ", "no pages");

        var lines = new TextLines(budget);
        foreach (var paragraph in ParagraphsOfPages.Of(pages, budget))
            lines.Add(paragraph);
        if (lines.IsEmpty)
            throw Refusal.Scan(pages.Count);
        return PlainReader.Checked(lines.ToString(), ReportFormat.Ofd, lines.Notes, budget);
    }

    private static List<string> Roots(ZipParts parts, Budget budget)
    {
        var roots = new List<string>();
        using var xml = parts.Xml("OFD.xml")!;
        var walk = new XmlWalk(xml, budget);
        if (walk.ToRoot())
            walk.Children(() =>
            {
                if (walk.Name != "DocBody")
                    walk.Skip();
                else
                    walk.Children(() =>
                    {
                        if (walk.Name == "DocRoot")
                            roots.Add(OfdNumbers.Words(walk).TrimStart('/'));
                        else
                            walk.Skip();
                    });
            });
        return roots;
    }

    private static void Document(ZipParts parts, string root, List<PlacedPage> pages, Budget budget)
    {
        var folder = root[..(root.LastIndexOf('/') + 1)];
        var size = a4;
        var places = new List<string>();
        var templates = new Dictionary<string, string>(StringComparer.Ordinal);
        using (var xml = parts.Xml(root) ?? throw Refusal.Broken(" OFD ", "no document part"))
        {
            var walk = new XmlWalk(xml, budget);
            if (walk.ToRoot())
                walk.Children(() => InDocument(walk, ref size, places, templates));
        }
        if (pages.Count + places.Count > budget.Limits.Pages)
            throw Refusal.TooMany("页数", budget.Limits.Pages);
        foreach (var place in places)
        {
            budget.CheckNow();
            pages.Add(Page(parts, folder, place, templates, size, budget));
        }
    }

    private static void InDocument(XmlWalk walk, ref (double Width, double Height) size, List<string> places, Dictionary<string, string> templates)
    {
        var found = size;
        switch (walk.Name)
        {
            case "CommonData":
                walk.Children(() =>
                {
                    if (walk.Name == "PageArea")
                    {
                        found = OfdNumbers.Area(walk, found);
                        return;
                    }
                    if (walk.Name == "TemplatePage" && walk.Attribute("ID") is { } id && walk.Attribute("BaseLoc") is { } place)
                        templates.TryAdd(id, place);
                    walk.Skip();
                });
                break;
            case "Pages":
                walk.Children(() =>
                {
                    if (walk.Name == "Page" && walk.Attribute("BaseLoc") is { } place)
                        places.Add(place);
                    walk.Skip();
                });
                break;
            default:
                walk.Skip();
                break;
        }
        size = found;
    }

    private static PlacedPage Page(ZipParts parts, string folder, string place, Dictionary<string, string> templates, (double Width, double Height) size, Budget budget)
    {
        var content = new OfdPage(size, budget);
        Load(place, isTemplate: false);
        // What stands on a template belongs to the page: forms and running heads do.
        foreach (var template in content.Templates.Distinct().Take(8))
            if (templates.TryGetValue(template, out var there))
                Load(there, isTemplate: true);
        return new PlacedPage(content.Size.Width, content.Size.Height, content.Glyphs);

        void Load(string at, bool isTemplate)
        {
            using var xml = parts.Xml(at.StartsWith('/') ? at : folder + at);
            if (xml is null)
            {
                if (isTemplate)
                    return;
                throw Refusal.Broken(" OFD ", string.Create(CultureInfo.InvariantCulture, $"missing {at}"));
            }
            var walk = new XmlWalk(xml, budget);
            if (walk.ToRoot())
                content.Load(walk);
        }
    }
}
