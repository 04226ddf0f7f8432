using System.Text.Json;
using Xunit;
using Yizhi.Commands;

namespace Yizhi.Tests.Commands;

/// <summary>Each command on a small office: what it prints, where, and how it ends.</summary>
[Collection("console")]
public sealed class CommandTests(CommandOffice office) : IClassFixture<CommandOffice>
{
    private const string Year = "2025";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Task<Ran> Run(params string[] args) => Cli.Run([.. args, "--data", office.Data]);

    private static IEnumerable<string> Keys(JsonElement element) => element.EnumerateObject().Select(p => p.Name);

    [Fact]
    public async Task Figures_are_counted_and_open_to_their_records()
    {
        var ran = (await Run("figures", "dispute.screened", "dispute.mediated", "dispute.screened|category:neighbour", "dispute.success_rate", "litigation.cases", "--year", Year, "--trace")).Ended(0);
        var lines = ran.Output.Split('\n');
        Assert.Equal(["dispute.screened\t排查矛盾纠纷\t3件", "dispute.mediated\t调解矛盾纠纷\t2件", "dispute.screened|category:neighbour\t排查矛盾纠纷（邻里）\t3件", "dispute.success_rate\t调解成功率\t50%"],
            lines.Where(l => l.StartsWith("dispute", StringComparison.Ordinal)));
        Assert.Equal(["停车占道", "墙体渗水", "楼道堆物"], lines.Where(l => l.StartsWith('\t')).Select(l => l.Split('\t')[4]).Distinct().Order(StringComparer.Ordinal));
        Assert.Empty(ran.Messages);
    }

    [Fact]
    public async Task Figures_as_JSON_have_stable_keys()
    {
        var rows = (await Run("figures", "dispute.mediated", "litigation.cases", "--year", Year, "--trace", "--json")).Ended(0).Json();
        Assert.Equal(2, rows.GetArrayLength());
        Assert.Equal(["indicator", "slice", "title", "unit", "period", "measure", "state", "value", "lastYear", "records"], Keys(rows[0]));
        Assert.Equal(["id", "number", "title", "happenedOn", "share"], Keys(rows[0].GetProperty("records")[0]));
        Assert.Equal(("known", 2m, 2), (rows[0].GetProperty("state").GetString(), rows[0].GetProperty("value").GetDecimal(), rows[0].GetProperty("records").GetArrayLength()));
        Assert.Equal(("missing", JsonValueKind.Null), (rows[1].GetProperty("state").GetString(), rows[1].GetProperty("value").ValueKind));
    }

    [Fact]
    public async Task All_figures_are_listed_when_none_is_named() =>
        Assert.True((await Run("figures", "--year", Year)).Ended(0).Output.Split('\n').Length > 200);

