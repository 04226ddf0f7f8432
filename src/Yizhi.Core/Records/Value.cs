using System.Globalization;

namespace Yizhi.Core.Records;

/// <summary>A field's value. An empty field has no value at all; "not applicable" is a value of its own.</summary>
public abstract record Value
{
    private Value() { }

    /// <summary>Words, a code, a unit's code, a name, an id: whatever is compared letter by letter.</summary>
    public sealed record Text(string Words) : Value
    {
        /// <inheritdoc/>
        public override string ToString() => Words;
    }

    /// <summary>A number, exact; money is in yuan.</summary>
    public sealed record Number(decimal Amount) : Value
    {
        /// <inheritdoc/>
        public override string ToString() => Amount.ToString("0.####", CultureInfo.InvariantCulture);
    }

    /// <summary>A calendar day.</summary>
    public sealed record Day(DateOnly Date) : Value
    {
        /// <inheritdoc/>
        public override string ToString() => Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>A moment by the clock of Asia/Shanghai, to the minute.</summary>
    public sealed record Moment(DateTime At) : Value
    {
        /// <inheritdoc/>
        public override string ToString() => At.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>是 or 否.</summary>
    public sealed record Flag(bool Is) : Value
    {
        /// <inheritdoc/>
        public override string ToString() => Is ? "true" : "false";
    }

    /// <summary>Several codes, in the order chosen.</summary>
    public sealed record Codes(IReadOnlyList<string> Keys) : Value
    {
        /// <inheritdoc/>
        public bool Equals(Codes? other) => other is not null && Keys.SequenceEqual(other.Keys, StringComparer.Ordinal);
        /// <inheritdoc/>
        public override int GetHashCode() => Keys.Count == 0 ? 0 : HashCode.Combine(Keys.Count, Keys[0], Keys[^1]);
        /// <inheritdoc/>
        public override string ToString() => string.Join('；', Keys);
    }

    /// <summary>Repeated rows.</summary>
    public sealed record Rows(IReadOnlyList<Fields> Items) : Value
    {
        /// <inheritdoc/>
        public bool Equals(Rows? other) => other is not null && Items.SequenceEqual(other.Items);
        /// <inheritdoc/>
        public override int GetHashCode() => Items.Count;
        /// <inheritdoc/>
        public override string ToString() => $"{Items.Count} 行";
    }

    /// <summary>不适用: looked at, and found to have no sense here.</summary>
    public sealed record NotApplicable : Value
    {
        /// <inheritdoc/>
        public override string ToString() => "不适用";
    }

    /// <summary>The one value of "not applicable".</summary>
    public static readonly Value NoSense = new NotApplicable();

    /// <summary>Whether the value, as text, equals this; one of several codes is enough.</summary>
    internal bool Matches(string text) => this switch
    {
        Text words => string.Equals(words.Words, text, StringComparison.Ordinal),
        Codes codes => codes.Keys.Contains(text, StringComparer.Ordinal),
        Flag flag => flag.Is ? text is "true" : text is "false",
        NotApplicable => text is "not_applicable",
        _ => string.Equals(ToString(), text, StringComparison.Ordinal),
    };
}
