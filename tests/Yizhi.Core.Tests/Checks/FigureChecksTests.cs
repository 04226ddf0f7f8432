using CsCheck;
using Xunit;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Checks;
using Yizhi.Core.Counting;
using Yizhi.Core.Tests.Counting;
using Yizhi.Core.Tests.Records;
using Yizhi.Core.Time;

namespace Yizhi.Core.Tests.Checks;

public class FigureChecksTests
{
    private static readonly Period Year = Period.OfYear(2024);

    private static readonly OfficeCatalogue Rules = CaseOffice.Load("""
        ledger: sum
        title: 数
        purpose: 只为试验规则
        day: on
        heading: on
        fields:
          - {key: on,   title: 日期, type: date}
          - {key: cost, title: 费用, type: money}
        indicators:
          - {key: sum.a,     title: 甲, measure: 件}
          - {key: sum.b,     title: 乙, measure: 件}
          - {key: sum.c,     title: 丙, measure: 件}
          - {key: sum.d,     title: 丁, measure: 元, sum: cost}
          - {key: sum.e,     title: 戊, measure: 元, sum: cost}
          - {key: sum.said,  title: 己, measure: 件, declared: true}
          - {key: sum.told,  title: 庚, measure: 件, declared: true}
          - {key: sum.share, title: 占比, measure: "%", ratio: [sum.said, sum.told], places: 1}
        checks:
          - {at_most: [sum.a, sum.b], severity: error}
          - {whole: sum.c, parts: [sum.a, sum.b], severity: warning, say: 请核对。}
          - {equal: [sum.d, sum.e], severity: notice}
          - {change: sum.a, within: 50 %, severity: notice}
          - {at_most: [sum.a, sum.said]}
        """);

    [Fact]
    public void Figures_that_fit_give_no_finding() => Assert.Empty(Run(Sheet(a: 2, b: 3, c: 5, d: 9.5m, e: 9.5m)));

    [Fact]
    public void A_part_greater_than_its_whole_is_found()
    {
        var finding = Assert.Single(Run(Sheet(a: 4, b: 3, c: 7)));
        Assert.Equal(("at_most", Severity.Error), (finding.Rule, finding.Severity));
        Assert.Equal(["sum.a", "sum.b"], finding.Indicators);
        Assert.Equal("甲 4 件，大于乙 3 件。", finding.Message);
        Assert.Empty(Run(Sheet(a: 3, b: 3, c: 6)));
    }

    [Fact]
    public void Parts_that_do_not_make_the_whole_are_found_with_the_sum_and_the_words_of_the_rule()
    {
        var finding = Assert.Single(Run(Sheet(a: 2, b: 3, c: 6)));
        Assert.Equal(("whole", Severity.Warning), (finding.Rule, finding.Severity));
        Assert.Equal(["sum.c", "sum.a", "sum.b"], finding.Indicators);
        Assert.Equal("各部分相加 2＋3＝5，丙 6 件。请核对。", finding.Message);
        Assert.Equal("whole", Assert.Single(Run(Sheet(a: 2, b: 3, c: 4))).Rule);
    }

    [Fact]
    public void Numbers_that_should_be_one_and_are_two_are_found_to_the_cent()
    {
        var finding = Assert.Single(Run(Sheet(d: 9.5m, e: 9.51m)));
        Assert.Equal(("equal", Severity.Notice), (finding.Rule, finding.Severity));
        Assert.Equal(["sum.d", "sum.e"], finding.Indicators);
        Assert.Equal("丁 9.5 元，与戊 9.51 元不相等。", finding.Message);
    }

