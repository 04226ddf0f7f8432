using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Counting;
using Yizhi.Core.Records;
using Yizhi.Core.Reports;
using Yizhi.Core.Time;
using Yizhi.Storage;
using Yizhi.Storage.Counting;
using Yizhi.Storage.Records;
using Yizhi.Web.Figures;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Records;

/// <summary>One record with everything around it.</summary>
/// <param name="office">The office.</param>
/// <param name="scopes">Finds the office of a unit.</param>
/// <param name="visitor">Who asks.</param>
public sealed class RecordQueries(Office office, Scopes scopes, Visitor visitor)
{
    /// <summary>The record; null where there is none.</summary>
    public Task<RecordView?> Read(string id, CancellationToken cancel = default) => Read(id, null, [], "", cancel);

    /// <summary>The record, with what was wrong with a reason, or with its personal values shown.</summary>
    /// <param name="id">The id as written.</param>
    /// <param name="revealed">The record with its personal values, where showing them has been journalled.</param>
    /// <param name="faults">What was wrong.</param>
    /// <param name="reason">The reason as typed.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<RecordView?> Read(string id, Record? revealed, IReadOnlyList<Fault> faults, string reason, CancellationToken cancel)
    {
        if (!Guid.TryParseExact(id, "D", out var guid))
            return null;
        await using var db = office.Database.Context();
        if (await db.Records.AsNoTracking().FirstOrDefaultAsync(r => r.Id == guid, cancel) is not { } row
            || !office.Catalogue.Ledgers.TryGetValue(row.Ledger, out var ledger) || scopes.OfficeOf(row.Unit) is not { } own)
            return null;
        if (!office.Rights.Sees(visitor.Who, ledger, row.Unit, row.Handler))
        {
            visitor.Deny();
            return null;
        }
        var masked = office.Ledgers.ToRecord(row);
        var record = revealed ?? masked;
        var journal = await db.Journal.AsNoTracking().Where(j => j.Record == guid).OrderBy(j => j.Entry).ToListAsync(cancel);
        var links = await db.EvidenceLinks.AsNoTracking().Where(l => l.Record == guid).OrderBy(l => l.At).ThenBy(l => l.Name).ToListAsync(cancel);
        var shares = await db.Contributions.AsNoTracking().Where(c => c.Record == guid)
            .Join(db.Series, c => c.Series, s => s.Id, (c, s) => new OwnShare(s.Indicator, s.Slice, c.Day, c.Value)).ToListAsync(cancel);
        var linked = await Linked(db, ledger, record, cancel);
        var scope = scopes.Of(own, Period.OfYear(row.HappenedOn.Year));
        var deadlines = Deadlines.Of(masked, ledger, office.Catalogue.Calendar);
        var timeline = new TimelineWords(ledger, office.Codec, office.Units);
        var bound = await Bound(ledger, record, scopes.CountedIn(row.Unit), cancel);
        var facts = FactsOf(ledger, record, linked, bound, revealed is not null).ToList();
        return new RecordView(scope, guid, ledger.Key, ledger.Title, row.Number ?? "", row.Title, ledger.Flow.TitleOf(row.State), Light.Of(deadlines, office.Today), row.Handler,
            office.Units.NameOf(row.Unit), office.Today, facts,
            [.. ledger.Fields.Where(f => !record.Fields.ContainsKey(f.Key)).Select(f => f.Title)],
            facts.Count(f => f.IsMasked || f.Table?.Rows.Any(r => r.Any(c => c.IsMasked)) == true),
            [.. deadlines.Select(d => new RecordDeadline(d, ledger.Deadlines.First(r => r.Key == d.Key) is var rule ? ledger.Field(rule.From)?.Title ?? Texts.Say("deadline.start") : "", Light.Of(d, office.Today), DayByDay.Of(d, office.Catalogue.Calendar)))],
            [.. await Evidence(links, cancel)],
            [.. ledger.Documents.Select(d => new PrintedPaper(d.Key, d.Title, ledger.Flow.IsPast(d.From, row.State) ? null : ledger.Flow.TitleOf(d.From!)))], await Counts(own.Code, shares, cancel),
            [.. journal.AsEnumerable().Reverse().Select(timeline.Of)], RecordChain.Check(row, masked, journal), revealed is not null, faults, reason,
            new RecordActs([.. office.Rights.InTurn(visitor.Who, ledger, masked).Select(s => (s.Key, s.Title))], !masked.IsWithdrawn && office.Rights.Enters(visitor.Who, ledger, row.Unit), office.Rights.Reveals(visitor.Who, ledger, row.Unit), row.Version) { Back = office.Rights.Back(visitor.Who, ledger, masked) });
    }

