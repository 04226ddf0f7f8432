using Yizhi.Core.Catalogue;
using Yizhi.Core.Time;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Figures;

/// <summary>Everything a figure opens to.</summary>
/// <param name="Scope">Unit and period.</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="LedgerTitle">The ledger it is counted from.</param>
/// <param name="Mark">The figure.</param>
/// <param name="Formula">The 口径 in words.</param>
/// <param name="Reckoning">The arithmetic with its numbers, for derived figures.</param>
/// <param name="Parts">What a derived figure is made of.</param>
/// <param name="LastYear">The same months a year before.</param>
/// <param name="Change">What has changed since, in words.</param>
/// <param name="Months">Month by month; empty for a single month.</param>
/// <param name="Units">Unit by unit.</param>
/// <param name="UnitsAdd">Whether the units' figures add up to the whole.</param>
/// <param name="Slices">Broken down by field.</param>
/// <param name="Declared">What was declared beside what was counted.</param>
/// <param name="Records">The records behind it; null for a derived figure.</param>
public sealed record FigureView(
    Scope Scope, Indicator Indicator, string LedgerTitle, FigureMark Mark, IReadOnlyList<string> Formula, string? Reckoning, IReadOnlyList<FigureMark> Parts,
    FigureMark LastYear, string? Change, IReadOnlyList<MonthPoint> Months, IReadOnlyList<UnitLine> Units, bool UnitsAdd, IReadOnlyList<SliceGroup> Slices,
    DeclaredFigure? Declared, FigureRecords? Records);

/// <summary>A month's figure, and the same month's a year before.</summary>
public sealed record MonthPoint(Month Month, FigureMark Now, FigureMark Then);

/// <summary>A unit's share; <paramref name="IsOwn"/> marks what was entered at the unit itself, which opens no further.</summary>
public sealed record UnitLine(string Name, FigureMark Mark, bool IsOwn);

/// <summary>A figure broken down by one field.</summary>
/// <param name="Title">The field's title.</param>
/// <param name="Marks">The slices.</param>
/// <param name="Sum">The slices added up in words; null where they may overlap.</param>
public sealed record SliceGroup(string Title, IReadOnlyList<FigureMark> Marks, string? Sum);

/// <summary>A declared figure beside the counted one.</summary>
/// <param name="Shown">What was declared.</param>
/// <param name="Difference">The difference in words.</param>
/// <param name="IsSame">Whether both are the same number.</param>
/// <param name="Records">The declarations.</param>
public sealed record DeclaredFigure(string Shown, string Difference, bool IsSame, IReadOnlyList<RecordLine> Records);

/// <summary>A page of the records behind a figure.</summary>
/// <param name="Count">How many in all.</param>
/// <param name="Said">Their number and sum in words.</param>
/// <param name="Fits">Whether the sum is the figure.</param>
/// <param name="Page">The page shown.</param>
/// <param name="Pages">How many pages.</param>
/// <param name="Lines">The records of the page.</param>
/// <param name="Shares">Whether shares differ, so that the column says something.</param>
public sealed record FigureRecords(long Count, string Said, bool Fits, int Page, int Pages, IReadOnlyList<RecordLine> Lines, bool Shares);

/// <summary>A record in a list.</summary>
public sealed record RecordLine(Guid Id, string Number, string Title, string Ledger, DateOnly Day, string State, string Unit, string Share);

/// <summary>The figures of the ledgers of one subject, of all, or those that were looked for.</summary>
/// <param name="Scope">Unit and period.</param>
/// <param name="Part">The subject's key; <see cref="FigureQueries.Everything"/> for all, empty where something was looked for.</param>
/// <param name="Text">What was looked for.</param>
/// <param name="Parts">The subjects.</param>
/// <param name="Groups">The figures, by ledger.</param>
/// <param name="Known">How many of them are known.</param>
/// <param name="Missing">How many nobody kept.</param>
public sealed record FigureListView(Scope Scope, string Part, string Text, IReadOnlyList<(string Key, string Title)> Parts, IReadOnlyList<FigureGroup> Groups, int Known, int Missing)
{
    /// <summary>The address of a subject's figures in a period.</summary>
    public string Href(string part, Period period) => Address.With("/figures", ("unit", Scope.Code), ("period", period.ToString()), ("part", part), ("q", part.Length == 0 ? Text : ""));
}

/// <summary>The figures of one ledger.</summary>
public sealed record FigureGroup(string Key, string Title, IReadOnlyList<FigureLine> Lines);

/// <summary>A figure with its predecessor.</summary>
public sealed record FigureLine(FigureMark Mark, FigureMark Before);
