using Yizhi.Core.Records;
using Yizhi.Core.Time;
using Yizhi.Web.Figures;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Records;

/// <summary>A record with all that is known of it.</summary>
/// <param name="Scope">The office it belongs to and the year it happened in.</param>
/// <param name="Id">The id.</param>
/// <param name="LedgerKey">The ledger's key.</param>
/// <param name="LedgerTitle">The ledger's title.</param>
/// <param name="Number">The number; empty where the ledger numbers nothing.</param>
/// <param name="Title">The title.</param>
/// <param name="State">The state's title.</param>
/// <param name="Light">Its most urgent deadline.</param>
/// <param name="Handler">Who handles it; empty while nobody does.</param>
/// <param name="UnitName">Whose work it is.</param>
/// <param name="Today">Today.</param>
/// <param name="Facts">The filled fields.</param>
/// <param name="Empty">The titles of those not filled.</param>
/// <param name="Masked">How many values are masked.</param>
/// <param name="Deadlines">Its deadlines, with the title of the field each starts from.</param>
/// <param name="Evidence">Its files.</param>
/// <param name="Papers">The papers it can print, by key and title, and whether it has come so far.</param>
/// <param name="Counts">The figures it counts in.</param>
/// <param name="Entries">Its journal, newest first.</param>
/// <param name="Chain">Whether the journal holds together.</param>
/// <param name="Revealed">Whether personal values are shown, for this once.</param>
/// <param name="Faults">What was wrong with the reason given.</param>
/// <param name="Reason">The reason as typed.</param>
/// <param name="Acts">What the visitor may do.</param>
public sealed record RecordView(
    Scope Scope, Guid Id, string LedgerKey, string LedgerTitle, string Number, string Title, string State, Light? Light, string Handler, string UnitName, DateOnly Today,
    IReadOnlyList<Fact> Facts, IReadOnlyList<string> Empty, int Masked, IReadOnlyList<RecordDeadline> Deadlines, IReadOnlyList<EvidenceFile> Evidence, IReadOnlyList<PrintedPaper> Papers,
    IReadOnlyList<CountsIn> Counts, IReadOnlyList<TimelineEntry> Entries, ChainState Chain, bool Revealed, IReadOnlyList<Fault> Faults, string Reason, RecordActs Acts);

/// <summary>What the visitor may do with the record as it stands.</summary>
/// <param name="Steps">The steps that are open, by key and title; the first is the next.</param>
/// <param name="MayCorrect">Whether it may be corrected and withdrawn.</param>
/// <param name="MayReveal">Whether personal values may be shown.</param>
/// <param name="Version">The version on the page.</param>
public sealed record RecordActs(IReadOnlyList<(string Key, string Title)> Steps, bool MayCorrect, bool MayReveal, int Version)
{
    /// <summary>The states it may be sent back to.</summary>
    public IReadOnlyList<Core.Catalogue.State> Back { get; init; } = [];
}

/// <summary>A filled field.</summary>
/// <param name="Title">The field's title.</param>
/// <param name="Text">The value in words.</param>
/// <param name="IsMasked">Whether it is masked.</param>
/// <param name="IsWide">Whether it wants the whole line.</param>
/// <param name="Href">Where it leads; null where nowhere.</param>
/// <param name="Table">Repeated rows; null for a single value.</param>
public sealed record Fact(string Title, string Text, bool IsMasked, bool IsWide, string? Href, FactTable? Table);

/// <summary>Repeated rows.</summary>
public sealed record FactTable(IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<Fact>> Rows);

/// <summary>A deadline with the title of the field that starts it, and its days one by one.</summary>
public sealed record RecordDeadline(DeadlineState State, string From, Light Light, IReadOnlyList<DayLine> Days);

/// <summary>A paper the record can print; from which state, where it has not come so far.</summary>
public sealed record PrintedPaper(string Key, string Title, string? OnlyFrom);

/// <summary>An evidence file.</summary>
public sealed record EvidenceFile(string Name, string FileName, string Hash, string By, DateTime At, bool IsIntact)
{
    /// <summary>The media type where it can be shown in place.</summary>
    public string? Kind { get; init; }
}

/// <summary>A figure the record counts in.</summary>
/// <param name="Mark">The figure of the office and year.</param>
/// <param name="Share">The record's share in words.</param>
/// <param name="Day">The day it counts on.</param>
/// <param name="Slices">The slices it counts in.</param>
public sealed record CountsIn(FigureMark Mark, string Share, DateOnly Day, IReadOnlyList<FigureMark> Slices);

/// <summary>A journal entry in words.</summary>
/// <param name="Act">What was done.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When, in Asia/Shanghai.</param>
/// <param name="IsStep">Whether it moved the record on.</param>
/// <param name="Reason">The reason; null where none was asked.</param>
/// <param name="Changes">What changed.</param>
/// <param name="Hash">Its hash, as a short mark.</param>
public sealed record TimelineEntry(string Act, string By, DateTime At, bool IsStep, string? Reason, IReadOnlyList<ValueChange> Changes, string Hash);

/// <summary>A change before and after; <paramref name="Before"/> is null in the first entry.</summary>
public sealed record ValueChange(string Title, string? Before, string After);

/// <summary>Whether a record's journal holds together, and its last hash.</summary>
public sealed record ChainState(bool Holds, int Entries, string Head);
