using Yizhi.Core.Catalogue;
using Yizhi.Core.Counting;
using Yizhi.Web.Figures;
using Yizhi.Web.Reports;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Dashboard;

/// <summary>The office's year on one page.</summary>
/// <param name="Scope">Unit and year.</param>
/// <param name="ReportTitle">The report whose order it follows.</param>
/// <param name="Sections">Its sections.</param>
/// <param name="Findings">What the checks found in its figures.</param>
public sealed record DashboardView(Scope Scope, string ReportTitle, IReadOnlyList<DashboardSection> Sections, IReadOnlyList<FindingLine> Findings)
{
    /// <summary>The anchor of the section whose months stand as numbers; empty for none. All of them together would make the page three times as heavy.</summary>
    public string Opened { get; init; } = "";

    private IEnumerable<DashboardLine> Lines => Sections.SelectMany(s => s.Lines);

    /// <summary>How many figures there are.</summary>
    public int Count => Lines.Count();
    /// <summary>How many ledgers' figures nobody kept.</summary>
    public int Missing => Lines.Count(l => l.Now.Value is FigureValue.Missing);
    /// <summary>How many are zero.</summary>
    public int Zero => Lines.Count(l => l.Now.Value is FigureValue.Known { Number: 0 });
    /// <summary>How many have no sense this year.</summary>
    public int NoSense => Lines.Count(l => l.Now.Value is FigureValue.NotApplicable);
    /// <summary>How many fail a check.</summary>
    public int Wrong => Lines.Count(l => l.Wrong is not null);
}

/// <summary>A heading of the report with its figures.</summary>
public sealed record DashboardSection(int Level, string Title, string Anchor, IReadOnlyList<DashboardLine> Lines);

/// <summary>One figure of the year.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Now">The year's figure.</param>
/// <param name="Then">The year before's.</param>
/// <param name="Change">How it moved, in short; null where the two can't be compared.</param>
/// <param name="Target">The value it should reach; null where none was set.</param>
/// <param name="Months">The values of the months; null for those that have not come yet.</param>
/// <param name="Light">How it stands against its target, or what the checks say; null where there is nothing to say.</param>
/// <param name="Wrong">What the checks found; null where all fits.</param>
public sealed record DashboardLine(Indicator Indicator, FigureMark Now, FigureMark Then, string? Change, decimal? Target, IReadOnlyList<FigureValue?> Months, Light? Light, string? Wrong);
