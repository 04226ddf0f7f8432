using AngleSharp.Html.Parser;
using Xunit;
using Yizhi.Documents.Html;
using Yizhi.Documents.Pages;
using Yizhi.Documents.Tests.Shared;

namespace Yizhi.Documents.Tests.Html;

/// <summary>The edition that stands alone.</summary>
public sealed class EditionWriterTests
{
    private static readonly OpenedFigure Opened = new("调解矛盾纠纷", "书院街道", "2024年", "218 件", "矛盾纠纷", ["办结的矛盾纠纷，每件计 1 件"], null, "200 件", "增加 18 件", [new("类型", [new("<邻里>", "78"), new("其他", "140")], "78＋140＝218")])
    {
        Restatements = ["2025年3月1日更正为 219 件"],
    };

    [Fact]
    public void Every_figure_opens_without_a_server()
    {
        var page = new HtmlParser().ParseDocument(Written());
        var figures = page.QuerySelectorAll("a.fig");
        Assert.Equal(28, figures.Length);
        foreach (var figure in figures)
        {
            var opened = page.GetElementById(figure.GetAttribute("href")![1..])!;
            Assert.Equal("ARTICLE", opened.TagName);
            Assert.Contains(opened.QuerySelectorAll(".back a"), back => back.GetAttribute("href") == "#" + figure.Id);
        }
        var mediated = page.GetElementById(FigureCode.Of(Sample.Annual.Figures["dispute.mediated"]))!.TextContent;
        foreach (var said in (string[])["办结的矛盾纠纷，每件计 1 件", "200 件（增加 18 件）", "<邻里>　78", "78＋140＝218", "2025年3月1日更正为 219 件"])
            Assert.Contains(said, mediated, StringComparison.Ordinal);
    }

    [Fact]
    public void It_asks_for_nothing_and_runs_nothing()
    {
        var page = new HtmlParser().ParseDocument(Written());
        Assert.Empty(page.QuerySelectorAll("script, link, img, iframe, object, embed, form, [src], [style]"));
        Assert.All(page.QuerySelectorAll("[href]"), link => Assert.StartsWith("#", link.GetAttribute("href"), StringComparison.Ordinal));
        Assert.All(page.QuerySelectorAll("[href]"), link => Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..])));
        Assert.StartsWith("default-src 'none'", page.QuerySelector("meta[http-equiv]")!.GetAttribute("content"), StringComparison.Ordinal);
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Theory]
    [InlineData("a { background: url(https://example.org/a.png) }")]
    [InlineData("@import 'a.css';")]
    [InlineData("</style><script>")]
    public void A_style_sheet_that_asks_for_another_file_is_refused(string css) =>
        Assert.Throws<ArgumentException>(() => EditionWriter.Write(TextWriter.Null, PageDocument.From(Sample.Annual), _ => null, css));

    private static string Written()
    {
        using var output = new StringWriter();
        EditionWriter.Write(output, PageDocument.From(Sample.Annual), figure => figure.Token == "dispute.mediated" ? Opened : null, ".sheet { --u: 1mm; }");
        File.WriteAllText(Path.Combine(LookedAt.Folder, "edition.html"), output.ToString());
        return output.ToString();
    }
}
