using Yizhi.Core.Catalogue;
using Yizhi.Core.Checks;
using Yizhi.Core.Reports;
using Yizhi.Core.Time;
using Yizhi.Documents.Pages;
using Yizhi.Storage;
using Yizhi.Web.Figures;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Reports;

/// <summary>Reports, compiled from tallies when they are looked at.</summary>
/// <param name="office">The office.</param>
/// <param name="scopes">Finds unit and period.</param>
/// <param name="figures">Opens figures.</param>
public sealed class ReportQueries(Office office, Scopes scopes, FigureQueries figures)
{
    private const int RecordsShown = 5;

    /// <summary>The yearly report's template; null where the catalogue has none.</summary>
    public static ReportTemplate? TemplateOf(OfficeCatalogue catalogue) =>
        catalogue.Reports.GetValueOrDefault("annual") ?? catalogue.Reports.Values.OrderBy(r => r.Key, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>The report; null where there is no such unit or period, or the catalogue has no report.</summary>
    public async Task<ReportView?> Read(string period, string unit, string open, CancellationToken cancel = default)
    {
        if (!Period.TryParse(period, out _) || await scopes.Find(unit, period, cancel) is not { } scope || TemplateOf(office.Catalogue) is not { } template)
            return null;
        var compiled = await office.Reports.Compile(template, new ReportProfile(scope.Unit, scope.Period, office.Today), cancel);
        var report = compiled.Report;
        var document = PageDocument.From(report);
        var token = FigureToken.TryParse(open, out var asked) && report.Figures.ContainsKey(asked.ToString()) ? asked.ToString() : null;
        var opened = token is not null && report.Figures[token] is var figure
            ? await figures.Trace(scopes.Of(scope.Unit, figure.Period), figure.Indicator, figure.Slice, 1, RecordsShown, cancel) : null;
        return new ReportView(scope, report, document, [.. Outline(document.Blocks, compiled.Findings, token)],
            [.. compiled.Findings.OrderByDescending(f => f.Severity).Select(f => new FindingLine(f.Severity, f.Message, [.. f.Indicators.Select(k => new FigureLabel(k, office.Catalogue.Indicators[k].Title))]))], opened, token,
            document.Blocks.SelectMany(RunsOf).Sum(r => r.Shown.Count(char.IsLetterOrDigit)));
    }

    private static IEnumerable<OutlinePart> Outline(IReadOnlyList<Block> blocks, IReadOnlyList<Finding> findings, string? open)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i] is not Block.Heading { Level: 1 } part)
                continue;
            var inside = blocks.Skip(i + 1).TakeWhile(b => b is not Block.Heading { Level: 1 }).SelectMany(RunsOf).OfType<FigureRun>().Select(r => r.Figure).ToList();
            var wrong = findings.Where(f => f.Indicators.Any(k => inside.Any(x => x.Indicator == k))).ToList();
            var light = wrong.Any(f => f.Severity == Severity.Error) ? new Light("over", Texts.Say("outline.wrong", wrong.Count))
                : wrong.Count > 0 ? new Light("warn", Texts.Say("outline.look", wrong.Count))
                : inside.Count == 0 ? new Light("rest", Texts.Say("outline.words")) : new Light("done", Texts.Say("outline.figures", inside.Count));
            yield return new OutlinePart(part.Part, part.Number + part.Runs.Plain(), light, open is not null && inside.Any(x => x.Token == open));
        }
    }

    private static IEnumerable<Run> RunsOf(Block block) => block switch
    {
        Block.Heading heading => heading.Runs,
        Block.Paragraph paragraph => paragraph.Runs,
        Block.Table table => table.Rows.SelectMany(r => r.Cells).SelectMany(c => c),
        _ => [],
    };
}
