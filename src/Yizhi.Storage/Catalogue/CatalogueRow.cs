namespace Yizhi.Storage.Catalogue;

/// <summary>A catalogue that was in force on this database, kept whole so that old records can be read under their own.</summary>
public sealed class CatalogueRow
{
    /// <summary>Its version.</summary>
    public required string Version { get; init; }
    /// <summary>When it was taken in, in UTC.</summary>
    public required DateTime At { get; init; }
    /// <summary>Its files as JSON.</summary>
    public required string Sources { get; init; }
    /// <summary>Whether it is the one in force.</summary>
    public required bool InForce { get; set; }
}
