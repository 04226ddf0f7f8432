using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Records;
using Yizhi.Storage.Counting;

namespace Yizhi.Storage.Journal;

/// <summary>Proves that no record, journal entry, seal, evidence file or figure was altered behind the program's back.</summary>
public sealed class Verification(Office office)
{
    private const int EntriesInOneSeal = 50_000;
    private const int MostTold = 100;

    /// <summary>Puts every entry not yet sealed under a Merkle root.</summary>
    /// <returns>How many entries were sealed.</returns>
    public async Task<int> Seal(CancellationToken cancel = default)
    {
        var total = 0;
        for (var sealed_ = EntriesInOneSeal; sealed_ == EntriesInOneSeal; total += sealed_)
        {
            sealed_ = 0;
            // Alone with the tables: no entry with a lower number can still be on its way.
            await office.Database.Exclusively(async (connection, transaction) =>
            {
                var last = (Id: 0, To: 0L, Hash: Array.Empty<byte>());
                await Read(connection, transaction, "SELECT id, to_seq, hash FROM seals ORDER BY id DESC LIMIT 1", r => last = (r.GetInt32(0), r.GetInt64(1), (byte[])r.GetValue(2)), cancel);
                var leaves = new List<(long Seq, byte[] Hash)>();
                await Read(connection, transaction, $"SELECT seq, hash FROM journal WHERE seq > {last.To} ORDER BY seq LIMIT {EntriesInOneSeal}", r => leaves.Add((r.GetInt64(0), (byte[])r.GetValue(1))), cancel);
                if (leaves.Count == 0)
                    return;
                var root = Chain.MerkleRoot([.. leaves.Select(l => l.Hash)]);
                var hash = Chain.SealHash(last.Hash, last.Id + 1, leaves[0].Seq, leaves[^1].Seq, leaves.Count, root);
                await office.Database.Copy(connection, transaction, "seals", ["id", "from_seq", "to_seq", "count", "root", "hash", "at"],
                    [[last.Id + 1, leaves[0].Seq, leaves[^1].Seq, leaves.Count, root, hash, office.Now]], cancel);
                sealed_ = leaves.Count;
            }, cancel);
        }
        return total;
    }

