using System.Text;
using Microsoft.Data.Sqlite;
using Xunit;
using Yizhi.Commands;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Catalogue.Loading;
using Yizhi.Core.Records;
using Yizhi.Core.Units;
using Yizhi.Sheets;
using Yizhi.Storage;
using Record = Yizhi.Core.Records.Record;

namespace Yizhi.Tests.Sheets;

/// <summary>An office with a street and two communities that imports and exports, and can say whether anything at all was changed.</summary>
public sealed class SheetOffice : IAsyncLifetime
{
    public const string District = "330199000000", Street = "330199001000", Ivy = "330199001001", Willow = "330199001002";

    /// <summary>One ledger with a field of every kind that a sheet can hold.</summary>
    private const string Visits = """
        ledger:  visit
        title:   走访
        purpose: 一次走访
        day:     on
        heading: subject
        columns: [subject, kind, tags, hours, cost, at, done, party, phone, note, people, place, seen]
        fields:
          - {key: subject, title: 事项, type: text, required: true, max_length: 60}
          - {key: on, title: 日期, type: date, required: true, not_after: today, aliases: [走访时间]}
          - {key: kind, title: 类别, type: code, list: visit_kind, required: true}
          - {key: tags, title: 标签, type: codes, list: visit_kind}
          - {key: people, title: 人数, type: integer, min: 0, max: 100000}
          - {key: hours, title: 工时, type: decimal}
          - {key: cost, title: 费用, type: money}
          - {key: at, title: 到达时间, type: datetime}
          - {key: done, title: 已办结, type: yesno}
          - {key: party, title: 当事人, type: party, personal: true}
          - {key: phone, title: 联系电话, type: phone, personal: true}
          - {key: place, title: 地址, type: place}
          - {key: note, title: 备注, type: longtext}
          - key: seen
            title: 见到的人
            type: rows
            fields:
              - {key: name, title: 姓名, type: text, required: true, law: 走访办法第一条}
              - {key: age, title: 年龄, type: integer, min: 0, law: 走访办法第一条}
        indicators:
          - {key: visit.count, title: 走访次数, measure: 次, by: kind}
          - {key: visit.cost, title: 走访费用, measure: 元, sum: cost}
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("yizhi-sheets-").FullName;
    private int files;

    public Office Office { get; private set; } = null!;
    public Actor Clerk { get; private set; } = null!;
    public Ledger Visit => Office.Catalogue.Ledger("visit");
    public Unit Home => Office.Units.Find(Street)!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var catalogue = CatalogueLoader.Load([
            new SourceFile("visits/visit.yaml", Visits),
            new SourceFile("base/base.yaml", "lists:\n  visit_kind: {title: 类别, codes: {home: 入户, shop: 商铺, school: 学校}}"),
            new SourceFile("base/measures.yaml", "measures:\n  - {key: 次, kind: count}\n  - {key: 元, kind: money}"),
            new SourceFile("base/roles.yaml", "roles: {clerk: 办事员}")]) switch
        {
            LoadOutcome.Loaded loaded => loaded.Catalogue,
            LoadOutcome.Faulty faulty => throw new InvalidOperationException(string.Join('\n', faulty.Faults)),
            _ => throw new InvalidOperationException(),
        };
        Office = await Open(Path.Combine(folder, "data"), catalogue);
        Clerk = Person(catalogue);
    }

    public async ValueTask DisposeAsync()
    {
        await Office.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    public static OfficeCatalogue Shipped() => ((LoadOutcome.Loaded)CatalogueFiles.Load(null)).Catalogue;

    public static Actor Person(OfficeCatalogue catalogue) => new("zhou", "周以宁", District, catalogue.Roles.Keys.ToHashSet());

    public static async Task<Office> Open(string folder, OfficeCatalogue catalogue)
    {
        var office = await Office.Open(folder, catalogue, clock: new FixedClock());
        var founded = new DateOnly(2015, 1, 1);
        await office.PutUnits([
            new Unit(District, "明湖区", UnitKind.District, null, "", founded, null),
            new Unit(Street, "书院街道", UnitKind.Subdistrict, District, "", founded, null),
            new Unit(Ivy, "青藤社区", UnitKind.Community, Street, "", founded, null),
            new Unit(Willow, "柳岸社区", UnitKind.Community, Street, "", founded, null)]);
        return office;
    }

    public string Write(byte[] content, string extension = ".csv")
    {
        var path = Path.Combine(folder, $"{Interlocked.Increment(ref files)}{extension}");
        File.WriteAllBytes(path, content);
        return path;
    }

    public string Csv(params string[] lines) => Write(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));

    public string PathOf(string name) => Path.Combine(folder, name);

    public Task<ImportResult> Import(string path, bool acceptGood = false) => new Importer(Office).Run(Visit, path, Home, Clerk, acceptGood, cancel: Cancel);

    /// <summary>Imports what must come in whole, and gives the records in the order of the sheet.</summary>
    public async Task<IReadOnlyList<Record>> Imported(string path)
    {
        var before = Records().Select(r => r.Id).ToHashSet();
        var result = await Import(path);
        Assert.Empty(result.Faults);
        Assert.Equal(result.Rows, result.Written);
        return [.. Records().Where(r => !before.Contains(r.Id))];
    }

    /// <summary>Imports what must be refused without a trace, and gives what was said.</summary>
    public async Task<string> Refused(string path)
    {
        var before = Rows();
        string said;
        try
        {
            var result = await Import(path);
            Assert.Equal(0, result.Written);
            Assert.NotEmpty(result.Faults);
            said = string.Join('\n', result.Faults.Select(f => $"{f.Row} {f.Column} {f.Message}"));
        }
        catch (SheetException wrong)
        {
            said = wrong.Message;
        }
        Assert.Equal(before, Rows());
        return said;
    }

    public IReadOnlyList<Record> Records() => RecordsOf(Office);

    public static IReadOnlyList<Record> RecordsOf(Office office)
    {
        using var db = office.Database.Context();
        return [.. db.Records.OrderBy(r => r.Id).AsEnumerable().Select(r => office.Ledgers.ToRecord(r, reveal: true))];
    }

    /// <summary>How many rows every table holds.</summary>
    public string Rows()
    {
        using var connection = new SqliteConnection($"Data Source={Office.Database.Name}");
        connection.Open();
        string[] Column(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            using var reader = command.ExecuteReader();
            var found = new List<string>();
            while (reader.Read())
                found.Add(reader.GetString(0));
            return [.. found];
        }
        var tables = Column("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
        return string.Join('\n', tables.Select(t => $"{t} {Column($"SELECT CAST(count(*) AS TEXT) FROM \"{t}\"")[0]}"));
    }

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 6, 2, 0, 0, TimeSpan.Zero);
    }
}
