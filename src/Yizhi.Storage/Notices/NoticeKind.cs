namespace Yizhi.Storage.Notices;

/// <summary>What notices are about.</summary>
public static class NoticeKind
{
    /// <summary>A record came to somebody to act on.</summary>
    public const string Turn = "turn";
    /// <summary>A record was sent back.</summary>
    public const string Returned = "returned";
    /// <summary>催办.</summary>
    public const string Urged = "urged";
    /// <summary>A deadline is within its warning.</summary>
    public const string Soon = "soon";
    /// <summary>A deadline is over.</summary>
    public const string Over = "over";
    /// <summary>Anything else worth knowing.</summary>
    public const string Told = "told";

    /// <summary>All of them, in the order of urgency.</summary>
    public static readonly IReadOnlyList<string> All = [Over, Soon, Urged, Returned, Turn, Told];
}

/// <summary>Something to be said.</summary>
/// <param name="Kind">What about: one of <see cref="NoticeKind"/>.</param>
/// <param name="Text">The key of the text, in the engine's words.</param>
/// <param name="Record">The record; null where it is about none.</param>
/// <param name="With">What fills the text.</param>
public sealed record Message(string Kind, string Text, Guid? Record, params IReadOnlyList<string> With)
{
    /// <summary>What it must be said only once about; null where it may be said again.</summary>
    public string? Once { get; init; }
    /// <summary>What fills the text where it leaves the office: no title and no name of a person; null where it is the same.</summary>
    public IReadOnlyList<string>? Outside { get; init; }
    /// <summary>Whether a legal limit is at stake: then it goes out at once.</summary>
    public bool IsUrgent { get; init; }
    /// <summary>The unit whose work it is about: work apps of that unit and those above it are told what is urgent.</summary>
    public string Unit { get; init; } = "";
}
