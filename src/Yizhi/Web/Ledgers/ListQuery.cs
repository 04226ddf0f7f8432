using System.Text.RegularExpressions;
using Yizhi.Core.Catalogue;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Ledgers;

/// <summary>What a list is asked for, as its address says it.</summary>
/// <param name="Ledger">The ledger's key.</param>
/// <param name="Unit">The unit's code.</param>
/// <param name="Year">The year, or <c>all</c>.</param>
/// <param name="State">The state; empty for all.</param>
/// <param name="Search">What number or title must hold.</param>
/// <param name="Codes">Code fields and the codes they must have.</param>
/// <param name="Sort">The order: day, number, title, state or due, with <c>-</c> for falling.</param>
public sealed partial record ListQuery(string Ledger, string Unit, string Year, string State, string Search, IReadOnlyList<(string Field, string Code)> Codes, string Sort)
{
    /// <summary>The order unless another is asked for.</summary>
    public const string NewestFirst = "-day";

    private static readonly string[] Orders = ["day", "-day", "number", "-number", "title", "-title", "state", "-state", "due", "-due"];

    /// <summary>Reads an address; what can't be meant is left out.</summary>
    public static ListQuery Read(Ledger ledger, string unit, string year, Func<string, string> asked) => new(
        ledger.Key, unit, year,
        asked("state") is var state && (state == Flow.Withdrawn || ledger.Flow.States.Any(s => s.Key == state)) ? state : "",
        asked("q"),
        [.. FilterFields(ledger).Select(f => (f.Key, Code: asked(f.Key))).Where(c => CodeForm().IsMatch(c.Code))],
        Orders.Contains(asked("sort")) ? asked("sort") : NewestFirst);

    /// <summary>The fields a list can be filtered by: those with a fixed set of answers that nobody's privacy hangs on.</summary>
    public static IEnumerable<Field> FilterFields(Ledger ledger) => ledger.Fields.Where(f => f is { Personal: false, Type: FieldType.Code or FieldType.Codes or FieldType.YesNo } && f.Key is not ("unit" or "year" or "state" or "q" or "page" or "sort"));

    /// <summary>The address.</summary>
    public string Href(int page = 1) => Address.Ledger(Ledger, [("unit", Unit), ("year", Year), ("state", State), ("q", Search), .. Codes.Select(c => (c.Field, (string?)c.Code)),
        ("sort", Sort == NewestFirst ? null : Sort), ("page", page > 1 ? $"{page}" : null)]);

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$", RegexOptions.NonBacktracking)]
    private static partial Regex CodeForm();
}
