using Xunit;
using Yizhi.Core.Records;
using Yizhi.Core.Time;
using Yizhi.Sheets;

namespace Yizhi.Tests.Sheets;

/// <summary>What an import does with good rows, bad rows and rows that were there before; what an export makes safe.</summary>
public sealed class ImportingTests(SheetOffice office) : IClassFixture<SheetOffice>
{
    private const string Heading = "事项,日期,类别,外部编号,费用";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<decimal?> Cost()
    {
        var year = Period.OfYear(2025);
        return (await office.Office.Figures.Sheet(SheetOffice.Street, year, cancel: Cancel)).Value("visit.cost", year, "").NumberOrNull;
    }

    [Fact]
    public async Task Good_rows_alone_come_in_when_asked_for_and_the_bad_ones_are_told()
    {
        var path = office.Csv(Heading, "甲,2025-03-05,入户,g1,10", "乙,2025-03-05,飞船,g2,20", "丙,2025-03-06,商铺,g3,30", "丁,2027-01-01,商铺,g4,40");
        var before = await Cost() ?? 0;
        // A cell that can't be read stops the import before a row is looked at as a whole.
        Assert.StartsWith("3 类别", await office.Refused(path), StringComparison.Ordinal);
        var result = await office.Import(path, acceptGood: true);
        Assert.Equal((4, 2, 0), (result.Rows, result.Written, result.Repeated));
        Assert.Equal([(3, "类别"), (5, "日期")], result.Faults.Select(f => (f.Row, f.Column)));
        Assert.Equal(before + 40, await Cost());
        Assert.Empty((await office.Office.Recounts.Check(null, Cancel)).Differences);
    }

    [Fact]
    public async Task A_second_import_of_the_same_sheet_writes_nothing_and_a_longer_one_only_what_is_new()
    {
        string[] first = ["甲,2025-03-05,入户,r1,10", "乙,2025-03-05,入户,r2,20"];
        await office.Imported(office.Csv([Heading, .. first]));
        var rows = office.Rows();
        var again = await office.Import(office.Csv([Heading, .. first]));
        Assert.Equal((2, 0, 2, 0), (again.Rows, again.Written, again.Repeated, again.Faults.Count));
        Assert.Equal(rows, office.Rows());
        var longer = await office.Import(office.Csv([Heading, .. first, "丙,2025-03-07,入户,r3,30"]));
        Assert.Equal((3, 1, 2, 0), (longer.Rows, longer.Written, longer.Repeated, longer.Faults.Count));
    }

    [Fact]
    public async Task A_row_that_was_changed_since_it_was_imported_leaves_the_record_alone_and_is_counted_as_there()
    {
        var record = Assert.Single(await office.Imported(office.Csv(Heading, "甲,2025-03-05,入户,c1,10")));
        var changed = await office.Import(office.Csv(Heading, "甲改,2025-03-05,入户,c1,99"));
        Assert.Equal((0, 1), (changed.Written, changed.Repeated));
        Assert.Equal(record.Fields, office.Records().Single(r => r.Id == record.Id).Fields);
    }

    [Fact]
    public async Task An_external_number_that_stands_twice_in_a_sheet_is_a_fault_and_comes_in_once_at_most()
    {
        var path = office.Csv(Heading, "甲,2025-03-05,入户,d1,10", "乙,2025-03-05,入户,d1,20");
        Assert.StartsWith("3 外部编号 外部编号 d1 与第 2 行重复", await office.Refused(path), StringComparison.Ordinal);
        var result = await office.Import(path, acceptGood: true);
        Assert.Equal(1, result.Written);
        Assert.Equal(3, Assert.Single(result.Faults).Row);
        Assert.Equal("甲", Assert.Single(office.Records(), r => r.External == "d1").Title);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_export_taken_in_again_by_the_office_itself_enters_nothing_twice(bool xlsx)
    {
        await office.Imported(office.Csv("事项,日期,类别", "没有外部编号,2025-03-05,入户"));
        var path = await Export(xlsx);
        var rows = office.Rows();
        var result = await office.Import(path);
        Assert.Empty(result.Faults);
        Assert.Equal((0, result.Rows), (result.Written, result.Repeated));
        Assert.Equal(rows, office.Rows());
    }

    public static TheoryData<string> Formulas => ["=1+1", "+1", "-1+2", "@SUM(A1)", "=cmd|' /C calc'!A0", "＝1+1", "'=1", "''+1"];

    [Theory]
    [MemberData(nameof(Formulas))]
    public async Task A_cell_that_a_spreadsheet_would_run_is_exported_harmless_and_comes_back_as_it_was(string text)
    {
        var note = $"{text},尾";
        var external = "f" + Guid.NewGuid().ToString("N");
        await office.Imported(office.Csv("事项,日期,类别,备注,承办人,外部编号", $"\"'{note}\",2025-03-05,入户,\"'{note}\",'{text},{external}"));
        var record = Assert.Single(office.Records(), r => r.External == external);
        Assert.Equal((note, note, text), (record.Title, record.Fields["note"].ToString(), record.Handler));
        foreach (var xlsx in (bool[])[false, true])
        {
            var cells = SheetReader.Read(await Export(xlsx)).Single(r => r.Cells.Contains(external)).Cells;
            Assert.All(cells, c => Assert.True(c.Length == 0 || !"=+-@＝＋－＠\t\r".Contains(c[0], StringComparison.Ordinal), c));
            Assert.Equal(3, cells.Count(c => c == "'" + note || c == "'" + text));
        }
    }

    [Fact]
    public async Task Personal_values_leave_the_house_masked()
    {
        await office.Imported(office.Csv("事项,日期,类别,当事人,联系电话", "个人信息,2025-03-05,入户,魏大海,13800001234"));
        foreach (var xlsx in (bool[])[false, true])
        {
            var cells = SheetReader.Read(await Export(xlsx)).SelectMany(r => r.Cells).ToList();
            Assert.Contains("魏**", cells);
            Assert.Contains("138****1234", cells);
            Assert.DoesNotContain(cells, c => c.Contains("魏大海", StringComparison.Ordinal) || c.Contains("13800001234", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Only_the_records_of_the_unit_and_the_period_are_exported_in_the_order_of_their_days()
    {
        await office.Imported(office.Csv("事项,日期,类别,单位", "后,2019-06-02,入户,青藤社区", "先,2019-06-01,入户,青藤社区", "别处,2019-06-01,入户,柳岸社区", "别年,2018-06-01,入户,青藤社区"));
        var path = office.PathOf("ivy.csv");
        await using (var file = File.Create(path))
            Assert.Equal(2, await new Exporter(office.Office).Write(file, false, office.Visit, office.Office.Units.Find(SheetOffice.Ivy)!, Period.OfYear(2019), Cancel));
        Assert.Equal(["事项", "先", "后"], SheetReader.Read(path).Select(r => r.Cells[3]));
    }

    private async Task<string> Export(bool xlsx)
    {
        var path = office.PathOf(Guid.NewGuid().ToString("N") + (xlsx ? ".xlsx" : ".csv"));
        await using var file = File.Create(path);
        await new Exporter(office.Office).Write(file, xlsx, office.Visit, office.Home, null, Cancel);
        return path;
    }
}
