using System.Globalization;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Counting;
using Yizhi.Core.Reports;
using Yizhi.Core.Time;
using Yizhi.Storage;
using Yizhi.Storage.Counting;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Figures;

/// <summary>Figures and what they open to.</summary>
/// <param name="office">The office.</param>
/// <param name="scopes">Finds unit and period.</param>
/// <param name="visitor">Who asks.</param>
public sealed class FigureQueries(Office office, Scopes scopes, Visitor visitor)
{
    /// <summary>The address's word for the figures of every subject.</summary>
    public const string Everything = "all";

    /// <summary>Records on one page.</summary>
    public const int PageSize = 50;

    private const int DeclarationsShown = 5;
    private const int MostMonths = 36;
    private readonly OfficeCatalogue catalogue = office.Catalogue;

    /// <summary>The figures of a unit and period, by ledger, beside those of the year before.</summary>
    /// <param name="unit">The unit's code; empty takes the office's own.</param>
    /// <param name="period">The period; empty takes the last year with entries.</param>
    /// <param name="part">The subject's key; empty takes the first, <see cref="Everything"/> all.</param>
    /// <param name="text">What the title or another name of a figure holds; then every subject is looked through.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>Null where there is no such unit, period or subject.</returns>
    public async Task<FigureListView?> All(string unit, string period, string part, string text, CancellationToken cancel = default)
    {
        var parts = catalogue.InOrder.Where(l => l.Indicators.Count > 0).Select(l => l.Subsystem).Distinct(StringComparer.Ordinal).Select(s => (s, catalogue.Subsystems.GetValueOrDefault(s, s))).ToList();
        var chosen = text.Length > 0 ? "" : part.Length > 0 || parts.Count == 0 ? part : parts[0].s;
        if (await scopes.Find(unit, period, cancel) is not { } scope || (chosen.Length > 0 && chosen != Everything && !parts.Exists(p => p.s == chosen)))
            return null;
        bool Wanted(Ledger ledger, Indicator indicator) => chosen.Length > 0 ? chosen == Everything || ledger.Subsystem == chosen
            : indicator.Aliases.Prepend(indicator.Title).Any(t => t.Contains(text, StringComparison.OrdinalIgnoreCase));
        var wanted = catalogue.InOrder.Select(l => (Ledger: l, Indicators: l.Indicators.Where(i => Wanted(l, i)).ToList())).Where(l => l.Indicators.Count > 0).ToList();
        string[] keys = [.. wanted.SelectMany(w => w.Indicators).Select(i => i.Key)];
        var now = await office.Figures.Whole(scope.Code, scope.Period, keys, cancel: cancel);
        var then = await office.Figures.Whole(scope.Code, scope.Period.YearBefore, keys, cancel: cancel);
        var groups = wanted.Select(w => new FigureGroup(w.Ledger.Key, w.Ledger.Title, [.. w.Indicators.Select(i => new FigureLine(
            FigureMark.Of(catalogue, i, scope.Code, scope.Period, now.Value(i.Key, scope.Period)),
            FigureMark.Of(catalogue, i, scope.Code, scope.Period.YearBefore, then.Value(i.Key, scope.Period.YearBefore))))])).ToList();
        var marks = groups.SelectMany(g => g.Lines).Select(l => l.Mark).ToList();
        return new FigureListView(scope, chosen, text, parts, groups, marks.Count(m => m.Value is FigureValue.Known), marks.Count(m => m.Value is FigureValue.Missing));
    }

    /// <summary>What a figure opens to.</summary>
    /// <param name="key">The indicator's key.</param>
    /// <param name="slice">The slice; empty for the whole.</param>
    /// <param name="unit">The unit's code; empty takes the office's own.</param>
    /// <param name="period">The period; empty takes the last year with entries.</param>
    /// <param name="page">The page of its records.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>Null where there is no such indicator, slice, unit or period.</returns>
    public async Task<FigureView?> Trace(string key, string slice, string unit, string period, string page, CancellationToken cancel = default) =>
        await scopes.Find(unit, period, cancel) is { } scope ? await Trace(scope, key, slice, Query.PageNumber(page), PageSize, cancel) : null;

