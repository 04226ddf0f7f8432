using Yizhi.Core.Time;
using Yizhi.Web.Figures;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Desk;

/// <summary>What is due, what the year came to, and the way to everything else.</summary>
/// <param name="Scope">Unit and year; null while no units are set up.</param>
/// <param name="Today">Today.</param>
/// <param name="Due">What is due, most urgent first, in groups.</param>
/// <param name="Open">How many deadlines run in all.</param>
/// <param name="ReportTitle">The year's report; null where the catalogue has none.</param>
/// <param name="Ledgers">The ledgers with entries this year, fullest first.</param>
/// <param name="Quiet">How many ledgers have no entry this year.</param>
public sealed record DeskView(Scope? Scope, DateOnly Today, IReadOnlyList<DueGroup> Due, int Open, string? ReportTitle, IReadOnlyList<FigureMark> Ledgers, int Quiet)
{
    /// <summary>What the visitor typed and has not saved.</summary>
    public IReadOnlyList<Forms.DraftLine> Drafts { get; init; } = [];
}

/// <summary>Due items of one urgency.</summary>
/// <param name="Title">已超期, 今天 …</param>
/// <param name="IsOver">Whether they are late.</param>
/// <param name="Count">How many in all.</param>
/// <param name="Items">The first of them.</param>
public sealed record DueGroup(string Title, bool IsOver, int Count, IReadOnlyList<DueItem> Items);

/// <summary>One thing due.</summary>
public sealed record DueItem(Guid Record, string Ledger, string Title, string What, string Who, DateOnly Due, Light Light);