    private IEnumerable<Fact> FactsOf(Ledger ledger, Record record, Dictionary<string, string> linked, IReadOnlyDictionary<string, FigureMark> bound, bool revealed)
    {
        var words = new ValueWords(office.Units);
        foreach (var field in ledger.Fields)
            if (record.Fields.Get(field.Key) is { } value && office.Rights.Sees(visitor.Who, field, record.Unit))
                yield return FactOf(words, field, value, linked, bound, record.Fields, revealed);
        // A field that an older catalogue had is kept as it stands.
        foreach (var (key, value) in record.Fields)
            if (ledger.Field(key) is null)
                yield return new Fact(key, words.Full(null, value), false, false, null, null);
    }

    private static Fact FactOf(ValueWords words, Field field, Value value, Dictionary<string, string> linked, IReadOnlyDictionary<string, FigureMark> bound, Fields beside, bool revealed)
    {
        if (field.List?.Key == CodeList.Indicators && bound.TryGetValue(value.ToString()!, out var mark))
            return new Fact(field.Title, Proof(mark, beside), false, true, Address.Figure(mark.Indicator, mark.Unit, mark.Period), null);
        var masked = field.Personal && !revealed && value is not Value.NotApplicable;
        if (value is Value.Rows rows)
            return new Fact(field.Title, "", masked, true, null, new FactTable([.. field.Rows.Select(f => f.Title)],
                [.. rows.Items.Select(r => (IReadOnlyList<Fact>)[.. field.Rows.Select(f => r.Get(f.Key) is { } cell ? FactOf(words, f, cell, linked, bound, r, revealed) : new Fact(f.Title, "", false, false, null, null))])]));
        var text = words.Full(field, value);
        var target = field.Type switch
        {
            FieldType.Link when linked.ContainsKey(text) => Address.Record(Guid.Parse(text)),
            FieldType.File when value.ToString() is { Length: 64 } hash => Address.Evidence(hash),
            _ => null,
        };
        return new Fact(field.Title, linked.GetValueOrDefault(text, text), masked, field.Type == FieldType.LongText || text.Length > 40, target, null);
    }

    // What the figure is, and how much is missing where a target stands beside it.
    private static string Proof(FigureMark mark, Fields beside)
    {
        var said = $"{mark.Title}　{mark.Period.Said()} {mark.Shown}{mark.Measure.Key}";
        return beside.Get(CodeList.Wanted) is Value.Number { Amount: var wanted } && mark.Value is FigureValue.Known { Number: var now }
            ? said + (now >= wanted ? Texts.Say("proof.enough") : Texts.Say("proof.missing", FigureMark.Grouped((wanted - now).ToString("0.####", CultureInfo.InvariantCulture)), mark.Measure.Key)) : said;
    }

    // The figures a record is bound to, of its office and the year it belongs to.
    private async Task<IReadOnlyDictionary<string, FigureMark>> Bound(Ledger ledger, Record record, string unit, CancellationToken cancel)
    {
        var keys = ledger.Fields.Where(f => f.List?.Key == CodeList.Indicators).Select(f => record.Fields.Get(f.Key)?.ToString())
            .Concat(ledger.Fields.SelectMany(f => f.Rows.Where(c => c.List?.Key == CodeList.Indicators).SelectMany(c => (record.Fields.Get(f.Key) as Value.Rows)?.Items.Select(r => r.Get(c.Key)?.ToString()) ?? [])))
            .OfType<string>().Where(office.Catalogue.Indicators.ContainsKey).Distinct(StringComparer.Ordinal).ToList();
        if (keys.Count == 0)
            return new Dictionary<string, FigureMark>();
        var period = Period.OfYear(record.HappenedOn.Year);
        var sheet = (await FigureBook.Read(office, keys, unit, period.FirstMonth, period.LastMonth, cancel)).Sheet([period]);
        return keys.ToDictionary(k => k, k => FigureMark.Of(office.Catalogue, office.Catalogue.Indicators[k], unit, period, sheet.Value(k, period)), StringComparer.Ordinal);
    }

