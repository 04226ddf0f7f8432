using MiniExcelLibs;
using Xunit;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;
using Yizhi.Sheets;
using Yizhi.Storage;
using Record = Yizhi.Core.Records.Record;

namespace Yizhi.Tests.Sheets;

/// <summary>Two offices under the catalogue that is delivered; what one exports the other imports.</summary>
public sealed class TwoOffices : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("yizhi-round-").FullName;

    public Office From { get; private set; } = null!;
    public Office ToCsv { get; private set; } = null!;
    public Office ToXlsx { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var catalogue = SheetOffice.Shipped();
        From = await SheetOffice.Open(Path.Combine(folder, "from"), catalogue);
        ToCsv = await SheetOffice.Open(Path.Combine(folder, "csv"), catalogue);
        ToXlsx = await SheetOffice.Open(Path.Combine(folder, "xlsx"), catalogue);
    }

    public async ValueTask DisposeAsync()
    {
        await From.DisposeAsync();
        await ToCsv.DisposeAsync();
        await ToXlsx.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    public string PathOf(string name) => Path.Combine(folder, name);
}

/// <summary>Every ledger that is delivered can be written as a sheet and read back to the same records.</summary>
public sealed class RoundTripTests(TwoOffices offices) : IClassFixture<TwoOffices>
{
    private const int RecordsOfEach = 16;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Ledgers => [.. SheetOffice.Shipped().Ledgers.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Ledgers))]
    public async Task A_ledger_comes_back_from_a_sheet_as_it_was(string key)
    {
        var ledger = offices.From.Catalogue.Ledger(key);
        var actor = SheetOffice.Person(offices.From.Catalogue);
        await new Filler(offices.From, ledger, actor).Enter(RecordsOfEach, Cancel);
        var were = SheetOffice.RecordsOf(offices.From).Where(r => r.Ledger == key).ToDictionary(r => r.External ?? r.Id.ToString());
        Assert.Equal(RecordsOfEach, were.Count);

        foreach (var (to, extension) in ((Office, string)[])[(offices.ToCsv, ".csv"), (offices.ToXlsx, ".xlsx")])
        {
            var path = offices.PathOf(key + extension);
            var home = offices.From.Units.Find(SheetOffice.Street)!;
            await using (var file = File.Create(path))
                Assert.Equal(RecordsOfEach, await new Exporter(offices.From).Write(file, extension == ".xlsx", ledger, home, null, Cancel));
            Unmask(path, ledger, were);
            var result = await new Importer(to).Run(ledger, path, home, actor, false, cancel: Cancel);
            Assert.Equal([], result.Faults.Select(f => $"{extension} {f}"));
            Assert.Equal(RecordsOfEach, result.Written);
            foreach (var record in SheetOffice.RecordsOf(to).Where(r => r.Ledger == key))
            {
                var was = were[record.External!];
                Assert.Equal((was.Unit, was.State, was.Title, was.HappenedOn, was.Handler), (record.Unit, record.State, record.Title, record.HappenedOn, record.Handler));
                Assert.Equal(Told(was), Told(record));
                Assert.Equal(was.Fields, record.Fields);
            }
        }
    }

    [Fact]
    public async Task An_empty_ledger_is_exported_as_its_headings()
    {
        var ledger = offices.From.Catalogue.Ledger("dispute");
        foreach (var xlsx in (bool[])[false, true])
        {
            var path = offices.PathOf("none" + (xlsx ? ".xlsx" : ".csv"));
            await using (var file = File.Create(path))
                Assert.Equal(0, await new Exporter(offices.From).Write(file, xlsx, ledger, offices.From.Units.Find(SheetOffice.Willow)!, null, Cancel));
            Assert.Equal([.. (string[])["编号", "单位", "状态"], .. ledger.Fields.Select(f => f.Title), "承办人", "外部编号"], Assert.Single(SheetReader.Read(path)).Cells);
        }
    }

    private static string Told(Record record) => string.Join('\n', record.Fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f =>
        $"{f.Key}={(f.Value is Value.Rows rows ? string.Join('|', rows.Items.SelectMany(r => r.OrderBy(c => c.Key, StringComparer.Ordinal))) : f.Value)}"));

    // Personal values leave masked; who may see them writes them in again.
    private static void Unmask(string path, Ledger ledger, Dictionary<string, Record> were)
    {
        if (!ledger.Fields.Any(f => f.Personal))
            return;
        var rows = SheetReader.Read(path).ToList();
        var heads = rows[0].Cells;
        var sheet = rows.Skip(1).Select(row => heads.Select((head, i) =>
        {
            var cell = i < row.Cells.Count ? row.Cells[i] : "";
            var field = ledger.Fields.FirstOrDefault(f => f.Title == head);
            return KeyValuePair.Create(head, (object)(field is { Personal: true } && cell.Length > 0 && were[row.Cells[^1]].Fields[field.Key].ToString() is { } written
                // An apostrophe is taken off by the import, so that one of the writer's own needs a second.
                ? written.StartsWith('\'') ? "'" + written : written
                : cell));
        }).ToDictionary()).ToList();
        File.Delete(path);
        MiniExcel.SaveAs(path, sheet);
    }
}