    /// <summary>What a figure opens to, with as many of its records as asked for.</summary>
    public async Task<FigureView?> Trace(Scope scope, string key, string slice, int page, int size, CancellationToken cancel)
    {
        if (!catalogue.Indicators.TryGetValue(key, out var indicator))
            return null;
        var fields = SliceFields(indicator);
        if (slice.Length > 0 && !fields.Any(f => slice.StartsWith(f + ":", StringComparison.Ordinal)))
            return null;
        var (period, before) = (scope.Period, scope.Period.YearBefore);
        var book = await FigureBook.Read(office, [key], scope.Code, before.FirstMonth, period.LastMonth, cancel);
        IReadOnlyList<Period> months = period.Months is > 1 and <= MostMonths ? [.. MonthsOf(period)] : [];
        var sheet = book.Sheet([period, before, .. months, .. months.Select(m => m.YearBefore)]);
        FigureMark Mark(Indicator of, Period when, string part = "", string? title = null) => FigureMark.Of(catalogue, of, scope.Code, when, sheet.Value(of.Key, when, part), part, title);

        var mark = Mark(indicator, period, slice);
        var last = Mark(indicator, before, slice);
        IReadOnlyList<FigureMark> parts = indicator.IsBase ? [] : [.. indicator.Of.Where(catalogue.Indicators.ContainsKey).Select(p => Mark(catalogue.Indicators[p], period, slice, catalogue.Indicators[p].Title))];
        var (units, add) = Units(scope, indicator, slice, book, mark);
        var declared = indicator.Kind != IndicatorKind.Declared && slice.Length == 0 && sheet.Declared(key, period) is FigureValue.Known said
            ? await Declared(scope, indicator, mark, said, cancel) : null;
        return new FigureView(scope, indicator, catalogue.Ledgers[indicator.Ledger].Title, mark,
            new Formula(catalogue, office.Units).Say(indicator), Formula.Reckon(indicator, parts, mark, period.Months), parts, last, FigureMark.Change(indicator, mark, last),
            [.. months.Select(m => new MonthPoint(m.FirstMonth, Mark(indicator, m, slice), Mark(indicator, m.YearBefore, slice)))],
            units, add, slice.Length > 0 ? [] : [.. fields.Select(f => Slices(indicator, f, book, sheet, period, mark, Mark)).OfType<SliceGroup>()], declared,
            indicator.IsBase ? await Records(scope, indicator, slice, mark, page, size, cancel) : null);
    }

    private (IReadOnlyList<UnitLine>, bool) Units(Scope scope, Indicator indicator, string slice, FigureBook book, FigureMark whole)
    {
        if (scope.Below.Count == 0)
            return ([], false);
        FigureValue Of(Func<string, bool> within) => book.Sheet([scope.Period], within).Value(indicator.Key, scope.Period, slice);
        var lines = new List<UnitLine>();
        var own = Of(code => code == scope.Code);
        if (own is FigureValue.Known { Number: not 0 })
            lines.Add(new UnitLine(Texts.Say("unit.own", scope.Unit.Name), FigureMark.Of(catalogue, indicator, scope.Code, scope.Period, own, slice), true));
        foreach (var unit in scope.Below)
            lines.Add(new UnitLine(unit.Name, FigureMark.Of(catalogue, indicator, unit.Code, scope.Period, Of(code => office.Units.IsWithin(code, unit.Code)), slice), false));
        var sum = lines.Sum(l => l.Mark.Value.NumberOrNull ?? 0);
        return (lines, indicator.Kind is not (IndicatorKind.Ratio or IndicatorKind.Distinct) && whole.Value.NumberOrNull == sum);
    }

