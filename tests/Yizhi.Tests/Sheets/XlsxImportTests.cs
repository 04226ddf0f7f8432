using System.Diagnostics;
using System.Text;
using Xunit;
using Yizhi.Core.Records;
using Yizhi.Sheets;
using static Yizhi.Tests.Sheets.Workbook;

namespace Yizhi.Tests.Sheets;

/// <summary>Workbooks as people fill them, and hostile ones.</summary>
public sealed class XlsxImportTests(SheetOffice office) : IClassFixture<SheetOffice>
{
    private string Book(string rows, string after = "", string before = "", bool since1904 = false, string prolog = "") => office.Write(Of(rows, after, before, since1904, prolog), ".xlsx");

    private async Task<Core.Records.Record> One(string day, string last = "", string heading = "备注", bool since1904 = false) =>
        Assert.Single(await office.Imported(Book(Heading(heading) + Visit(2, day, last), since1904: since1904)));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task A_day_kept_as_a_serial_number_is_the_day_that_people_see_in_whatever_format(int style)
    {
        Assert.Equal(new DateOnly(2024, 1, 1), (await One(Number("B2", "45292", style))).HappenedOn);
        Assert.Equal(new DateOnly(2024, 1, 1), (await One(Number("B2", "43830", style), since1904: true)).HappenedOn);
    }

    [Fact]
    public async Task A_moment_is_rounded_to_its_minute_and_numbers_and_flags_are_typed()
    {
        Assert.Equal(new Value.Moment(new DateTime(2024, 1, 1, 14, 30, 0)), (await One(Number("B2", "45292", 1), Number("D2", "45292.604166666664", 2), "到达时间")).Fields["at"]);
        Assert.Equal(new Value.Moment(new DateTime(2024, 1, 1, 14, 30, 0)), (await One(Number("B2", "45292", 1), Number("D2", "45292.604166666664"), "到达时间")).Fields["at"]);
        Assert.Equal(new Value.Number(0.1m), (await One(Number("B2", "45292", 1), Number("D2", "0.1"), "费用")).Fields["cost"]);
        Assert.Equal(new Value.Flag(true), (await One(Number("B2", "45292", 1), "<c r=\"D2\" t=\"b\"><v>1</v></c>", "已办结")).Fields["done"]);
    }

