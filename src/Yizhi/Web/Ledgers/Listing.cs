using Yizhi.Core.Catalogue;
using Yizhi.Core.Units;
using Yizhi.Storage;
using Yizhi.Storage.Records;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Ledgers;

/// <summary>The records a list's address asks for, as far as the visitor may see them: one question for the page, its export, its print and acts on many.</summary>
/// <param name="Ledger">The ledger.</param>
/// <param name="Scope">Unit and year; where all years are asked for, the last.</param>
/// <param name="Query">What was asked for.</param>
/// <param name="IsWhole">Whether the visitor sees every record of the unit.</param>
/// <param name="Rows">The records, not yet ordered.</param>
internal sealed record Listing(Ledger Ledger, Scope Scope, ListQuery Query, bool IsWhole, IQueryable<RecordRow> Rows)
{
    private const int DaysOfWeek = 7;

    /// <summary>Whether all years are shown.</summary>
    public bool AllYears => Query.Year == ListQuery.AllYears;

    /// <summary>The fields shown as columns.</summary>
    public IReadOnlyList<Field> Columns => Query.Shown is { } chosen ? [.. chosen.Select(Ledger.Field).OfType<Field>()]
        : [.. Ledger.Columns.Where(c => c != Ledger.Day && c != Ledger.Heading).Select(Ledger.Field).OfType<Field>()];

    /// <summary>Finds them; null where there is no such ledger, unit or year, or the visitor may not see it.</summary>
    public static async Task<Listing?> Find(YizhiDb db, Office office, Scopes scopes, Visitor visitor, string key, Func<string, string> asked, CancellationToken cancel)
    {
        var allYears = asked("year") == ListQuery.AllYears;
        if (!office.Catalogue.Ledgers.TryGetValue(key, out var ledger) || await scopes.Find(asked("unit"), allYears ? "" : asked("year"), cancel) is not { } scope)
            return null;
        var seen = office.Rights.Seen(visitor.Who, ledger);
        if (seen.Count == 0)
        {
            visitor.Deny();
            return null;
        }
        var query = ListQuery.Read(ledger, scope.Code, allYears ? ListQuery.AllYears : scope.Period.ToString(), asked);
        var path = scope.Unit.Path;
        var rows = db.Records.Where(r => r.Ledger == key && db.Units.Where(u => u.Path.StartsWith(path)).Select(u => u.Code).Contains(r.Unit));
        var isWhole = seen.Any(top => office.Units.IsUnder(scope.Code, top));
        if (!isWhole)
        {
            var own = Own(office, seen, scope.Unit);
            rows = rows.Where(r => own.Contains(r.Unit));
        }
        var (first, last) = (scope.Period.First, scope.Period.Last);
        if (!allYears)
            rows = rows.Where(r => r.HappenedOn >= first && r.HappenedOn <= last);
        rows = query.Codes.Aggregate((await rows.WithSaid(db, query.Search, cancel)).InState(query.State), (sofar, c) => sofar.WithCode(ledger.Field(c.Field)!, c.Code));
        if (query.Mine)
        {
            var name = visitor.Who.Name;
            rows = rows.Where(r => r.Handler == name);
        }
        var (today, week) = (office.Today, office.Today.AddDays(DaysOfWeek));
        rows = query.Due switch
        {
            "over" => rows.Where(r => r.Due < today),
            "week" => rows.Where(r => r.Due >= today && r.Due <= week),
            _ => rows,
        };
        return new Listing(ledger, scope, query, isWhole, rows);
    }

    private static List<string> Own(Office office, IReadOnlyList<string> seen, Unit scope) =>
        [.. seen.SelectMany(office.Units.Under).Where(u => office.Units.IsWithin(u.Code, scope.Code)).Select(u => u.Code)];
}
