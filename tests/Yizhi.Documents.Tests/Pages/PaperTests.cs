using Xunit;
using Yizhi.Core.Reports;
using Yizhi.Documents.Docx;
using Yizhi.Documents.Html;
using Yizhi.Documents.Pages;

namespace Yizhi.Documents.Tests.Pages;

/// <summary>Printed papers: title, what stands at the right, forms without a heading, and typed text that stays text.</summary>
public sealed class PaperTests
{
    private const string Decision = """
        # 明湖区书院街道办事处

        # 行政处罚决定书

        > 书罚决〔2025〕31号

        当事人：澜州某店

        ## 事实和证据

        经查明，夜间施工。

        | | |
        |---|---|
        | 案由 | 夜间施工 |
        | 罚款 | 10000元 |

        > 明湖区书院街道办事处
        >
        > 2025年9月20日
        """;

    [Fact]
    public void First_level_headings_are_the_title_and_quotations_stand_at_the_right()
    {
        var paper = PageDocument.From(new PaperText("penalty_case", "decision", "行政处罚决定书", Decision, new DateOnly(2025, 9, 20)));
        Assert.Equal(["明湖区书院街道办事处", "行政处罚决定书"], paper.TitleLines);
        Assert.Null(paper.IssuerMark);
        Assert.Null(paper.SignatureUnit);
        var right = paper.Blocks.OfType<Block.Paragraph>().Where(p => p.AtRight).Select(p => p.Runs.Plain());
        Assert.Equal(["书罚决〔2025〕31号", "明湖区书院街道办事处", "2025年9月20日"], right);
        Assert.Equal("一、", paper.Blocks.OfType<Block.Heading>().Single().Number);
    }

    [Fact]
    public void A_form_has_no_empty_heading()
    {
        var paper = PageDocument.From(new PaperText("penalty_case", "decision", "行政处罚决定书", Decision, new DateOnly(2025, 9, 20)));
        var table = paper.Blocks.OfType<Block.Table>().Single();
        Assert.Equal(["案由", "罚款"], table.Rows.Select(r => r.Cells[0].Plain()));
        Assert.DoesNotContain(table.Rows, r => r.IsHead);
    }

    [Fact]
    public void Neither_file_has_a_red_head_or_a_second_signature()
    {
        var paper = PageDocument.From(new PaperText("penalty_case", "decision", "行政处罚决定书", Decision, new DateOnly(2025, 9, 20)));
        using var html = new StringWriter();
        HtmlWriter.Article(html, paper, (_, _) => "");
        Assert.DoesNotContain("redhead", html.ToString(), StringComparison.Ordinal);
        Assert.Contains("<p class=\"to right\">2025年9月20日</p>", html.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, html.ToString().Split("2025年9月20日").Length);

        using var file = new MemoryStream();
        DocxWriter.Write(file, paper);
        using var docx = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(file, false);
        var text = docx.MainDocumentPart!.Document!.Body!.InnerText;
        Assert.DoesNotContain("文件", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("2025年9月20日").Length);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(docx, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_paper_without_a_title_of_its_own_takes_its_kind() =>
        Assert.Equal(["送达回证"], PageDocument.From(new PaperText("penalty_case", "receipt", "送达回证", "正文", new DateOnly(2025, 1, 1))).TitleLines);
}
