using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Counting;
using Yizhi.Core.Records;
using Yizhi.Storage.Records;

namespace Yizhi.Storage.Counting;

/// <summary>Counts everything anew from the records: to prove that contributions and tallies are right, or to make them so after a change of catalogue.</summary>
public sealed class Recount(Office office)
{
    private const int RecordsAtOnce = 4_000;
    private const int MostTold = 100;
    private readonly HashSet<string> countsPersonal = [.. office.Catalogue.Ledgers.Values
        .Where(l => l.Indicators.SelectMany(i => i.Definitions).Any(d => d.Distinct is { } key && l.Field(key) is { Personal: true } || (d.When?.Fields ?? []).Concat(d.By).Any(f => l.Field(f) is { Personal: true })))
        .Select(l => l.Key)];

    /// <summary>Compares what is stored with what the records give. Nothing is changed.</summary>
    public async Task<RecountResult> Check(IProgress<long>? progress = null, CancellationToken cancel = default)
    {
        await using var connection = await office.Database.Connect(cancel);
        await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
        var differences = new List<CountDifference>();
        var tallies = new Dictionary<TallyKey, TallyDelta>();
        long records = 0, contributions = 0, wrong = 0;
        var last = Guid.Empty;
        while (await ReadChunk(connection, snapshot, last, cancel) is { Count: > 0 } chunk)
        {
            var stored = await ReadContributions(connection, snapshot, last, chunk[^1].Id, cancel);
            last = chunk[^1].Id;
            var counted = Count(chunk);
            for (var i = 0; i < chunk.Count; i++)
            {
                var row = chunk[i];
                var should = counted[i];
                if (should.IsUnreadable)
                    Tell(new CountDifference("record", $"{row.Id} {row.Number} {row.Title}"));
                contributions += should.Contributions.Count;
                Deltas.Sum(tallies, should.Contributions, row.Unit, row.District, 1);
                stored.Remove(row.Id, out var kept);
                var same = kept?.Count ?? 0;
                if (same != should.Contributions.Count || (kept is not null && !kept.SetEquals(should.Contributions.Select(c => (row.Unit, c)))))
                    Tell(new CountDifference("contribution", $"{row.Id} {row.Number} {row.Title}"));
                if (row.Due != should.Due)
                    Tell(new CountDifference("deadline", $"{row.Id} {row.Number} {row.Title}"));
            }
            foreach (var orphan in stored.Keys)
                Tell(new CountDifference("contribution", $"{orphan}"));
            records += chunk.Count;
            progress?.Report(records);
        }
        foreach (var orphan in await ReadContributions(connection, snapshot, last, null, cancel))
            Tell(new CountDifference("contribution", $"{orphan.Key}"));
        long tallied = 0;
        await Read(connection, snapshot, "SELECT unit, month, indicator, slice, district, value, count FROM tallies", reader =>
        {
            tallied++;
            var key = new TallyKey(reader.GetString(0), reader.GetInt32(1), reader.GetString(2), reader.GetString(3));
            var (value, count) = (reader.GetInt64(5), reader.GetInt64(6));
            tallies.Remove(key, out var should);
            if (should.Value != value || should.Count != count)
                Tell(new CountDifference("tally", $"{key.Unit} {key.Indicator} {key.Slice} {Core.Time.Month.FromNumber(key.Month)}: {value / 10_000m:0.####} ≠ {should.Value / 10_000m:0.####}"));
        }, cancel);
        foreach (var (key, should) in tallies.Where(t => t.Value.Count != 0))
            Tell(new CountDifference("tally", $"{key.Unit} {key.Indicator} {key.Slice} {Core.Time.Month.FromNumber(key.Month)}: 0 ≠ {should.Value / 10_000m:0.####}"));
        return new RecountResult(records, contributions, tallied, wrong, differences);

        void Tell(CountDifference difference)
        {
            wrong++;
            if (differences.Count < MostTold)
                differences.Add(difference);
        }
    }

    /// <summary>Puts contributions, tallies and deadlines right by the catalogue in force, in one transaction; writers wait.</summary>
    public async Task Rebuild(CancellationToken cancel = default)
    {
        var series = new Dictionary<SeriesKey, int>();
        await office.Database.Exclusively((connection, transaction) => Rebuild(connection, transaction, series, cancel), cancel);
        office.Database.Series.Keep(series);
    }

