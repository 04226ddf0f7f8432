using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Records;

namespace Yizhi.Storage.People;

/// <summary>The trail of administration: who signed in, who made an account, who gave a post.</summary>
/// <param name="office">The office.</param>
public sealed class AuditTrail(Office office)
{
    private const int LongestDetail = 2000;

    /// <summary>Adds an entry, in turn with all other writers.</summary>
    /// <param name="by">Who acted; null for one who was not signed in.</param>
    /// <param name="act">The act, such as <c>post.given</c>.</param>
    /// <param name="what">What it was done to.</param>
    /// <param name="detail">The rest in words.</param>
    /// <param name="cancel">Stops waiting.</param>
    public Task Note(Actor? by, string act, string what, string detail = "", CancellationToken cancel = default) =>
        office.Database.Exclusively(async (connection, transaction) =>
        {
            var (seq, prev) = await Last(connection, transaction, cancel);
            var at = Office.ToMilliseconds(office.Now);
            var (id, name) = (by?.Id ?? "", by?.Name ?? "");
            var said = detail.Length > LongestDetail ? detail[..LongestDetail] : detail;
            await office.Database.Copy(connection, transaction, "audits", ["seq", "at", "actor_id", "actor_name", "act", "object", "detail", "prev_hash", "hash"],
                [[seq + 1, at, id, name, act, what, said, prev, HashOf(seq + 1, at, id, name, act, what, said, prev)]], cancel);
        }, cancel);

    /// <summary>The newest entries, last first.</summary>
    public async Task<IReadOnlyList<AuditRow>> Newest(int skip, int take, string what = "", CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        return await db.Audits.AsNoTracking().Where(a => what == "" || a.Object == what).OrderByDescending(a => a.Seq).Skip(skip).Take(take).ToListAsync(cancel);
    }

    /// <summary>The first entry that is missing or was altered; null where the trail is whole.</summary>
    public async Task<long?> FirstBroken(CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        byte[] prev = [];
        var seq = 0L;
        await foreach (var row in db.Audits.AsNoTracking().OrderBy(a => a.Seq).AsAsyncEnumerable().WithCancellation(cancel))
        {
            seq++;
            if (row.Seq != seq || !row.PrevHash.AsSpan().SequenceEqual(prev) || !row.Hash.AsSpan().SequenceEqual(HashOf(row.Seq, row.At, row.ActorId, row.ActorName, row.Act, row.Object, row.Detail, prev)))
                return seq;
            prev = row.Hash;
        }
        return null;
    }

    private static async Task<(long, byte[])> Last(DbConnection connection, DbTransaction transaction, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT seq, hash FROM audits ORDER BY seq DESC LIMIT 1";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? (reader.GetInt64(0), (byte[])reader.GetValue(1)) : (0, []);
    }

    private static byte[] HashOf(long seq, DateTime at, string id, string name, string act, string what, string detail, byte[] prev)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(prev);
        foreach (var part in new[] { $"{seq}", $"{at:yyyy-MM-ddTHH:mm:ss.fff}", id, name, act, what, detail })
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }
        return hash.GetHashAndReset();
    }
}
