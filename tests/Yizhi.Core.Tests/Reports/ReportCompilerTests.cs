using Xunit;
using Yizhi.Core.Catalogue.Loading;
using Yizhi.Core.Counting;
using Yizhi.Core.Records;
using Yizhi.Core.Reports;
using Yizhi.Core.Tests.Catalogue;

namespace Yizhi.Core.Tests.Reports;

public class ReportCompilerTests
{
    private const string Template = """
        {{ year }}年，{{ unit }}接待来访的情况如下。

        # 工作情况 {#work}


        {% say visit.received %}全年接待来访{{ visit.received }}件（上年{{ visit.received | last_year }}件），其中红{{ visit.received | slice: "colour:red" }}件、蓝{{ visit.received | slice: "colour:blue" }}件。{% endsay %}{% say visit.closed %}办结{{ visit.closed }}件，办结率{{ visit.closed_rate }}。{% endsay %}

        {% if visit.cost.any %}
        花费{{ visit.cost | wan }}元。
        {% endif %}
        {% say visit.monthly %}月均{{ visit.monthly }}次。{% endsay %}

        # {{ next_year }}年安排 {#next}

        {% if visit.closed_rate.value < 100 %}继续提高办结率。{% endif %}

        """;

    private static readonly Dictionary<string, decimal> Figures = new()
    {
        ["visit.received"] = 12,
        ["visit.received@2023"] = 9,
        ["visit.received|colour:red"] = 7,
        ["visit.received|colour:blue"] = 5,
        ["visit.closed"] = 10,
        ["visit.closed_rate"] = 83.3333m,
        ["visit.cost"] = 23_456.78m,
    };

    [Fact]
    public void A_small_report_reads_word_for_word_as_its_template_means()
    {
        var report = Small.Compile(Template, Figures);
        Assert.Equal("""
            2024年，明湖区书院街道办事处接待来访的情况如下。

            # 工作情况 {#work}

            全年接待来访⟦visit.received⟧件（上年⟦visit.received|back=1⟧件），其中红⟦visit.received|slice=colour:red⟧件、蓝⟦visit.received|slice=colour:blue⟧件。办结⟦visit.closed⟧件，办结率⟦visit.closed_rate⟧。

            花费⟦visit.cost|wan⟧元。

            # 2025年安排 {#next}

            继续提高办结率。

            """, report.Text, ignoreLineEndingDifferences: true);
        Assert.Contains("全年接待来访12件（上年9件），其中红7件、蓝5件。办结10件，办结率83.3%。", report.Shown(), StringComparison.Ordinal);
        Assert.Contains("花费2.35万元。", report.Shown(), StringComparison.Ordinal);
        Assert.Equal(["月均来访"], report.Gaps);
        Assert.Equal(7, report.Figures.Count);
        Assert.Equal("关于2024年工作的报告", report.Title);
        Assert.Equal("上级机关", report.Addressee);
        Assert.Equal(Small.Catalogue.Version, report.CatalogueVersion);
        Assert.Equal(new DateOnly(2025, 1, 20), report.Date);
        Assert.Null(report.DocumentNumber);
    }

    [Fact]
    public void Every_token_of_the_text_has_its_figure_and_every_figure_its_token()
    {
        var report = Small.Compile(Template, Figures);
        var tokens = Tokens.In().Matches(report.Text).Select(m => m.Groups["inner"].Value).Distinct();
        Assert.Equal(tokens.Order(StringComparer.Ordinal), report.Figures.Keys.Order(StringComparer.Ordinal));
        Assert.All(report.Figures, f => Assert.Equal(f.Key, f.Value.Token));
    }

    [Fact]
    public void The_same_figures_always_give_the_same_report()
    {
        var (one, other) = (Small.Compile(Template, Figures), Small.Compile(Template, Figures));
        Assert.Equal(one.Text, other.Text);
        Assert.Equal(one.Figures, other.Figures);
        Assert.Equal(one.Gaps, other.Gaps);
    }

    [Fact]
    public void An_empty_office_gets_a_report_of_gaps_and_no_zeros()
    {
        var report = Small.Compile(Template);
        Assert.Equal(["办结来访", "接待来访", "月均来访"], report.Gaps.Order(StringComparer.Ordinal));
        Assert.Empty(report.Figures);
        Assert.DoesNotContain("0件", report.Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_of_counted_records_says_what_was_counted()
    {
        var contributor = new Contributor(Small.Catalogue);
        var records = new[] { ("red", new DateOnly(2024, 2, 1)), ("blue", new DateOnly(2024, 3, 1)), ("red", new DateOnly(2023, 5, 1)) }.Select(r => new Core.Records.Record
        {
            Id = Guid.CreateVersion7(),
            Ledger = "visit",
            Unit = Small.Office.Code,
            Title = "来访",
            State = "open",
            HappenedOn = r.Item2,
            Version = 1,
            Catalogue = Small.Catalogue.Version,
            Fields = Fields.Of([KeyValuePair.Create("colour", (Value)new Value.Text(r.Item1)), KeyValuePair.Create("came_on", (Value)new Value.Day(r.Item2))]),
        }).ToList();
        var sheets = new[] { Small.Year, Small.Year.YearBefore }.ToDictionary(y => y, y => Tallying.Sheet(Small.Catalogue, records.SelectMany(r => contributor.Of(r)), y));
        var profile = new ReportProfile(Small.Office, Small.Year, new DateOnly(2025, 1, 20), DocumentNumber: "书院办发〔2025〕2号", Addressee: "区人民政府");
        var report = ReportCompiler.Compile(Small.Catalogue, Small.Catalogue.Reports["quarterly"] with { Template = Template }, profile, (key, period, slice) => sheets[period].Value(key, period, slice));
        Assert.Contains("全年接待来访2件（上年1件），其中红1件、蓝1件。", report.Shown(), StringComparison.Ordinal);
        Assert.DoesNotContain("办结10件", report.Shown(), StringComparison.Ordinal);
        Assert.Equal(("书院办发〔2025〕2号", "区人民政府", "关于2024年来访接待工作的报告"), (report.DocumentNumber, report.Addressee, report.Title));
    }

    [Fact]
    public void The_shipped_annual_report_compiles_whatever_its_figures_are()
    {
        var catalogue = ((LoadOutcome.Loaded)CatalogueLoader.Load(Texts.Shipped)).Catalogue;
        foreach (var value in new[] { FigureValue.None, FigureValue.NoSense, new FigureValue.Known(0), new FigureValue.Known(1), new FigureValue.Known(123_456.789m), new FigureValue.Known(-3) })
        {
            var report = ReportCompiler.Compile(catalogue, catalogue.Reports["annual"], new ReportProfile(Small.Office, Small.Year, new DateOnly(2025, 1, 20)), (_, _, _) => value);
            Assert.DoesNotContain("{{", report.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("{%", report.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("\n\n\n", report.Text, StringComparison.Ordinal);
            Assert.All(catalogue.Reports["annual"].Parts.Keys, part => Assert.Contains("{#" + part + "}", report.Text, StringComparison.Ordinal));
            Assert.Equal(value is FigureValue.Missing, report.Gaps.Count > 50);
            Assert.NotEmpty(report.Shown());
        }
    }

    [Fact]
    public void A_template_that_can_not_be_read_is_named_and_nothing_is_written() =>
        Assert.Contains("small.md.liquid", Assert.Throws<InvalidOperationException>(() => Small.Compile("{% say visit.received %}")).Message, StringComparison.Ordinal);
}
