using Yizhi.Core.Units;

namespace Yizhi.Storage.Units;

/// <summary>A unit as stored.</summary>
public sealed class UnitRow
{
    /// <summary>See <see cref="Unit.Code"/>.</summary>
    public required string Code { get; init; }
    /// <summary>See <see cref="Unit.Name"/>.</summary>
    public required string Name { get; set; }
    /// <summary>See <see cref="Unit.Kind"/>.</summary>
    public required UnitKind Kind { get; init; }
    /// <summary>See <see cref="Unit.Parent"/>.</summary>
    public string? Parent { get; set; }
    /// <summary>See <see cref="Unit.Path"/>.</summary>
    public required string Path { get; set; }
    /// <summary>See <see cref="Unit.From"/>.</summary>
    public required DateOnly From { get; init; }
    /// <summary>See <see cref="Unit.Until"/>.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>See <see cref="Unit.Into"/>.</summary>
    public string? MergedInto { get; set; }

    /// <summary>The unit.</summary>
    /// <param name="names">The names it took after its first, oldest first.</param>
    public Unit ToUnit(IEnumerable<UnitNameRow> names) => new(Code, Name, Kind, Parent, Path, From, Until) { Names = [.. names.Select(n => new UnitName(n.Since, n.Name))], Into = MergedInto };
}

/// <summary>A name that a unit took, as stored.</summary>
public sealed class UnitNameRow
{
    /// <summary>The unit.</summary>
    public required string Unit { get; init; }
    /// <summary>See <see cref="UnitName.Since"/>.</summary>
    public required DateOnly Since { get; init; }
    /// <summary>See <see cref="UnitName.Name"/>.</summary>
    public required string Name { get; init; }
}
