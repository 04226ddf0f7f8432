using System.Security.Cryptography;
using System.Text;
using Yizhi.Core.Records;

namespace Yizhi.Storage.Journal;

/// <summary>The hashes that tie a record's journal together, and the record to its journal.</summary>
public static class Chain
{
    /// <summary>The hash of a record as it stands: every promoted column and the document, letter by letter.</summary>
    public static byte[] StateHash(Record record, string? number, string doc) => Hash(string.Join('\n',
        "state v1", record.Id.ToString("N"), record.Ledger, record.Unit, number ?? "", record.Title, record.State, record.HappenedOn.ToString("O"),
        record.Handler, ((int)record.Confidentiality).ToString(), record.Version.ToString(), record.Catalogue, record.External ?? "", doc));

    /// <summary>The hash of a journal entry over the entry before it.</summary>
    public static byte[] EntryHash(byte[] prev, Guid record, int entry, DateTime at, string actorId, string actorName, string act, string? reason, string changes, string catalogue, byte[] stateHash) => Hash(string.Join('\n',
        "entry v1", Convert.ToHexStringLower(prev), record.ToString("N"), entry.ToString(), new DateTimeOffset(at, TimeSpan.Zero).ToUnixTimeMilliseconds().ToString(),
        actorId, actorName, act, reason ?? "", changes, catalogue, Convert.ToHexStringLower(stateHash)));

    /// <summary>The hash of a seal over the seal before it.</summary>
    public static byte[] SealHash(byte[] prev, int id, long from, long to, int count, byte[] root) => Hash(string.Join('\n',
        "seal v1", Convert.ToHexStringLower(prev), id.ToString(), from.ToString(), to.ToString(), count.ToString(), Convert.ToHexStringLower(root)));

    /// <summary>The Merkle root of leaves, in the manner of RFC 6962: leaves and nodes are hashed with different first bytes.</summary>
    public static byte[] MerkleRoot(IReadOnlyList<byte[]> leaves) => leaves.Count == 0 ? SHA256.HashData([]) : Node(leaves, 0, leaves.Count);

    private static byte[] Node(IReadOnlyList<byte[]> leaves, int from, int count)
    {
        if (count == 1)
            return SHA256.HashData([0, .. leaves[from]]);
        var left = 1;
        while (left * 2 < count)
            left *= 2;
        return SHA256.HashData([1, .. Node(leaves, from, left), .. Node(leaves, from + left, count - left)]);
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