    [Theory]
    [InlineData("figures no.such", "没有指标“no.such”")]
    [InlineData("figures --unit 蓬莱", "没有单位“蓬莱”。有：330199000000 明湖区")]
    [InlineData("figures --year soon", "期间“soon”读不懂")]
    [InlineData("export no_such", "没有台账“no_such”")]
    [InlineData("export dispute -o out.pdf", "不认得 .pdf 文件")]
    [InlineData("import no_such x.csv", "没有台账“no_such”")]
    [InlineData("report --report no_such", "没有报告“no_such”。有：annual")]
    [InlineData("report --date 2026-02-30", "成文日期“2026-02-30”不是日历上的日子")]
    public async Task A_name_that_does_not_exist_is_wrong_use(string line, string said)
    {
        var ran = (await Run(line.Split(' '))).Ended(Exit.WrongUse);
        Assert.Empty(ran.Output);
        Assert.StartsWith(said, ran.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("figures")]
    [InlineData("report")]
    [InlineData("verify")]
    [InlineData("recount")]
    [InlineData("serve --demo")]
    [InlineData("import dispute x.csv")]
    [InlineData("export dispute")]
    [InlineData("doctor")]
    [InlineData("backup")]
    [InlineData("catalogue diff .")]
    public async Task A_data_folder_that_does_not_exist_ends_with_three_and_is_not_made(string line)
    {
        var nowhere = office.PathOf("nowhere");
        var folder = Directory.CreateDirectory(office.PathOf("sound")).FullName;
        if (line.EndsWith('.'))
            foreach (var file in CatalogueFiles.Read(CatalogueFiles.Shipped))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file.Path))!);
                await File.WriteAllTextAsync(Path.Combine(folder, file.Path), file.Text, Cancel);
            }
        var ran = (await Cli.Run([.. line.Replace(" .", " " + folder, StringComparison.Ordinal).Split(' '), "--data", nowhere])).Ended(Exit.CannotReach);
        Assert.Contains("没有数据库", ran.Output + ran.Messages, StringComparison.Ordinal);
        Assert.False(Directory.Exists(nowhere));
    }

    [Theory]
    [InlineData("catalogue check nowhere")]
    [InlineData("verify --catalogue nowhere")]
    [InlineData("catalogue show dispute --catalogue nowhere")]
    [InlineData("catalogue diff nowhere")]
    public async Task A_catalogue_folder_that_does_not_exist_ends_with_three(string line)
    {
        var args = line.Split(' ');
        Assert.Contains("没有文件夹 nowhere", (await (args[0] == "verify" || args[1] == "diff" ? Run(args) : Cli.Run(args))).Ended(Exit.CannotReach).Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_none_ends_with_three_and_says_so()
    {
        var folder = Directory.CreateDirectory(office.PathOf("garbage")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "yizhi.db"), "This is no database, however long one looks at it. " + new string('x', 8_000), Cancel);
        Assert.Contains("已损坏", (await Cli.Run("verify", "--data", folder)).Ended(Exit.CannotReach).Messages, StringComparison.Ordinal);
        Assert.Contains("错误\t数据库\t数据库文件已损坏", (await Cli.Run("doctor", "--data", folder)).Ended(Exit.FaultsFound).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_tells_its_faults_on_the_output_and_what_it_came_to_among_the_messages()
    {
        var data = office.Copy();
        var path = office.PathOf("more.csv");
        await File.WriteAllTextAsync(path, CommandOffice.Sheet.Replace(",A1", ",B1", StringComparison.Ordinal).Replace(",A2", ",B2", StringComparison.Ordinal).Replace("墙体渗水,2025-04-01", "墙体渗水,2025-02-30", StringComparison.Ordinal), Cancel);
        string[] line = ["import", "dispute", path, "--unit", "书院街道", "--data", data];
        var refused = (await Cli.Run(line)).Ended(Exit.FaultsFound);
        Assert.StartsWith("第 3 行　排查日期　排查日期“2025-02-30”不是日历上的日子", refused.Output, StringComparison.Ordinal);
        Assert.Contains("一行也没有导入", refused.Messages, StringComparison.Ordinal);
        var good = (await Cli.Run([.. line, "--accept-good", "--json"])).Ended(Exit.FaultsFound).Json();
        Assert.Equal(["rows", "written", "repeated", "faults"], Keys(good));
        Assert.Equal(["row", "column", "message"], Keys(good.GetProperty("faults")[0]));
        Assert.Equal((3, 1, 1), (good.GetProperty("rows").GetInt32(), good.GetProperty("written").GetInt32(), good.GetProperty("repeated").GetInt32()));
        var again = (await Cli.Run("import", "dispute", office.SheetFile, "--unit", "书院街道", "--data", data)).Ended(0);
        Assert.Contains("导入 0 行，3 行以前导入过", again.Messages, StringComparison.Ordinal);
        (await Cli.Run("verify", "--data", data)).Ended(0);
    }

    [Fact]
    public async Task A_sheet_that_is_none_or_not_there_is_told_apart()
    {
        Assert.Contains("没有文件", (await Run("import", "dispute", office.PathOf("no.csv"), "--unit", "书院街道")).Ended(Exit.CannotReach).Messages, StringComparison.Ordinal);
        Assert.Contains("是文件夹", (await Run("import", "dispute", office.Root, "--unit", "书院街道")).Ended(Exit.FaultsFound).Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_stands_whole_under_its_name_or_not_at_all()
    {
        foreach (var name in (string[])["out.csv", "out.xlsx"])
        {
            var ran = (await Run("export", "dispute", "--year", Year, "-o", office.PathOf(name))).Ended(0);
            Assert.Contains("导出 3 行", ran.Messages, StringComparison.Ordinal);
            Assert.Empty(ran.Output);
            Assert.Equal(4, Yizhi.Sheets.SheetReader.Read(office.PathOf(name)).Count());
        }
        Assert.StartsWith("读写不到：", (await Run("export", "dispute", "-o", office.PathOf("no/such/out.csv"))).Ended(Exit.CannotReach).Messages, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(office.Root, "*.part"));
    }

    [Theory]
    [InlineData("a.pdf", "%PDF-1.7")]
    [InlineData("a.ofd", "PK")]
    [InlineData("a.docx", "PK")]
    [InlineData("a.html", "<!doctype html>")]
    [InlineData("a.json", "{")]
    public async Task A_report_named_as_a_file_is_that_one_file(string name, string begins)
    {
        if (name is "a.pdf" or "a.ofd" && !HasFonts())
            Assert.Skip("No Chinese typeface is installed here (Debian: fonts-noto-cjk).");
        var path = office.PathOf(name);
        var ran = (await Run("report", "--unit", "330199001000", "--year", Year, "-o", path)).Ended(0);
        Assert.Equal(path, ran.Output.Trim());
        Assert.StartsWith(begins, System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(path, Cancel)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_public_page_opens_its_figures_to_their_definition()
    {
        var path = office.PathOf("public.html");
        (await Run("report", "--unit", "330199001000", "--year", Year, "-o", path)).Ended(0);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await File.ReadAllTextAsync(path, Cancel));
        var mediated = page.QuerySelector("a.fig[data-indicator='dispute.mediated']")!;
        var opened = page.GetElementById(mediated.GetAttribute("href")![1..])!.TextContent;
        Assert.Contains("矛盾纠纷", opened, StringComparison.Ordinal);
        Assert.Contains("口径", opened, StringComparison.Ordinal);
        Assert.Contains("上年", opened, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_own_Word_file_with_unknown_names_is_wrong_use()
    {
        var path = office.PathOf("own.docx");
        await File.WriteAllTextAsync(path, "no Word file", Cancel);
        Assert.Contains(".docx", (await Run("report", "--unit", "330199001000", "--year", Year, "--word", path)).Ended(2).Messages, StringComparison.Ordinal);
        Assert.Contains("nowhere.docx", (await Run("report", "--unit", "330199001000", "--year", Year, "--word", office.PathOf("nowhere.docx"))).Ended(3).Messages, StringComparison.Ordinal);
    }

    private static bool HasFonts()
    {
        try
        {
            return Yizhi.Documents.Fonts.FontShelf.OfThisMachine[Yizhi.Documents.Fonts.PaperFace.FangSong] is not null;
        }
        catch (Yizhi.Documents.Fonts.NoFontException)
        {
            return false;
        }
    }

    [Fact]
    public async Task A_report_is_written_in_the_forms_asked_for_and_told_as_JSON()
    {
        var folder = office.PathOf("reports");
        var ran = (await Run("report", "--unit", "330199001000", "--year", Year, "-o", folder, "--json", "--date", "2026-01-15", "--form", "html", "json")).Ended(0).Json();
        Assert.Equal(["files", "figures", "gaps", "findings"], Keys(ran));
        var files = ran.GetProperty("files").EnumerateArray().Select(f => f.GetString()!).ToList();
        Assert.Equal([".html", ".json"], files.Select(Path.GetExtension));
        Assert.All(files, f => Assert.True(new FileInfo(f).Length > 1_000));
        Assert.NotEqual(0, ran.GetProperty("gaps").GetArrayLength());
        var said = (await Run("report", "--unit", "330199001000", "--year", Year, "-o", folder, "--form", "docx")).Ended(0);
        Assert.EndsWith(".docx", said.Output.Trim(), StringComparison.Ordinal);
        Assert.Contains("缺数，没有写进报告", said.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_doctor_finds_a_sound_folder_good_and_tells_it_as_JSON()
    {
        // Whether this year's holidays are known hangs on the day on which the test runs.
        var found = (await Run("doctor", "--json")).Json().EnumerateArray().ToList();
        Assert.All(found, f => Assert.Equal(["level", "what", "text"], Keys(f)));
        var others = found.Where(f => !f.GetProperty("text").GetString()!.Contains("放假安排", StringComparison.Ordinal)).ToList();
        Assert.True(others.Count >= 4);
        Assert.All(others, f => Assert.NotEqual("error", f.GetProperty("level").GetString()));
        Assert.Contains("好\t单位\t单位 4 个", (await Run("doctor")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_is_restored_elsewhere_and_gives_the_same_figures()
    {
        var data = office.Copy();
        var made = (await Cli.Run("backup", "--data", data, "-o", office.PathOf("kept"))).Ended(0);
        var file = made.Output.Trim();
        Assert.True(File.Exists(file) && File.Exists(file + ".sha256"));
        var elsewhere = office.PathOf("restored");
        var restored = (await Cli.Run("restore", file, "--data", elsewhere, "--json")).Ended(0).Json();
        Assert.Equal((3, 0), (restored.GetProperty("records").GetInt32(), restored.GetProperty("wrong").GetInt32()));
        string[] figures = ["figures", "--year", Year, "--json", "--data"];
        Assert.Equal((await Cli.Run([.. figures, data])).Ended(0).Output, (await Cli.Run([.. figures, elsewhere])).Ended(0).Output);
        Assert.Contains("已经有东西", (await Cli.Run("restore", file, "--data", elsewhere)).Ended(Exit.Refused).Messages, StringComparison.Ordinal);

        await using (var archive = new FileStream(file, FileMode.Open, FileAccess.ReadWrite))
        {
            archive.Seek(archive.Length / 2, SeekOrigin.Begin);
            var at = archive.ReadByte();
            archive.Seek(-1, SeekOrigin.Current);
            archive.WriteByte((byte)(at ^ 1));
        }
        Assert.Contains("备份损坏", (await Cli.Run("restore", file, "--data", office.PathOf("damaged"))).Ended(Exit.FaultsFound).Messages, StringComparison.Ordinal);
        (await Cli.Run("restore", office.PathOf("none.zip"), "--data", office.PathOf("x"))).Ended(Exit.CannotReach);
    }

    [Fact]
    public async Task Serving_real_records_without_a_login_is_refused_with_the_reason()
    {
        Assert.Contains("请先运行 yizhi init", (await Run("serve")).Ended(Exit.Refused).Messages, StringComparison.Ordinal);
        Assert.Contains("真实单位的记录", (await Run("serve", "--demo")).Ended(Exit.Refused).Messages, StringComparison.Ordinal);
        var rows = await File.ReadAllBytesAsync(Path.Combine(office.Data, "yizhi.db"), Cancel);
        Assert.Contains("演示数据不能混进去", (await Run("demo", "--no-serve")).Ended(Exit.Refused).Messages, StringComparison.Ordinal);
        Assert.Equal(rows.Length, new FileInfo(Path.Combine(office.Data, "yizhi.db")).Length);
    }
}
