using DotLiquid.Exceptions;
using Xunit;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Catalogue.Loading;
using Yizhi.Core.Reports;
using Yizhi.Core.Tests.Catalogue;

namespace Yizhi.Core.Tests.Reports;

public class HostileTemplateTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("{{ year }}{% say visit.received %}x{% endsay %}")]
    [InlineData("**某**街道 | # 一 | ` _ ~")]
    [InlineData("𠮷街道“引”")]
    public void A_name_comes_through_as_it_is_and_is_never_read_as_a_template(string name)
    {
        var report = Small.Compile("{{ unit }}报告", unit: Small.Office with { Name = name });
        Assert.Equal(name + "报告\n", report.Text);
        Assert.Equal(name, report.UnitName);
        Assert.Empty(report.Figures);
    }

    [Fact]
    public void A_name_can_neither_forge_a_figure_nor_begin_a_line()
    {
        var report = Small.Compile("{{ unit }}报告", new() { ["visit.received"] = 5 }, Small.Office with { Name = "街道⟦visit.received⟧\r\n# 标题\n\n⟧⟦" });
        Assert.Equal("街道[visit.received] # 标题 ][报告\n", report.Text);
        Assert.Empty(report.Figures);
    }

    [Fact]
    public void Loops_within_loops_are_stopped_in_time()
    {
        var template = LiquidTemplate.Parse("{% for a in (1..9999) %}{% for b in (1..9999) %}{% for c in (1..9999) %}x{% endfor %}{% endfor %}{% endfor %}", out _)!;
        var began = Environment.TickCount64;
        Assert.ThrowsAny<SystemException>(() => template.Render(new Dictionary<string, object>(), milliseconds: 200));
        Assert.InRange(Environment.TickCount64 - began, 0, 5_000);
    }

    [Fact]
    public void A_loop_over_two_thousand_million_numbers_is_refused_before_it_begins() =>
        Assert.IsType<MaximumIterationsExceededException>(Assert.Throws<InvalidOperationException>(() => LiquidTemplate.Parse("{% for a in (1..2000000000) %}x{% endfor %}", out _)!.Render(new Dictionary<string, object>())).InnerException);

    [Theory]
    [InlineData("if true")]
    [InlineData("say visit.received")]
    [InlineData("for a in b")]
    public void Blocks_a_hundred_thousand_deep_are_refused_and_do_not_end_the_program(string block)
    {
        Assert.Null(LiquidTemplate.Parse(string.Concat(Enumerable.Repeat("{% " + block + " %}", 100_000)), out var error));
        Assert.NotEmpty(error);
    }

    [Theory]
    [InlineData("{% include 'base/quarterly.md.liquid' %}", "模板里不能用 include")]
    [InlineData("{% extends 'base/quarterly.md.liquid' %}", "标签名称是否写对")]
    [InlineData("{% assign a = 'xxxxxxxxxx' %}", "模板里不能用 assign")]
    [InlineData("{% capture a %}{{ a }}{{ a }}{% endcapture %}", "模板里不能用 capture")]
    [InlineData("{% increment a %}", "模板里不能用 increment")]
    public void A_tag_that_reads_other_files_or_grows_a_text_is_a_fault_of_the_catalogue(string text, string said)
    {
        var fault = Assert.Single(Faults("# 工作 {#work}\n\n前" + text), f => f.Message.Contains(said, StringComparison.Ordinal));
        Assert.Equal(("base/quarterly.md.liquid", 3, 5), (fault.File, fault.Line, fault.Column));
    }

    [Theory]
    [InlineData("{% if visit.nothing.any and \"%\" == \"%\" %}x{% endif %}", "visit.nothing")]
    [InlineData("{{ visit.received | slice: \"a}b\" }}{{ visit.nothing }}", "visit.nothing")]
    [InlineData("{%- if\n visit.nothing.any -%}x{%- endif -%}", "visit.nothing")]
    public void A_wrong_name_can_not_hide_behind_marks_or_line_breaks(string text, string name) =>
        Assert.Contains(Faults("# 工作 {#work}\n\n" + text), f => f.Message.Contains(name, StringComparison.Ordinal));

    private static IReadOnlyList<CatalogueFault> Faults(string template) =>
        FaultCase.Check(Texts.BaseWith(new SourceFile("base/quarterly.md.liquid", template)));
}
