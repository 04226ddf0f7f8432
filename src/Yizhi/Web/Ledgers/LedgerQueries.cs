using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;
using Yizhi.Storage;
using Yizhi.Storage.Records;
using Yizhi.Web.Figures;
using Yizhi.Web.Records;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Ledgers;

/// <summary>Ledgers and the lists of their records.</summary>
/// <param name="office">The office.</param>
/// <param name="scopes">Finds unit and year.</param>
/// <param name="visitor">Who asks.</param>
public sealed class LedgerQueries(Office office, Scopes scopes, Visitor visitor)
{
    /// <summary>Records on one page.</summary>
    public const int PageSize = 50;

    private const int MostTotals = 6;
    private const int MostChoices = 6;

    /// <summary>All ledgers, with the year's entries from one sheet.</summary>
    /// <returns>Null where there is no such unit or year.</returns>
    public async Task<LedgerIndexView?> Index(string unit, string year, CancellationToken cancel = default)
    {
        if (await scopes.Find(unit, year, cancel) is not { } scope)
            return null;
        var sheet = await office.Figures.Sheet(scope.Code, scope.Period, cancel: cancel);
        return new LedgerIndexView(scope, [.. office.Catalogue.InOrder.Where(l => office.Rights.Sees(visitor.Who, l)).GroupBy(l => l.Subsystem).Select(g => new Subsystem(
            office.Catalogue.Subsystems.GetValueOrDefault(g.Key, g.First().Title),
            [.. g.Select(l => new LedgerLine(l.Key, l.Title, l.Purpose,
                FigureMark.Of(office.Catalogue, office.Catalogue.Indicators[l.Kept], scope.Code, scope.Period, sheet.Value(l.Kept, scope.Period))))]))]);
    }

    /// <summary>A page of a ledger's records.</summary>
    /// <param name="key">The ledger's key.</param>
    /// <param name="asked">Gives what the address says under a name.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>Null where there is no such ledger, unit or year.</returns>
    public async Task<LedgerView?> List(string key, Func<string, string> asked, CancellationToken cancel = default)
    {
        var allYears = asked("year") == "all";
        if (!office.Catalogue.Ledgers.TryGetValue(key, out var ledger) || await scopes.Find(asked("unit"), allYears ? "" : asked("year"), cancel) is not { } scope)
            return null;
        var seen = office.Rights.Seen(visitor.Who, ledger);
        if (seen.Count == 0)
        {
            visitor.Deny();
            return null;
        }
        var isWhole = seen.Any(top => office.Units.IsWithin(scope.Code, top));
        var query = ListQuery.Read(ledger, scope.Code, allYears ? "all" : scope.Period.ToString(), asked);
        await using var db = office.Database.Context();
        var path = scope.Unit.Path;
        var (first, last) = (scope.Period.First, scope.Period.Last);
        var under = db.Units.Where(u => u.Path.StartsWith(path)).Select(u => u.Code);
        var rows = db.Records.AsNoTracking().Where(r => r.Ledger == key && under.Contains(r.Unit));
        if (!isWhole)
        {
            var own = seen.SelectMany(office.Units.Under).Where(u => office.Units.IsWithin(u.Code, scope.Code)).Select(u => u.Code).ToList();
            rows = rows.Where(r => own.Contains(r.Unit));
        }
        if (!allYears)
            rows = rows.Where(r => r.HappenedOn >= first && r.HappenedOn <= last);
        rows = query.Codes.Aggregate(rows.WithSaid(db, query.Search).InState(query.State), (sofar, c) => sofar.WithCode(ledger.Field(c.Field)!, c.Code));
        var count = await rows.CountAsync(cancel);
        var pages = Math.Max(1, (count + PageSize - 1) / PageSize);
        var page = Math.Min(pages, Query.PageNumber(asked("page")));
        var found = count == 0 ? [] : await rows.Ordered(query.Sort).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        var fields = ledger.Columns.Where(c => c != ledger.Day && c != ledger.Heading).Select(ledger.Field).OfType<Field>().ToList();
        var words = new ValueWords(office.Units);
        return new LedgerView(scope, allYears, ledger, query, [.. Chips(ledger, query, scope, allYears)], [.. Choices(ledger, query)],
            allYears || !isWhole ? [] : await Totals(ledger, scope, cancel), Columns(ledger, query, fields),
            [.. found.Select(r => RowOf(ledger, fields, r, words))], count, page, pages, office.Rights.EntryUnits(visitor.Who, ledger, office.Today).Count > 0);
    }

