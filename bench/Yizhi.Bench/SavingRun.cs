using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;
using Yizhi.Storage;

namespace Yizhi.Bench;

/// <summary>Saving a record with its journal entry, six contributions and their tallies, beside a transaction written by hand that writes the same rows into the same tables.</summary>
internal static class SavingRun
{
    private const string Ledger = """
        ledger: event
        title: 活动
        purpose: 测试
        day: held_on
        heading: subject
        fields:
          - {key: subject, title: 名称, type: text, required: true}
          - {key: held_on, title: 日期, type: date, required: true}
          - {key: kind, title: 种类, type: code, list: kind, required: true}
          - {key: copies, title: 份数, type: integer}
          - {key: people, title: 人次, type: integer}
        indicators:
          - {key: event.held, title: 活动, measure: 场次, by: kind}
          - {key: event.copies, title: 资料, measure: 份, sum: copies}
          - {key: event.people, title: 受众, measure: 人次, sum: people}
          - {key: event.lectures, title: 讲座, measure: 场次, when: {kind: lecture}}
        """;

    public static OfficeCatalogue Catalogue() => Bench.Catalogue(("base.yaml", "measures:\n  - {key: 场次, kind: count}\n  - {key: 份, kind: count}\n  - {key: 人次, kind: count}\n"),
        ("lists.yaml", "lists:\n  kind: {title: 种类, codes: {lecture: 讲座, stand: 咨询}}\n"), ("event.yaml", Ledger));

    public static Change.Enter Event(int i, int unit) => new(Guid.CreateVersion7(), $"99010100100{1 + unit % 6}", new Dictionary<string, Value?>
    {
        ["subject"] = new Value.Text("民法典讲座第" + i + "场"),
        ["held_on"] = new Value.Day(new DateOnly(2025, 1 + i % 12, 1 + i % 28)),
        ["kind"] = new Value.Text("lecture"),
        ["copies"] = new Value.Number(i % 300),
        ["people"] = new Value.Number(i % 80),
    });

    public static async Task Run()
    {
        Bench.Head("database", "callers", "Yizhi saves/s", "by hand saves/s", "ratio");
        foreach (var setting in new[] { Bench.NewSqlite(), await Bench.NewPostgres() })
            if (setting is not null)
                foreach (var callers in new[] { 1, 16 })
                {
                    var count = callers == 1 ? 3_000 : 12_000;
                    // Ours and the peer's take turns, so that neither has the warmer machine.
                    var (ours, theirs) = (new List<double>(), new List<double>());
                    for (var turn = 0; turn < 3; turn++)
                    {
                        ours.Add(await Ours(setting, callers, count));
                        theirs.Add(await ByHand(setting, callers, count));
                    }
                    var (a, b) = (ours.Order().ElementAt(1), theirs.Order().ElementAt(1));
                    Bench.Row(setting.Split(':')[0], $"{callers}", $"{a:0}", $"{b:0}", $"{a / b:0.00}");
                }
    }

