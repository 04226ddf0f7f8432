using Yizhi.Documents.Plain;
using Yizhi.Documents.Reading;

namespace Yizhi.Documents.Docx;

/// <summary>Reads the words of a Word document as a person sees them on its pages, with the numbers Word makes.</summary>
/// <remarks>The parts are walked through as XML: the library that writes them keeps a whole document in memory and forgives too much.</remarks>
internal static class DocxReader
{
    /// <summary>The name of the part with the text; null where the package is none of Word's.</summary>
    public static string? MainPart(ZipParts parts, Budget budget)
    {
        var found = Relations(parts, "_rels/.rels", budget)
            .Where(relation => relation.Type.EndsWith("/officeDocument", StringComparison.Ordinal))
            .Select(relation => relation.Target.TrimStart('/'))
            .FirstOrDefault(name => name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && !name.StartsWith("xl/", StringComparison.OrdinalIgnoreCase) && !name.StartsWith("ppt/", StringComparison.OrdinalIgnoreCase));
        if (found is not null && parts.Has(found))
            return found;
        return parts.Has("word/document.xml") ? "word/document.xml" : null;
    }

    public static ReportText Read(ZipParts parts, string main, Budget budget)
    {
        var slash = main.LastIndexOf('/');
        var (folder, name) = (main[..(slash + 1)], main[(slash + 1)..]);
        var relations = Relations(parts, $"{folder}_rels/{name}.rels", budget);
        var styles = new WordStyles();
        if (Open(parts, folder, Related(relations, "/styles", "styles.xml"), budget) is { } style)
            styles.Load(style);
        var lists = new WordLists();
        if (Open(parts, folder, Related(relations, "/numbering", "numbering.xml"), budget) is { } numbering)
            lists.Load(numbering);

        var lines = new TextLines(budget);
        using (var xml = parts.Xml(main)!)
        {
            var walk = new XmlWalk(xml, budget);
            if (!walk.ToRoot() || walk.Name != "document")
                throw Refusal.Broken(" Word ", "no document element");
            new WordBody(walk, styles, lists.Resolved(styles), lines).Read();
        }
        return PlainReader.Checked(lines.ToString(), ReportFormat.Docx, lines.Notes, budget);
    }

    private static XmlWalk? Open(ZipParts parts, string folder, string target, Budget budget)
    {
        var name = target.StartsWith('/') ? target : folder + target;
        if (parts.Xml(name) is not { } xml)
            return null;
        var walk = new XmlWalk(xml, budget);
        return walk.ToRoot() ? walk : null;
    }

    private static string Related(List<(string Type, string Target)> relations, string type, string usual) =>
        relations.FirstOrDefault(relation => relation.Type.EndsWith(type, StringComparison.Ordinal)).Target ?? usual;

    private static List<(string Type, string Target)> Relations(ZipParts parts, string name, Budget budget)
    {
        var relations = new List<(string, string)>();
        using var xml = parts.Xml(name);
        if (xml is null)
            return relations;
        var walk = new XmlWalk(xml, budget);
        if (walk.ToRoot())
            walk.Children(() =>
            {
                if (walk.Attribute("TargetMode") != "External")
                    relations.Add((walk.Attribute("Type") ?? "", walk.Attribute("Target") ?? ""));
                walk.Skip();
            });
        return relations;
    }
}
