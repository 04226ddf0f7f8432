using System.Xml.Linq;
using Xunit;
using Yizhi.Core.Counting;
using Yizhi.Core.Reports;
using Yizhi.Documents.Html;
using Yizhi.Documents.Pages;
using Yizhi.Documents.Tests.Shared;

namespace Yizhi.Documents.Tests.Html;

public class HtmlWriterTests
{
    private const string Attack = "\"><img src=x onerror='alert(1)'>&amp;<script>";

    [Fact]
    public void The_sheet_reads_as_the_paper_does()
    {
        var report = Sample.Report("# 成效 {#achievements}\n\n## 调解\n\n调解⟦d.m⟧件，**成功**⟦d.r⟧。", Sample.Figure("d.m", "218", 218), Sample.Figure("d.r", "缺", FigureValue.None, "%"));
        Assert.Equal("""
            <article class="sheet" lang="zh-CN">
            <p class="redhead to redhead--m">明湖区书院街道办事处文件</p>
            <p class="docno to"><span class="no">书院办发〔2025〕2号</span><span>签发人：许望舒</span></p>
            <hr>
            <h2 class="title">明湖区书院街道办事处<br>关于2024年度法治政府建设情况的报告</h2>
            <p class="to">明湖区人民政府：</p>
            <h3 class="level1" id="achievements">一、成效</h3>
            <h4 class="level2">（一）调解</h4>
            <p>调解<a class="fig" id="f1" href="/t/d.m" title="d.m" data-indicator="d.m" data-slice="" data-unit="330102003000" data-period="2024" data-measure="件" data-value="218" data-state="known">218</a>件，<b>成功</b><a class="fig miss" id="f2" href="/t/d.r" title="d.r" data-indicator="d.r" data-slice="" data-unit="330102003000" data-period="2024" data-measure="%" data-state="missing">缺</a>。</p>
            <div class="signature"><p>明湖区书院街道办事处</p><p><time datetime="2025-02-07">2025年2月7日</time></p></div>
            </article>

            """.ReplaceLineEndings("\n"), Article(report));
    }

    [Fact]
    public void Whatever_is_typed_stays_text()
    {
        var figure = Sample.Figure("a", Attack, 1, Attack, Attack) with { Indicator = Attack, Slice = Attack, UnitCode = Attack };
        var report = Sample.Report($"# {Attack}\n\n{Attack}⟦a⟧\n\n| {Attack} |\n| --- |\n| {Attack} |", figure) with
        {
            UnitName = Attack,
            Title = Attack,
            Addressee = Attack,
            DocumentNumber = Attack,
            Signer = Attack,
            CopyTo = Attack,
        };
        var html = Article(report);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        // Well-formed to the last tag, with nothing but our own elements and attributes.
        var sheet = XElement.Parse(html.Replace("<hr>", "<hr/>", StringComparison.Ordinal).Replace("<br>", "<br/>", StringComparison.Ordinal));
        Assert.DoesNotContain(sheet.DescendantsAndSelf(), element => element.Name.LocalName is "img" or "script");
        Assert.DoesNotContain(sheet.Descendants().Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.Equal(Attack, sheet.Descendants("a").Single().Value);
        Assert.Equal(Attack, sheet.Descendants("a").Single().Attribute("data-indicator")!.Value);
    }

    [Fact]
    public void Chinese_stays_Chinese_even_rare_and_wide() =>
        Assert.Contains("<p>𠮷　“引”〔1〕—</p>", Article(Sample.Report("𠮷　“引”〔1〕—")), StringComparison.Ordinal);

    [Fact]
    public void A_rate_of_no_cases_has_a_state_and_no_value() =>
        Assert.Contains("data-state=\"not_applicable\">", Article(Sample.Report("⟦r⟧", Sample.Figure("r", "不适用", FigureValue.NoSense))), StringComparison.Ordinal);

    [Fact]
    public void The_page_stands_alone_with_one_outline_from_its_title()
    {
        using var output = new StringWriter();
        HtmlWriter.Page(output, PageDocument.From(Sample.Annual), Href, ".sheet { --u: 1mm; }", "/r/2024.json?a=1&b=2");
        var html = output.ToString();
        File.WriteAllText(Path.Combine(LookedAt.Folder, "annual.html"), html);

        Assert.StartsWith("<!doctype html>\n<html lang=\"zh-CN\">", html, StringComparison.Ordinal);
        Assert.Contains("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">", html, StringComparison.Ordinal);
        Assert.Contains("<meta name=\"generator\" content=\"Yizhi 依治\">", html, StringComparison.Ordinal);
        Assert.Contains("<link rel=\"alternate\" type=\"application/json\" href=\"/r/2024.json?a=1&amp;b=2\">", html, StringComparison.Ordinal);
        Assert.Contains("<style>\n.sheet { --u: 1mm; }", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", html, StringComparison.Ordinal);
        Assert.Equal(2, html.Split("<h1").Length);
        Assert.Contains("<h2 class=\"level1\" id=\"achievements\">一、", html, StringComparison.Ordinal);
        Assert.Contains("<h5 class=\"level4\">（1）", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_style_sheet_that_would_leave_its_element_is_refused() =>
        Assert.Throws<ArgumentException>(() => HtmlWriter.Page(TextWriter.Null, PageDocument.From(Sample.Annual), Href, "</style><script>"));

    [Fact]
    public void The_figure_that_stands_open_is_the_current_one()
    {
        var html = Article(Sample.Report("⟦a⟧和⟦b⟧", Sample.Figure("a", "1", 1), Sample.Figure("b", "2", 2)), open: "b");
        Assert.Contains("id=\"f2\" href=\"/t/b\" aria-current=\"true\"", html, StringComparison.Ordinal);
        Assert.Equal(2, html.Split("aria-current").Length);
    }

    [Fact]
    public void A_part_named_twice_gives_one_id()
    {
        var html = Article(Sample.Report("# 甲 {#a}\n\n# 乙 {#a}"));
        Assert.Equal(2, html.Split("id=\"a\"").Length);
    }

    private static string Article(Report report, string? open = null)
    {
        using var output = new StringWriter();
        HtmlWriter.Article(output, PageDocument.From(report), (figure, _) => Href(figure), open);
        return output.ToString();
    }

    private static string Href(ReportFigure figure) => $"/t/{figure.Token}";
}
