namespace Yizhi.Core.Catalogue;

/// <summary>The kinds of field an office can keep.</summary>
public enum FieldType
{
    /// <summary>One line of text.</summary>
    Text,
    /// <summary>Text of several lines.</summary>
    LongText,
    /// <summary>A whole number.</summary>
    Integer,
    /// <summary>A number with at most four decimals.</summary>
    Decimal,
    /// <summary>Yuan with at most two decimals.</summary>
    Money,
    /// <summary>A day in Asia/Shanghai.</summary>
    Date,
    /// <summary>A moment, to the minute.</summary>
    DateTime,
    /// <summary>是 or 否.</summary>
    YesNo,
    /// <summary>One code of a list.</summary>
    Code,
    /// <summary>Several codes of a list.</summary>
    Codes,
    /// <summary>A unit's code.</summary>
    Unit,
    /// <summary>A member of staff or a volunteer, by name.</summary>
    Person,
    /// <summary>A party to a case, by name.</summary>
    Party,
    /// <summary>The id of a record of another ledger.</summary>
    Link,
    /// <summary>Repeated rows with fields of their own.</summary>
    Rows,
    /// <summary>A piece of evidence, by its SHA-256.</summary>
    File,
    /// <summary>A place in words.</summary>
    Place,
    /// <summary>A telephone number.</summary>
    Phone,
    /// <summary>A resident identity number of 18 characters, check digit verified.</summary>
    Identity,
}

/// <summary>One field of a ledger.</summary>
public sealed record Field
{
    /// <summary>The key, by which values are stored and read; never changes.</summary>
    public required string Key { get; init; }
    /// <summary>The title people see; may change freely.</summary>
    public required string Title { get; init; }
    /// <summary>The kind of value.</summary>
    public required FieldType Type { get; init; }
    /// <summary>The code list of a <see cref="FieldType.Code"/> or <see cref="FieldType.Codes"/> field.</summary>
    public CodeList? List { get; init; }
    /// <summary>The ledger a <see cref="FieldType.Link"/> points into.</summary>
    public string? Ledger { get; init; }
    /// <summary>The fields of each row of a <see cref="FieldType.Rows"/> field.</summary>
    public IReadOnlyList<Field> Rows { get; init; } = [];
    /// <summary>Whether it must be filled where it is asked.</summary>
    public bool Required { get; init; }
    /// <summary>Personal information: encrypted at rest, masked by default.</summary>
    public bool Personal { get; init; }
    /// <summary>The roles that may see it; empty means all who may see the record.</summary>
    public IReadOnlyList<string> SeenBy { get; init; } = [];
    /// <summary>The latest day allowed: <c>today</c>, a date, or another date field's key.</summary>
    public string? NotAfter { get; init; }
    /// <summary>The earliest day allowed, written in the same way.</summary>
    public string? NotBefore { get; init; }
    /// <summary>The least number allowed.</summary>
    public decimal? Min { get; init; }
    /// <summary>The greatest number allowed.</summary>
    public decimal? Max { get; init; }
    /// <summary>The most characters allowed.</summary>
    public int? MaxLength { get; init; }
    /// <summary>What stands there before anyone types.</summary>
    public string? Default { get; init; }
    /// <summary>When the field is asked at all; null means always.</summary>
    public Filter? When { get; init; }
    /// <summary>Other column heads by which an imported sheet may call it.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];
    /// <summary>The article that demands the field, where nothing else needs it.</summary>
    public string? Law { get; init; }
    /// <summary>A hint beside the input.</summary>
    public string? Hint { get; init; }
    /// <summary>Where it is written.</summary>
    public Place Place { get; init; }

    /// <summary>Whether its values are numbers that can be summed.</summary>
    public bool IsNumber => Type is FieldType.Integer or FieldType.Decimal or FieldType.Money;
}

/// <summary>A place in a catalogue file, counted from 1.</summary>
public readonly record struct Place(string File, int Line, int Column)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}:{Column}";
}
