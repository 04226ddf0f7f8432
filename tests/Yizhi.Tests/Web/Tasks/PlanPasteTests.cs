using CsCheck;
using Xunit;
using Yizhi.Commands;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Catalogue.Loading;
using Yizhi.Core.Records;
using Yizhi.Core.Units;
using Yizhi.Web.Tasks;

namespace Yizhi.Tests.Web.Tasks;

/// <summary>Plans as people paste them: numbered text, tables with and without a head, cells merged and broken.</summary>
public sealed class PlanPasteTests
{
    private const int Year = 2026;
    private const string Street = "330199001000";
    private static readonly OfficeCatalogue Catalogue = ((LoadOutcome.Loaded)CatalogueFiles.Load(null)).Catalogue;
    private static readonly Ledger Ledger = Catalogue.Ledger("task");
    private static readonly PlanNames Names = new([.. new[] { ("", "书院街道", UnitKind.Subdistrict), ("-05", "党政综合办公室", UnitKind.Section), ("-06", "平安法治办", UnitKind.Section), ("-07", "司法所", UnitKind.Section), ("-08", "综合行政执法队", UnitKind.Section), ("-09", "青藤社区", UnitKind.Community), ("-10", "柳岸社区", UnitKind.Community) }
        .Select(u => new Unit(Street + u.Item1, u.Item2, u.Item3, u.Item1.Length == 0 ? null : Street, "", new DateOnly(2015, 1, 1), null))], Catalogue);

    [Fact]
    public void Numbered_lines_become_points_and_the_tasks_under_them()
    {
        var rows = Read("""
            书院街道2026年法治建设工作要点
            一、加强党的领导
            （一）压实第一责任人职责
            1.党政主要负责人听取法治工作汇报不少于2次（牵头单位：党政综合办公室；完成时限：年底前；责任人：沈青）
            2、完成年度述法。
            责任单位：平安法治办；完成时间：2026年12月底
            二、规范执法
            3．开展案卷评查（责任科室：执法队、司法所，时限：9月底前）
            """);
        Assert.Equal(["skip or task 书院街道2026年法治建设工作要点", "point 加强党的领导", "point 压实第一责任人职责", "task 党政主要负责人听取法治工作汇报不少于2次", "task 完成年度述法", "point 规范执法", "task 开展案卷评查"],
            rows.Select((r, i) => $"{(i == 0 ? "skip or task" : r.Kind)} {r["subject"]}"));
        Assert.Equal(("党政综合办公室", "年底前", "沈青"), (rows[3]["lead"], rows[3]["due_on"], rows[3]["owner"]));
        Assert.Equal(("平安法治办", "2026年12月底"), (rows[4]["lead"], rows[4]["due_on"]));
        Assert.Equal(["加强党的领导", "压实第一责任人职责"], PlanPaste.Points(rows, 4));
        Assert.Equal(["规范执法"], PlanPaste.Points(rows, 6));
    }

    [Fact]
    public void A_table_is_read_by_its_head_with_cells_merged_down_and_lines_within_cells()
    {
        var rows = Read("2026年任务分解表\n序号\t重点工作\t具体任务\t牵头科室\t配合科室\t完成时间\t分值\t量化指标\t指标值\n1\t规范执法\t开展案卷评查\t执法队\t\t2026/9/30\t30\t\t\n2\t\t\"组织执法\n培训\"\t执法队\t司法所\t第三季度\t20\t\t\n3\t化解矛盾\t排查调解\t司法所\t各社区\t年底前\t50\t调解矛盾纠纷\t50件");
        Assert.Equal(["skip", "task", "task", "task"], rows.Select(r => r.Kind));
        Assert.Equal(["规范执法", "规范执法", "化解矛盾"], rows.Skip(1).Select(r => r["point"]));
        Assert.Equal("组织执法 培训", rows[2]["subject"]);
        Assert.Equal(("调解矛盾纠纷", "50件", "50"), (rows[3]["bound"], rows[3]["wanted"], rows[3]["weight"]));
        var faults = new List<Fault>();
        var tasks = new PlanEntry(Ledger, Names, Year, "key_points").Read(rows, faults);
        Assert.Equal([], faults);
        Assert.Equal([("330199001000-08", "2026-09-30"), ("330199001000-08", "2026-09-30"), ("330199001000-07", "2026-12-31")], tasks.Select(t => (t.Lead.Code, t.Values["due_on"]!.ToString()!)));
        Assert.Equal(("dispute.mediated", "50"), (tasks[2].Values["bound"]!.ToString(), tasks[2].Values["wanted"]!.ToString()));
    }

    [Fact]
    public void Columns_without_a_head_are_told_by_what_stands_in_them()
    {
        var rows = Read("1\t开展行政执法案卷评查\t执法队\t毛杰\t9月底前\t30\n2\t组织人民调解员培训\t司法所\t沈青禾\t6月30日\t70");
        Assert.Equal(("开展行政执法案卷评查", "执法队", "毛杰", "9月底前", "30"), (rows[0]["subject"], rows[0]["lead"], rows[0]["owner"], rows[0]["due_on"], rows[0]["weight"]));
        Assert.Equal("沈青禾", rows[1]["owner"]);
    }

