using Yizhi.Core.Records;

namespace Yizhi.Storage.Records;

/// <summary>Every way a save can end.</summary>
public abstract record SaveOutcome
{
    private SaveOutcome() { }
    /// <summary>Saved and on disk.</summary>
    public sealed record Saved(Record Record) : SaveOutcome;
    /// <summary>Not saved; all that must be put right first.</summary>
    public sealed record Refused(IReadOnlyList<Fault> Faults) : SaveOutcome;
    /// <summary>Not saved: a colleague changed the record meanwhile.</summary>
    public sealed record Overtaken(string By, int TheirVersion) : SaveOutcome;
}

/// <summary>One record's way in one go: how it is entered and what is done with it afterwards.</summary>
/// <param name="Ledger">The ledger's key.</param>
/// <param name="Enter">How it is entered.</param>
/// <param name="By">Who enters it.</param>
/// <param name="Then">What follows, in order.</param>
/// <param name="At">When it was entered, by the writer's clock; null means now.</param>
/// <param name="Attachments">Evidence brought when it is entered.</param>
public sealed record Story(string Ledger, Change.Enter Enter, Actor By, IReadOnlyList<Chapter> Then, DateTimeOffset? At = null, IReadOnlyList<Attachment>? Attachments = null);

/// <summary>One further act of a story.</summary>
public sealed record Chapter(Change Change, Actor By, DateTimeOffset? At = null, IReadOnlyList<Attachment>? Attachments = null);
