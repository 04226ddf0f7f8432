using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Counting;
using Yizhi.Core.Time;
using Yizhi.Storage.Records;

namespace Yizhi.Storage.Counting;

/// <summary>Figures from tallies, and the way back from a figure to its records.</summary>
public sealed class Figures(Office office)
{
    private readonly string[] atEnd = [.. office.Catalogue.Indicators.Values.Where(i => i.IsAtEnd).Select(i => i.Key), .. office.Catalogue.Ledgers.Values.Select(l => l.Kept)];
    private readonly string[] distinct = [.. office.Catalogue.Indicators.Values.Where(i => i is { Kind: IndicatorKind.Distinct, IsAtEnd: false }).Select(i => i.Key)];
    private readonly string[] distinctAtEnd = [.. office.Catalogue.Indicators.Values.Where(i => i is { Kind: IndicatorKind.Distinct, IsAtEnd: true }).Select(i => i.Key)];

    private readonly string[] ledgers = [.. office.Catalogue.InOrder.Select(l => l.Key)];
    private volatile int begun;

    /// <summary>The tallies of a unit with all below it, for one period.</summary>
    /// <param name="unit">The unit's code.</param>
    /// <param name="period">The period; the sheet tells figures for this period only unless <paramref name="monthly"/>.</param>
    /// <param name="monthly">Whether months are kept apart, so that the sheet also tells each month's figures.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<TallySheet> Sheet(string unit, Period period, bool monthly = false, CancellationToken cancel = default)
    {
        await using var connection = await office.Database.Connect(cancel);
        var tallies = new List<Tally>();
        var month = monthly ? "month" : "CAST(@last AS integer)";
        await Read(connection, $"""
            SELECT indicator, slice, {month}, SUM(value), SUM(count) FROM tallies
            WHERE unit IN ({Under}) AND month BETWEEN @first AND @last GROUP BY indicator, slice{(monthly ? ", month" : "")}
            """, reader => tallies.Add(TallyOf(reader)), cancel, Unit(unit), ("@first", period.FirstMonth.Number), ("@last", period.LastMonth.Number));
        await Read(connection, $"""
            SELECT indicator, slice, CAST(@earlier AS integer), SUM(value), SUM(count) FROM tallies
            WHERE unit IN ({Under}) AND month < @first AND indicator IN ({Names}) GROUP BY indicator, slice
            """, reader => tallies.Add(TallyOf(reader)), cancel, [Unit(unit), ("@earlier", TallySheet.Earlier), ("@first", period.FirstMonth.Number), Named(atEnd)]);
        var sheet = new TallySheet(office.Catalogue, tallies);
        IEnumerable<Period> periods = monthly ? [period, .. Enumerable.Range(period.FirstMonth.Number, period.Months).Select(n => Period.OfMonth(n / 12, n % 12 + 1))] : [period];
        foreach (var each in periods)
            await Distinct(connection, unit, each, sheet, cancel);
        return sheet;
    }

    /// <summary>The figures of a unit with all below it for one period, of some indicators or without their slices: what lists, records and the desk show.</summary>
    /// <param name="unit">The unit's code.</param>
    /// <param name="period">The period.</param>
    /// <param name="indicators">The indicators wanted; null for all.</param>
    /// <param name="sliced">Whether slices are told too.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<TallySheet> Whole(string unit, Period period, IReadOnlyCollection<string>? indicators = null, bool sliced = false, CancellationToken cancel = default)
    {
        var bases = indicators is null ? null : Bases(indicators).DistinctBy(i => i.Key, StringComparer.Ordinal).ToList();
        var names = bases?.SelectMany(b => (string[])[b.Key, .. b.Key[0] == '~' ? Array.Empty<string>() : ["~" + b.Key], "#" + b.Ledger]).Distinct(StringComparer.Ordinal).ToArray();
        await using var connection = await office.Database.Connect(cancel);
        var tallies = new List<Tally>();
        await Read(connection, $"""
            SELECT indicator, slice, CASE WHEN month < @first THEN CAST(@earlier AS integer) ELSE CAST(@last AS integer) END AS part, SUM(value), SUM(count) FROM tallies
            WHERE unit IN ({Under}) AND month <= @last {(sliced ? "" : "AND slice = ''")}{(names is null ? "" : $" AND indicator IN ({Names})")} GROUP BY indicator, slice, part
            """, reader => tallies.Add(TallyOf(reader)), cancel, [Unit(unit), ("@first", period.FirstMonth.Number), ("@last", period.LastMonth.Number), ("@earlier", TallySheet.Earlier), Named(names ?? [])]);
        var sheet = new TallySheet(office.Catalogue, tallies);
        foreach (var (all, since) in new[] { (distinct, "c.day >= @first AND"), (distinctAtEnd, "") })
            if ((bases is null ? all : [.. all.Where(d => bases.Exists(b => b.Key == d))]) is { Length: > 0 } counted)
                await Read(connection, DistinctQuery($"{(sliced ? "" : "s.slice = '' AND ")}s.indicator IN ({Names}) AND s.unit IN ({Under}) AND {since} c.day <= @last"),
                    reader => sheet.SetDistinct(reader.GetString(0), reader.GetString(1), period, reader.GetInt64(2)), cancel,
                    [Unit(unit), ("@first", period.First), ("@last", period.Last), Named(counted)]);
        return sheet;
    }

