using System.Globalization;
using Xunit;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Catalogue.Loading;
using Yizhi.Core.Records;
using Yizhi.Core.Units;
using Yizhi.Storage.Records;
using Yizhi.Storage.Tests;
using Yizhi.Tests.Shared;

[assembly: AssemblyFixture(typeof(Servers))]

namespace Yizhi.Storage.Tests;

/// <summary>The one PostgreSQL server of a test run.</summary>
public sealed class Servers : IAsyncLifetime
{
    public PrivatePostgreSql? PostgreSql { get; private set; }

    public async ValueTask InitializeAsync() => PostgreSql = await PrivatePostgreSql.Start();

    public async ValueTask DisposeAsync()
    {
        if (PostgreSql is not null)
            await PostgreSql.DisposeAsync();
    }
}

/// <summary>The kinds of database every test runs on.</summary>
public enum Kind { Sqlite, PostgreSql }

/// <summary>An office on a database of its own, thrown away at the end; it can be opened again under another catalogue.</summary>
public sealed class TestOffice : IAsyncDisposable
{
    public const string District = "990301000000", Plum = "990301001000", Pine = "990301002000", PlumEast = "990301001001", PlumWest = "990301001002";
    public static readonly string[] Workplaces = [Plum, Pine, PlumEast, PlumWest];

    private TestOffice(string folder, string setting) => (Folder, Setting) = (folder, setting);

    public string Folder { get; }
    public string Setting { get; }
    public Office Office { get; private set; } = null!;
    public Actor Clerk { get; private set; } = null!;
    public FixedClock Clock { get; } = new();

    public static async Task<TestOffice> Open(Servers servers, Kind kind, OfficeCatalogue? catalogue = null)
    {
        Assert.SkipWhen(kind == Kind.PostgreSql && servers.PostgreSql is null, "PostgreSQL is not installed here (Debian's package postgresql).");
        var folder = Directory.CreateTempSubdirectory("yizhi-storage-").FullName;
        var office = new TestOffice(folder, kind == Kind.Sqlite ? "sqlite:" + Path.Combine(folder, "yizhi.db") : await servers.PostgreSql!.NewDatabase());
        await office.Reopen(catalogue ?? Catalogues.First);
        var since = new DateOnly(2015, 1, 1);
        await office.Office.PutUnits(
        [
            new Unit(District, "云麓区", UnitKind.District, null, "", since, null), new Unit(Plum, "梅岭街道", UnitKind.Subdistrict, District, "", since, null), new Unit(Pine, "松溪街道", UnitKind.Subdistrict, District, "", since, null),
            new Unit(PlumEast, "梅东社区", UnitKind.Community, Plum, "", since, null), new Unit(PlumWest, "梅西社区", UnitKind.Community, Plum, "", since, null),
        ]);
        return office;
    }

    /// <summary>Closes and opens it under a catalogue.</summary>
    public async Task Reopen(OfficeCatalogue catalogue)
    {
        if (Office is not null)
            await Office.DisposeAsync();
        Office = await Office.Open(Folder, catalogue, Setting, Clock);
        Clerk = new Actor("zhou", "周以宁", District, catalogue.Roles.Keys.ToHashSet());
    }

    /// <summary>Enters a case; what is not told is filled with something good.</summary>
    public async Task<Guid> Enter(params (string Field, object Value)[] told)
    {
        var id = Guid.CreateVersion7();
        var outcome = await Office.Ledgers.Enter("case", CaseOf(id, Plum, told), Clerk);
        Assert.True(outcome is SaveOutcome.Saved, outcome is SaveOutcome.Refused refused ? string.Join(' ', refused.Faults) : outcome.ToString());
        return id;
    }

    public static Change.Enter CaseOf(Guid id, string unit, params (string Field, object Value)[] told)
    {
        var values = Values(told);
        values.TryAdd("subject", new Value.Text("楼道堆物"));
        values.TryAdd("found_on", new Value.Day(new DateOnly(2025, 3, 4)));
        values.TryAdd("kind", new Value.Text("noise"));
        return new Change.Enter(id, unit, values);
    }

    public static Dictionary<string, Value?> Values(params (string Field, object Value)[] told) => told.ToDictionary(t => t.Field, t => (Value?)(t.Value switch
    {
        string words => new Value.Text(words),
        int number => new Value.Number(number),
        decimal number => new Value.Number(number),
        DateOnly day => new Value.Day(day),
        bool flag => new Value.Flag(flag),
        Value value => value,
        _ => throw new InvalidOperationException(t.Value.GetType().Name),
    }));

