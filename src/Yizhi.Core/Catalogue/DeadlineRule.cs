using Yizhi.Core.Time;

namespace Yizhi.Core.Catalogue;

/// <summary>A time limit of a ledger.</summary>
public sealed record DeadlineRule
{
    /// <summary>The key.</summary>
    public required string Key { get; init; }
    /// <summary>The title.</summary>
    public required string Title { get; init; }
    /// <summary>The date field that starts it.</summary>
    public required string From { get; init; }
    /// <summary>How long.</summary>
    public required LimitLength Within { get; init; }
    /// <summary>The states in which the act is done.</summary>
    public IReadOnlyList<string> Until { get; init; } = [];
    /// <summary>The date field that says when it was done.</summary>
    public string? DoneOn { get; init; }
    /// <summary>When there is such a deadline at all.</summary>
    public Filter? When { get; init; }
    /// <summary>Pairs of date fields between which the clock stands still.</summary>
    public IReadOnlyList<(string From, string To)> Pauses { get; init; } = [];
    /// <summary>A date field that starts the clock anew when filled.</summary>
    public string? Restart { get; init; }
    /// <summary>When it is extended, and by how much.</summary>
    public (Filter When, LimitLength By)? Extend { get; init; }
    /// <summary>What the length means.</summary>
    public DeadlineWay Way { get; init; }
    /// <summary>How long before the end it becomes pressing.</summary>
    public Length? Warn { get; init; }
    /// <summary>Whether an end on a day off moves to the next open day.</summary>
    public bool Roll { get; init; }
    /// <summary>Where it is written.</summary>
    public Place Place { get; init; }
}

/// <summary>A length set by law, or a working rule with its basis.</summary>
public abstract record LimitLength
{
    private LimitLength() { }
    /// <summary>Set by law, by date.</summary>
    public sealed record ByLaw(LawLength Length) : LimitLength;
    /// <summary>A working rule of the office.</summary>
    public sealed record ByRule(Length Length, string Basis) : LimitLength;

    /// <summary>The length for a clock that starts on a day.</summary>
    public Length On(DateOnly day) => this switch
    {
        ByLaw law => law.Length.On(day),
        ByRule rule => rule.Length,
        _ => throw new InvalidOperationException(),
    };

    /// <summary>What it rests on, in words.</summary>
    public string Cite() => this switch
    {
        ByLaw law => law.Length.Cite(),
        ByRule rule => rule.Basis,
        _ => "",
    };
}
