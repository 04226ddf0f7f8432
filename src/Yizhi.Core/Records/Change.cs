namespace Yizhi.Core.Records;

/// <summary>What a person does to a record.</summary>
public abstract record Change
{
    private Change() { }

    /// <summary>A new entry. With a state other than the first it is a late entry (补录) of work already done: everything the steps on the way ask for is then needed at once.</summary>
    public sealed record Enter(Guid Id, string Unit, IReadOnlyDictionary<string, Value?> Values, string? State = null, string Handler = "", string? External = null) : Change;

    /// <summary>A step of the flow.</summary>
    /// <param name="Step">The step's key.</param>
    /// <param name="Values">What the step asked for.</param>
    /// <param name="Evidence">The names of the evidence attached in the same act.</param>
    public sealed record Take(string Step, IReadOnlyDictionary<string, Value?> Values, IReadOnlyCollection<string> Evidence) : Change;

    /// <summary>更正: fields put right, with a reason.</summary>
    public sealed record Correct(IReadOnlyDictionary<string, Value?> Values, string Reason) : Change;

    /// <summary>撤销, with a reason.</summary>
    public sealed record Withdraw(string Reason) : Change;

    /// <summary>退回、重新办理: back to a state it came through, with a reason. What the steps after it asked for is emptied, so that nothing counts that is not done; the journal keeps it.</summary>
    public sealed record Return(string State, string Reason) : Change;

    /// <summary>The record moves to another unit, with a reason.</summary>
    public sealed record Move(string Unit, string Reason) : Change;

    /// <summary>Another person handles it from now on; with a reason where work is handed over.</summary>
    public sealed record Assign(string Handler, string Reason = "") : Change;
}

/// <summary>What a change comes to, before it is stored.</summary>
public abstract record Decision
{
    private Decision() { }
    /// <summary>The record as it will be, and what the journal says of it.</summary>
    public sealed record Accepted(Record After, string Act, string? Reason) : Decision;
    /// <summary>All that must be put right first.</summary>
    public sealed record Refused(IReadOnlyList<Fault> Faults) : Decision;
}
