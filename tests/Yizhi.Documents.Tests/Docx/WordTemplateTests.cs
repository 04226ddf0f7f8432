using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Xunit;
using Yizhi.Documents.Docx;
using Yizhi.Documents.Pages;
using Yizhi.Documents.Tests.Shared;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using Run = DocumentFormat.OpenXml.Wordprocessing.Run;

namespace Yizhi.Documents.Tests.Docx;

/// <summary>An office's own Word file, filled with a report.</summary>
public sealed class WordTemplateTests
{
    [Fact]
    public void Names_in_marks_braces_and_controls_are_filled_and_the_rest_stays()
    {
        var filled = Filled(File(
            Words("《标题》"), Words("{{number}}　签发人：{{ 签发人 }}"), Words("依据《中华人民共和国行政处罚法》"),
            Control("主送机关"), Words("《正文》"), Words("《署名》，《成文日期》"), Words("抄送：{{抄送}}")));
        var text = filled.MainDocumentPart!.Document!.Body!.Elements().Select(element => element.InnerText).ToList();
        Assert.Equal("明湖区书院街道办事处关于2024年度法治政府建设情况的报告", text[0]);
        Assert.Equal("书院办发〔2025〕2号　签发人：许望舒", text[1]);
        Assert.Equal("依据《中华人民共和国行政处罚法》", text[2]);
        Assert.Equal("明湖区人民政府", text[3]);
        Assert.Equal("明湖区书院街道办事处，2025年2月7日", text[^2]);
        Assert.Equal("抄送：明湖区委全面依法治区委员会办公室，明湖区司法局", text[^1]);
        Assert.DoesNotContain(text, line => line.Contains("正文", StringComparison.Ordinal) || line.Contains('{', StringComparison.Ordinal));
        Assert.Empty(new OpenXmlValidator().Validate(filled, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void The_text_comes_with_headings_tables_and_figures_that_are_found_again()
    {
        var body = Filled(File(Words("《正文》"))).MainDocumentPart!.Document!.Body!;
        var blocks = PageDocument.From(Sample.Annual).Blocks;
        Assert.Equal(blocks.Count, body.ChildElements.Count(element => element is Paragraph or Table));
        Assert.Single(body.Elements<Table>());
        Assert.Equal(28, body.Descendants<SdtRun>().Count());
        var levels = body.Descendants<OutlineLevel>().Select(level => level.Val!.Value + 1).ToList();
        Assert.Equal(blocks.OfType<Block.Heading>().Select(heading => heading.Level), levels);
        var ids = body.Descendants<SdtId>().Select(id => id.Val!.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void What_is_written_takes_the_look_of_its_place()
    {
        var place = new Paragraph(new ParagraphProperties { Justification = new Justification { Val = JustificationValues.Center } }, new Run(new RunProperties { Bold = new Bold(), FontSize = new FontSize { Val = "44" } }, new Text("《标题》")));
        var title = Filled(File(place, Words("《正文》"))).MainDocumentPart!.Document!.Body!.Elements<Paragraph>().First();
        Assert.Equal(JustificationValues.Center, title.ParagraphProperties!.Justification!.Val!.Value);
        Assert.Equal("44", title.Descendants<FontSize>().Single().Val!.Value);
    }

    [Fact]
    public void A_name_cut_over_several_runs_is_one_name()
    {
        var cut = new Paragraph(new Run(new Text("题目：{")), new Run(new Text("{tit")), new Run(new Text("le}}。")));
        Assert.Equal("题目：明湖区书院街道办事处关于2024年度法治政府建设情况的报告。", Filled(File(cut, Words("《正文》"))).MainDocumentPart!.Document!.Body!.Elements<Paragraph>().First().InnerText);
    }

    [Fact]
    public void Unknown_names_are_refused_all_at_once()
    {
        var refused = Assert.IsType<TemplateOutcome.Refused>(WordTemplate.Open(File(Words("{{titel}}《正文》{{日 期}}{{正文}}"), Control("{{职务}}"))));
        Assert.Equal(["titel", "日 期", "职务"], refused.Unknown.Order(StringComparer.Ordinal));
        Assert.Contains("titel", refused.Said, StringComparison.Ordinal);
        Assert.Contains("发文字号", refused.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("没有名称")]
    [InlineData("《标题》")]
    public void A_template_without_a_place_for_the_text_is_refused(string words) =>
        Assert.IsType<TemplateOutcome.Refused>(WordTemplate.Open(File(Words(words))));

    [Fact]
    public void What_is_no_Word_file_is_refused()
    {
        Assert.IsType<TemplateOutcome.Refused>(WordTemplate.Open([]));
        Assert.IsType<TemplateOutcome.Refused>(WordTemplate.Open("%PDF-1.7"u8.ToArray()));
        var file = File(Words("《正文》"));
        Assert.IsType<TemplateOutcome.Refused>(WordTemplate.Open(file[..(file.Length / 2)]));
    }

    [Fact]
    public void Names_in_running_heads_are_filled_too()
    {
        var stream = new MemoryStream();
        stream.Write(File(Words("《正文》")));
        using (var docx = WordprocessingDocument.Open(stream, true))
            docx.MainDocumentPart!.AddNewPart<HeaderPart>("rIdHead").Header = new Header(Words("《发文机关署名》"));
        Assert.Equal("明湖区书院街道办事处", Filled(stream.ToArray()).MainDocumentPart!.HeaderParts.Single().Header!.InnerText);
    }

    private static WordprocessingDocument Filled(byte[] template)
    {
        var taken = Assert.IsType<TemplateOutcome.Taken>(WordTemplate.Open(template));
        var output = new MemoryStream();
        taken.Template.Fill(output, PageDocument.From(Sample.Annual));
        output.Position = 0;
        return WordprocessingDocument.Open(output, false);
    }

    private static byte[] File(params OpenXmlElement[] content)
    {
        using var stream = new MemoryStream();
        using (var docx = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
            docx.AddMainDocumentPart().Document = new Document(new Body(content));
        return stream.ToArray();
    }

    private static Paragraph Words(string text) => new(new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));

    private static Paragraph Control(string name) => new(new SdtRun(new SdtProperties(new Tag { Val = name }), new SdtContentRun(new Run(new Text("单击此处")))));
}
