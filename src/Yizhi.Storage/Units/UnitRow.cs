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

    /// <summary>The unit.</summary>
    public Unit ToUnit() => new(Code, Name, Kind, Parent, Path, From, Until);
}