    /// <summary>How many rows every table has, by name: what a refused or failed act must leave as it was.</summary>
    public async Task<string> RowCounts()
    {
        await using var db = Office.Database.Context();
        long[] counts = [db.Records.LongCount(), db.Journal.LongCount(), db.Contributions.LongCount(), db.Tallies.LongCount(), db.Deadlines.LongCount(), db.EvidenceLinks.LongCount(), db.Blinds.LongCount(), db.Seals.LongCount()];
        return string.Join(' ', counts.Select(c => c.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>Changes the database behind the program's back.</summary>
    public async Task<int> Tamper(string sql)
    {
        await using var connection = await Office.Database.Connect(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Office.DisposeAsync();
        Directory.Delete(Folder, true);
    }
}

/// <summary>A clock that goes on by a second whenever it is asked.</summary>
public sealed class FixedClock : TimeProvider
{
    private long seconds;

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2025, 12, 30, 2, 0, 0, TimeSpan.Zero).AddSeconds(Interlocked.Increment(ref seconds));
}

/// <summary>A small catalogue with every kind of indicator, and two that change it.</summary>
public static class Catalogues
{
    private const string Case = """
        ledger:  case
        title:   事项
        purpose: 测试用的事项
        number:  事项〔{year}〕{seq}号
        day:     found_on
        heading: subject
        columns: [amount, who]
        fields:
          - {key: subject,    title: 事由, type: text, required: true, max_length: 60}
          - {key: found_on,   title: 日期, type: date, required: true, not_after: today}
          - {key: kind,       title: 类型, type: code, list: case_kind, required: true}
          - {key: amount,     title: 金额, type: money, min: 0}
          - {key: place,      title: 社区, type: unit}
          - {key: who,        title: 当事人, type: party, personal: true}
          - {key: started_on, title: 生效, type: date}
          - {key: ended_on,   title: 失效, type: date, not_before: started_on}
          - {key: done_on,    title: 办结, type: date, not_before: found_on, not_after: today}
          - key: items
            title: 问题
            type: rows
            fields:
              - {key: what,   title: 问题, type: text, required: true}
              - {key: solved, title: 解决, type: yesno, required: true}
        flow:
          start: found
          states: {found: 已登记, done: 已办结, closed: 已归档}
          steps:
            finish: {title: 办结, from: [found], to: done, asks: [done_on, amount?]}
            file:   {title: 归档, from: [done],  to: closed, evidence: 结案报告}
            again:  {title: 重办, from: [done],  to: found}
        deadlines:
          - {key: finish, title: 办理期限, from: found_on, within: 20 working days, basis: 测试, until: [done, closed], done_on: done_on, warn: 3 days}
        indicators:
        """;

    private const string Counted = """

          - {key: case.found,      title: 登记,     measure: 件, by: [kind, place]}
          - {key: case.done,       title: 办结,     measure: 件, on: done_on, when: {state: [done, closed]}, by: kind}
          - {key: case.amount,     title: 金额,     measure: 元, on: done_on, sum: amount, when: {state: [done, closed]}}
          - {key: case.open,       title: 有效,     measure: 件, valid: {from: started_on, until: ended_on}, by: kind}
          - {key: case.places,     title: 涉及社区, measure: 个, distinct: place}
          - {key: case.places_now, title: 现有社区, measure: 个, distinct: place, valid: {from: started_on, until: ended_on}}
          - {key: case.people,     title: 当事人数, measure: 人, distinct: who}
          - {key: case.items,      title: 问题,     measure: 件次, each: items}
          - {key: case.solved,     title: 解决,     measure: 件次, each: items, where: {solved: true}}
          - {key: case.in_time,    title: 按期,     measure: 件, on: done_on, when: {state: [done, closed], deadline.finish: in_time}}
          - {key: case.rate,       title: 办结率,   measure: "%", ratio: [case.done, case.found], places: 1}
          - {key: case.left,       title: 余下,     measure: 件, difference: [case.found, case.done]}
          - {key: case.twice,      title: 合计,     measure: 件, total: [case.found, case.done]}
        """;

    /// <summary>The first.</summary>
    public static OfficeCatalogue First { get; } = Load(Case + Counted);

    /// <summary>Only what is filed is done, and there is a new indicator.</summary>
    public static OfficeCatalogue Second { get; } = Load(Case + Counted.Replace("on: done_on, when: {state: [done, closed]}, by: kind", "on: done_on, when: {state: closed}, by: kind", StringComparison.Ordinal)
        + "\n  - {key: case.large, title: 大额, measure: 件, when: {amount: {above: 500}}}\n");

    /// <summary>A title and a field's title are new, and from July on only noise is counted as found.</summary>
    public static OfficeCatalogue Third { get; } = Load((Case + Counted).Replace("title: 类型", "title: 类别", StringComparison.Ordinal).Replace("title:   事项", "title:   事务", StringComparison.Ordinal)
        .Replace("- {key: case.found,      title: 登记,     measure: 件, by: [kind, place]}", "- {key: case.found, title: 登记, measure: 件, definitions: [{since: 2024-01-01, by: [kind, place]}, {since: 2025-07-01, when: {kind: noise}, by: [kind, place]}]}", StringComparison.Ordinal));

    public static OfficeCatalogue Load(string ledger) => CatalogueLoader.Load(
    [
        new SourceFile("case/case.yaml", ledger),
        new SourceFile("case/codes.yaml", "lists:\n  case_kind:\n    title: 类型\n    codes: {noise: 噪声, parking: 停车, other: 其他}\n"),
        new SourceFile("base/measures.yaml", "measures: [{key: 件, kind: count}, {key: 元, kind: money}, {key: 个, kind: count}, {key: 人, kind: count}, {key: 件次, kind: count}, {key: \"%\", kind: percent}]\n"),
        new SourceFile("base/roles.yaml", "roles: {clerk: 经办人, leader: 分管领导}\n"),
        new SourceFile("calendar/2025.yaml", "calendar: 2025\nnotice: 测试\noff: [2025-01-01]\nwork: [2025-01-26]\n"),
    ]) switch
    {
        LoadOutcome.Loaded loaded => loaded.Catalogue,
        LoadOutcome.Faulty faulty => throw new InvalidOperationException(string.Join('\n', faulty.Faults)),
        _ => throw new InvalidOperationException(),
    };
}
