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
    /// <summary>The newest of what was said to the visitor and is not read.</summary>
    public IReadOnlyList<Notices.NoticeLine> Messages { get; init; } = [];
    /// <summary>Whether the list is the unit's; else it is what waits for the visitor.</summary>
    public bool IsOfUnit { get; init; }
    /// <summary>How much waits for the visitor.</summary>
    public int Mine { get; init; }
    /// <summary>How many deadlines of the unit are past.</summary>
    public int UnitLate { get; init; }
    /// <summary>The ledgers the visitor most likely records in next.</summary>
    public IReadOnlyList<(string Key, string Title)> Quick { get; init; } = [];
}

/// <summary>Due items of one urgency.</summary>
/// <param name="Title">已超期, 今天 …</param>
/// <param name="IsOver">Whether they are late.</param>
/// <param name="Count">How many in all.</param>
/// <param name="Items">The first of them.</param>
public sealed record DueGroup(string Title, bool IsOver, int Count, IReadOnlyList<DueItem> Items);

/// <summary>One thing due.</summary>
/// <param name="Record">The record.</param>
/// <param name="Ledger">The ledger's title.</param>
/// <param name="Title">The record's title.</param>
/// <param name="What">The deadline, or the state where none runs.</param>
/// <param name="Who">The handler, or the unit.</param>
/// <param name="Due">The last day; null where no deadline runs.</param>
/// <param name="Light">The lamp.</param>
public sealed record DueItem(Guid Record, string Ledger, string Title, string What, string Who, DateOnly? Due, Light? Light)
{
    /// <summary>The step the visitor may take next; null where it is another's turn.</summary>
    public (string Key, string Title)? Next { get; init; }
}