    [Fact]
    public void Headings_within_a_table_hold_the_tasks_below_them()
    {
        var rows = Read("任务\t责任单位\t时限\n一、规范执法\t\t\n开展案卷评查\t执法队\t9月\n组织培训\t执法队\t10月\n二、化解矛盾\t\t\n排查调解\t司法所\t12月");
        Assert.Equal(["point", "task", "task", "point", "task"], rows.Select(r => r.Kind));
        Assert.Equal(["规范执法"], PlanPaste.Points(rows, 2));
        Assert.Equal(["化解矛盾"], PlanPaste.Points(rows, 4));
    }

    [Theory]
    [InlineData("2026-06-30", "2026-06-30")]
    [InlineData("2026/6/30", "2026-06-30")]
    [InlineData("2027年3月底前", "2027-03-31")]
    [InlineData("6月底前", "2026-06-30")]
    [InlineData("2月", "2026-02-28")]
    [InlineData("6月30日前完成", "2026-06-30")]
    [InlineData("9月中旬", "2026-09-20")]
    [InlineData("第二季度", "2026-06-30")]
    [InlineData("Q3", "2026-09-30")]
    [InlineData("上半年", "2026-06-30")]
    [InlineData("年底前", "2026-12-31")]
    [InlineData("全年", "2026-12-31")]
    [InlineData("2026.11", "2026-11-30")]
    [InlineData("2月30日", null)]
    [InlineData("13月", null)]
    [InlineData("尽快", null)]
    [InlineData("", null)]
    public void A_limit_is_read_as_plans_write_it(string typed, string? day) => Assert.Equal(day, PlanDays.Read(typed, Year)?.ToString("yyyy-MM-dd"));

    [Theory]
    [InlineData("司法所", "司法所")]
    [InlineData("街道司法所", "司法所")]
    [InlineData("书院街道党政综合办", "党政综合办公室")]
    [InlineData("青藤社区居委会", "青藤社区")]
    [InlineData("执法队", "综合行政执法队")]
    [InlineData("社区", "青藤社区 柳岸社区")]
    [InlineData("气象局", "")]
    public void A_unit_is_known_by_what_people_call_it(string typed, string meant) => Assert.Equal(meant, string.Join(' ', Names.Units(typed).Select(u => u.Name)));

    [Fact]
    public void Every_line_of_whatever_is_pasted_stands_in_the_preview() =>
        Gen.Char["任务调解ab普法9率"].Array[1, 12].Select(c => "做" + new string(c)).List[1, 40].Select(Gen.Int[0, 3].List[40, 40]).Sample((titles, styles) =>
        {
            string Numbered(int i) => styles[i] switch { 0 => $"{i + 1}.{titles[i]}", 1 => $"（{i + 1}）{titles[i]}", 2 => $"一、{titles[i]}", _ => titles[i] };
            var rows = Read(string.Join("\r\n", Enumerable.Range(0, titles.Count).Select(Numbered)));
            Assert.Equal(titles, rows.Select(r => r["subject"]));
        }, iter: 1_000, threads: 1, seed: "0000KTn8NQ14");

    [Fact]
    public void Whatever_is_pasted_is_read_to_its_end() =>
        Gen.Char["一二、（）()1.2\t\n 任务牵头单位：司法所；时限9月\"|①\ud83d\udd25"].Array[0, 200].Select(c => new string(c)).Sample(text => Assert.InRange(Read(text).Count, 0, text.Split('\n').Length), iter: 3_000, threads: 1, seed: "0000KTn8NQ14");

    [Fact]
    public void Columns_nothing_is_known_of_are_named()
    {
        PlanPaste.Read("任务\t牵头科室\t备注\t时限\n开展案卷评查\t执法队\t区局抽查\t9月", Ledger, Names, Year, out var unused);
        Assert.Equal(["备注"], unused);
    }

    [Fact]
    public void Shares_of_a_level_are_always_a_hundred_and_keep_the_order_of_the_weights() =>
        Gen.OneOf(Gen.Const((decimal?)null), Gen.Int[0, 10_000].Select(n => (decimal?)n)).List[1, 60].Sample(weights =>
        {
            var shares = Weights.Shares(weights);
            Assert.Equal(100m, shares.Sum());
            Assert.All(shares, s => Assert.True(s >= 0));
            for (var i = 0; i < weights.Count; i++)
                for (var j = 0; j < weights.Count; j++)
                    if (weights[i] > weights[j])
                        Assert.True(shares[i] >= shares[j] - 0.1m);
        }, iter: 500, threads: 1, seed: "0000KTn8NQ14");

    [Fact]
    public void Weights_are_parts_of_their_own_level()
    {
        Assert.Equal([33.4m, 33.3m, 33.3m], Weights.Shares([null, null, null]));
        Assert.Equal([25m, 75m], Weights.Shares([10, 30]));
        Assert.Equal([25m, 50m, 25m], Weights.Shares([10, 20, 10]));
        // One that was not weighed counts as the others do on average.
        Assert.Equal([25m, 41.7m, 33.3m], Weights.Shares([15, 25, null]));
        Assert.Equal([50m, 50m], Weights.Shares([0, 0]));
    }

    private static IReadOnlyList<PastedRow> Read(string text) => PlanPaste.Read(text, Ledger, Names, Year, out _);
}
