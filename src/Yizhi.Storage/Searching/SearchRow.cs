namespace Yizhi.Storage.Searching;

/// <summary>A record in the index of words; its grams are kept as the database keeps such things best.</summary>
public sealed class SearchRow
{
    /// <summary>The number under which the index knows it.</summary>
    public long Id { get; init; }
    /// <summary>The record.</summary>
    public required Guid Record { get; init; }
}