    private async Task<IReadOnlyList<FigureMark>> Totals(Ledger ledger, Scope scope, CancellationToken cancel)
    {
        var main = ledger.Indicators.Where(i => i.Kind != IndicatorKind.Declared).Take(MostTotals).Select(i => i.Key).Prepend(ledger.Kept).ToList();
        var book = await FigureBook.Read(office, main, scope.Code, scope.Period.FirstMonth, scope.Period.LastMonth, cancel);
        var sheet = book.Sheet([scope.Period]);
        return [.. main.Select(k => FigureMark.Of(office.Catalogue, office.Catalogue.Indicators[k], scope.Code, scope.Period, sheet.Value(k, scope.Period), title: k == ledger.Kept ? Texts.Say("column.kept") : null))];
    }

    private static IEnumerable<Chip> Chips(Ledger ledger, ListQuery query, Scope scope, bool allYears)
    {
        if (!allYears)
            yield return new Chip(ledger.Field(ledger.Day)?.Title ?? "", scope.Period.Said(), (query with { Year = "all" }).Href());
        if (query.State.Length > 0)
            yield return new Chip(Texts.Say("field.state"), ledger.Flow.TitleOf(query.State), (query with { State = "" }).Href());
        if (query.Search.Length > 0)
            yield return new Chip(Texts.Say("list.search"), query.Search, (query with { Search = "" }).Href());
        foreach (var (field, code) in query.Codes)
            yield return new Chip(ledger.Field(field)!.Title, ledger.Field(field) is { List: { } list } ? list.TitleOf(code) : Texts.Say(code == "true" ? "yes" : "no"),
                (query with { Codes = [.. query.Codes.Where(c => c.Field != field)] }).Href());
    }

    private static IEnumerable<Choice> Choices(Ledger ledger, ListQuery query)
    {
        if (ledger.Flow.States.Count > 1)
            yield return new Choice("state", Texts.Say("field.state"), [.. ledger.Flow.States.Select(s => (s.Key, s.Title)), (Flow.Withdrawn, ledger.Flow.TitleOf(Flow.Withdrawn))], query.State);
        var chosen = query.Codes.ToDictionary(c => c.Field, c => c.Code, StringComparer.Ordinal);
        var fields = ListQuery.FilterFields(ledger).OrderByDescending(f => chosen.ContainsKey(f.Key)).ThenByDescending(f => ledger.Columns.Contains(f.Key)).Take(Math.Max(MostChoices, chosen.Count));
        foreach (var field in fields)
            yield return new Choice(field.Key, field.Title,
                field.List is { } list ? [.. list.Codes.Select(c => (c.Key, c.Title))] : [("true", Texts.Say("yes")), ("false", Texts.Say("no"))], chosen.GetValueOrDefault(field.Key, ""));
    }

    private static List<Column> Columns(Ledger ledger, ListQuery query, List<Field> fields)
    {
        Column Sorted(string title, string by)
        {
            var now = query.Sort == by ? "ascending" : query.Sort == "-" + by ? "descending" : null;
            return new Column(title, false, (query with { Sort = query.Sort == "-" + by ? by : "-" + by }).Href(), now);
        }

        List<Column> columns = [Sorted(ledger.Number is null ? Texts.Say("column.record") : Texts.Say("column.number"), "number"), Sorted(ledger.Field(ledger.Heading)?.Title ?? Texts.Say("column.title"), "title")];
        if (ledger.Deadlines.Count > 0)
            columns.Add(Sorted(Texts.Say("column.due"), "due"));
        if (ledger.Flow.States.Count > 1)
            columns.Add(Sorted(Texts.Say("field.state"), "state"));
        columns.AddRange(fields.Select(f => new Column(f.Type == FieldType.Money ? Texts.Say("column.yuan", f.Title) : f.Title, f.IsNumber, null, null)));
        columns.Add(new Column(Texts.Say("column.unit"), false, null, null));
        columns.Add(Sorted(ledger.Field(ledger.Day)?.Title ?? Texts.Say("column.day"), "day"));
        return columns;
    }

    private Row RowOf(Ledger ledger, List<Field> fields, RecordRow row, ValueWords words)
    {
        var record = office.Ledgers.ToRecord(row);
        var light = ledger.Deadlines.Count == 0 ? null : Light.Of(Deadlines.Of(record, ledger, office.Catalogue.Calendar), office.Today);
        return new Row(row.Id, row.Number ?? "", row.Title, light, ledger.Flow.TitleOf(row.State),
            [.. fields.Select(f => new Cell(office.Rights.Sees(visitor.Who, f, row.Unit) ? words.Brief(f, record.Fields.Get(f.Key)) : Texts.Say("field.hidden"), f.IsNumber, f.Personal && record.Fields.ContainsKey(f.Key)))],
            office.Units.NameOf(row.Unit), row.HappenedOn);
    }
}
