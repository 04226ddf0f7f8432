using Yizhi.Core.Time;

namespace Yizhi.Core.Records;

/// <summary>What a condition may look at: a record's fields and promoted names, and how its deadlines ended; or one row of it.</summary>
public readonly struct Facts(Record record, Fields? row = null, IReadOnlyList<DeadlineState>? deadlines = null)
{
    /// <summary>The names every record has beside its fields.</summary>
    public static readonly IReadOnlyList<string> Promoted = ["state", "unit", "happened_on", "handler"];

    /// <summary>The value under a key; null when empty. In a row, the row's own fields only.</summary>
    public Value? this[string key] => row is not null ? row.Get(key) : key switch
    {
        "state" => new Value.Text(record.State),
        "unit" => new Value.Text(record.Unit),
        "happened_on" => new Value.Day(record.HappenedOn),
        "handler" => record.Handler.Length == 0 ? null : new Value.Text(record.Handler),
        _ => record.Fields.Get(key),
    };

    /// <summary>True in time, false late, null where the deadline has not ended or is not there.</summary>
    public bool? EndedInTime(string deadline)
    {
        if (deadlines is null)
            return null;
        foreach (var state in deadlines)
            if (state.Key == deadline)
                return state.WasKept;
        return null;
    }
}
