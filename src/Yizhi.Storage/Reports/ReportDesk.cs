using Yizhi.Core.Catalogue;
using Yizhi.Core.Checks;
using Yizhi.Core.Counting;
using Yizhi.Core.Reports;
using Yizhi.Core.Time;

namespace Yizhi.Storage.Reports;

/// <summary>Compiles reports from tallies.</summary>
public sealed class ReportDesk(Office office)
{
    /// <summary>Compiles a report of a unit and period, with what the checks find in its figures.</summary>
    public async Task<CompiledReport> Compile(ReportTemplate template, ReportProfile profile, CancellationToken cancel = default)
    {
        var now = await office.Figures.Sheet(profile.Unit.Code, profile.Period, cancel: cancel);
        var before = await office.Figures.Sheet(profile.Unit.Code, profile.Period.YearBefore, cancel: cancel);
        var report = ReportCompiler.Compile(office.Catalogue, template, profile,
            (indicator, period, slice) => (period == profile.Period ? now : before).Value(indicator, period, slice));
        return new CompiledReport(report, FigureChecks.Run(office.Catalogue, now, profile.Period, before));
    }
}

/// <summary>A report with the findings on its figures.</summary>
public sealed record CompiledReport(Report Report, IReadOnlyList<Finding> Findings);