    private async Task Rebuild(DbConnection connection, DbTransaction transaction, Dictionary<SeriesKey, int> series, CancellationToken cancel)
    {
        foreach (var table in (string[])["contributions", "tallies", "deadlines"])
            await Run(connection, transaction, $"DELETE FROM {table}", cancel);
        var tallies = new Dictionary<TallyKey, TallyDelta>();
        var last = Guid.Empty;
        var isFirst = true;
        while (await ReadChunk(connection, transaction, last, cancel) is { Count: > 0 } chunk)
        {
            last = chunk[^1].Id;
            var counted = Count(chunk);
            await office.Database.Index(connection, transaction, Grammed(chunk), isFirst, cancel);
            isFirst = false;
            if (Array.FindIndex(counted, c => c.IsUnreadable) is >= 0 and var broken)
                throw new StorageException("storage.record", $"{chunk[broken].Id} {chunk[broken].Number} {chunk[broken].Title}");
            for (var i = 0; i < chunk.Count; i++)
                Deltas.Sum(tallies, counted[i].Contributions, chunk[i].Unit, chunk[i].District, 1);
            var missing = office.Database.Series.Missing(chunk.Zip(counted).SelectMany(p => p.Second.Contributions.Select(c => new SeriesKey(p.First.Unit, c.Indicator, c.Slice)))).Where(k => !series.ContainsKey(k)).ToList();
            foreach (var (key, id) in await SeriesIndex.Add(connection, transaction, missing, cancel))
                series[key] = id;
            await office.Database.Copy(connection, transaction, "contributions", ["record", "series", "district", "day", "value", "\"distinct\""],
                chunk.Zip(counted).SelectMany(p => p.Second.Contributions.Select(c => new object?[] { p.First.Id, SeriesOf(p.First.Unit, c), p.First.District, c.Day, c.Value, c.Distinct })), cancel);
            await office.Database.Copy(connection, transaction, "deadlines", ["record", "key", "unit", "due", "warn_on", "provisional", "paused"],
                chunk.Zip(counted).SelectMany(p => p.Second.Deadlines.Select(d => new object?[] { p.First.Id, d.Key, p.First.Unit, d.Due, d.WarnOn, d.IsProvisional, d.IsPaused })), cancel);
            foreach (var (row, now) in chunk.Zip(counted).Where(p => p.First.Due != p.Second.Due))
                await Run(connection, transaction, "UPDATE records SET due = @due WHERE id = @id", cancel, ("@due", now.Due), ("@id", IdFor(connection, row.Id)));
        }
        await office.Database.Copy(connection, transaction, "tallies", ["unit", "month", "indicator", "slice", "district", "value", "count"],
            tallies.Where(t => t.Value.Count != 0).Select(t => new object?[] { t.Key.Unit, t.Key.Month, t.Key.Indicator, t.Key.Slice, t.Value.District, t.Value.Value, t.Value.Count }), cancel);

        int SeriesOf(string unit, Contribution c) => series.TryGetValue(new SeriesKey(unit, c.Indicator, c.Slice), out var id) ? id : office.Database.Series.Of(unit, c.Indicator, c.Slice);
    }

    private (Guid, string)[] Grammed(List<Row> chunk)
    {
        var grammed = new (Guid, string)[chunk.Count];
        Parallel.For(0, chunk.Count, i => grammed[i] = (chunk[i].Id, office.Catalogue.Ledgers.TryGetValue(chunk[i].Ledger, out var ledger) && Read(ledger, chunk[i]) is { } fields
            ? Core.Searching.Grams.Of(ledger, RecordOf(chunk[i], fields), chunk[i].Number) : ""));
        return grammed;
    }

    private static Record RecordOf(Row row, Fields fields) => new()
    {
        Id = row.Id,
        Ledger = row.Ledger,
        Unit = row.Unit,
        Title = row.Title,
        State = row.State,
        HappenedOn = row.HappenedOn,
        Handler = row.Handler,
        Version = 1,
        Catalogue = "",
        Fields = fields,
    };

    private Counted[] Count(List<Row> chunk)
    {
        var counted = new Counted[chunk.Count];
        Parallel.For(0, chunk.Count, i =>
        {
            var row = chunk[i];
            if (!office.Catalogue.Ledgers.TryGetValue(row.Ledger, out var ledger))
            {
                counted[i] = new Counted([], [], null);
                return;
            }
            if (Read(ledger, row) is not { } fields)
            {
                counted[i] = new Counted([], [], row.Due, IsUnreadable: true);
                return;
            }
            var record = RecordOf(row, fields);
            var deadlines = Deadlines.Of(record, ledger, office.Catalogue.Calendar).Where(d => d.IsRunning).ToList();
            counted[i] = new Counted(office.Contributor.Of(record, office.Protector.Blind), deadlines, Deadlines.Next(deadlines));
        });
        return counted;
    }

