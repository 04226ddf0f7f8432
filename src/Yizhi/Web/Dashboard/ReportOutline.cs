using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Reports;

namespace Yizhi.Web.Dashboard;

/// <summary>A heading of the report with the indicators that stand under it.</summary>
/// <param name="Level">1 for a part, 2 and 3 for sections.</param>
/// <param name="Title">The heading.</param>
/// <param name="Indicators">Their keys, in the order of the text; each stands once in a report, where it is named first.</param>
public sealed record OutlineSection(int Level, string Title, IReadOnlyList<string> Indicators);

/// <summary>The order of a report: its template's headings and the indicators its text names, whether or not a year has anything to say of them.</summary>
public static partial class ReportOutline
{
    private static readonly ConditionalWeakTable<ReportTemplate, IReadOnlyList<OutlineSection>> Known = [];

    /// <summary>The sections of a template that name an indicator, and the headings above them.</summary>
    public static IReadOnlyList<OutlineSection> Of(OfficeCatalogue catalogue, ReportTemplate template) => Known.GetValue(template, t => Read(catalogue, t));

    private static List<OutlineSection> Read(OfficeCatalogue catalogue, ReportTemplate template)
    {
        var names = (LiquidTemplate.Parse(template.Template, out _)?.Names ?? []).Where(n => n.Segments.Count >= 2).Select(n => (n.Line, n.Column, Key: $"{n.Segments[0]}.{n.Segments[1]}")).Where(n => catalogue.Indicators.ContainsKey(n.Key)).OrderBy(n => n.Line).ThenBy(n => n.Column).ToList();
        var headings = template.Template.Split('\n').Select((text, i) => (Match: Heading().Match(text.TrimEnd('\r')), Line: i + 1)).Where(h => h.Match.Success).Select(h => (h.Match.Groups["marks"].Length, h.Match.Groups["title"].Value.Trim(), h.Line)).ToList();
        var said = new HashSet<string>(StringComparer.Ordinal);
        var sections = new List<OutlineSection>();
        foreach (var ((level, title, line), i) in headings.Select((h, i) => (h, i)))
        {
            var until = i + 1 < headings.Count ? headings[i + 1].Line : int.MaxValue;
            // What stands above the first heading belongs to it.
            sections.Add(new OutlineSection(level, title, [.. names.Where(n => (i == 0 || n.Line >= line) && n.Line < until && said.Add(n.Key)).Select(n => n.Key)]));
        }
        return [.. sections.Where((s, i) => s.Indicators.Count > 0 || sections.Skip(i + 1).TakeWhile(x => x.Level > s.Level).Any(x => x.Indicators.Count > 0))];
    }

    [GeneratedRegex(@"^(?<marks>#{1,3})\s+(?<title>[^{]+)(?:\{#.*)?$")]
    private static partial Regex Heading();
}