    [Theory]
    [InlineData(10, 15, false)]
    [InlineData(10, 16, true)]
    [InlineData(10, 5, false)]
    [InlineData(10, 4, true)]
    [InlineData(10, 0, true)]
    [InlineData(0, 100, false)] // nothing to compare with
    public void A_jump_against_the_year_before_is_found_in_both_directions(int then, int now, bool isFound)
    {
        var findings = Run(Sheet(a: now, b: now, c: 2 * now), Sheet(year: 2023, a: then));
        Assert.Equal(isFound, findings.Any());
        Assert.All(findings, f => Assert.Equal(("change", Severity.Notice, "sum.a"), (f.Rule, f.Severity, Assert.Single(f.Indicators))));
        // Both years on one sheet say the same.
        var both = new TallySheet(Rules, [.. Tallies(2024, now, now, 2 * now), .. Tallies(2023, then, 0, 0)]);
        Assert.Equal(findings.Select(f => f.Message), Run(both).Select(f => f.Message));
    }

    [Fact]
    public void The_year_before_is_the_same_months_and_not_the_whole_year()
    {
        var half = Period.TryParse("2024H1", out var period) ? period : default;
        var sheet = new TallySheet(Rules,
        [
            new("#sum", "", new Month(2023, 1).Number, 0, 1), new("sum.a", "", new Month(2023, 3).Number, 100_000, 10), new("sum.a", "", new Month(2023, 9).Number, 900_000, 90),
            new("sum.a", "", new Month(2024, 2).Number, 120_000, 12), new("sum.b", "", new Month(2024, 2).Number, 120_000, 12), new("sum.c", "", new Month(2024, 2).Number, 240_000, 24),
        ]);
        Assert.Empty(FigureChecks.Run(Rules, sheet, half));
        Assert.Equal(["change"], FigureChecks.Run(Rules, sheet, Year).Select(f => f.Rule));
    }

    [Fact]
    public void A_share_over_a_hundred_percent_is_found_without_any_rule()
    {
        var finding = Assert.Single(Run(Sheet(said: 52, told: 51)));
        Assert.Equal(("ratio", Severity.Error, "sum.share"), (finding.Rule, finding.Severity, Assert.Single(finding.Indicators)));
        Assert.Equal("占比 101.96%，部分不能大于总数。", finding.Message);
        Assert.Empty(Run(Sheet(said: 51, told: 51)));
        Assert.Empty(Run(Sheet(said: 51, told: 0)));
    }

    [Fact]
    public void A_rule_without_severity_is_a_warning() =>
        Assert.Equal(("at_most", Severity.Warning), Run(Sheet(a: 2, b: 3, c: 5, said: 1)).Select(f => (f.Rule, f.Severity)).Single());

    [Fact]
    public void A_missing_figure_breaks_no_rule()
    {
        Assert.Empty(Run(new TallySheet(Rules, [])));
    }

    [Fact]
    public void The_rules_find_exactly_what_arithmetic_finds() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 4], Gen.Int[0, 8], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 4]).Sample((a, b, c, d, e, then) =>
        {
            var expected = new List<string>();
            if (a > b)
                expected.Add("at_most");
            if (a + b != c)
                expected.Add("whole");
            if (d != e)
                expected.Add("equal");
            if (then != 0 && Math.Abs(a - then) * 2 > then)
                expected.Add("change");
            Assert.Equal(expected, Run(Sheet(a: a, b: b, c: c, d: d, e: e), Sheet(year: 2023, a: then)).Select(f => f.Rule));
        });

    private static IReadOnlyList<Finding> Run(TallySheet sheet, TallySheet? before = null) => FigureChecks.Run(Rules, sheet, Year, before);

    private static TallySheet Sheet(int year = 2024, int a = 0, int b = 0, int c = 0, decimal d = 0, decimal e = 0, int? said = null, int? told = null) =>
        new(Rules, [.. Tallies(year, a, b, c), Tally("sum.d", year, d), Tally("sum.e", year, e), .. Declared("sum.said", year, said), .. Declared("sum.told", year, told)]);

    private static IEnumerable<Tally> Tallies(int year, int a, int b, int c) => [Tally("#sum", year, 1), Tally("sum.a", year, a), Tally("sum.b", year, b), Tally("sum.c", year, c)];

    private static IEnumerable<Tally> Declared(string key, int year, int? number) => number is { } said ? [Tally(key, year, said)] : [];

    private static Tally Tally(string key, int year, decimal number) => new(key, "", new Month(year, 6).Number, Contribution.Scaled(number), 1);
}
