using System.Diagnostics;
using System.Text;
using Xunit;
using Yizhi.Core.Records;
using Yizhi.Sheets;

namespace Yizhi.Tests.Sheets;

/// <summary>CSV as offices save it, and as nobody should: the rows come in, or what is wrong is said with row and column and nothing is changed.</summary>
public sealed class CsvImportTests(SheetOffice office) : IClassFixture<SheetOffice>
{
    private const string Heading = "事项,日期,类别";
    private const string Good = "楼道堆物,2025-03-05,入户";

    static CsvImportTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string> Encodings => ["utf-8", "utf-8 with mark", "gb18030", "utf-16"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task A_sheet_comes_in_alike_in_every_encoding_that_programs_save(string encoding)
    {
        var text = "事项,日期,类别,备注\r\n\"㙍村说“您好”,再见\",2025/3/5,入户,\"一\r\n二\"\r\n";
        var record = Assert.Single(await office.Imported(office.Write(encoding switch
        {
            "gb18030" => Encoding.GetEncoding("GB18030").GetBytes(text),
            "utf-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
            "utf-8" => Encoding.UTF8.GetBytes(text),
            _ => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
        })));
        Assert.Equal("㙍村说“您好”,再见", record.Title);
        Assert.Equal(new DateOnly(2025, 3, 5), record.HappenedOn);
        Assert.Equal("一\n二", record.Fields["note"].ToString());
    }

    [Fact]
    public async Task Chinese_that_begins_only_after_a_long_run_of_plain_letters_is_read_in_its_own_encoding()
    {
        var plain = Enumerable.Repeat($"{new string('a', 50)},2025-03-05,home", 1_500);
        var records = await office.Imported(office.Write(Encoding.GetEncoding("GB18030").GetBytes(string.Join("\r\n", plain.Prepend("subject,on,kind").Append("柳岸垃圾,2025-03-06,学校")))));
        Assert.Equal(1_501, records.Count);
        Assert.Single(records, r => r.Title == "柳岸垃圾");
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public async Task Quotes_and_line_ends_and_each_delimiter_are_read(char delimiter)
    {
        var path = office.Write(Encoding.UTF8.GetBytes(string.Join("\n", "事项,日期,类别,备注".Replace(',', delimiter), string.Join(delimiter, "\"他说\"\"不\"\"\"", "20250305", "商铺", "\"a,b;c\td\""))));
        var record = Assert.Single(await office.Imported(path));
        Assert.Equal("他说\"不\"", record.Title);
        Assert.Equal("a,b;c\td", record.Fields["note"].ToString());
    }

    [Fact]
    public async Task Headings_may_be_titles_or_keys_or_other_names_and_carry_a_star()
    {
        var record = Assert.Single(await office.Imported(office.Csv("事项*,走访时间,kind,单位,承办人,编号", "门前三包,2025年3月5日,shop,青藤社区,顾明川,手写的号")));
        Assert.Equal(SheetOffice.Ivy, record.Unit);
        Assert.Equal("顾明川", record.Handler);
        Assert.Equal(new Value.Text("shop"), record.Fields["kind"]);
    }

    public static TheoryData<string, string, string> Wrong => new()
    {
        { "事项,日期,类别,人数", "甲,2025-03-05,入户,三个", "2 人数 人数“三个”不是整数" },
        { "事项,日期,类别,工时", "甲,2025-03-05,入户,1.23456", "2 工时 工时“1.23456”不是数，或小数超过四位" },
        { "事项,日期,类别,费用", "甲,2025-03-05,入户,\"1,2,3\"", "2 费用 费用“1,2,3”不是金额" },
        { "事项,日期,类别,费用", "甲,2025-03-05,入户,1e5", "2 费用 费用“1e5”不是金额" },
        { Heading, "甲,2023-02-30,入户", "2 日期 日期“2023-02-30”不是日历上的日子" },
        { Heading, "甲,三月五日,入户", "2 日期 日期“三月五日”不是日期" },
        { Heading, "甲,45292,入户", "2 日期 日期“45292”不是日期" },
        { Heading, "甲,2027-01-01,入户", "2 日期 日期（2027-01-01）不能晚于今天" },
        { Heading, "甲,2025-03-05,飞船", "2 类别 类别“飞船”不在可选的里面：入户、商铺、学校" },
        { "事项,日期,类别,标签", "甲,2025-03-05,入户,入户；飞船", "2 标签 标签“入户；飞船”不在可选的里面" },
        { "事项,日期,类别,已办结", "甲,2025-03-05,入户,大概", "2 已办结 已办结“大概”看不懂" },
        { "事项,日期,类别,到达时间", "甲,2025-03-05,入户,下午", "2 到达时间 到达时间“下午”不是时间" },
        { "事项,日期,类别,单位", "甲,2025-03-05,入户,蓬莱社区", "2 单位 没有单位“蓬莱社区”" },
        { "事项,日期,类别,状态", "甲,2025-03-05,入户,飘着", "2 状态 没有状态“飘着”。有：已登记" },
        { "事项,日期,类别,联系电话", "甲,2025-03-05,入户,138****1234", "2 联系电话 联系电话“138****1234”是遮住的" },
        { "事项,日期,类别,当事人", "甲,2025-03-05,入户,魏**", "2 当事人 当事人“魏**”是遮住的" },
        { "事项,日期,类别,备注", "甲,2025-03-05,入户,#DIV/0!", "2 备注 #DIV/0! 是公式出错的结果" },
        { "事项,日期,类别,见到的人", "甲,2025-03-05,入户,张三", "2 见到的人 见到的人要写成 JSON 的列表，每行有：姓名、年龄" },
        { "事项,日期,类别,见到的人", "甲,2025-03-05,入户,\"[{\"\"姓名\"\":\"\"甲\"\",\"\"name\"\":\"\"乙\"\"}]\"", "2 见到的人 姓名出现了两列" },
        { "事项,日期,类别,见到的人", "甲,2025-03-05,入户,\"[{\"\"身高\"\":\"\"甲\"\"}]\"", "2 见到的人 没有“身高”这个字段" },
        { "事项,日期,类别,外部编号", $"甲,2025-03-05,入户,{new string('9', 101)}", "2 外部编号 外部编号写了 101 个字，最多 100 个" },
        { Heading, ",2025-03-05,入户", "2 事项 请填写事项" },
        { Heading, "甲,2025-03-05,入户,多了", "2 第 4 列 “多了”上面没有表头" },
        { "事项,日期,", "甲,2025-03-05,入户", "1 类别 缺少必填的一列“类别”" },
        { "事项,日期,类别,身高", "甲,2025-03-05,入户,1", "1 身高 台账“走访”没有这一列。有：事项、日期" },
        { "事项,日期,类别,走访时间", "甲,2025-03-05,入户,2025-03-05", "1 走访时间 日期出现了两列" },
        { "事项,日期,类别,单位,所属单位", "甲,2025-03-05,入户,青藤社区,柳岸社区", "1 所属单位 单位出现了两列" },
        { Heading, "甲,2025-03-05,\"入户", "第 2 行的引号没有配对" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_fault_is_told_at_its_cell_and_nothing_is_changed(string heading, string row, string said)
    {
        Assert.StartsWith(said, await office.Refused(office.Csv(heading, row)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_fault_of_a_sheet_is_told_at_once_by_the_row_that_people_see()
    {
        var said = await office.Refused(office.Csv(Heading, Good, "\"两\n行\",2025-13-01,飞船", "", ",2025-03-05,入户", Good));
        Assert.Equal(["3 日期", "3 类别"], said.Split('\n').Select(l => string.Join(' ', l.Split(' ')[..2])));
        Assert.StartsWith("4 事项 请填写事项", await office.Refused(office.Csv(Heading, Good, "\"两\n行\",2025-12-01,商铺", ",2025-03-05,入户")), StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[], string> Broken => new()
    {
        { "an empty file", [], "这个文件是空的。" },
        { "blank lines", "\n\n  \n,,\n"u8.ToArray(), "这个文件是空的。" },
        { "headings alone", Encoding.UTF8.GetBytes(Heading + "\r\n"), "这个文件只有表头，没有一行内容。" },
        { "NUL bytes", Encoding.UTF8.GetBytes(Heading + "\n甲\0乙,2025-03-05,入户\n"), "第 2 行有空字节（NUL）" },
        { "two encodings", [.. Encoding.GetEncoding("GB18030").GetBytes(Heading + "\n" + Good + "\n"), .. Encoding.UTF8.GetBytes(Good + "\n")], "第 3 行附近的编码与别处不同" },
        { "two encodings, the other way", [.. Encoding.UTF8.GetBytes(Heading + "\n" + Good + "\n"), .. Encoding.GetEncoding("GB18030").GetBytes(Good + "\n")], "第 1 行附近的编码与别处不同" },
        { "no text", [.. "a,b\n"u8, 0xff, 0xff, 0x80, 0xff], "附近的编码与别处不同" },
        { "too many columns", Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Range(0, 501))), "第 1 行超过 500 列" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_file_that_is_no_sheet_is_refused_with_the_reason(string what, byte[] content, string said)
    {
        Assert.NotEmpty(what);
        Assert.Contains(said, await office.Refused(office.Write(content)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_an_old_workbook_and_an_unknown_kind_are_named()
    {
        Directory.CreateDirectory(office.PathOf("folder.csv"));
        Assert.Contains("是文件夹", await office.Refused(office.PathOf("folder.csv")), StringComparison.Ordinal);
        Assert.Contains("另存为 .xlsx", await office.Refused(office.Write([1], ".xls")), StringComparison.Ordinal);
        Assert.Contains("不认得 .pdf 文件", await office.Refused(office.Write([1], ".pdf")), StringComparison.Ordinal);
        await Assert.ThrowsAsync<FileNotFoundException>(() => office.Import(office.PathOf("nowhere.csv")));
    }

    [Fact]
    public async Task A_line_of_a_hundred_megabytes_ends_quickly_and_in_little_memory()
    {
        var path = office.PathOf("long.csv");
        await using (var file = File.Create(path))
        {
            file.Write(Encoding.UTF8.GetBytes(Heading + "\n"));
            var piece = new byte[1 << 20];
            Array.Fill(piece, (byte)'a');
            for (var i = 0; i < 100; i++)
                file.Write(piece);
        }
        var (watch, before) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());
        var wrong = Assert.Throws<SheetException>(() => SheetReader.Read(path).Count());
        Assert.Equal("第 2 行超过 1024 KB，不像台账，请检查文件。", wrong.Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 32L << 20);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
        File.Delete(path);
    }

    [Fact]
    public void A_million_rows_are_read_and_one_more_is_refused()
    {
        var path = office.Write(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("a\n", 1_000_001))));
        var read = 0;
        var wrong = Assert.Throws<SheetException>(() =>
        {
            foreach (var _ in SheetReader.Read(path))
                read++;
        });
        Assert.Equal(1_000_000, read);
        Assert.Contains("超过 1000000 行", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thousand_faults_are_enough_to_stop()
    {
        var said = await office.Refused(office.Csv([Heading, .. Enumerable.Repeat("甲,昨天,飞船", 2_000)]));
        Assert.EndsWith("毛病超过 1000 处，没有再往下查。", said, StringComparison.Ordinal);
        Assert.InRange(said.Split('\n').Length, 1_001, 1_004);
    }
}
