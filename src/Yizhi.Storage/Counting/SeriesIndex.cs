using System.Collections.Concurrent;
using System.Data.Common;
using Yizhi.Storage.Records;

namespace Yizhi.Storage.Counting;

/// <summary>Which series a contribution belongs to.</summary>
internal readonly record struct SeriesKey(string Unit, string Indicator, string Slice);

/// <summary>The numbers of series, kept in memory: a new one appears when a unit first uses an indicator, and then stays.</summary>
internal sealed class SeriesIndex
{
    private readonly ConcurrentDictionary<SeriesKey, int> known = new();

    /// <summary>The number of a series made sure of before.</summary>
    public int Of(string unit, string indicator, string slice) => known[new SeriesKey(unit, indicator, slice)];

    /// <summary>The series that have no number yet.</summary>
    public IReadOnlyList<SeriesKey> Missing(IEnumerable<SeriesKey> keys) => [.. keys.Where(k => !known.ContainsKey(k)).Distinct()];

    /// <summary>Every series that saves need.</summary>
    public static IEnumerable<SeriesKey> Of(IEnumerable<PreparedSave> saves) => saves.SelectMany(s =>
        s.Added.Select(c => new SeriesKey(s.After.Unit, c.Indicator, c.Slice)).Concat(s.Removed.Select(c => new SeriesKey(s.UnitBefore, c.Indicator, c.Slice))));

    /// <summary>Gives numbers to series on a connection; the numbers are kept only by <see cref="Keep"/>, once they are committed.</summary>
    public static async Task<IReadOnlyDictionary<SeriesKey, int>> Add(DbConnection connection, DbTransaction transaction, IReadOnlyList<SeriesKey> keys, CancellationToken cancel)
    {
        var added = new Dictionary<SeriesKey, int>();
        // In one order for everybody, so that two writers who add the same series can't wait for each other.
        foreach (var key in keys.OrderBy(k => k.Indicator, StringComparer.Ordinal).ThenBy(k => k.Slice, StringComparer.Ordinal).ThenBy(k => k.Unit, StringComparer.Ordinal))
        {
            await using var insert = Command(connection, transaction, "INSERT INTO series (unit, indicator, slice) VALUES (@unit, @indicator, @slice) ON CONFLICT (indicator, slice, unit) DO NOTHING", key);
            await insert.ExecuteNonQueryAsync(cancel);
            await using var select = Command(connection, transaction, "SELECT id FROM series WHERE unit = @unit AND indicator = @indicator AND slice = @slice", key);
            added[key] = Convert.ToInt32(await select.ExecuteScalarAsync(cancel));
        }
        return added;
    }

    /// <summary>Keeps committed numbers.</summary>
    public void Keep(IReadOnlyDictionary<SeriesKey, int> added)
    {
        foreach (var (key, id) in added)
            known[key] = id;
    }

    private static DbCommand Command(DbConnection connection, DbTransaction transaction, string sql, SeriesKey key)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        foreach (var (name, value) in new[] { ("@unit", key.Unit), ("@indicator", key.Indicator), ("@slice", key.Slice) })
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