    private static async Task<Dictionary<string, string>> Linked(YizhiDb db, Ledger ledger, Record record, CancellationToken cancel)
    {
        var ids = ledger.Fields.Where(f => f.Type == FieldType.Link).Select(f => record.Fields.Get(f.Key)?.ToString()).Where(t => Guid.TryParse(t, out _)).Select(t => Guid.Parse(t!)).ToList();
        return ids.Count == 0 ? [] : await db.Records.AsNoTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id.ToString(), r => $"{r.Title} {r.Number}".Trim(), cancel);
    }

    private async Task<List<EvidenceFile>> Evidence(IReadOnlyList<Storage.Evidence.EvidenceLinkRow> links, CancellationToken cancel)
    {
        var intact = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var hash in links.Select(l => l.Hash).Distinct(StringComparer.Ordinal))
            intact[hash] = await office.Evidence.IsIntact(hash, cancel);
        return [.. links.Select(l => new EvidenceFile(l.Name, l.FileName, l.Hash, l.ActorName, Office.Local(l.At), intact[l.Hash]) { Kind = intact[l.Hash] ? office.Evidence.KindOf(l.Hash) : null })];
    }

    private async Task<IReadOnlyList<CountsIn>> Counts(string unit, List<OwnShare> shares, CancellationToken cancel)
    {
        var known = shares.Where(s => office.Catalogue.Indicators.ContainsKey(s.Indicator)).ToList();
        if (known.Count == 0)
            return [];
        var years = known.Select(s => Period.OfYear(s.Day.Year)).Distinct().OrderBy(p => p.Year).ToList();
        string[] keys = [.. known.Select(s => s.Indicator).Distinct(StringComparer.Ordinal)];
        var sheets = new Dictionary<Period, TallySheet>();
        foreach (var year in years)
            sheets[year] = await office.Figures.Whole(unit, year, keys, sliced: true, cancel);
        var order = office.Catalogue.InOrder.SelectMany(l => l.Indicators.Prepend(office.Catalogue.Indicators[l.Kept])).Select((i, at) => (i.Key, at)).ToDictionary(i => i.Key, i => i.at, StringComparer.Ordinal);
        return [.. known.Where(s => s.Slice.Length == 0 && s.Value >= 0).DistinctBy(s => (s.Indicator, s.Day.Year)).OrderBy(s => order.GetValueOrDefault(s.Indicator, int.MaxValue)).Select(s =>
        {
            var indicator = office.Catalogue.Indicators[s.Indicator];
            var period = Period.OfYear(s.Day.Year);
            FigureMark Mark(string slice, string? title) => FigureMark.Of(office.Catalogue, indicator, unit, period, sheets[period].Value(indicator.Key, period, slice), slice, title);
            return new CountsIn(Mark("", null), Contribution.Unscaled(s.Value).ToString("0.####", CultureInfo.InvariantCulture) + " " + indicator.Measure.Key, s.Day,
                [.. known.Where(k => k.Indicator == s.Indicator && k.Day == s.Day && k.Slice.Length > 0).Select(k => k.Slice).Distinct(StringComparer.Ordinal)
                    .Select(slice => Mark(slice, slice.StartsWith("unit:", StringComparison.Ordinal) ? office.Units.NameOf(slice[5..]) : ReportCompiler.SliceTitle(office.Catalogue, indicator, slice)))]);
        })];
    }

    private sealed record OwnShare(string Indicator, string Slice, DateOnly Day, long Value);
}