    [Fact]
    public async Task A_formula_gives_what_it_came_to_and_a_failed_one_is_a_fault_at_its_cell()
    {
        Assert.Equal(new Value.Number(3), (await One(Number("B2", "45292", 1), "<c r=\"D2\"><f>1+2</f><v>3</v></c>", "人数")).Fields["people"]);
        Assert.StartsWith("2 备注 #DIV/0! 是公式出错的结果", await office.Refused(Book(Heading() + Visit(2, Number("B2", "45292", 1), "<c r=\"D2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>"))), StringComparison.Ordinal);
        Assert.StartsWith("2 日期 #REF! 是公式出错的结果", await office.Refused(Book(Heading() + Visit(2, "<c r=\"B2\" t=\"e\"><v>#REF!</v></c>"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1e300", "2 人数 人数“1E+300”不是整数")]
    [InlineData("2.5", "2 人数 人数“2.5”不是整数")]
    [InlineData("-1", "2 人数 人数“-1”太小")]
    [InlineData("NaN", "2 人数 人数“NaN”不是整数")]
    public async Task A_number_no_field_can_hold_is_a_fault_at_its_cell(string number, string said) =>
        Assert.StartsWith(said, await office.Refused(Book(Heading("人数") + Visit(2, Number("B2", "45292", 1), Number("D2", number)))), StringComparison.Ordinal);

    [Fact]
    public async Task Merged_cells_hold_their_value_once_and_the_rows_below_are_told_as_empty() =>
        Assert.Equal(["3 日期 请填写日期。"], (await office.Refused(Book(Heading() + Visit(2, Number("B2", "45292", 1)) + Visit(3, ""), after: "<mergeCells count=\"1\"><mergeCell ref=\"B2:B3\"/></mergeCells>"))).Split('\n'));

    [Fact]
    public async Task Blank_rows_are_passed_over_and_rows_keep_the_numbers_that_people_see()
    {
        Assert.StartsWith("5 日期 请填写日期", await office.Refused(Book(Heading() + Visit(2, Number("B2", "45292", 1)) + Visit(5, ""))), StringComparison.Ordinal);
        Assert.Equal(2, (await office.Imported(Book(Heading() + Visit(3, Number("B3", "45292", 1)) + Visit(7, Number("B7", "45293", 1)) + Row(9)))).Count);
    }

    [Fact]
    public async Task A_sheet_that_says_it_is_as_wide_as_sheets_can_be_is_read_by_what_it_holds()
    {
        Assert.Single(await office.Imported(Book(Heading() + Visit(2, Number("B2", "45292", 1)), before: "<dimension ref=\"A1:XFD1048576\"/>")));
        Assert.Equal("第 2 行超过 500 列，不像台账，请检查文件。", await office.Refused(Book(Heading() + Row(2, Text("XFD2", "x")))));
    }

    [Fact]
    public async Task Text_is_read_as_it_stands_whatever_it_looks_like()
    {
        Assert.Equal("<甲>&\"乙\"\n丙", (await One(Number("B2", "45292", 1), Text("D2", "<甲>&\"乙\"\n丙"))).Fields["note"].ToString());
        Assert.Equal("=1+1", (await One(Number("B2", "45292", 1), Text("D2", "'=1+1"))).Fields["note"].ToString());
        Assert.Equal("00123", (await One(Number("B2", "45292", 1), Text("D2", "00123"))).Fields["note"].ToString());
    }

    public static TheoryData<string, byte[]> Broken => new()
    {
        { "text under another name", Encoding.UTF8.GetBytes("事项,日期,类别\n甲,2025-03-05,入户\n") },
        { "a torn file", Of(Heading() + Visit(2, Number("B2", "45292", 1)))[..900] },
        { "a zip of something else", Zip(("a.txt", "hello"u8.ToArray())) },
        { "a workbook without its sheet", Zip(("xl/workbook.xml", "<workbook/>"u8.ToArray())) },
        { "broken XML", Of("<row r=\"1\"><c r=\"A1\"") },
        { "entities", Of(Row(1, "<c r=\"A1\" t=\"inlineStr\"><is><t>&a;</t></is></c>"), prolog: "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">]>") },
        { "an entity of another file", Of(Row(1, "<c r=\"A1\" t=\"inlineStr\"><is><t>&a;</t></is></c>"), prolog: "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>") },
        { "a column that no sheet has", Of(Heading() + Row(2, Text("AAAAAA2", "x"))) },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_file_that_is_no_workbook_is_refused_with_what_to_do(string what, byte[] content)
    {
        Assert.NotEmpty(what);
        Assert.Equal("这个文件打不开，可能已损坏，或者不是 XLSX。请用表格软件重新保存一次。", await office.Refused(office.Write(content, ".xlsx")));
    }

    [Fact]
    public async Task An_empty_sheet_and_one_of_headings_alone_are_told_apart()
    {
        Assert.Equal("这个文件是空的。", await office.Refused(Book("")));
        Assert.Equal("这个文件只有表头，没有一行内容。", await office.Refused(Book(Heading())));
    }

    [Fact]
    public async Task A_zip_bomb_is_not_unpacked()
    {
        var path = office.Write(Of(Heading(), more: ("xl/media/bomb.bin", new byte[200 << 20])), ".xlsx");
        var watch = Stopwatch.StartNew();
        Assert.Equal("这个文件解开后太大，没有读。", await office.Refused(path));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 2);
        Assert.Equal("这个文件解开后太大，没有读。", await office.Refused(office.Write(Of(Heading(), more: [.. Enumerable.Range(0, 2_001).Select(i => ($"{i}", Array.Empty<byte>()))]), ".xlsx")));
    }

    [Fact]
    public void A_row_beyond_the_last_that_a_sheet_can_have_ends_the_reading()
    {
        var wrong = Assert.Throws<SheetException>(() => SheetReader.Read(Book(Heading() + Visit(2_000_000_000, ""))).Count());
        Assert.Contains("超过 1000000 行", wrong.Message, StringComparison.Ordinal);
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(stream, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(content);
            }
        return stream.ToArray();
    }
}
