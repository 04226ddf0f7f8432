namespace Yizhi.Core.Time;

/// <summary>A deadline of one record, as the record stands.</summary>
/// <param name="Key">The deadline's key in the ledger.</param>
/// <param name="Title">Its title.</param>
/// <param name="Start">The day of the event that started it; day zero.</param>
/// <param name="Due">The last day on which the act is in time.</param>
/// <param name="IsProvisional">Whether the day may still move because a year's holiday notice is missing.</param>
/// <param name="IsPaused">Whether the clock stands still; the due day then moves on until it goes on.</param>
/// <param name="IsOver">Whether the act was done, so that nothing is due any more.</param>
/// <param name="EndedOn">The day it was done, where the ledger keeps it.</param>
/// <param name="WarnOn">The day from which it is pressing.</param>
/// <param name="Law">The article it rests on, or the working rule.</param>
/// <param name="Reckoning">The arithmetic, line by line.</param>
/// <param name="Way">What the length means.</param>
public sealed record DeadlineState(
    string Key, string Title, DateOnly Start, DateOnly Due, bool IsProvisional, bool IsPaused, bool IsOver,
    DateOnly? EndedOn, DateOnly WarnOn, string Law, IReadOnlyList<ReckoningLine> Reckoning,
    DeadlineWay Way = DeadlineWay.Within)
{
    /// <summary>Whether somebody must act in time and has not yet; a shortest period asks nobody to hurry.</summary>
    public bool IsRunning => !IsOver && Way != DeadlineWay.Least;

    /// <summary>Whether the act kept the rule; null while its day is not known.</summary>
    public bool? WasKept => EndedOn is not { } ended ? null : Way == DeadlineWay.Least ? ended >= Due : ended <= Due;
}

/// <summary>What the length of a deadline means.</summary>
public enum DeadlineWay
{
    /// <summary>The act is due no later than the length after the event.</summary>
    Within,
    /// <summary>The act is due no later than the length before the event, as the notice of a hearing is.</summary>
    Before,
    /// <summary>The act must not come sooner than the length after the event, as the end of a public consultation.</summary>
    Least,
}

/// <summary>One line of a deadline's arithmetic.</summary>
public sealed record ReckoningLine(ReckoningKind Kind, DateOnly Day, Length? Length = null, DateOnly? Until = null);

/// <summary>What a line of the arithmetic tells.</summary>
public enum ReckoningKind
{
    /// <summary>The event; counting starts on the next day.</summary>
    Start,
    /// <summary>The clock started anew.</summary>
    Restart,
    /// <summary>The length ran out on this day.</summary>
    Length,
    /// <summary>The clock stood still after this day until another.</summary>
    Pause,
    /// <summary>An extension moved the end to this day.</summary>
    Extension,
    /// <summary>The end fell on a day off and moved to the next open day.</summary>
    Roll,
}
