using Xunit;
using Yizhi.Core.Catalogue;

namespace Yizhi.Core.Tests.Reading;

public class TextFindingsTests
{
    [Theory]
    [InlineData("parts_whole", "收到申请15件，其中予以公开9件、部分公开4件、无法提供4件。")]
    [InlineData("parts_short", "收到申请100件，其中予以公开50件、部分公开30件、无法提供15件。")]
    [InlineData("rate_over_100", "调解成功率100%以上。")]
    [InlineData("rate_over_100", "案件办结率102%。")]
    [InlineData("rate_wrong", "排查纠纷52起，化解51起，化解率95%。")]
    [InlineData("rate_unreachable", "开庭审理3件，出庭应诉率98%。")]
    [InlineData("given_twice", "街道有持证执法人员14名。\n街道有持证执法人员18名。")]
    [InlineData("heading_order", "一、甲方面\n甲。\n三、丙方面\n丙。")]
    [InlineData("heading_twice", "一、甲方面\n甲。\n二、乙方面\n乙。\n二、丙方面\n丙。")]
    [InlineData("heading_order", "主要问题：一是人少。三是钱少。")]
    [InlineData("heading_style", "1.甲方面。甲。\n2、乙方面。乙。")]
    [InlineData("year_left_in", "关于2024年法治政府建设情况的报告\n一、2023年主要工作情况\n开展工作。")]
    [InlineData("year_left_in", "关于2024年法治政府建设情况的报告\n2023年，街道认真推进法治建设。")]
    [InlineData("halfwidth_punctuation", "街道认真推进,全面落实。")]
    [InlineData("leftover_markup", "## 一、工作情况")]
    [InlineData("leftover_markup", "全年调解{{ dispute.mediated }}件。")]
    [InlineData("unbalanced_quotes", "落实“三所共建”“模式。")]
    [InlineData("money_without_currency", "涉及金额295万。")]
    [InlineData("web_residue", "正文。\n责编：某某")]
    public void What_is_wrong_is_found_once_and_at_its_place(string rule, string text)
    {
        var finding = Assert.Single(Passages.Read(text).Findings, f => f.Rule == rule);
        Assert.InRange(finding.Start, 0, finding.End);
        Assert.InRange(finding.End, finding.Start, text.Length);
        Assert.NotEqual("finding." + rule, finding.Message);
        Assert.DoesNotContain("{", finding.Message.Replace("{{", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("收到申请15件，其中予以公开8件、部分公开3件。")]
    [InlineData("发放资料5.5万余份，其中手册3万余份、折页2.5万余份。")]
    [InlineData("排查纠纷52起，化解51起，化解率98.08%。")]
    [InlineData("调解纠纷387件，调解成功率98%。")]
    [InlineData("办理建议11件、提案5件，满意率93.75%。")]
    [InlineData("街道有持证执法人员14名。\n街道有持证执法人员14名。")]
    [InlineData("处罚案件同比增长120%。")]
    [InlineData("一、甲方面\n（一）子。\n（二）丑。\n二、乙方面\n（一）寅。")]
    [InlineData("一是甲。二是乙。\n一是丙。二是丁。")]
    [InlineData("关于2024年法治政府建设情况的报告\n2023年，全市印发规划，街道继续落实。\n较2023年增长。")]
    [InlineData("时间为12:30，比例3:1，版本v1.2,3。")]
    [InlineData("落实“八五”普法和“三零”创建。")]
    public void What_is_right_is_left_alone(string text) => Assert.Equal([], Passages.Rules(text));

    [Fact]
    public void A_report_without_a_mandatory_part_or_its_causes_is_told_so()
    {
        var filler = string.Concat(Enumerable.Repeat("街道认真开展各项工作。", 80));
        var text = $"青溪街道关于2024年法治政府建设情况的报告\n一、主要举措和成效\n{filler}\n二、存在的不足\n能力不足。\n三、2025年工作安排\n继续推进。";
        var missing = Passages.Read(text).Findings.Where(f => f.Rule == "mandatory_part_missing").ToList();
        Assert.Equal(2, missing.Count);
        Assert.All(missing, f => Assert.Equal(Severity.Error, f.Severity));
        var whole = text.Replace("能力不足。", "能力不足，主要原因是培训少。", StringComparison.Ordinal) + "\n四、主要负责人履行推进法治建设第一责任人职责情况\n听取汇报。";
        Assert.DoesNotContain("mandatory_part_missing", Passages.Rules(whole));
    }
}
