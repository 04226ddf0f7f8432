using Yizhi.Core.Catalogue;
using Yizhi.Core.Counting;
using Yizhi.Core.Reports;
using Yizhi.Core.Time;
using Yizhi.Documents.Pages;
using Yizhi.Storage;
using Yizhi.Web.Figures;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Reports;

/// <summary>What the figures of a report open to in an edition without a server: definition, arithmetic, last year, breakdown; never records or persons.</summary>
public sealed class FigureOpenings
{
    private const int MostParts = 30;
    private readonly Office office;
    private readonly OfficeCatalogue catalogue;
    private readonly FigureBook book;
    private readonly Dictionary<Period, TallySheet> sheets = [];

    private FigureOpenings(Office office, FigureBook book) => (this.office, catalogue, this.book) = (office, office.Catalogue, book);

    /// <summary>Reads all that the figures of a report need, at once.</summary>
    public static async Task<FigureOpenings> Read(Office office, Report report, CancellationToken cancel)
    {
        var periods = report.Figures.Values.Select(figure => figure.Period).Append(report.Period).ToList();
        var first = periods.Min(period => period.YearBefore.FirstMonth.Number);
        var last = periods.MaxBy(period => period.LastMonth.Number).LastMonth;
        var keys = report.Figures.Values.Select(figure => figure.Indicator).Distinct(StringComparer.Ordinal);
        var from = periods.Select(period => period.YearBefore.FirstMonth).First(month => month.Number == first);
        return new FigureOpenings(office, await FigureBook.Read(office, keys, report.UnitCode, from, last, cancel));
    }

    /// <summary>What a figure opens to; null where the catalogue no longer knows it.</summary>
    public OpenedFigure? Of(ReportFigure figure)
    {
        if (!catalogue.Indicators.TryGetValue(figure.Indicator, out var indicator))
            return null;
        var before = figure.Period.YearBefore;
        FigureMark Mark(Indicator of, Period when, string part, string? title = null) =>
            FigureMark.Of(catalogue, of, figure.UnitCode, when, Sheet(when).Value(of.Key, when, part), part, title);

        var (now, then) = (Mark(indicator, figure.Period, figure.Slice), Mark(indicator, before, figure.Slice));
        IReadOnlyList<FigureMark> parts = indicator.IsBase ? [] : [.. indicator.Of.Where(catalogue.Indicators.ContainsKey).Select(key => Mark(catalogue.Indicators[key], figure.Period, figure.Slice, catalogue.Indicators[key].Title))];
        return new OpenedFigure(
            now.Title, office.Units.NameOf(figure.UnitCode), figure.Period.Said(), Said(now), catalogue.Ledgers[indicator.Ledger].Title,
            new Formula(catalogue, office.Units).Say(indicator), Formula.Reckon(indicator, parts, now, figure.Period.Months),
            Said(then), FigureMark.Change(indicator, now, then), figure.Slice.Length > 0 ? [] : [.. Groups(indicator, figure.Period, now, Mark)]);
    }

    private IEnumerable<OpenedGroup> Groups(Indicator indicator, Period period, FigureMark whole, Func<Indicator, Period, string, string?, FigureMark> mark)
    {
        var bases = FigureBook.Bases(catalogue, [indicator.Key]).ToList();
        foreach (var slices in bases.SelectMany(b => b.IsAtEnd ? book.Slices(b.Key) : Sheet(period).Slices(b.Key, period)).Distinct(StringComparer.Ordinal)
            .GroupBy(slice => slice[..slice.IndexOf(':', StringComparison.Ordinal)], StringComparer.Ordinal))
        {
            var field = bases.Select(b => catalogue.Ledgers[b.Ledger].Field(slices.Key)).FirstOrDefault(found => found is not null);
            // A derived figure can be broken down only by what all its parts are broken down by.
            if (field is null || field.Type == FieldType.Unit || !bases.TrueForAll(b => b.Definitions.Any(d => d.By.Contains(slices.Key, StringComparer.Ordinal))))
                continue;
            var marks = slices.Select(slice => mark(indicator, period, slice, ReportCompiler.SliceTitle(catalogue, indicator, slice))).Where(m => m.IsKnown)
                .OrderByDescending(m => m.Value.NumberOrNull).ThenBy(m => m.Slice, StringComparer.Ordinal).Take(MostParts).ToList();
            if (marks.Count == 0)
                continue;
            var adds = field.Type != FieldType.Codes && indicator.Kind is not (IndicatorKind.Ratio or IndicatorKind.Distinct) && whole.Value.NumberOrNull == marks.Sum(m => m.Value.NumberOrNull);
            yield return new OpenedGroup(field.Title, [.. marks.Select(m => new OpenedPart(m.Title, Said(m)))], adds ? Texts.Say("slices.sum", string.Join("＋", marks.Select(m => m.Shown)), whole.Shown) : null);
        }
    }

    private TallySheet Sheet(Period period)
    {
        if (!sheets.TryGetValue(period, out var sheet))
            sheets[period] = sheet = book.Sheet([period]);
        return sheet;
    }

    private static string Said(FigureMark mark) => mark.UnitSaid.Length > 0 ? $"{mark.Shown} {mark.UnitSaid}" : mark.Shown;
}
