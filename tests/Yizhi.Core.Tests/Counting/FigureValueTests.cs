using Xunit;
using Yizhi.Core.Counting;
using Yizhi.Core.Tests.Records;
using Yizhi.Core.Time;
using static Yizhi.Core.Tests.Counting.CountOffice;

namespace Yizhi.Core.Tests.Counting;

public class FigureValueTests
{
    private static readonly Job Quiet = new(new DateOnly(2024, 3, 5), "other", [], null, null, null, null, []);

    [Fact]
    public void Zero_missing_and_not_applicable_are_three_different_figures()
    {
        FigureValue[] three = [Known(0), FigureValue.None, FigureValue.NoSense];
        Assert.Equal(3, three.Distinct().Count());
        Assert.Equal([0m, null, null], three.Select(v => v.NumberOrNull));
        Assert.Equal(Known(1.50m), Known(1.5m));
        Assert.Equal(FigureValue.None, new FigureValue.Missing());
        Assert.Equal(FigureValue.NoSense, new FigureValue.NotApplicable());
    }

    [Fact]
    public void A_share_of_nothing_has_no_sense_a_share_that_is_nothing_is_zero_and_a_share_unkept_is_missing()
    {
        var (year, before) = (Period.OfYear(2024), Period.OfYear(2023));
        Assert.Equal(Known(0), Sheet([Quiet], year).Value("job.share", year));
        Assert.Equal(Known(50), Sheet([Quiet, Quiet with { Kind = "noise" }], year).Value("job.share", year));
        Assert.Equal(FigureValue.NoSense, Sheet([Quiet], year).Value("job.share", Period.OfYear(2025)));
        Assert.Equal(FigureValue.None, Sheet([Quiet], year).Value("job.share", before));
    }

    [Fact]
    public void What_is_made_of_a_figure_without_sense_has_none_and_of_a_missing_one_is_missing()
    {
        var catalogue = CaseOffice.Load(Text("ratio: [case.share, case.all]", "ratio: [case.all, other.all]"), Other);
        var sheet = Tallying.Sheet(catalogue, [new Contribution("#case", "", new DateOnly(2023, 1, 5), 10_000)]);
        Assert.Equal(FigureValue.NoSense, sheet.Value("case.share", Period.OfYear(2024)));
        Assert.Equal(FigureValue.NoSense, sheet.Value("case.one", Period.OfYear(2024)));
        Assert.Equal(FigureValue.None, sheet.Value("case.two", Period.OfYear(2024)));
        Assert.Equal(FigureValue.None, sheet.Value("case.one", Period.OfYear(2022)));
    }

    [Theory]
    [InlineData("total: [case.all, case.yuan]", "不同单位的数不能相加减")]
    [InlineData("difference: [case.all, case.yuan]", "不同单位的数不能相加减")]
    [InlineData("total: [case.yuan, case.yuan]", "不同单位的数不能相加减")]
    public void Figures_of_unlike_measures_are_never_added_or_taken_away(string formula, string fault) =>
        Assert.Contains(fault, Assert.Throws<InvalidOperationException>(() => CaseOffice.Load(Text(formula, "total: [case.all, case.all]"), Other)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_percentage_of_unlike_measures_is_refused_and_a_rate_of_them_is_not()
    {
        Assert.Contains("必须相同", Assert.Throws<InvalidOperationException>(() => CaseOffice.Load(Text("total: [case.all, case.all]", "total: [case.all, case.all]").Replace("[case.all, case.big]", "[case.yuan, case.big]", StringComparison.Ordinal), Other)).Message, StringComparison.Ordinal);
        Assert.NotNull(CaseOffice.Load(Text("total: [case.all, case.all]", "total: [case.all, case.all]"), Other).Indicators["case.each"]);
    }

    [Fact]
    public void An_unknown_figure_is_an_error_of_the_program_and_not_a_zero() =>
        Assert.Throws<KeyNotFoundException>(() => Sheet([Quiet]).Value("job.lost", Period.OfYear(2024)));

    private static string Text(string one, string two) => $$$"""
        ledger: case
        title: 事
        purpose: 一件事
        day: on
        heading: on
        fields:
          - {key: on,   title: 日期, type: date}
          - {key: cost, title: 费用, type: money}
        indicators:
          - {key: case.all,   title: 件数, measure: 件}
          - {key: case.big,   title: 大额, measure: 件, when: {cost: {above: 100} } }
          - {key: case.yuan,  title: 费用, measure: 元, sum: cost}
          - {key: case.share, title: 占比, measure: "%", ratio: [case.all, case.big]}
          - {key: case.each,  title: 每件, measure: 次/月, ratio: [case.yuan, case.all]}
          - {key: case.one,   title: 甲, measure: {{{Measure(one)}}}, {{{one}}}}
          - {key: case.two,   title: 乙, measure: {{{Measure(two)}}}, {{{two}}}}
        """;

    private static string Measure(string formula) => formula.StartsWith("ratio", StringComparison.Ordinal) ? "次/月" : "件";

    private const string Other = """
        ledger: other
        title: 别的
        purpose: 别的事
        day: on
        heading: on
        fields: [{key: on, title: 日期, type: date}]
        indicators: [{key: other.all, title: 别的件数, measure: 件}]
        """;
}