    private static async Task<double> Ours(string setting, int callers, int count)
    {
        var catalogue = Catalogue();
        await using var office = await Bench.Open(catalogue, setting);
        var actor = Bench.Everyone(catalogue);
        await office.Ledgers.EnterMany([.. Enumerable.Range(0, 200).Select(i => new Storage.Records.Story("event", Event(i, i), actor, []))]);
        for (var i = 0; i < 50; i++)
            await office.Ledgers.Enter("event", Event(i, i), actor);
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(0, callers), new ParallelOptions { MaxDegreeOfParallelism = callers }, async (caller, _) =>
        {
            for (var i = 0; i < count / callers; i++)
                await office.Ledgers.Enter("event", Event(i, caller), actor, cancel: CancellationToken.None);
        });
        return Bench.PerSecond(count, watch);
    }

    private static async Task<double> ByHand(string setting, int callers, int count)
    {
        var sqlite = setting.StartsWith("sqlite:", StringComparison.Ordinal);
        var connections = new List<DbConnection>();
        for (var i = 0; i < callers; i++)
        {
            DbConnection connection = sqlite ? new SqliteConnection($"Data Source={setting["sqlite:".Length..]};Default Timeout=60;Pooling=False") : new NpgsqlConnection(setting["postgres:".Length..] + ";Max Auto Prepare=32;Auto Prepare Min Usages=2");
            await connection.OpenAsync();
            if (sqlite)
                await Execute(connection, null, "PRAGMA synchronous=FULL");
            connections.Add(connection);
        }
        var series = new Dictionary<string, int>();
        await using (var command = connections[0].CreateCommand())
        {
            command.CommandText = "SELECT indicator || '|' || slice || '|' || unit, id FROM series";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                series[reader.GetString(0)] = reader.GetInt32(1);
        }
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(0, callers), new ParallelOptions { MaxDegreeOfParallelism = callers }, async (caller, _) =>
        {
            for (var i = 0; i < count / callers; i++)
                await Save(connections[caller], sqlite, series, i, caller);
        });
        var rate = Bench.PerSecond(count, watch);
        foreach (var connection in connections)
            await connection.DisposeAsync();
        return rate;
    }

    private static readonly (string Indicator, string Slice, Func<int, long> Value)[] Contributions =
    [
        ("#event", "", _ => 10_000), ("event.held", "", _ => 10_000), ("event.held", "kind:lecture", _ => 10_000),
        ("event.copies", "", i => i % 300 * 10_000L), ("event.people", "", i => i % 80 * 10_000L), ("event.lectures", "", _ => 10_000),
    ];

    private static async Task Save(DbConnection connection, bool sqlite, Dictionary<string, int> series, int i, int caller)
    {
        var guid = Guid.CreateVersion7();
        object id = sqlite ? guid.ToByteArray(true) : guid;
        var unit = $"99010100100{1 + caller % 6}";
        var day = new DateOnly(2025, 1 + i % 12, 1 + i % 28);
        var doc = $$"""{"subject":"民法典讲座第{{i}}场","held_on":"{{day:yyyy-MM-dd}}","kind":"lecture","copies":{{i % 300}},"people":{{i % 80}}}""";
        var hash = new byte[32];
        await using var transaction = sqlite ? ((SqliteConnection)connection).BeginTransaction(deferred: false) : await connection.BeginTransactionAsync();
        await Execute(connection, transaction, $"INSERT INTO records (id, ledger, unit, district, title, state, happened_on, handler, confidentiality, version, catalogue, doc, head) VALUES (@id, 'event', @unit, '990101', @title, 'kept', @day, '', 0, 1, 'hand', {(sqlite ? "@doc" : "@doc::json")}, @hash)",
            ("@id", id), ("@unit", unit), ("@title", "民法典讲座第" + i + "场"), ("@day", day), ("@doc", doc), ("@hash", hash));
        await Execute(connection, transaction, "INSERT INTO journal (record, entry, at, actor_id, actor_name, act, changes, catalogue, state_hash, prev_hash, hash, district) VALUES (@id, 1, @at, 'bench', '测试员', 'enter', @doc, 'hand', @hash, @none, @hash, '990101')",
            ("@id", id), ("@at", DateTime.UtcNow), ("@doc", doc), ("@hash", hash), ("@none", Array.Empty<byte>()));
        foreach (var (indicator, slice, value) in Contributions)
            await Execute(connection, transaction, "INSERT INTO contributions (record, series, district, day, value, \"distinct\") VALUES (@id, @series, '990101', @day, @value, '')",
                ("@id", id), ("@series", series[$"{indicator}|{slice}|{unit}"]), ("@day", day), ("@value", value(i)));
        foreach (var (indicator, slice, value) in Contributions)
            await Execute(connection, transaction, "INSERT INTO tallies (unit, month, indicator, slice, district, value, count) VALUES (@unit, @month, @indicator, @slice, '990101', @value, 1) ON CONFLICT (unit, month, indicator, slice) DO UPDATE SET value = tallies.value + excluded.value, count = tallies.count + 1",
                ("@unit", unit), ("@month", day.Year * 12 + day.Month - 1), ("@indicator", indicator), ("@slice", slice), ("@value", value(i)));
        await transaction.CommitAsync();
    }

    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<DbConnection, Dictionary<string, DbCommand>> Prepared = [];

    private static async Task Execute(DbConnection connection, DbTransaction? transaction, string sql, params (string Name, object Value)[] values)
    {
        var commands = Prepared.GetOrCreateValue(connection);
        if (!commands.TryGetValue(sql, out var command))
        {
            commands[sql] = command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, value) in values)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                command.Parameters.Add(parameter);
            }
        }
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i].Value;
        await command.ExecuteNonQueryAsync();
    }
}