    private SliceGroup? Slices(Indicator indicator, string field, FigureBook book, TallySheet sheet, Period period, FigureMark whole, Func<Indicator, Period, string, string?, FigureMark> mark)
    {
        var slices = FigureBook.Bases(catalogue, [indicator.Key]).SelectMany(b => b.IsAtEnd ? book.Slices(b.Key) : sheet.Slices(b.Key, period))
            .Where(s => s.StartsWith(field + ":", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
        if (slices.Count == 0)
            return null;
        var found = FieldOf(indicator, field);
        var marks = slices.Select(s => mark(indicator, period, s, SliceTitle(indicator, s)))
            .OrderByDescending(m => m.Slice.EndsWith(':') ? decimal.MinValue : m.Value.NumberOrNull ?? decimal.MinValue + 1).ThenBy(m => m.Slice, StringComparer.Ordinal).ToList();
        var overlap = found?.Type == FieldType.Codes;
        var sum = marks.Sum(m => m.Value.NumberOrNull ?? 0);
        var said = indicator.Kind is IndicatorKind.Ratio or IndicatorKind.Distinct ? null
            : overlap ? Texts.Say("slices.overlap")
            : whole.Value.NumberOrNull == sum ? Texts.Say("slices.sum", string.Join("＋", marks.Select(m => m.Shown)), whole.Shown) : null;
        return new SliceGroup(field == "unit" ? Texts.Say("field.unit") : found?.Title ?? field, marks, said);
    }

    private string SliceTitle(Indicator indicator, string slice) => FieldOf(indicator, slice[..slice.IndexOf(':', StringComparison.Ordinal)]) is null or { Type: FieldType.Unit } && !slice.EndsWith(':')
        ? office.Units.NameOf(slice[(slice.IndexOf(':', StringComparison.Ordinal) + 1)..])
        : ReportCompiler.SliceTitle(catalogue, indicator, slice);

    private Field? FieldOf(Indicator indicator, string field) =>
        FigureBook.Bases(catalogue, [indicator.Key]).Select(b => catalogue.Ledgers[b.Ledger].Field(field)).FirstOrDefault(f => f is not null);

    // A derived figure can be broken down only by what all its parts are broken down by.
    private List<string> SliceFields(Indicator indicator)
    {
        var bases = FigureBook.Bases(catalogue, [indicator.Key]).Select(b => b.Definitions.SelectMany(d => d.By).Distinct(StringComparer.Ordinal).ToList()).ToList();
        return bases.Count == 0 ? [] : [.. bases[0].Where(f => bases.TrueForAll(b => b.Contains(f)))];
    }

    private async Task<FigureRecords> Records(Scope scope, Indicator indicator, string slice, FigureMark mark, int page, int size, CancellationToken cancel)
    {
        var trace = await office.Figures.Trace(indicator.Key, slice, scope.Code, scope.Period, (page - 1) * size, size, cancel);
        var pages = (int)Math.Max(1, (trace.Count + size - 1) / size);
        if (page > pages)
            return await Records(scope, indicator, slice, mark, pages, size, cancel);
        var total = FigureMark.Show(indicator, new FigureValue.Known(trace.Total));
        var said = trace.Different is { } different ? Texts.Say("records.distinct", trace.Count, different)
            : Texts.Say("records.sum", trace.Count, total, mark.Measure.Key);
        return new FigureRecords(trace.Count, said, (trace.Different ?? trace.Total) == (mark.Value.NumberOrNull ?? 0), page, pages,
            [.. trace.Records.Select(r => Line(r, indicator))], trace.Records.Any(r => r.Share != 1));
    }

    private async Task<DeclaredFigure> Declared(Scope scope, Indicator indicator, FigureMark mark, FigureValue.Known said, CancellationToken cancel)
    {
        var trace = await office.Figures.Trace("~" + indicator.Key, "", scope.Code, scope.Period, 0, DeclarationsShown, cancel);
        var shown = FigureMark.Show(indicator, said);
        var difference = mark.Value is not FigureValue.Known { Number: var counted } ? Texts.Say("declared.only")
            : counted == said.Number ? Texts.Say("declared.same")
            : Texts.Say(said.Number > counted ? "declared.more" : "declared.less", FigureMark.Show(indicator, new FigureValue.Known(Math.Abs(said.Number - counted))), indicator.Measure.Key);
        return new DeclaredFigure(shown, difference, mark.Value.NumberOrNull == said.Number, [.. trace.Records.Select(r => Line(r, indicator))]);
    }

    private RecordLine Line(TracedRecord traced, Indicator indicator) => Line(traced, indicator,
        catalogue.Ledgers.TryGetValue(traced.Record.Ledger, out var ledger) && office.Rights.Sees(visitor.Who, ledger, traced.Record.Unit, traced.Record.Handler));

    // Who may see a figure but not the record behind it sees that there is one.
    private RecordLine Line(TracedRecord traced, Indicator indicator, bool sees) => new(sees ? traced.Record.Id : Guid.Empty, sees ? traced.Record.Number ?? "" : "", sees ? traced.Record.Title : Texts.Say("record.hidden"),
        catalogue.Ledgers.GetValueOrDefault(traced.Record.Ledger)?.Title ?? traced.Record.Ledger, traced.Record.HappenedOn,
        catalogue.Ledgers.GetValueOrDefault(traced.Record.Ledger)?.Flow.TitleOf(traced.Record.State) ?? traced.Record.State,
        office.Units.NameOf(traced.Record.Unit), FigureMark.Grouped(traced.Share.ToString("0.####", CultureInfo.InvariantCulture)) + (indicator.Kind == IndicatorKind.Distinct ? "" : " " + indicator.Measure.Key));

    private static IEnumerable<Period> MonthsOf(Period period) => Enumerable.Range(period.FirstMonth.Number, period.Months).Select(n => Period.OfMonth(n / 12, n % 12 + 1));
}
