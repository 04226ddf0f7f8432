using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Counting;
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
    private const int MostPrinted = 2_000;
    private const int MostSummed = 20_000;

    /// <summary>All ledgers, with the year's entries from one sheet.</summary>
    /// <returns>Null where there is no such unit or year.</returns>
    public async Task<LedgerIndexView?> Index(string unit, string year, CancellationToken cancel = default)
    {
        if (await scopes.Find(unit, year, cancel) is not { } scope)
            return null;
        var sheet = await office.Figures.Whole(scope.Code, scope.Period, [.. office.Catalogue.InOrder.Select(l => l.Kept)], cancel: cancel);
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
        await using var db = office.Database.Context();
        var views = await office.Views.Of(visitor.Account, key, scopes.Own?.Code, cancel);
        // The columns someone chose before stay chosen wherever they sign in.
        var usual = views.FirstOrDefault(v => v.Name.Length == 0)?.Query;
        if (await Listing.Find(db, office, scopes, visitor, key, name => name == "cols" && asked(name).Length == 0 && usual is not null ? usual : asked(name), cancel) is not { } listing)
            return null;
        var (ledger, scope, query) = (listing.Ledger, listing.Scope, listing.Query);
        // How many were kept is known without counting them: every record counts in its ledger's own tally.
        var count = listing is { IsWhole: true, AllYears: false, Query.IsNarrowed: false }
            ? (int)((await office.Figures.Whole(scope.Code, scope.Period, [ledger.Kept], cancel: cancel)).Value(ledger.Kept, scope.Period).NumberOrNull ?? 0)
            : await listing.Rows.CountAsync(cancel);
        var pages = Math.Max(1, (count + PageSize - 1) / PageSize);
        var page = Math.Min(pages, Query.PageNumber(asked("page")));
        var found = count == 0 ? [] : await listing.Rows.AsNoTracking().Ordered(query.Sort).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        return new LedgerView(scope, listing.AllYears, ledger, query, [.. Chips(ledger, query, scope, listing.AllYears)], [.. Choices(ledger, query)],
            listing.AllYears || !listing.IsWhole ? [] : await Totals(db, listing, count, cancel), Columns(ledger, query, listing.Columns),
            RowsOf(listing, found), count, page, pages, office.Rights.EntryUnits(visitor.Who, ledger, office.Today).Count > 0)
        {
            Views = [.. views.Where(v => v.Name.Length > 0).Select(v => new ViewLine(v.Id, v.Name, Address.Ledger(key) + Joined(v.Query, scope.Code), v.SharedIn is not null, v.Account == visitor.Account))],
            Fields = [.. ListQuery.ColumnFields(ledger).Where(f => office.Rights.Sees(visitor.Who, f, scope.Code)).Select(f => (f.Key, f.Title, listing.Columns.Any(c => c.Key == f.Key)))],
            Acts = [.. Bulk.Acts(office, visitor, ledger, scope)],
            Terms = [.. query.Search.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)],
        };
    }

    /// <summary>The records of a list on one sheet for the printer, as many as anybody prints.</summary>
    /// <returns>Null where there is no such ledger, unit or year.</returns>
    public async Task<PrintedList?> Print(string key, Func<string, string> asked, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        if (await Listing.Find(db, office, scopes, visitor, key, asked, cancel) is not { } listing)
            return null;
        var count = await listing.Rows.CountAsync(cancel);
        var found = await listing.Rows.AsNoTracking().Ordered(listing.Query.Sort).Take(MostPrinted).ToListAsync(cancel);
        return new PrintedList(listing.Ledger, listing.Scope, [.. Chips(listing.Ledger, listing.Query, listing.Scope, listing.AllYears)], Columns(listing.Ledger, listing.Query, listing.Columns), RowsOf(listing, found), count, Office.Local(office.Now), visitor.Who.Name);
    }

    private List<Row> RowsOf(Listing listing, List<RecordRow> found)
    {
        var words = new ValueWords(office.Units);
        var columns = listing.Columns;
        return [.. found.Select(r => RowOf(listing.Ledger, columns, r, words))];
    }

    private static string Joined(string kept, string unit) => kept.Length == 0 ? $"?unit={unit}" : $"{kept}&unit={unit}";

    // The year's figures, and what of them the filter leaves: summed from the contributions of the records found.
    private async Task<IReadOnlyList<Total>> Totals(YizhiDb db, Listing listing, int count, CancellationToken cancel)
    {
        var (ledger, scope) = (listing.Ledger, listing.Scope);
        var main = ledger.Indicators.Where(i => i.Kind != IndicatorKind.Declared).Take(MostTotals).Select(i => i.Key).Prepend(ledger.Kept).ToList();
        var sheet = await office.Figures.Whole(scope.Code, scope.Period, main, cancel: cancel);
        var left = listing.Query.IsNarrowed && count <= MostSummed ? await Left(db, listing, main, cancel) : null;
        return [.. main.Select(k => new Total(
            FigureMark.Of(office.Catalogue, office.Catalogue.Indicators[k], scope.Code, scope.Period, sheet.Value(k, scope.Period), title: k == ledger.Kept ? Texts.Say("column.kept") : null),
            left is not null && office.Catalogue.Indicators[k] is { Kind: IndicatorKind.Count or IndicatorKind.Sum, IsAtEnd: false } indicator
                ? FigureMark.Show(indicator, new FigureValue.Known(Contribution.Unscaled(left.GetValueOrDefault(k)))) : null))];
    }

    private static async Task<Dictionary<string, long>> Left(YizhiDb db, Listing listing, List<string> main, CancellationToken cancel)
    {
        var (first, last) = (listing.Scope.Period.First, listing.Scope.Period.Last);
        var ids = listing.Rows.Select(r => r.Id);
        return await db.Contributions.AsNoTracking().Where(c => c.Day >= first && c.Day <= last && ids.Contains(c.Record))
            .Join(db.Series.Where(s => s.Slice == "" && main.Contains(s.Indicator)), c => c.Series, s => s.Id, (c, s) => new { s.Indicator, c.Value })
            .GroupBy(c => c.Indicator).Select(g => new { g.Key, Sum = g.Sum(c => c.Value) }).ToDictionaryAsync(g => g.Key, g => g.Sum, cancel);
    }

    private static IEnumerable<Chip> Chips(Ledger ledger, ListQuery query, Scope scope, bool allYears)
    {
        if (!allYears)
            yield return new Chip(ledger.Field(ledger.Day)?.Title ?? "", scope.Period.Said(), (query with { Year = "all" }).Href());
        if (query.State.Length > 0)
            yield return new Chip(Texts.Say("field.state"), ledger.Flow.TitleOf(query.State), (query with { State = "" }).Href());
        if (query.Search.Length > 0)
            yield return new Chip(Texts.Say("list.search"), query.Search, (query with { Search = "" }).Href());
        if (query.Mine)
            yield return new Chip(Texts.Say("field.handler"), Texts.Say("list.mine"), (query with { Mine = false }).Href());
        if (query.Due.Length > 0)
            yield return new Chip(Texts.Say("column.due"), Texts.Say("list.due." + query.Due), (query with { Due = "" }).Href());
        foreach (var (field, code) in query.Codes)
            yield return new Chip(ledger.Field(field)!.Title, ledger.Field(field) is { List: { } list } ? list.TitleOf(code) : Texts.Say(code == "true" ? "yes" : "no"),
                (query with { Codes = [.. query.Codes.Where(c => c.Field != field)] }).Href());
    }

    private static IEnumerable<Choice> Choices(Ledger ledger, ListQuery query)
    {
        if (ledger.Flow.States.Count > 1)
            yield return new Choice("state", Texts.Say("field.state"), [.. ledger.Flow.States.Select(s => (s.Key, s.Title)), (Flow.Withdrawn, ledger.Flow.TitleOf(Flow.Withdrawn))], query.State);
        yield return new Choice("mine", Texts.Say("field.handler"), [("1", Texts.Say("list.mine"))], query.Mine ? "1" : "");
        if (ledger.Deadlines.Count > 0)
            yield return new Choice("due", Texts.Say("column.due"), [("over", Texts.Say("list.due.over")), ("week", Texts.Say("list.due.week"))], query.Due);
        var chosen = query.Codes.ToDictionary(c => c.Field, c => c.Code, StringComparer.Ordinal);
        var fields = ListQuery.FilterFields(ledger).OrderByDescending(f => chosen.ContainsKey(f.Key)).ThenByDescending(f => ledger.Columns.Contains(f.Key)).Take(Math.Max(MostChoices, chosen.Count));
        foreach (var field in fields)
            yield return new Choice(field.Key, field.Title,
                field.List is { } list ? [.. list.Codes.Select(c => (c.Key, c.Title))] : [("true", Texts.Say("yes")), ("false", Texts.Say("no"))], chosen.GetValueOrDefault(field.Key, ""));
    }

    private static List<Column> Columns(Ledger ledger, ListQuery query, IReadOnlyList<Field> fields)
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

    private Row RowOf(Ledger ledger, IReadOnlyList<Field> fields, RecordRow row, ValueWords words)
    {
        var record = office.Ledgers.ToRecord(row);
        var light = ledger.Deadlines.Count == 0 ? null : Light.Of(Deadlines.Of(record, ledger, office.Catalogue.Calendar), office.Today);
        return new Row(row.Id, row.Number ?? "", row.Title, light, ledger.Flow.TitleOf(row.State),
            [.. fields.Select(f => new Cell(office.Rights.Sees(visitor.Who, f, row.Unit) ? words.Brief(f, record.Fields.Get(f.Key)) : Texts.Say("field.hidden"), f.IsNumber, f.Personal && record.Fields.ContainsKey(f.Key)))],
            office.Units.NameOf(row.Unit), row.HappenedOn);
    }
}
