using System.Text.RegularExpressions;
using Yizhi.Core.Catalogue;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Ledgers;

/// <summary>What a list is asked for, as its address says it.</summary>
/// <param name="Ledger">The ledger's key.</param>
/// <param name="Unit">The unit's code.</param>
/// <param name="Year">The year, or <c>all</c>.</param>
/// <param name="State">The state; empty for all.</param>
/// <param name="Search">What the record's texts must hold.</param>
/// <param name="Codes">Code fields and the codes they must have.</param>
/// <param name="Sort">The order: day, number, title, state or due, with <c>-</c> for falling.</param>
/// <param name="Mine">Whether only what the visitor handles is asked for.</param>
/// <param name="Due"><c>over</c>, <c>week</c>, or empty.</param>
/// <param name="Shown">The fields chosen as columns; null for those the ledger names.</param>
public sealed partial record ListQuery(string Ledger, string Unit, string Year, string State, string Search, IReadOnlyList<(string Field, string Code)> Codes, string Sort, bool Mine, string Due, IReadOnlyList<string>? Shown)
{
    /// <summary>The order unless another is asked for.</summary>
    public const string NewestFirst = "-day";

    /// <summary>All years together.</summary>
    public const string AllYears = "all";

    private const int MostColumns = 30;
    private static readonly string[] Orders = ["day", "-day", "number", "-number", "title", "-title", "state", "-state", "due", "-due"];
    private static readonly HashSet<string> Own = ["unit", "year", "state", "q", "page", "sort", "mine", "due", "cols", "token", "ids", "act", "name", "shared", "all", "saved"];

    /// <summary>Reads an address; what can't be meant is left out.</summary>
    public static ListQuery Read(Ledger ledger, string unit, string year, Func<string, string> asked) => new(
        ledger.Key, unit, year,
        asked("state") is var state && (state == Flow.Withdrawn || ledger.Flow.States.Any(s => s.Key == state)) ? state : "",
        asked("q"),
        [.. FilterFields(ledger).Select(f => (f.Key, Code: asked(f.Key))).Where(c => CodeForm().IsMatch(c.Code))],
        Orders.Contains(asked("sort")) ? asked("sort") : NewestFirst,
        asked("mine") == "1",
        asked("due") is "over" or "week" ? asked("due") : "",
        asked("cols") is { Length: > 0 } columns ? [.. columns.Split(['.', ','], StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Where(c => ColumnFields(ledger).Any(f => f.Key == c)).Take(MostColumns)] : null);

    /// <summary>The fields a list can be filtered by: those with a fixed set of answers that nobody's privacy hangs on.</summary>
    public static IEnumerable<Field> FilterFields(Ledger ledger) => ledger.Fields.Where(f => f is { Personal: false, Type: FieldType.Code or FieldType.Codes or FieldType.YesNo } && !Own.Contains(f.Key));

    /// <summary>The fields that can be columns.</summary>
    public static IEnumerable<Field> ColumnFields(Ledger ledger) => ledger.Fields.Where(f => f.Type is not (FieldType.Rows or FieldType.LongText or FieldType.File) && f.Key != ledger.Day && f.Key != ledger.Heading);

    /// <summary>Whether anything narrows it within unit and year.</summary>
    public bool IsNarrowed => State.Length > 0 || Search.Length > 0 || Codes.Count > 0 || Mine || Due.Length > 0;

    /// <summary>The address.</summary>
    public string Href(int page = 1) => Address.Ledger(Ledger, [.. Parts(), ("page", page > 1 ? $"{page}" : null)]);

    /// <summary>An address below the list's own, with the same question.</summary>
    public string Href(string below) => Address.With($"/ledgers/{Uri.EscapeDataString(Ledger)}/{below}", Parts());

    /// <summary>The question as it is kept under a name: the unit and the year are those one is in when it is opened, unless all years were meant.</summary>
    public string Kept() => Address.With("", [.. Parts().Where(p => p.Name != "unit" && (p.Name != "year" || p.Value == AllYears))]);

    /// <summary>Everything that is asked, by name.</summary>
    public IEnumerable<(string Name, string? Value)> Parts() => [("unit", Unit), ("year", Year), ("state", State), ("q", Search), .. Codes.Select(c => (c.Field, (string?)c.Code)),
        ("mine", Mine ? "1" : null), ("due", Due), ("sort", Sort == NewestFirst ? null : Sort), ("cols", Shown is null ? null : string.Join('.', Shown))];

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$", RegexOptions.NonBacktracking)]
    private static partial Regex CodeForm();
}
