using Yizhi.Core.Records;

namespace Yizhi.Core.Catalogue;

/// <summary>A structured condition over a record: equality, one of, comparison, presence, and, or, not. It is data, not a programming language.</summary>
public abstract record Filter
{
    private Filter() { }

    /// <summary>Every part holds.</summary>
    public sealed record All(IReadOnlyList<Filter> Parts) : Filter;
    /// <summary>At least one part holds.</summary>
    public sealed record Any(IReadOnlyList<Filter> Parts) : Filter;
    /// <summary>The part does not hold.</summary>
    public sealed record Not(Filter Part) : Filter;
    /// <summary>The field's value, as text, is one of these; of several codes, one is enough.</summary>
    public sealed record OneOf(string Field, IReadOnlyList<string> Values) : Filter;
    /// <summary>The field is filled, or is not.</summary>
    public sealed record Present(string Field, bool Is) : Filter;
    /// <summary>A number or a day within bounds; an empty field never is.</summary>
    public sealed record Within(string Field, Value? AtLeast, Value? Above, Value? AtMost, Value? Below) : Filter;
    /// <summary>A deadline of the record ended in time, or late.</summary>
    public sealed record Ended(string Deadline, bool InTime) : Filter;

    /// <summary>The fields it looks at, promoted names included.</summary>
    public IEnumerable<string> Fields => this switch
    {
        All all => all.Parts.SelectMany(p => p.Fields),
        Any any => any.Parts.SelectMany(p => p.Fields),
        Not not => not.Part.Fields,
        OneOf one => [one.Field],
        Present present => [present.Field],
        Within within => [within.Field],
        _ => [],
    };

    /// <summary>The deadlines it looks at.</summary>
    public IEnumerable<string> Deadlines => this switch
    {
        All all => all.Parts.SelectMany(p => p.Deadlines),
        Any any => any.Parts.SelectMany(p => p.Deadlines),
        Not not => not.Part.Deadlines,
        Ended ended => [ended.Deadline],
        _ => [],
    };

    private Func<Facts, bool>? compiled;

    /// <summary>Whether it holds; compiled at the first call.</summary>
    public bool Holds(Facts facts) => (compiled ??= Compile())(facts);

    /// <summary>Makes a delegate of it; the delegate is what counting calls.</summary>
    public Func<Facts, bool> Compile()
    {
        switch (this)
        {
            case All all:
                var every = all.Parts.Select(p => p.Compile()).ToArray();
                return facts => Array.TrueForAll(every, holds => holds(facts));
            case Any any:
                var some = any.Parts.Select(p => p.Compile()).ToArray();
                return facts => Array.Exists(some, holds => holds(facts));
            case Not not:
                var part = not.Part.Compile();
                return facts => !part(facts);
            case OneOf { Values: [var only], Field: var field }:
                return facts => facts[field]?.Matches(only) ?? false;
            case OneOf one:
                var set = one.Values.ToArray();
                return facts => facts[one.Field] is { } value && Array.Exists(set, value.Matches);
            case Present present:
                return facts => facts[present.Field] is not null and not Value.NotApplicable == present.Is;
            case Within within:
                return facts => facts[within.Field] is { } value && within.Holds(value);
            case Ended ended:
                return facts => facts.EndedInTime(ended.Deadline) == ended.InTime;
            default:
                throw new InvalidOperationException($"Unknown filter {GetType().Name}.");
        }
    }
}

/// <summary>Comparison of values within bounds.</summary>
internal static class Bounds
{
    public static bool Holds(this Filter.Within within, Value value) =>
        (within.AtLeast is null || Compare(value, within.AtLeast) is >= 0)
        && (within.Above is null || Compare(value, within.Above) is > 0)
        && (within.AtMost is null || Compare(value, within.AtMost) is <= 0)
        && (within.Below is null || Compare(value, within.Below) is < 0);

    private static int? Compare(Value a, Value b) => (a, b) switch
    {
        (Value.Number x, Value.Number y) => x.Amount.CompareTo(y.Amount),
        (Value.Day x, Value.Day y) => x.Date.CompareTo(y.Date),
        (Value.Moment x, Value.Day y) => DateOnly.FromDateTime(x.At).CompareTo(y.Date),
        _ => null,
    };
}