    private IEnumerable<Core.Catalogue.Indicator> Bases(IEnumerable<string> indicators) =>
        indicators.Where(office.Catalogue.Indicators.ContainsKey).Select(k => office.Catalogue.Indicators[k]).SelectMany(i => i.IsBase ? [i] : Bases(i.Of));

    /// <summary>The last year, not after this one, in which anything stands in a ledger; this year where nothing does.</summary>
    public async Task<int> LastYear(CancellationToken cancel = default)
    {
        var year = office.Today.Year;
        // What was begun once stays begun; until then every page asks.
        if (begun == year)
            return year;
        await using var db = office.Database.Context();
        var end = new DateOnly(year, 12, 31);
        var records = db.Records.AsNoTracking().Where(r => r.State != Flow.Withdrawn);
        foreach (var asked in new[] { year, year - 1 })
        {
            var (first, last) = (new DateOnly(asked, 1, 1), new DateOnly(asked, 12, 31));
            if (!await records.AnyAsync(r => ledgers.Contains(r.Ledger) && r.HappenedOn >= first && r.HappenedOn <= last, cancel))
                continue;
            begun = asked;
            return asked;
        }
        return await records.Where(r => ledgers.Contains(r.Ledger) && r.HappenedOn <= end).MaxAsync(r => (DateOnly?)r.HappenedOn, cancel) is { } newest ? newest.Year : year;
    }

