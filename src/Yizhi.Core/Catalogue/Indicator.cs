namespace Yizhi.Core.Catalogue;

/// <summary>How an indicator comes to its value.</summary>
public enum IndicatorKind
{
    /// <summary>Records, or rows of records, that meet the condition, counted on their day.</summary>
    Count,
    /// <summary>A number field of them added up.</summary>
    Sum,
    /// <summary>Records valid at the end of the period.</summary>
    Stock,
    /// <summary>Different values of a field within the period, or, with validity, at its end.</summary>
    Distinct,
    /// <summary>One indicator by another.</summary>
    Ratio,
    /// <summary>Indicators of one measure added.</summary>
    Total,
    /// <summary>The first less the others, all of one measure.</summary>
    Difference,
    /// <summary>Entered or read from a report; never counted from records of work.</summary>
    Declared,
}

/// <summary>A statistical quantity: what is counted, of which records, on which day, in which counting unit.</summary>
public sealed record Indicator
{
    /// <summary>Stands in a ratio for the number of months of the period.</summary>
    public const string PeriodMonths = "period.months";

    /// <summary>The key, such as <c>dispute.mediated</c>.</summary>
    public required string Key { get; init; }
    /// <summary>The title.</summary>
    public required string Title { get; init; }
    /// <summary>The counting unit.</summary>
    public required Measure Measure { get; init; }
    /// <summary>The kind.</summary>
    public required IndicatorKind Kind { get; init; }
    /// <summary>The ledger it stands in; every record counted is of this ledger.</summary>
    public required string Ledger { get; init; }
    /// <summary>The definitions through time, earliest first; at least one where the indicator is counted.</summary>
    public IReadOnlyList<Definition> Definitions { get; init; } = [];
    /// <summary>The indicators a derived one is made of.</summary>
    public IReadOnlyList<string> Of { get; init; } = [];
    /// <summary>Decimals shown.</summary>
    public int Places { get; init; }
    /// <summary>The whole sentence a report says when it is zero.</summary>
    public string? Zero { get; init; }
    /// <summary>What offices call it.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];
    /// <summary>The 口径 in words.</summary>
    public string? Note { get; init; }
    /// <summary>Where it is written.</summary>
    public Place Place { get; init; }

    /// <summary>Whether it is counted from contributions, not from other indicators.</summary>
    public bool IsBase => Kind is IndicatorKind.Count or IndicatorKind.Sum or IndicatorKind.Stock or IndicatorKind.Distinct or IndicatorKind.Declared;

    /// <summary>Whether it is taken at the end of the period, from all that came before, instead of within the period.</summary>
    public bool IsAtEnd => Definitions.Count > 0 && Definitions[0].ValidFrom is not null;
}

/// <summary>What an indicator counts from a day on.</summary>
public sealed record Definition
{
    /// <summary>The first day it holds for; the default holds always.</summary>
    public DateOnly Since { get; init; } = DateOnly.MinValue;
    /// <summary>Where the definition comes from.</summary>
    public string? Source { get; init; }
    /// <summary>The date field whose day counts; for stocks, the day validity begins.</summary>
    public required string On { get; init; }
    /// <summary>Which records count.</summary>
    public Filter? When { get; init; }
    /// <summary>The fields that slice it.</summary>
    public IReadOnlyList<string> By { get; init; } = [];
    /// <summary>The number field added up.</summary>
    public string? Sum { get; init; }
    /// <summary>The field whose different values are counted.</summary>
    public string? Distinct { get; init; }
    /// <summary>The rows field whose rows are counted.</summary>
    public string? Each { get; init; }
    /// <summary>Which rows count.</summary>
    public Filter? Where { get; init; }
    /// <summary>The date field from which a record is valid.</summary>
    public string? ValidFrom { get; init; }
    /// <summary>The date field of its last valid day; empty means still valid.</summary>
    public string? ValidUntil { get; init; }
}
