using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Yizhi.Core.Records;

/// <summary>The filled fields of a record or a row, by key. What is not here was not filled.</summary>
public sealed class Fields : IReadOnlyDictionary<string, Value>, IEquatable<Fields>
{
    /// <summary>No field filled.</summary>
    public static readonly Fields Empty = new(new Dictionary<string, Value>());

    private readonly Dictionary<string, Value> values;

    private Fields(Dictionary<string, Value> values) => this.values = values;

    /// <summary>Takes a copy of the values given.</summary>
    public static Fields Of(IEnumerable<KeyValuePair<string, Value>> values) =>
        new(new Dictionary<string, Value>(values, StringComparer.Ordinal));

    /// <summary>The same with some values replaced; null empties a field.</summary>
    public Fields With(IEnumerable<KeyValuePair<string, Value?>> changes)
    {
        var copy = new Dictionary<string, Value>(values, StringComparer.Ordinal);
        foreach (var (key, value) in changes)
            if (value is null)
                copy.Remove(key);
            else
                copy[key] = value;
        return new Fields(copy);
    }

    /// <summary>The value, or null where the field is empty.</summary>
    public Value? Get(string key) => values.GetValueOrDefault(key);

    /// <inheritdoc/>
    public Value this[string key] => values[key];
    /// <inheritdoc/>
    public IEnumerable<string> Keys => values.Keys;
    /// <inheritdoc/>
    public IEnumerable<Value> Values => values.Values;
    /// <inheritdoc/>
    public int Count => values.Count;
    /// <inheritdoc/>
    public bool ContainsKey(string key) => values.ContainsKey(key);
    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Value value) => values.TryGetValue(key, out value);
    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, Value>> GetEnumerator() => values.GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(Fields? other) =>
        other is not null && Count == other.Count && values.All(v => other.TryGetValue(v.Key, out var theirs) && theirs == v.Value);
    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Fields);
    /// <inheritdoc/>
    public override int GetHashCode() => Count;
}
