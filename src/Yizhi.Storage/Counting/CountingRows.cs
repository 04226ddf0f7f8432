namespace Yizhi.Storage.Counting;

/// <summary>A contribution as stored.</summary>
public sealed class ContributionRow
{
    /// <summary>The record.</summary>
    public required Guid Record { get; init; }
    /// <summary>The series: unit, indicator and slice.</summary>
    public required int Series { get; init; }
    /// <summary>The district's six digits.</summary>
    public required string District { get; init; }
    /// <summary>The day.</summary>
    public required DateOnly Day { get; init; }
    /// <summary>Ten-thousandths.</summary>
    public required long Value { get; init; }
    /// <summary>The value whose differences are counted.</summary>
    public required string Distinct { get; init; }
}

/// <summary>A unit's indicator in one slice, under a number: contributions name it by the number, which keeps the largest table a third of the size.</summary>
public sealed class SeriesRow
{
    /// <summary>The number.</summary>
    public int Id { get; init; }
    /// <summary>The unit's code.</summary>
    public required string Unit { get; init; }
    /// <summary>The indicator's key.</summary>
    public required string Indicator { get; init; }
    /// <summary>The slice.</summary>
    public required string Slice { get; init; }
}

/// <summary>A tally as stored.</summary>
public sealed class TallyRow
{
    /// <summary>The unit's code.</summary>
    public required string Unit { get; init; }
    /// <summary>The month's number.</summary>
    public required int Month { get; init; }
    /// <summary>The indicator's key.</summary>
    public required string Indicator { get; init; }
    /// <summary>The slice.</summary>
    public required string Slice { get; init; }
    /// <summary>The district's six digits.</summary>
    public required string District { get; init; }
    /// <summary>The sum, in ten-thousandths.</summary>
    public required long Value { get; init; }
    /// <summary>How many contributions it sums.</summary>
    public required long Count { get; init; }
}
