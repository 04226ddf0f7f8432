namespace Yizhi.Core.Records;

/// <summary>Something the user can put right, at the field where it is.</summary>
/// <param name="Field">The field's key; empty when it is about the whole record.</param>
/// <param name="Code">What is wrong; the words are in the resources.</param>
/// <param name="With">What the words name: the field's title, the value typed, the limit.</param>
public sealed record Fault(string Field, string Code, params IReadOnlyList<string> With)
{
    /// <summary>The fault in the reader's words.</summary>
    public override string ToString() => Wording.Words.Of(this);
}
