using Yizhi.Core.Catalogue;
using Yizhi.Web.Figures;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Ledgers;

/// <summary>All ledgers by subsystem.</summary>
public sealed record LedgerIndexView(Scope Scope, IReadOnlyList<Subsystem> Subsystems);

/// <summary>A subsystem's ledgers.</summary>
public sealed record Subsystem(string Title, IReadOnlyList<LedgerLine> Ledgers);

/// <summary>A ledger with the number of its entries.</summary>
public sealed record LedgerLine(string Key, string Title, string Purpose, FigureMark Entries);

/// <summary>A list of records.</summary>
/// <param name="Scope">Unit and year; where all years are asked for, the last.</param>
/// <param name="AllYears">Whether all years are shown.</param>
/// <param name="Ledger">The ledger.</param>
/// <param name="Query">What was asked for.</param>
/// <param name="Chips">The filters in force, each with the address without it.</param>
/// <param name="Choices">What can be filtered by.</param>
/// <param name="Totals">The ledger's main figures; empty where no one year is shown.</param>
/// <param name="Columns">The heads.</param>
/// <param name="Rows">The records of the page.</param>
/// <param name="Count">How many records in all.</param>
/// <param name="Page">The page shown.</param>
/// <param name="Pages">How many pages.</param>
/// <param name="MayEnter">Whether the visitor may enter a record.</param>
public sealed record LedgerView(
    Scope Scope, bool AllYears, Ledger Ledger, ListQuery Query, IReadOnlyList<Chip> Chips, IReadOnlyList<Choice> Choices, IReadOnlyList<Total> Totals,
    IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows, int Count, int Page, int Pages, bool MayEnter)
{
    /// <summary>Views kept under a name: the visitor's own, and those of the office.</summary>
    public IReadOnlyList<ViewLine> Views { get; init; } = [];
    /// <summary>The fields that can be columns, and whether they are.</summary>
    public IReadOnlyList<(string Key, string Title, bool IsShown)> Fields { get; init; } = [];
    /// <summary>What may be done with several records at once.</summary>
    public IReadOnlyList<(string Key, string Title)> Acts { get; init; } = [];
    /// <summary>What was searched for, word by word, to be marked.</summary>
    public IReadOnlyList<string> Terms { get; init; } = [];
}

/// <summary>A main figure of the ledger, and what of it the filter leaves; null where that can't be summed.</summary>
public sealed record Total(FigureMark Mark, string? Left);

/// <summary>A view of the list kept under a name.</summary>
public sealed record ViewLine(Guid Id, string Name, string Href, bool IsShared, bool IsOwn);

/// <summary>A list on paper.</summary>
/// <param name="Ledger">The ledger.</param>
/// <param name="Scope">Unit and year.</param>
/// <param name="Chips">The filters in force.</param>
/// <param name="Columns">The heads.</param>
/// <param name="Rows">The records.</param>
/// <param name="Count">How many there are in all; more than the rows where the list was cut.</param>
/// <param name="At">When it was printed.</param>
/// <param name="By">By whom.</param>
public sealed record PrintedList(Ledger Ledger, Scope Scope, IReadOnlyList<Chip> Chips, IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows, int Count, DateTime At, string By);

/// <summary>A filter in force.</summary>
public sealed record Chip(string Title, string Value, string Without);

/// <summary>A field to filter by.</summary>
public sealed record Choice(string Name, string Title, IReadOnlyList<(string Value, string Title)> Options, string Chosen);

/// <summary>A column's head; <paramref name="Sort"/> is the address that sorts by it, null where none does.</summary>
public sealed record Column(string Title, bool IsNumber, string? Sort, string? Sorted);

/// <summary>A record's row.</summary>
public sealed record Row(Guid Id, string Number, string Title, Light? Light, string State, IReadOnlyList<Cell> Cells, string Unit, DateOnly Day);

/// <summary>A cell.</summary>
public readonly record struct Cell(string Text, bool IsNumber, bool IsMasked);
