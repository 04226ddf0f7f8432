using System.Collections.Frozen;
using Yizhi.Core.Time;

namespace Yizhi.Core.Catalogue;

/// <summary>All that an office keeps, checked and immutable.</summary>
public sealed class OfficeCatalogue
{
    /// <summary>The first twelve hexadecimal digits of the SHA-256 over all its texts.</summary>
    public required string Version { get; init; }
    /// <summary>The ledgers by key.</summary>
    public required FrozenDictionary<string, Ledger> Ledgers { get; init; }
    /// <summary>The titles of the subsystems by their folders.</summary>
    public required FrozenDictionary<string, string> Subsystems { get; init; }
    /// <summary>The ledgers in the order of their subsystems and, within one, in that of their files.</summary>
    public required IReadOnlyList<Ledger> InOrder { get; init; }
    /// <summary>The indicators by key, those of the ledgers' built-in ones included.</summary>
    public required FrozenDictionary<string, Indicator> Indicators { get; init; }
    /// <summary>The code lists by key.</summary>
    public required FrozenDictionary<string, CodeList> Lists { get; init; }
    /// <summary>The counting units by key.</summary>
    public required FrozenDictionary<string, Measure> Measures { get; init; }
    /// <summary>The roles by key, with their titles.</summary>
    public required FrozenDictionary<string, string> Roles { get; init; }
    /// <summary>The roles that see every ledger within their reach, unless it names its own readers.</summary>
    public required IReadOnlyList<string> Readers { get; init; }
    /// <summary>The roles of people outside the staff, who may have a light account.</summary>
    public IReadOnlyList<string> Light { get; init; } = [];
    /// <summary>The roles that open light accounts in their own unit.</summary>
    public IReadOnlyList<string> Openers { get; init; } = [];
    /// <summary>The laws by key.</summary>
    public required FrozenDictionary<string, Law> Laws { get; init; }
    /// <summary>The reports by key.</summary>
    public required FrozenDictionary<string, ReportTemplate> Reports { get; init; }
    /// <summary>The worked examples.</summary>
    public required IReadOnlyList<Example> Examples { get; init; }
    /// <summary>The mechanisms of an office and the ledgers that hold them, by number.</summary>
    public required IReadOnlyList<OfficeSystem> Systems { get; init; }
    /// <summary>The working days.</summary>
    public required WorkCalendar Calendar { get; init; }
    /// <summary>The texts it was made of, so that it can be kept and read again as it was.</summary>
    public required IReadOnlyList<SourceFile> Sources { get; init; }

    /// <summary>The ledger with the key.</summary>
    /// <exception cref="KeyNotFoundException">The catalogue has no such ledger.</exception>
    public Ledger Ledger(string key) => Ledgers[key];
}

/// <summary>One file of the catalogue.</summary>
/// <param name="Path">Its path below the catalogue's folder, with forward slashes.</param>
/// <param name="Text">Its text.</param>
public sealed record SourceFile(string Path, string Text);

/// <summary>A mechanism of an office (such as 一社区一法律顾问) and where the catalogue holds it.</summary>
/// <param name="Part">The part of the list it stands in.</param>
/// <param name="No">Its number, the same wherever mechanisms are listed; ascending, gaps allowed.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Ledgers">The ledgers that hold it.</param>
/// <param name="Indicators">The indicators that tell it; all of its ledgers' where none is named.</param>
/// <param name="Documents">The papers that belong to it, as <c>ledger.paper</c>; all of its ledgers' where none is named.</param>
/// <param name="Note">How it is held, where the names alone do not say.</param>
/// <param name="Place">Where it is written.</param>
public sealed record OfficeSystem(string Part, int No, string Title, IReadOnlyList<string> Ledgers, IReadOnlyList<string> Indicators, IReadOnlyList<string> Documents, string? Note, Place Place);

/// <summary>Records that must give certain figures.</summary>
public sealed record Example(string Name, IReadOnlyList<ExampleRecord> Given, IReadOnlyDictionary<string, string> Gives, Period? Period, Place Place);

/// <summary>A record of an example.</summary>
public sealed record ExampleRecord(string Ledger, string? State, Records.Fields Fields);
