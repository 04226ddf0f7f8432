using Microsoft.Data.Sqlite;
using Yizhi.Storage.Counting;
using Yizhi.Storage.Records;

namespace Yizhi.Storage.Sqlite;

/// <summary>The prepared statements of the one writer.</summary>
internal sealed class SqliteStatements(SqliteConnection connection, SeriesIndex series) : IDisposable
{
    private readonly Dictionary<string, RawStatement> statements = [];
    private readonly Dictionary<string, long> counters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> countersBefore = new(StringComparer.Ordinal);

    /// <summary>Forgets the counters of the transaction before; they are read again where they are needed.</summary>
    public void Begin() => counters.Clear();

    /// <summary>Begins one caller's part of the transaction.</summary>
    public void BeginPart() => countersBefore.Clear();

    /// <summary>Takes back the numbers given out in a part that was rolled back.</summary>
    public void UndoPart()
    {
        foreach (var (scope, last) in countersBefore)
            counters[scope] = last;
    }

    /// <summary>Writes one save; false when the record is no longer at the version it was worked out from.</summary>
    public bool Write(PreparedSave save)
    {
        var id = save.After.Id.ToByteArray(true);
        long? number = save.Numbering is { } numbering ? Next(numbering.Scope) : null;
        var journal = save.Chained(number);
        var after = save.After;
        if (save.BeforeVersion == 0)
        {
            // A second record under the same id is a repeat of the first: the caller sees it as overtaken and reads what is there.
            if (Run("insert-record", [("@id", id), .. Columns(save, journal[^1].Hash)]) == 0)
                return false;
        }
        else if (Run("update-record", [("@id", id), ("@before", save.BeforeVersion), .. Columns(save, journal[^1].Hash)]) == 0)
            return false;

        foreach (var entry in journal)
            Run("insert-journal", [("@record", id), ("@entry", entry.Entry), ("@at", entry.At), ("@actor_id", entry.ActorId), ("@actor_name", entry.ActorName), ("@act", entry.Act),
                ("@reason", entry.Reason), ("@changes", entry.Changes), ("@catalogue", entry.Catalogue), ("@state_hash", entry.StateHash), ("@prev_hash", entry.PrevHash), ("@hash", entry.Hash), ("@district", entry.District)]);
        foreach (var c in save.Removed)
            Run("delete-contribution", [("@record", id), ("@series", series.Of(save.UnitBefore, c.Indicator, c.Slice)), ("@day", c.Day), ("@distinct", c.Distinct)]);
        foreach (var c in save.Added)
            Run("insert-contribution", [("@record", id), ("@series", series.Of(after.Unit, c.Indicator, c.Slice)), ("@district", save.District), ("@day", c.Day), ("@value", c.Value), ("@distinct", c.Distinct)]);
        if (save.BeforeVersion > 0)
        {
            Run("delete-deadlines", [("@record", id)]);
            Run("delete-blinds", [("@record", id)]);
        }
        foreach (var d in save.Deadlines)
            Run("insert-deadline", [("@record", id), ("@key", d.Key), ("@unit", after.Unit), ("@due", d.Due), ("@warn_on", d.WarnOn), ("@provisional", d.IsProvisional), ("@paused", d.IsPaused)]);
        foreach (var (field, key) in save.Blinds)
            Run("insert-blind", [("@record", id), ("@field", field), ("@key", key)]);
        foreach (var (attachment, at, by) in save.Attachments)
            Run("insert-evidence-link", [("@record", id), ("@hash", attachment.Hash), ("@name", attachment.Name), ("@file_name", attachment.FileName), ("@at", at), ("@actor_name", by)]);
        if (save.BeforeVersion == 0)
            Run("insert-search", [("@record", id)]);
        if (save.Grams is { } grams)
            Run("replace-grams", [("@record", id), ("@grams", grams(save.Number))]);
        if (save.Tell)
            Run("insert-outbox", [("@at", journal[^1].At), ("@kind", journal[^1].Act), ("@record", id), ("@unit", after.Unit), ("@entry", journal[^1].Entry)]);
        return true;
    }

    /// <summary>Writes what the parts add up to: tallies, and the last number of every counter used.</summary>
    public void End(Dictionary<TallyKey, TallyDelta> tallies)
    {
        foreach (var (scope, last) in counters)
            Run("set-counter", [("@scope", scope), ("@last", last)]);
        foreach (var (key, delta) in tallies)
            if (!delta.IsNothing)
                Run("upsert-tally", [("@unit", key.Unit), ("@month", key.Month), ("@indicator", key.Indicator), ("@slice", key.Slice), ("@district", delta.District), ("@value", delta.Value), ("@count", delta.Count)]);
    }

    public void Dispose()
    {
        foreach (var statement in statements.Values)
            statement.Dispose();
    }

    private static (string, object?)[] Columns(PreparedSave save, byte[] head) =>
    [
        ("@ledger", save.After.Ledger), ("@unit", save.After.Unit), ("@district", save.District), ("@number", save.Number), ("@title", save.After.Title), ("@state", save.After.State),
        ("@happened_on", save.After.HappenedOn), ("@due", save.Due), ("@handler", save.After.Handler), ("@confidentiality", (int)save.After.Confidentiality), ("@version", save.After.Version),
        ("@catalogue", save.After.Catalogue), ("@external", save.After.External), ("@doc", save.Doc), ("@head", head),
    ];

    private int Run(string name, (string Name, object? Value)[] values) => Statement(name, values).Run(values);

    // Read once a transaction and written once: a statement that returns the new number costs more than the whole rest of a save (measured 120 µs).
    private long Next(string scope)
    {
        if (!counters.TryGetValue(scope, out var last))
            last = Statement("last-number", [("@scope", scope)]).Number([("@scope", scope)]);
        countersBefore.TryAdd(scope, last);
        return counters[scope] = last + 1;
    }

    private RawStatement Statement(string name, (string Name, object? Value)[] values)
    {
        if (!statements.TryGetValue(name, out var statement))
            statements[name] = statement = new RawStatement(connection, Database.Sql("sqlite", name), values);
        return statement;
    }
}