    // A document altered behind the program's back may be no document any more; that is a finding, not a failure.
    private Fields? Read(Ledger ledger, Row row)
    {
        try
        {
            return office.Codec.Decode(ledger, row.Id, row.Doc, countsPersonal.Contains(row.Ledger));
        }
        catch (Exception wrong) when (wrong is System.Text.Json.JsonException or FormatException or InvalidOperationException or System.Security.Cryptography.CryptographicException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static async Task<List<Row>> ReadChunk(DbConnection connection, DbTransaction transaction, Guid after, CancellationToken cancel)
    {
        var rows = new List<Row>(RecordsAtOnce);
        await Read(connection, transaction, $"SELECT id, ledger, unit, district, number, title, state, happened_on, due, handler, doc FROM records WHERE id > @after ORDER BY id LIMIT {RecordsAtOnce}", reader =>
            rows.Add(new Row(Figures.IdOf(reader.GetValue(0)), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.IsDBNull(4) ? null : reader.GetString(4), reader.GetString(5), reader.GetString(6),
                reader.GetFieldValue<DateOnly>(7), reader.IsDBNull(8) ? null : reader.GetFieldValue<DateOnly>(8), reader.GetString(9), reader.GetString(10))), cancel, ("@after", IdFor(connection, after)));
        return rows;
    }

    private static async Task<Dictionary<Guid, HashSet<(string, Contribution)>>> ReadContributions(DbConnection connection, DbTransaction transaction, Guid after, Guid? upTo, CancellationToken cancel)
    {
        var found = new Dictionary<Guid, HashSet<(string, Contribution)>>();
        await Read(connection, transaction, $"SELECT c.record, s.unit, s.indicator, s.slice, c.day, c.value, c.\"distinct\" FROM contributions c JOIN series s ON s.id = c.series WHERE c.record > @after {(upTo is null ? "" : "AND c.record <= @last")}", reader =>
        {
            var id = Figures.IdOf(reader.GetValue(0));
            if (!found.TryGetValue(id, out var set))
                found[id] = set = [];
            set.Add((reader.GetString(1), new Contribution(string.Intern(reader.GetString(2)), string.Intern(reader.GetString(3)), reader.GetFieldValue<DateOnly>(4), reader.GetInt64(5), reader.GetString(6))));
        }, cancel, upTo is { } last ? [("@after", IdFor(connection, after)), ("@last", IdFor(connection, last))] : [("@after", IdFor(connection, after))]);
        return found;
    }

    private static object IdFor(DbConnection connection, Guid id) => connection is Microsoft.Data.Sqlite.SqliteConnection ? id.ToByteArray(true) : id;

    private static async Task Read(DbConnection connection, DbTransaction transaction, string sql, Action<DbDataReader> each, CancellationToken cancel, params (string Name, object? Value)[] values)
    {
        await using var command = Command(connection, transaction, sql, values);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            each(reader);
    }

    private static async Task Run(DbConnection connection, DbTransaction transaction, string sql, CancellationToken cancel, params (string Name, object? Value)[] values)
    {
        await using var command = Command(connection, transaction, sql, values);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static DbCommand Command(DbConnection connection, DbTransaction transaction, string sql, (string Name, object? Value)[] values)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.Transaction, command.CommandTimeout) = (sql, transaction, 0);
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            if (value is null)
                parameter.DbType = System.Data.DbType.Date;
            command.Parameters.Add(parameter);
        }
        return command;
    }

    private sealed record Row(Guid Id, string Ledger, string Unit, string District, string? Number, string Title, string State, DateOnly HappenedOn, DateOnly? Due, string Handler, string Doc);

    private sealed record Counted(IReadOnlyList<Contribution> Contributions, IReadOnlyList<Core.Time.DeadlineState> Deadlines, DateOnly? Due, bool IsUnreadable = false);
}

/// <summary>What a recount found.</summary>
/// <param name="Records">How many records were counted.</param>
/// <param name="Contributions">How many contributions they give.</param>
/// <param name="Tallies">How many tallies are stored.</param>
/// <param name="Wrong">How many things differ.</param>
/// <param name="Differences">The first of them.</param>
public sealed record RecountResult(long Records, long Contributions, long Tallies, long Wrong, IReadOnlyList<CountDifference> Differences);

/// <summary>Something stored that the records do not give.</summary>
/// <param name="Kind">contribution, deadline or tally.</param>
/// <param name="What">Which one.</param>
public sealed record CountDifference(string Kind, string What);
