using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Xunit;
using Yizhi.Core.Reports;
using Yizhi.Documents.Docx;
using Yizhi.Documents.Pages;
using Yizhi.Documents.Tests.Shared;

namespace Yizhi.Documents.Tests.Docx;

public class DocxWriterTests
{
    [Fact]
    public void The_annual_report_is_a_valid_document()
    {
        File.WriteAllBytes(Path.Combine(LookedAt.Folder, "annual.docx"), Written(Sample.Annual));
        Assert.Empty(Faults(Sample.Annual));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# 一\u0001\uFFFE\uD800章 {#part}\n\n正文\u000B。")]
    [InlineData("| 甲 |\n| --- |\n| 乙 |")]
    public void Odd_texts_are_valid_documents_too(string text) =>
        Assert.Empty(Faults(Sample.Report(text) with { DocumentNumber = null, Signer = null, Addressee = "" }));

    [Fact]
    public void The_same_report_gives_the_same_bytes()
    {
        var first = Written(Sample.Annual);
        Thread.Sleep(2100); // a zip tells time in steps of two seconds
        Assert.Equal(first, Written(Sample.Annual));
    }

    [Fact]
    public void No_time_of_writing_is_in_the_package()
    {
        using var zip = new ZipArchive(new MemoryStream(Written(Sample.Annual)));
        Assert.All(zip.Entries, entry => Assert.Equal(1980, entry.LastWriteTime.Year));
        Assert.Equal("[Content_Types].xml", zip.Entries[0].FullName);
    }

    [Fact]
    public void The_page_is_A4_with_a_type_area_of_156_by_225_mm_and_a_grid_of_22_by_28()
    {
        using var docx = Open(Sample.Annual);
        var section = docx.MainDocumentPart!.Document!.Body!.Elements<SectionProperties>().Single();
        var size = section.GetFirstChild<PageSize>()!;
        Assert.Equal((11906u, 16838u), (size.Width!.Value, size.Height!.Value));
        var margin = section.GetFirstChild<PageMargin>()!;
        Assert.Equal((2098, 1587u, 1471u, 1984), (margin.Top!.Value, margin.Left!.Value, margin.Right!.Value, margin.Bottom!.Value));

        var grid = section.GetFirstChild<DocGrid>()!;
        Assert.Equal(DocGridValues.LinesAndChars, grid.Type!.Value);
        Assert.Equal(22, Paper.TypeHeight / grid.LinePitch!.Value);
        var character = 16 + grid.CharacterSpace!.Value / 4096.0;
        Assert.Equal(28, (int)(Paper.TypeWidth / 20.0 / character));
    }

    [Theory]
    [InlineData("Normal", "仿宋_GB2312", "32")]
    [InlineData("RedHead", "方正小标宋简体", null)]
    [InlineData("Title", "方正小标宋简体", "44")]
    [InlineData("Heading1", "黑体", null)]
    [InlineData("Heading2", "楷体_GB2312", null)]
    [InlineData("Heading3", "仿宋_GB2312", null)]
    [InlineData("Heading4", "仿宋_GB2312", null)]
    [InlineData("Footer", "宋体", "28")]
    public void Each_element_has_its_face_and_size(string id, string face, string? size)
    {
        using var docx = Open(Sample.Annual);
        var style = docx.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<Style>().Single(style => style.StyleId == id);
        Assert.Equal(face, style.StyleRunProperties!.RunFonts!.EastAsia!.Value);
        Assert.Equal(face, style.StyleRunProperties.RunFonts.Ascii!.Value);
        Assert.Equal(size, style.StyleRunProperties.FontSize?.Val?.Value);
    }

    [Fact]
    public void Headings_carry_outline_levels_and_body_two_characters_of_indent()
    {
        using var docx = Open(Sample.Annual);
        var styles = docx.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<Style>().ToDictionary(style => style.StyleId!.Value!);
        for (var level = 1; level <= 4; level++)
            Assert.Equal(level - 1, styles[$"Heading{level}"].StyleParagraphProperties!.OutlineLevel!.Val!.Value);
        Assert.Equal(200, styles["BodyText"].StyleParagraphProperties!.Indentation!.FirstLineChars!.Value);
        Assert.Equal("579", styles["Normal"].StyleParagraphProperties!.SpacingBetweenLines!.Line!.Value);
    }

    [Fact]
    public void Every_figure_can_be_read_back_by_its_tag()
    {
        using var docx = Open(Sample.Annual);
        var controls = docx.MainDocumentPart!.Document!.Descendants<SdtRun>().ToList();
        foreach (var figure in Sample.Annual.Figures.Values)
        {
            var control = controls.First(control => control.SdtProperties!.GetFirstChild<Tag>()!.Val! == FigureTag.Of(figure.Token));
            Assert.Equal(figure.Shown, control.InnerText);
            Assert.Equal($"{figure.Title} {FigureCode.Of(figure)}", control.SdtProperties!.GetFirstChild<SdtAlias>()!.Val!);
            Assert.Equal(FigureCode.Of(figure), control.PreviousSibling<BookmarkStart>()!.Name!.Value!.Split('_')[0]);
        }
        Assert.Equal(controls.Count, controls.Select(control => control.SdtProperties!.GetFirstChild<SdtId>()!.Val!.Value).Distinct().Count());
    }

    [Fact]
    public void A_token_longer_than_Word_allows_keeps_a_tag_of_its_own()
    {
        var token = "dispute.mediated|slice=category:neighbour|" + new string('甲', 60);
        Assert.Equal(64, FigureTag.Of(token + "1").Length);
        Assert.NotEqual(FigureTag.Of(token + "1"), FigureTag.Of(token + "2"));
        Assert.Empty(Faults(Sample.Report($"共⟦{token}⟧件", Sample.Figure(token, "1", 1, title: new string('题', 90)))));
    }

    [Fact]
    public void The_paper_says_what_a_clerk_expects_in_its_order()
    {
        using var docx = Open(Sample.Annual with { Text = "# 成效\n\n调解。" });
        var said = docx.MainDocumentPart!.Document!.Body!.Descendants<Paragraph>().Select(paragraph => paragraph.InnerText).Where(text => text.Length > 0);
        Assert.Equal(
            [
                "明湖区书院街道办事处文件",
                "书院办发〔2025〕2号签发人：许望舒",
                "明湖区书院街道办事处关于2024年度法治政府建设情况的报告",
                "明湖区人民政府：",
                "一、成效",
                "调解。",
                "明湖区书院街道办事处",
                "2025年2月7日",
                "抄送：明湖区委全面依法治区委员会办公室，明湖区司法局。",
                "明湖区书院街道办事处2025年2月7日印发",
            ], said);
    }

    [Fact]
    public void The_name_stands_over_the_middle_of_a_date_four_characters_from_the_right()
    {
        using var docx = Open(Sample.Annual);
        var paragraphs = docx.MainDocumentPart!.Document!.Body!.Elements<Paragraph>().ToList();
        var name = Indent(paragraphs, "Signature");
        var date = Indent(paragraphs, "Date");
        Assert.Equal(400, date.RightChars!.Value);
        // 2025年2月7日 is six characters wide: its middle is 4 + 3 from the right, and so is the name's.
        var character = Paper.TypeWidth / 28.0;
        Assert.Equal(7 * character, (Paper.TypeWidth - int.Parse(name.Left!.Value!)) / 2.0, tolerance: 2);

        static Indentation Indent(IEnumerable<Paragraph> paragraphs, string style) =>
            paragraphs.Single(paragraph => paragraph.ParagraphProperties!.ParagraphStyleId!.Val! == style).ParagraphProperties!.Indentation!;
    }

    [Fact]
    public void A_long_name_takes_the_date_to_the_left_and_the_red_head_is_set_narrower()
    {
        var report = Sample.Annual with { UnitName = "中国（临江）自由贸易试验区明湖片区书院国际社区街道办事处" };
        Assert.Empty(Faults(report));
        File.WriteAllBytes(Path.Combine(LookedAt.Folder, "long-name.docx"), Written(report));
        using var docx = Open(report);
        var date = docx.MainDocumentPart!.Document!.Body!.Elements<Paragraph>().Single(paragraph => paragraph.ParagraphProperties!.ParagraphStyleId!.Val! == "Date");
        // Twenty-eight characters of name, six of date: (28 - 6) / 2 and a quarter to spare.
        Assert.Equal(1125, date.ParagraphProperties!.Indentation!.RightChars!.Value);
        Assert.InRange(docx.MainDocumentPart.Document.Descendants<CharacterScale>().Single().Val!.Value, 50, 99);
    }

    [Fact]
    public void Pages_are_numbered_at_the_outer_side()
    {
        using var docx = Open(Sample.Annual);
        Assert.NotNull(docx.MainDocumentPart!.DocumentSettingsPart!.Settings!.GetFirstChild<EvenAndOddHeaders>());
        var footers = docx.MainDocumentPart.FooterParts.Select(part => part.Footer!.GetFirstChild<Paragraph>()!).ToList();
        Assert.All(footers, footer => Assert.Equal("— 1 —", footer.InnerText));
        Assert.Equal(
            ["left", "right"],
            footers.Select(footer => footer.ParagraphProperties!.Justification!.Val!.InnerText!).Order());
    }

    [Fact]
    public void The_properties_name_the_title_the_unit_and_the_language()
    {
        using var docx = Open(Sample.Annual);
        Assert.Equal("明湖区书院街道办事处关于2024年度法治政府建设情况的报告", docx.PackageProperties.Title);
        Assert.Equal("明湖区书院街道办事处", docx.PackageProperties.Creator);
        Assert.Equal("zh-CN", docx.PackageProperties.Language);
        Assert.Equal(new DateTime(2025, 2, 7, 0, 0, 0, DateTimeKind.Utc), docx.PackageProperties.Created!.Value.ToUniversalTime());
    }

    private static byte[] Written(Report report)
    {
        using var output = new MemoryStream();
        DocxWriter.Write(output, PageDocument.From(report));
        return output.ToArray();
    }

    private static WordprocessingDocument Open(Report report) => WordprocessingDocument.Open(new MemoryStream(Written(report)), isEditable: false);

    private static List<string> Faults(Report report)
    {
        using var docx = Open(report);
        return [.. new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(docx).Select(fault => $"{fault.Path?.XPath}: {fault.Description}")];
    }
}
