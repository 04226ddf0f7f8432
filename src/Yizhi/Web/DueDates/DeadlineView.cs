using Yizhi.Core.Records;
using Yizhi.Core.Time;
using Yizhi.Web.Shared;

namespace Yizhi.Web.DueDates;

/// <summary>The running deadlines of a unit.</summary>
/// <param name="Scope">The unit.</param>
/// <param name="Query">What was asked.</param>
/// <param name="Today">Today.</param>
/// <param name="Counts">How many there are of each state, under all other conditions.</param>
/// <param name="Total">How many fit all conditions.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Rows">The rows of the page; empty in the calendar.</param>
/// <param name="Ledgers">The ledgers with deadlines, by key and title.</param>
/// <param name="Load">Who has how many, the latest first.</param>
/// <param name="Calendar">The month; null in the list.</param>
public sealed record DeadlinesView(Scope Scope, DeadlineQuery Query, DateOnly Today, IReadOnlyDictionary<string, int> Counts, int Total, int Page, IReadOnlyList<DeadlineLine> Rows,
    IReadOnlyList<(string Key, string Title)> Ledgers, IReadOnlyList<LoadLine> Load, CalendarMonth? Calendar)
{
    /// <summary>How many rows a page has.</summary>
    public const int Size = 50;

    /// <summary>How many pages.</summary>
    public int Pages => Math.Max(1, (Total + Size - 1) / Size);
}

/// <summary>One deadline.</summary>
/// <param name="Record">The record.</param>
/// <param name="Key">The deadline's key.</param>
/// <param name="Ledger">The ledger's title.</param>
/// <param name="Number">The record's number; empty where it has none.</param>
/// <param name="Title">The record's title.</param>
/// <param name="What">The deadline's title.</param>
/// <param name="Who">The handler, or the unit where nobody handles it.</param>
/// <param name="Unit">The unit's name.</param>
/// <param name="Start">The day that started it.</param>
/// <param name="Due">The last day.</param>
/// <param name="IsProvisional">Whether the last day may still move.</param>
/// <param name="Pauses">How long it stood still, in words; empty where it never did.</param>
/// <param name="Law">What it rests on.</param>
/// <param name="IsLaw">Whether that is a law.</param>
/// <param name="Light">The lamp.</param>
public sealed record DeadlineLine(Guid Record, string Key, string Ledger, string Number, string Title, string What, string Who, string Unit, DateOnly Start, DateOnly Due, bool IsProvisional, string Pauses, string Law, bool IsLaw, Light Light);

/// <summary>How much one person has running.</summary>
/// <param name="Person">The name; empty for what nobody handles.</param>
/// <param name="Over">How many are over.</param>
/// <param name="Soon">How many are within their warning.</param>
/// <param name="All">How many run.</param>
public sealed record LoadLine(string Person, int Over, int Soon, int All);

/// <summary>A month with what falls due in it.</summary>
/// <param name="Month">The month.</param>
/// <param name="Weeks">Its weeks, Monday first; null for days of the months beside it.</param>
public sealed record CalendarMonth(Month Month, IReadOnlyList<IReadOnlyList<CalendarDay?>> Weeks);

/// <summary>One day.</summary>
/// <param name="Day">The day.</param>
/// <param name="IsOpen">Whether offices are open.</param>
/// <param name="Count">How many deadlines end on it.</param>
/// <param name="First">The first of them.</param>
public sealed record CalendarDay(DateOnly Day, bool IsOpen, int Count, IReadOnlyList<DeadlineLine> First);

/// <summary>What a pause would do to a deadline.</summary>
/// <param name="Scope">The unit.</param>
/// <param name="Line">The deadline as it is.</param>
/// <param name="From">The first day as typed.</param>
/// <param name="To">The last day as typed.</param>
/// <param name="MayPause">Whether the rule knows pauses at all.</param>
/// <param name="Now">The deadline as it is, day by day.</param>
/// <param name="Then">The deadline as it would be; null before anything is asked.</param>
/// <param name="Moved">By how many days it would move.</param>
/// <param name="Today">Today.</param>
/// <param name="Faults">What was wrong with the days.</param>
public sealed record WhatIfView(Scope Scope, DeadlineLine Line, string From, string To, bool MayPause, DeadlineState Now, (DeadlineState State, IReadOnlyList<DayLine> Days)? Then, int Moved, DateOnly Today, IReadOnlyList<Fault> Faults);
