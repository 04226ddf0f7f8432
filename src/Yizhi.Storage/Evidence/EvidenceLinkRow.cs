namespace Yizhi.Storage.Evidence;

/// <summary>An evidence file of a record.</summary>
public sealed class EvidenceLinkRow
{
    /// <summary>The record.</summary>
    public required Guid Record { get; init; }
    /// <summary>The file.</summary>
    public required string Hash { get; init; }
    /// <summary>What it is: the name the step asks for, such as 调解协议书.</summary>
    public required string Name { get; init; }
    /// <summary>The file name it came under.</summary>
    public required string FileName { get; init; }
    /// <summary>When it was attached, in UTC.</summary>
    public required DateTime At { get; init; }
    /// <summary>Who attached it.</summary>
    public required string ActorName { get; init; }
}
