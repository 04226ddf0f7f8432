using Xunit;

namespace Yizhi.Core.Tests.Reading;

public class RelationsTests
{
    [Theory]
    [InlineData("收到申请15件，其中予以公开8件、部分公开3件、无法提供4件。", "- 0 0 0")]
    [InlineData("主动公开政府信息346条。其中，工作情况240条，政策文件2条，其他信息104条。", "- 0 0 0")]
    [InlineData("收集建议125件，现场解答25件，交办82件，协调18件。", "- 0 0 0")]
    [InlineData("排查纠纷52起，化解51起。", "- 0")]
    [InlineData("调解纠纷97件（其中涉及意外死亡案件4起）。", "- 0")]
    [InlineData("排查265件，成功化解258件，其中邻里120件、家庭58件、其他87件。", "- 0 0 0 0")]
    [InlineData("办理许可561件：食品300件，卫生261件。", "- 0 0")]
    [InlineData("排查矛盾30次，线索12件，调解120件。", "- - -")]
    [InlineData("排查392起，调处43起，消除隐患117起。", "- - -")]
    public void Parts_know_their_whole(string text, string parts) => Assert.Equal(parts, string.Join(' ', Passages.Read(text).Figures.Select(f => f.PartOf?.ToString() ?? "-")));

    [Fact]
    public void One_number_said_of_several_things_is_a_figure_of_each()
    {
        var figures = Passages.Read("两级公共法律服务平台、村民评理说事点、人民调解委员会覆盖率和运行率已达到了100%。").Figures;
        Assert.Equal(6, figures.Count);
        Assert.Equal(6, figures.Select(f => f.Indicator).Distinct().Count());
        Assert.All(figures, f => Assert.Equal((100m, "%", "100%"), (f.Value, f.Unit, f.Text)));
    }

    [Fact]
    public void Numbers_told_respectively_belong_to_their_things_in_order() =>
        Assert.Equal([("law_exam.participation_rate", 100m), ("law_exam.pass_rate", 98m)], Passages.Read("学法考试参考率、合格率分别为100%、98%。").Figures.Select(f => (f.Indicator!, f.Value)));

    [Theory]
    [InlineData("全年无行政复议案件，无败诉案件。", "reconsideration.cases=0 litigation.lost_cases=0")]
    [InlineData("7个社区实行法律顾问全覆盖。", "community_legal_adviser.communities=7 community_legal_adviser.coverage_rate=100")]
    [InlineData("开展走村入户1009户，发现问题12件次，均已解决。", "household_visit.households=1009 household_visit.issues_found=12 household_visit.issues_solved=12")]
    [InlineData("依法完成征收户“清零”。", "expropriation.households_remaining=0")]
    [InlineData("推进全覆盖检查，做到无死角，群众无不满意。", "")]
    public void What_a_word_says_counts_where_an_indicator_bears_it_out(string text, string figures) =>
        Assert.Equal(figures, string.Join(' ', Passages.Read(text).Figures.Select(f => $"{f.Indicator}={f.Value}")));

    [Theory]
    [InlineData("2023年排查纠纷12件。", "2023")]
    [InlineData("上半年排查纠纷12件。", "2024-H1")]
    [InlineData("截至10月，排查纠纷12件。", "..2024-10")]
    [InlineData("今年以来，排查纠纷12件。", "2024")]
    public void A_figure_has_the_period_its_sentence_names(string text, string period) => Assert.Equal(period, Assert.Single(Passages.Reader.Read(text, year: 2024).Figures).Period);

    [Fact]
    public void The_reason_names_the_name_that_fits()
    {
        var figure = Assert.Single(Passages.Read("悬挂横幅300余条。").Figures);
        Assert.Equal("publicity_event.banners", figure.Indicator);
        Assert.Contains("横幅", figure.Reason!, StringComparison.Ordinal);
        Assert.InRange(figure.Confidence, 0.8, 1);
        Assert.Null(Assert.Single(Passages.Read("种植苗木300余株。").Figures).Indicator);
    }
}
