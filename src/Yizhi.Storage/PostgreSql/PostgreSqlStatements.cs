using Npgsql;
using NpgsqlTypes;
using Yizhi.Storage.Counting;
using Yizhi.Storage.Records;

namespace Yizhi.Storage.PostgreSql;

/// <summary>The statements of a save, sent together so that a save costs few round trips.</summary>
internal static class PostgreSqlStatements
{
    // Several records go in one batch, but not without bound: the server holds a batch in memory.
    private const int RecordsInOneBatch = 500;

    public static async Task<bool> Write(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<PreparedSave> saves, SeriesIndex series, CancellationToken cancel)
    {
        var tallies = new Dictionary<TallyKey, TallyDelta>();
        foreach (var chunk in saves.Chunk(RecordsInOneBatch))
        {
            var numbers = await Numbers(connection, transaction, chunk, cancel);
            await using var batch = new NpgsqlBatch(connection, transaction);
            foreach (var (save, i) in chunk.Select((s, i) => (s, i)))
            {
                Add(batch, save, series, numbers[i]);
                foreach (var (key, delta) in save.Tallies)
                    tallies[key] = tallies.TryGetValue(key, out var sofar) ? sofar.Plus(delta) : delta;
            }
            if (saves.Count <= RecordsInOneBatch)
                Tallies(batch, tallies);
            await batch.ExecuteNonQueryAsync(cancel);
            // The record's own statement is marked by its name; it touches one row, or someone was faster.
            foreach (NpgsqlBatchCommand command in batch.BatchCommands)
                if (command.RecordsAffected == 0 && (ReferenceEquals(command.CommandText, InsertRecord) || ReferenceEquals(command.CommandText, UpdateRecord)))
                    return false;
        }
        if (saves.Count > RecordsInOneBatch)
        {
            await using var last = new NpgsqlBatch(connection, transaction);
            Tallies(last, tallies);
            await last.ExecuteNonQueryAsync(cancel);
        }
        return true;
    }

    private static readonly string InsertRecord = Database.Sql("postgresql", "insert-record");
    private static readonly string UpdateRecord = Database.Sql("postgresql", "update-record");
    private static readonly string NextNumbers = Database.Sql("postgresql", "next-numbers");
    private static readonly string InsertJournal = Database.Sql("postgresql", "insert-journal");
    private static readonly string DeleteContributions = Database.Sql("postgresql", "delete-contributions");
    private static readonly string InsertContributions = Database.Sql("postgresql", "insert-contributions");
    private static readonly string DeleteDependents = Database.Sql("postgresql", "delete-deadlines");
    private static readonly string DeleteBlinds = Database.Sql("postgresql", "delete-blinds");
    private static readonly string InsertDeadline = Database.Sql("postgresql", "insert-deadline");
    private static readonly string InsertBlind = Database.Sql("postgresql", "insert-blind");
    private static readonly string InsertEvidenceLink = Database.Sql("postgresql", "insert-evidence-link");
    private static readonly string InsertOutbox = Database.Sql("postgresql", "insert-outbox");
    private static readonly string UpsertSearch = Database.Sql("postgresql", "upsert-search");
    private static readonly string UpsertTallies = Database.Sql("postgresql", "upsert-tallies");

