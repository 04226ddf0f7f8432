using Yizhi.Core.Reports;

namespace Yizhi.Documents.Pages;

/// <summary>A stretch of text of one kind.</summary>
/// <param name="Bold">Whether it is set in bold.</param>
public abstract record Run(bool Bold)
{
    /// <summary>The run as a reader sees it.</summary>
    public abstract string Shown { get; }
}

/// <summary>Words.</summary>
/// <param name="Text">The words.</param>
/// <param name="Bold">Whether they are set in bold.</param>
public sealed record TextRun(string Text, bool Bold = false) : Run(Bold)
{
    /// <inheritdoc/>
    public override string Shown => Text;
}

/// <summary>A figure in its place in the text, still knowing what it counts.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Bold">Whether it is set in bold.</param>
public sealed record FigureRun(ReportFigure Figure, bool Bold = false) : Run(Bold)
{
    /// <inheritdoc/>
    public override string Shown => Figure.Shown;
}

/// <summary>What runs say together.</summary>
public static class RunText
{
    /// <summary>The runs as one line of plain text, figures in place.</summary>
    public static string Plain(this IEnumerable<Run> runs) => string.Concat(runs.Select(run => run.Shown));
}