    /// <summary>The records that make a base figure, newest first, each with its share.</summary>
    /// <param name="indicator">A base indicator's key.</param>
    /// <param name="slice">The slice; empty for the whole.</param>
    /// <param name="unit">The unit's code.</param>
    /// <param name="period">The period.</param>
    /// <param name="skip">How many to pass over.</param>
    /// <param name="take">How many to give at most.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<Trace> Trace(string indicator, string slice, string unit, Period period, int skip = 0, int take = 50, CancellationToken cancel = default)
    {
        var definition = office.Catalogue.Indicators.GetValueOrDefault(indicator.TrimStart('~'));
        var since = definition is { IsAtEnd: true } ? "" : "AND c.day >= @first";
        var from = $"""
            FROM contributions c JOIN series s ON s.id = c.series WHERE s.indicator = @indicator AND s.slice = @slice AND s.unit IN ({Under}) {since} AND c.day <= @last
            GROUP BY c.record HAVING SUM(c.value) <> 0 OR @additive = 1
            """;
        // Of a stock, what began and ended before the period's end cancels out and is no part of the figure; of a sum, a share of zero is still a part.
        (string, object?)[] parameters = [("@indicator", indicator), ("@slice", slice), Unit(unit), ("@first", period.First), ("@last", period.Last), ("@additive", definition is { IsAtEnd: true } ? 0 : 1)];
        await using var connection = await office.Database.Connect(cancel);
        long count = 0, total = 0;
        var shares = new List<(Guid Record, long Share)>();
        // All the records are gathered once: the page and what all of them come to are told from the same.
        await Read(connection, $"""
            WITH g AS MATERIALIZED (SELECT c.record AS record, SUM(c.value) AS v, MAX(c.day) AS day {from})
            SELECT record, v, (SELECT COUNT(*) FROM g), (SELECT SUM(v) FROM g) FROM g ORDER BY day DESC, record DESC LIMIT @take OFFSET @skip
            """, reader =>
        {
            shares.Add((IdOf(reader.GetValue(0)), Convert.ToInt64(reader.GetValue(1))));
            (count, total) = (reader.GetInt64(2), Convert.ToInt64(reader.GetValue(3)));
        }, cancel, [.. parameters, ("@take", take), ("@skip", skip)]);
        if (shares.Count == 0 && skip > 0)
            await Read(connection, $"SELECT COUNT(*), COALESCE(SUM(v), 0) FROM (SELECT SUM(c.value) AS v {from}) t", reader => (count, total) = (reader.GetInt64(0), Convert.ToInt64(reader.GetValue(1))), cancel, parameters);
        long? different = null;
        if (definition?.Kind == IndicatorKind.Distinct)
            await Read(connection, DistinctQuery($"s.indicator = @indicator AND s.slice = @slice AND s.unit IN ({Under}) {since} AND c.day <= @last"), reader => different = reader.GetInt64(2), cancel, parameters[..5]);
        await using var db = office.Database.Context();
        var ids = shares.Select(s => s.Record).ToList();
        var rows = await db.Records.AsNoTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancel);
        return new Trace(count, Contribution.Unscaled(total), different ?? (definition?.Kind == IndicatorKind.Distinct ? 0 : null),
            [.. shares.Where(s => rows.ContainsKey(s.Record)).Select(s => new TracedRecord(rows[s.Record], Contribution.Unscaled(s.Share)))]);
    }

    /// <summary>An additive figure of each unit in the subtree, for the units that have any.</summary>
    public async Task<IReadOnlyDictionary<string, decimal>> ByUnit(string indicator, string slice, string unit, Period period, CancellationToken cancel = default)
    {
        var since = office.Catalogue.Indicators.GetValueOrDefault(indicator) is { IsAtEnd: true } ? "" : "AND month >= @first";
        var values = new Dictionary<string, decimal>(StringComparer.Ordinal);
        await using var connection = await office.Database.Connect(cancel);
        await Read(connection, $"SELECT unit, SUM(value) FROM tallies WHERE indicator = @indicator AND slice = @slice AND unit IN ({Under}) {since} AND month <= @last GROUP BY unit",
            reader => values[reader.GetString(0)] = Contribution.Unscaled(Convert.ToInt64(reader.GetValue(1))), cancel,
            ("@indicator", indicator), ("@slice", slice), Unit(unit), ("@first", period.FirstMonth.Number), ("@last", period.LastMonth.Number));
        return values;
    }

    // The subtree is a range of paths; a code never holds a character above '~'.
    internal const string Under = "SELECT u.code FROM units u WHERE u.path LIKE @path";

    internal (string, object?) Unit(string unit) => ("@path", (office.Units.Find(unit)?.Path ?? "\u0001") + "%");

    private static string DistinctQuery(string where) =>
        $"SELECT indicator, slice, COUNT(*) FROM (SELECT s.indicator, s.slice, c.\"distinct\" FROM contributions c JOIN series s ON s.id = c.series WHERE {where} AND c.\"distinct\" <> '' GROUP BY s.indicator, s.slice, c.\"distinct\" HAVING SUM(c.value) > 0) d GROUP BY indicator, slice";

    private async Task Distinct(DbConnection connection, string unit, Period period, TallySheet sheet, CancellationToken cancel)
    {
        foreach (var (names, since) in new[] { (distinct, "c.day >= @first AND"), (distinctAtEnd, "") })
            if (names.Length > 0)
                await Read(connection, DistinctQuery($"s.indicator IN ({Names}) AND s.unit IN ({Under}) AND {since} c.day <= @last"),
                    reader => sheet.SetDistinct(reader.GetString(0), reader.GetString(1), period, reader.GetInt64(2)), cancel,
                    [Unit(unit), ("@first", period.First), ("@last", period.Last), Named(names)]);
    }

    private static Tally TallyOf(DbDataReader reader) =>
        new(reader.GetString(0), reader.GetString(1), reader.GetInt32(2), Convert.ToInt64(reader.GetValue(3)), Convert.ToInt64(reader.GetValue(4)));

    internal static Guid IdOf(object value) => value is byte[] bytes ? new Guid(bytes, true) : (Guid)value;

    private string Names => $"SELECT value ->> 0 FROM {office.Database.Rows("@names")}";

    private static (string, object?) Named(string[] names) => ("@names", JsonSerializer.Serialize(names.Select(n => new[] { n })));

    internal static async Task Read(DbConnection connection, string sql, Action<DbDataReader> each, CancellationToken cancel, params (string Name, object? Value)[] values)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            if (!sql.Contains(name, StringComparison.Ordinal))
                continue;
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            each(reader);
    }
}

/// <summary>What a figure opens to.</summary>
/// <param name="Count">How many records.</param>
/// <param name="Total">The sum of their shares.</param>
/// <param name="Different">The number of different values; null where the indicator does not count by difference.</param>
/// <param name="Records">The records of the page asked for.</param>
public sealed record Trace(long Count, decimal Total, long? Different, IReadOnlyList<TracedRecord> Records);

/// <summary>A record in a trace, with its share.</summary>
public sealed record TracedRecord(RecordRow Record, decimal Share);