    // One statement gives out as many numbers as the chunk needs of each counter; counters are taken in order, so that two batches can't wait for each other.
    private static async Task<long?[]> Numbers(NpgsqlConnection connection, NpgsqlTransaction transaction, PreparedSave[] chunk, CancellationToken cancel)
    {
        var numbers = new long?[chunk.Length];
        var wanted = chunk.Select((s, i) => (Scope: s.Numbering?.Scope, Index: i)).Where(w => w.Scope is not null).GroupBy(w => w.Scope!).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        if (wanted.Count == 0)
            return numbers;
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var scope in wanted)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(NextNumbers) { Parameters = { P(scope.Key), P((long)scope.Count()) } });
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        foreach (var scope in wanted)
        {
            await reader.ReadAsync(cancel);
            var next = reader.GetInt64(0) - scope.Count();
            foreach (var (_, index) in scope)
                numbers[index] = ++next;
            await reader.NextResultAsync(cancel);
        }
        return numbers;
    }

    private static void Add(NpgsqlBatch batch, PreparedSave save, SeriesIndex series, long? number)
    {
        var journal = save.Chained(number);
        var after = save.After;
        var record = new NpgsqlBatchCommand(save.BeforeVersion == 0 ? InsertRecord : UpdateRecord)
        {
            Parameters =
            {
                P(after.Id), P(after.Ledger), P(after.Unit), P(save.District), P(save.Number), P(after.Title), P(after.State), P(after.HappenedOn), P(save.Due), P(after.Handler), P((int)after.Confidentiality),
                P(after.Version), P(after.Catalogue), P(after.External), new NpgsqlParameter { Value = save.Doc, NpgsqlDbType = NpgsqlDbType.Json }, P(journal[^1].Hash),
            },
        };
        if (save.BeforeVersion > 0)
            record.Parameters.Add(P(save.BeforeVersion));
        batch.BatchCommands.Add(record);
        foreach (var entry in journal)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(InsertJournal)
            {
                Parameters =
                {
                    P(after.Id), P(entry.Entry), P(entry.At), P(entry.ActorId), P(entry.ActorName), P(entry.Act), P(entry.Reason), P(entry.Changes), P(entry.Catalogue),
                    P(entry.StateHash), P(entry.PrevHash), P(entry.Hash), P(entry.District),
                },
            });
        if (save.Removed.Count > 0)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(DeleteContributions)
            {
                Parameters = { P(after.Id), P(Array(save.Removed, c => series.Of(save.UnitBefore, c.Indicator, c.Slice))), P(Array(save.Removed, c => c.Day)), P(Array(save.Removed, c => c.Distinct)) },
            });
        if (save.Added.Count > 0)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(InsertContributions)
            {
                Parameters =
                {
                    P(after.Id), P(save.District), P(Array(save.Added, c => series.Of(after.Unit, c.Indicator, c.Slice))), P(Array(save.Added, c => c.Day)),
                    P(Array(save.Added, c => c.Value)), P(Array(save.Added, c => c.Distinct)),
                },
            });
        if (save.BeforeVersion > 0)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(DeleteDependents) { Parameters = { P(after.Id) } });
            batch.BatchCommands.Add(new NpgsqlBatchCommand(DeleteBlinds) { Parameters = { P(after.Id) } });
        }
        foreach (var d in save.Deadlines)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(InsertDeadline) { Parameters = { P(after.Id), P(d.Key), P(after.Unit), P(d.Due), P(d.WarnOn), P(d.IsProvisional), P(d.IsPaused) } });
        foreach (var (field, key) in save.Blinds)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(InsertBlind) { Parameters = { P(after.Id), P(field), P(key) } });
        foreach (var (attachment, at, by) in save.Attachments)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(InsertEvidenceLink) { Parameters = { P(after.Id), P(attachment.Hash), P(attachment.Name), P(attachment.FileName), P(at), P(by) } });
        if (save.Grams is { } grams)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(UpsertSearch) { Parameters = { P(after.Id), P(PostgreSqlDb.Vector(grams(save.Number))) } });
        if (save.Tell)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(InsertOutbox) { Parameters = { P(journal[^1].At), P(journal[^1].Act), P(after.Id), P(after.Unit), P(journal[^1].Entry) } });
    }

    // Rows are locked in one order by every writer, or two of them would wait for each other.
    private static void Tallies(NpgsqlBatch batch, Dictionary<TallyKey, TallyDelta> tallies)
    {
        var sorted = tallies.Where(t => !t.Value.IsNothing).OrderBy(t => t.Key).ToList();
        if (sorted.Count == 0)
            return;
        batch.BatchCommands.Add(new NpgsqlBatchCommand(UpsertTallies)
        {
            Parameters =
            {
                P(Array(sorted, t => t.Key.Unit)), P(Array(sorted, t => t.Key.Month)), P(Array(sorted, t => t.Key.Indicator)), P(Array(sorted, t => t.Key.Slice)),
                P(Array(sorted, t => t.Value.District)), P(Array(sorted, t => t.Value.Value)), P(Array(sorted, t => t.Value.Count)),
            },
        });
    }

    private static TItem[] Array<TSource, TItem>(IReadOnlyList<TSource> rows, Func<TSource, TItem> of)
    {
        var items = new TItem[rows.Count];
        for (var i = 0; i < items.Length; i++)
            items[i] = of(rows[i]);
        return items;
    }

    private static NpgsqlParameter P<T>(T value) => value is null ? new NpgsqlParameter { Value = DBNull.Value } : new NpgsqlParameter<T>() { TypedValue = value };
    private static NpgsqlParameter P(string? value) => value is null ? new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text } : new NpgsqlParameter<string> { TypedValue = value };
    private static NpgsqlParameter P(DateOnly? value) => value is { } day ? new NpgsqlParameter<DateOnly> { TypedValue = day } : new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Date };
}