    /// <summary>Checks everything and tells the first things found wrong.</summary>
    public async Task<VerificationResult> Run(IProgress<long>? progress = null, CancellationToken cancel = default)
    {
        var faults = new List<string>();
        long wrong = 0, entries = 0, records = 0, seals = 0, files = 0;
        void Tell(string fault)
        {
            wrong++;
            if (faults.Count < MostTold)
                faults.Add(fault);
        }

        await using (var connection = await office.Database.Connect(cancel))
        await using (var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel))
        {
            var heads = new Dictionary<Guid, (int Entry, byte[] Hash, byte[] State)>();
            var leaves = new List<(long Seq, byte[] Hash)>();
            await Read(connection, snapshot, "SELECT seq, record, entry, at, actor_id, actor_name, act, reason, changes, catalogue, state_hash, prev_hash, hash FROM journal ORDER BY seq", r =>
            {
                var id = Figures.IdOf(r.GetValue(1));
                var (seq, entry, prev, state, hash) = (r.GetInt64(0), r.GetInt32(2), (byte[])r.GetValue(11), (byte[])r.GetValue(10), (byte[])r.GetValue(12));
                var known = heads.TryGetValue(id, out var head);
                if (entry != (known ? head.Entry + 1 : 1) || !prev.AsSpan().SequenceEqual(known ? head.Hash : []))
                    Tell($"经过第 {seq} 条：记录 {id} 的第 {entry} 条接不上前一条。");
                var at = DateTime.SpecifyKind(r.GetDateTime(3), DateTimeKind.Utc);
                if (!Chain.EntryHash(prev, id, entry, at, r.GetString(4), r.GetString(5), r.GetString(6), r.IsDBNull(7) ? null : r.GetString(7), r.GetString(8), r.GetString(9), state).AsSpan().SequenceEqual(hash))
                    Tell($"经过第 {seq} 条：记录 {id} 的第 {entry} 条内容与它的校验值不符。");
                heads[id] = (entry, hash, state);
                leaves.Add((seq, hash));
                if (++entries % 5000 == 0)
                    progress?.Report(entries);
            }, cancel, r => Tell($"经过第 {r.GetValue(0)} 条：读不懂。"));

            await Read(connection, snapshot, "SELECT id, ledger, unit, number, title, state, happened_on, handler, confidentiality, version, catalogue, external, doc, head FROM records", r =>
            {
                records++;
                var record = new Record
                {
                    Id = Figures.IdOf(r.GetValue(0)),
                    Ledger = r.GetString(1),
                    Unit = r.GetString(2),
                    Number = r.IsDBNull(3) ? null : r.GetString(3),
                    Title = r.GetString(4),
                    State = r.GetString(5),
                    HappenedOn = r.GetFieldValue<DateOnly>(6),
                    Handler = r.GetString(7),
                    Confidentiality = (Confidentiality)r.GetInt32(8),
                    Version = r.GetInt32(9),
                    Catalogue = r.GetString(10),
                    External = r.IsDBNull(11) ? null : r.GetString(11),
                };
                if (!heads.Remove(record.Id, out var head))
                    Tell($"记录 {record.Id}（{record.Title}）没有经过。");
                else if (!head.State.AsSpan().SequenceEqual(Chain.StateHash(record, record.Number, r.GetString(12))) || !head.Hash.AsSpan().SequenceEqual((byte[])r.GetValue(13)))
                    Tell($"记录 {record.Id} {record.Number}（{record.Title}）与它最后一条经过不符。");
            }, cancel, r => Tell($"记录 {Figures.IdOf(r.GetValue(0))}（{r.GetValue(4)}）：读不懂。"));
            foreach (var lost in heads.Keys)
                Tell($"记录 {lost} 有经过，却不见了。");

            var (previous, next) = (Array.Empty<byte>(), 0);
            await Read(connection, snapshot, "SELECT id, from_seq, to_seq, count, root, hash FROM seals ORDER BY id", r =>
            {
                seals++;
                var (id, from, to, count, root, hash) = (r.GetInt32(0), r.GetInt64(1), r.GetInt64(2), r.GetInt32(3), (byte[])r.GetValue(4), (byte[])r.GetValue(5));
                var under = leaves.Skip(next).TakeWhile(l => l.Seq <= to).Select(l => l.Hash).ToList();
                next += under.Count;
                if (id != seals || !Chain.SealHash(previous, id, from, to, count, root).AsSpan().SequenceEqual(hash))
                    Tell($"封存第 {id} 号：与前一号接不上，或者内容与校验值不符。");
                if (under.Count != count || !Chain.MerkleRoot(under).AsSpan().SequenceEqual(root))
                    Tell($"封存第 {id} 号：它封存的经过第 {from} 至 {to} 条被改动、删除或插入过。");
                previous = hash;
            }, cancel, r => Tell($"封存第 {r.GetValue(0)} 号：读不懂。"));
        }

        await using (var db = office.Database.Context())
            foreach (var file in await db.EvidenceLinks.AsNoTracking().Select(l => l.Hash).Distinct().ToListAsync(cancel))
            {
                files++;
                if (!await office.Evidence.IsIntact(file, cancel))
                    Tell($"证据文件 {file} 不见了，或者内容变了。");
            }
        RecountResult counted;
        try
        {
            counted = await office.Recounts.Check(null, cancel);
        }
        catch (Exception unreadable) when (IsUnreadable(unreadable))
        {
            Tell($"计数没有核对，有的记录读不懂：{unreadable.Message}");
            return new VerificationResult(records, entries, seals, files, wrong, faults);
        }
        if (await office.Audit.FirstBroken(cancel) is { } broken)
            Tell($"管理流水从第 {broken} 条起对不上，有一条被改过或者拿掉了。");
        foreach (var difference in counted.Differences)
            Tell($"计数与记录不符（{difference.Kind}）：{difference.What}");
        wrong += counted.Wrong - counted.Differences.Count;
        return new VerificationResult(records, entries, seals, files, wrong, faults);
    }

    // What a hand put into the tables need not be of the type that belongs there.
    private static bool IsUnreadable(Exception wrong) => wrong is FormatException or InvalidCastException or ArgumentException or OverflowException or JsonException or CryptographicException
        || (wrong is AggregateException many && many.InnerExceptions.All(IsUnreadable));

    private static async Task Read(DbConnection connection, DbTransaction transaction, string sql, Action<DbDataReader> each, CancellationToken cancel, Action<DbDataReader>? unreadable = null)
    {
        await using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction, command.CommandTimeout) = (sql, transaction, 0);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            try
            {
                each(reader);
            }
            catch (Exception wrong) when (unreadable is not null && IsUnreadable(wrong))
            {
                unreadable(reader);
            }
    }
}

/// <summary>What a verification found.</summary>
public sealed record VerificationResult(long Records, long Entries, long Seals, long Files, long Wrong, IReadOnlyList<string> Faults);
