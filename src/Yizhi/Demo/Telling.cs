using System.Buffers.Binary;
using Yizhi.Core.Catalogue;

namespace Yizhi.Demo;

/// <summary>All that is being told: the catalogue, the days, the papers, and the tales so far.</summary>
internal sealed class Telling
{
    private readonly Dictionary<(string Ledger, string Home), List<Tale>> byHome = [];

    public Telling(OfficeCatalogue catalogue)
    {
        Catalogue = catalogue;
        Days = new Days(catalogue.Calendar);
        Filling = new Filling(this);
    }

    public OfficeCatalogue Catalogue { get; }
    public Days Days { get; }
    public Papers Papers { get; } = new();
    public Filling Filling { get; }
    public List<Tale> Tales { get; } = [];

    /// <summary>Begins a tale in a unit.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="home">The office.</param>
    /// <param name="unit">The unit whose work it is.</param>
    /// <param name="chance">The ledger's row of chance.</param>
    /// <param name="day">The day the work happened.</param>
    /// <param name="values">The fields worth telling; the rest is filled in.</param>
    /// <param name="role">The role in which it is entered; null takes any that may.</param>
    /// <param name="written">The day from which it can have been written down, where that is not the day of the work.</param>
    public Tale Tell(string ledger, Subdistrict home, string unit, Chance chance, DateOnly day, IEnumerable<(string Key, object? Value)> values, string? role = null, DateOnly? written = null)
    {
        if (!byHome.TryGetValue((ledger, home.Code), out var tales))
            byHome[(ledger, home.Code)] = tales = [];
        var tale = new Tale(this, ledger, home, unit, chance, tales.Count, day, role, written, values);
        tales.Add(tale);
        Tales.Add(tale);
        return tale;
    }

    /// <summary>The tales of a ledger in an office.</summary>
    public IReadOnlyList<Tale> Of(string ledger, Subdistrict home) => byHome.GetValueOrDefault((ledger, home.Code)) ?? [];

    /// <summary>An id in the manner of UUIDv7: the moment first, then what is always the same for this ledger, office and number.</summary>
    public Guid IdOf(string ledger, Subdistrict home, int number, DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, at.ToUnixTimeMilliseconds() << 16);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], new Chance(Chance.Hash($"{ledger}/{home.Code}/{number}")).Next());
        bytes[6] = 0x70;
        bytes[7] = (byte)number;
        bytes[8] = (byte)(bytes[8] & 0x3f | 0x80);
        return new Guid(bytes, true);
    }
}
