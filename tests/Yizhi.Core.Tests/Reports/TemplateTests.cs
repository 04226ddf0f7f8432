using Xunit;
using Yizhi.Core.Counting;

namespace Yizhi.Core.Tests.Reports;

public class TemplateTests
{
    private const string Say = "{% say visit.received %}接待来访{{ visit.received }}件。{% endsay %}";

    [Theory]
    [InlineData("{{ visit.received }}件", 218, "218件")]
    [InlineData("{{ visit.received | over }}件", 218, "210余件")]
    [InlineData("{{ visit.received | over }}件", 210, "210件")]
    [InlineData("{{ visit.received | over }}件", 99, "99件")]
    [InlineData("{{ visit.received | over }}件", 1234, "1200余件")]
    [InlineData("{{ visit.received | over }}件", 55_300, "5.5万余件")]
    [InlineData("{{ visit.received | wan }}件", 55_300, "5.53万件")]
    [InlineData("{{ visit.received | wan | over }}件", 55_300, "5.5万余件")]
    [InlineData("{{ visit.received | over | wan }}件", 55_000, "5.5万件")]
    [InlineData("{{ visit.received | wan | places: 4 }}件", 55_321, "5.5321万件")]
    [InlineData("{{ visit.cost }}元", 12.5, "12.5元")]
    [InlineData("{{ visit.cost | places: 3 }}元", 12.5678, "12.568元")]
    [InlineData("{{ visit.closed_rate }}", 66.66, "66.7%")]
    [InlineData("{{ visit.closed_rate | places: 0 }}", 66.5, "67%")]
    [InlineData("{{ visit.monthly }}次", 18.25, "18.3次")]
    public void A_figure_is_worded_as_its_filter_and_its_measure_ask(string text, decimal number, string shown)
    {
        var indicator = text[3..text.IndexOf(' ', 3)];
        Assert.Equal(shown, Small.Says(text, (indicator, number)));
    }

    [Fact]
    public void The_text_keeps_what_is_meant_and_not_the_digits()
    {
        var report = Small.Compile("{{ visit.received }}、{{ visit.received | slice: \"colour:red\" }}、{{ visit.received | last_year }}、{{ visit.received | places: 1 | wan | over }}",
            new() { ["visit.received"] = 12, ["visit.received|colour:red"] = 5, ["visit.received@2023"] = 9 });
        Assert.Equal("⟦visit.received⟧、⟦visit.received|slice=colour:red⟧、⟦visit.received|back=1⟧、⟦visit.received|over|wan|places=1⟧\n", report.Text);
        Assert.Equal("12、5、9、0.0012万", report.Shown());
        Assert.Equal(["接待来访", "接待来访（红）", "接待来访", "接待来访"], report.Figures.Values.Select(f => f.Title));
        Assert.Equal([Small.Year, Small.Year, Small.Year.YearBefore, Small.Year], report.Figures.Values.Select(f => f.Period));
        Assert.All(report.Figures.Values, f => Assert.Equal(Small.Office.Code, f.UnitCode));
    }

    [Fact]
    public void Zero_says_a_sentence_of_its_own_or_nothing()
    {
        Assert.Equal("接待来访3件。", Small.Says(Say, ("visit.received", 3)));
        Assert.Equal("全年没有来访。", Small.Says(Say, ("visit.received", 0)));
        Assert.Equal("前后", Small.Says("前{% say visit.closed %}办结{{ visit.closed }}件。{% endsay %}后", ("visit.closed", 0)));
        // Without a sentence around it a zero is a zero.
        Assert.Equal("0件", Small.Says("{{ visit.received }}件", ("visit.received", 0)));
    }

    [Fact]
    public void A_missing_figure_leaves_its_sentence_out_and_is_listed_as_a_gap()
    {
        var report = Small.Compile("前" + Say + "后");
        Assert.Equal("前后\n", report.Text);
        Assert.Equal(["接待来访"], report.Gaps);
        Assert.Empty(report.Figures);
    }

    [Fact]
    public void A_missing_figure_outside_of_a_sentence_is_shown_as_missing_and_listed_once()
    {
        var report = Small.Compile("{{ visit.received }}、{{ visit.received }}、{{ visit.closed }}");
        Assert.Equal("（缺）、（缺）、（缺）", report.Shown());
        Assert.Equal(["办结来访", "接待来访"], report.Gaps.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_rate_of_nothing_is_no_zero_and_no_number()
    {
        var report = Small.Compile("{{ visit.closed_rate }}", others: FigureValue.NoSense);
        Assert.Equal("—", report.Shown());
        Assert.Empty(report.Gaps);
        var said = Small.Compile("{% say visit.closed_rate %}办结率{{ visit.closed_rate }}。{% endsay %}", others: FigureValue.NoSense);
        Assert.Equal("\n", said.Text);
        Assert.Empty(said.Gaps);
    }

    [Theory]
    [InlineData("{% if visit.received.any %}有{% else %}无{% endif %}", 3, "有")]
    [InlineData("{% if visit.received.any %}有{% else %}无{% endif %}", 0, "无")]
    [InlineData("{% if visit.received.any %}有{% else %}无{% endif %}", null, "无")]
    [InlineData("{% if visit.received.zero %}零{% else %}非零{% endif %}", 0, "零")]
    [InlineData("{% if visit.received.zero %}零{% else %}非零{% endif %}", null, "非零")]
    [InlineData("{% if visit.received.missing %}缺{% else %}不缺{% endif %}", null, "缺")]
    [InlineData("{% if visit.received.missing %}缺{% else %}不缺{% endif %}", 0, "不缺")]
    [InlineData("{% if visit.received.value > 10 %}多{% else %}少{% endif %}", 11, "多")]
    [InlineData("{% if visit.received.value > 10 %}多{% else %}少{% endif %}", 10, "少")]
    [InlineData("{% unless visit.received.any %}没有{% endunless %}到", 0, "没有到")]
    public void A_template_asks_for_some_none_and_missing_apart(string text, int? number, string said)
    {
        var figures = number is { } n ? new Dictionary<string, decimal> { ["visit.received"] = n } : [];
        Assert.Equal(said, Small.Compile(text, figures).Text.TrimEnd('\n'));
    }

    [Fact]
    public void The_years_the_period_and_the_unit_can_be_said() =>
        Assert.Equal("2023、2024、2025，2024年，明湖区书院街道办事处", Small.Says("{{ last_year }}、{{ year }}、{{ next_year }}，{{ period }}，{{ unit }}"));

    [Fact]
    public void A_token_written_by_hand_is_a_figure_whatever_the_order_of_its_parts()
    {
        var report = Small.Compile("⟦visit.received|wan|over⟧、⟦visit.received|over|wan⟧", new() { ["visit.received"] = 55_300 });
        Assert.Equal("5.5万余、5.5万余", report.Shown());
        Assert.Single(report.Figures);
    }

    [Fact]
    public void A_sliced_figure_that_is_not_filled_in_is_titled_so()
    {
        var report = Small.Compile("{{ visit.received | slice: \"colour:\" }}", new() { ["visit.received|colour:"] = 2 });
        Assert.Equal("接待来访（未填）", report.Figures.Values.Single().Title);
    }
}
