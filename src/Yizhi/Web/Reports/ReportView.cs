using Yizhi.Core.Catalogue;
using Yizhi.Core.Reports;
using Yizhi.Documents.Pages;
using Yizhi.Web.Figures;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Reports;

/// <summary>A report as a paper page.</summary>
/// <param name="Scope">Unit and period.</param>
/// <param name="Report">The compiled report.</param>
/// <param name="Paper">The report laid out as a document.</param>
/// <param name="Outline">Its parts.</param>
/// <param name="Findings">What the checks found.</param>
/// <param name="Opened">The figure that is open; null where none is.</param>
/// <param name="OpenToken">Its token.</param>
/// <param name="Characters">Characters of the text, blanks and marks left out.</param>
public sealed record ReportView(
    Scope Scope, Report Report, PageDocument Paper, IReadOnlyList<OutlinePart> Outline, IReadOnlyList<FindingLine> Findings,
    FigureView? Opened, string? OpenToken, int Characters);

/// <summary>A part of the outline.</summary>
public sealed record OutlinePart(string? Anchor, string Title, Light Light, bool IsOpen);

/// <summary>A finding, with the figures it is about.</summary>
public sealed record FindingLine(Severity Severity, string Message, IReadOnlyList<FigureLabel> Figures)
{
    /// <summary>The shape and colour of its lamp.</summary>
    public string Kind => Severity switch { Severity.Error => "over", Severity.Warning => "warn", _ => "rest" };
}

/// <summary>An indicator by its key and title.</summary>
public sealed record FigureLabel(string Key, string Title);
