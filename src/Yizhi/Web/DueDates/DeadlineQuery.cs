using System.Globalization;
using Yizhi.Core.Time;
using Yizhi.Web.Shared;

namespace Yizhi.Web.DueDates;

/// <summary>What the page of deadlines is asked for, as its address says it.</summary>
/// <param name="Unit">The unit's code; empty for one's own.</param>
/// <param name="Mine">Whether only what waits for the visitor.</param>
/// <param name="Ledger">The ledger's key; empty for all.</param>
/// <param name="Kind"><c>law</c>, <c>rule</c>, or empty.</param>
/// <param name="State"><c>over</c>, <c>soon</c>, <c>later</c>, <c>paused</c>, or empty.</param>
/// <param name="Person">The handler's name; empty for all.</param>
/// <param name="Day">The last day; null for any.</param>
/// <param name="Month">The month of the calendar; null for the list.</param>
public sealed record DeadlineQuery(string Unit, bool Mine, string Ledger, string Kind, string State, string Person, DateOnly? Day, Month? Month)
{
    /// <summary>A deadline set by law.</summary>
    public const string Law = "law";
    /// <summary>A working rule of the office.</summary>
    public const string Rule = "rule";
    /// <summary>The states, in the order of urgency.</summary>
    public static readonly IReadOnlyList<string> States = ["over", "soon", "later", "paused"];

    /// <summary>Reads an address; what can't be meant is left out.</summary>
    public static DeadlineQuery Read(Func<string, string> asked) => new(
        asked("unit"), asked("whose") == "mine", asked("ledger"),
        asked("kind") is Law or Rule ? asked("kind") : "",
        States.Contains(asked("state")) ? asked("state") : "",
        asked("person"),
        DateOnly.TryParseExact(asked("day"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        Core.Time.Month.TryParse(asked("month"), out var month) && month.Year is > 1900 and < 2200 ? month : null);

    /// <summary>Whether anything narrows it within the unit.</summary>
    public bool IsNarrowed => Mine || Ledger.Length > 0 || Kind.Length > 0 || State.Length > 0 || Person.Length > 0 || Day is not null;

    /// <summary>The address of the page.</summary>
    public string Href(int page = 1) => Address.With("/deadlines", [.. Parts(), ("page", page > 1 ? $"{page}" : null)]);

    /// <summary>The address of the same question as a calendar file.</summary>
    public string File() => Address.With("/deadlines.ics", Parts());

    /// <summary>Everything that is asked, by name.</summary>
    public IEnumerable<(string Name, string? Value)> Parts() => [("unit", Unit), ("whose", Mine ? "mine" : null), ("ledger", Ledger), ("kind", Kind), ("state", State), ("person", Person),
        ("day", Day is { } day ? Days.Iso(day) : null), ("month", Month?.ToString())];
}
