namespace Yizhi.Storage.Jobs;

/// <summary>A piece of scheduled work: whoever holds its lease does it, and nobody else.</summary>
public sealed class JobRow
{
    /// <summary>The job's name.</summary>
    public required string Name { get; init; }
    /// <summary>When it is next due, in UTC.</summary>
    public required DateTime DueAt { get; set; }
    /// <summary>The runner that does it; null while nobody does.</summary>
    public string? Holder { get; set; }
    /// <summary>Until when the runner may hold it without a sign of life.</summary>
    public DateTime? Until { get; set; }
    /// <summary>When it was last begun.</summary>
    public DateTime? StartedAt { get; set; }
    /// <summary>When it last ended.</summary>
    public DateTime? EndedAt { get; set; }
    /// <summary>Whether it ended well.</summary>
    public bool? Ok { get; set; }
    /// <summary>What it came to, in a line.</summary>
    public string? Result { get; set; }
    /// <summary>How often it was done.</summary>
    public long Runs { get; set; }
}
