using Xunit;
using Yizhi.Documents.Reading;
using static Yizhi.Documents.Tests.Reading.WordFile;

namespace Yizhi.Documents.Tests.Reading;

public class DocxReaderTests
{
    private static readonly string official = Lists(
        Level(0, "chineseCounting", "%1、") + Level(1, "chineseCounting", "（%2）") + Level(2, "decimal", "%3.") + Level(3, "decimalEnclosedCircle", "%4"));

    [Fact]
    public void A_paragraph_is_a_line_whatever_its_runs_and_indent()
    {
        Assert.Equal(["2024年，调解矛盾纠纷218件。", "王　芳同志"], Read(P("　　2024年，").Replace("</w:p>", R("调解矛盾纠纷") + R("218件。") + "</w:p>", StringComparison.Ordinal) + P("") + P("  王　芳同志 ")));
    }

    [Fact]
    public void Numbers_that_Word_makes_stand_in_the_text()
    {
        var body = InList("主要举措和成效", 1, 0) + InList("坚持党的领导", 1, 1) + InList("学法制度", 1, 2) + InList("议事决策", 1, 2) + InList("依法行政", 1, 1)
            + InList("会前学法", 1, 2) + InList("存在不足", 1, 0) + InList("执法力量不足", 1, 1) + InList("甲", 1, 3) + InList("乙", 1, 3);
        Assert.Equal(
            ["一、主要举措和成效", "（一）坚持党的领导", "1.学法制度", "2.议事决策", "（二）依法行政", "1.会前学法", "二、存在不足", "（一）执法力量不足", "①甲", "②乙"],
            Read(body, official));
    }

    [Fact]
    public void A_style_may_bring_the_number_and_a_paragraph_may_refuse_it()
    {
        const string styles = """
            <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
            <w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
            """;
        var body = Styled("举措", "1") + Styled("党的领导", "2") + Styled("依法行政", "2") + P("没有编号", "<w:pStyle w:val=\"1\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>") + Styled("不足", "1");
        Assert.Equal(["一、举措", "（一）党的领导", "（二）依法行政", "没有编号", "二、不足"], Read(body, official, styles));

        static string Styled(string text, string style) => P(text, $"<w:pStyle w:val=\"{style}\"/>");
    }

    [Fact]
    public void A_list_that_begins_anew_and_one_that_goes_on_are_told_apart()
    {
        const string nums = """
            <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>
            <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
            """;
        var body = InList("甲", 1, 0) + InList("乙", 1, 0) + InList("丙", 2, 0) + InList("丁", 3, 0) + InList("戊", 3, 0);
        Assert.Equal(["1.甲", "2.乙", "3.丙", "1.丁", "2.戊"], Read(body, Lists(Level(0, "decimal", "%1."), nums)));
    }

    [Fact]
    public void A_number_never_runs_into_a_figure()
    {
        Assert.Equal(["1. 5个社区", "1.1 12件", "第一章 总则"], Read(
            InList("5个社区", 1, 0) + InList("12件", 1, 1) + InList("总则", 2, 0),
            Lists(Level(0, "decimal", "%1.") + Level(1, "decimal", "%1.%2"), "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"9\"/></w:num>")
                .Replace("</w:abstractNum>", "</w:abstractNum><w:abstractNum w:abstractNumId=\"9\">" + Level(0, "chineseCountingThousand", "第%1章") + "</w:abstractNum>", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("chineseCounting", "十二")]
    [InlineData("japaneseCounting", "十二")]
    [InlineData("ideographDigital", "一二")]
    [InlineData("chineseLegalSimplified", "壹拾贰")]
    [InlineData("decimalEnclosedCircleChinese", "⑫")]
    [InlineData("decimalFullWidth", "１２")]
    [InlineData("decimalZero", "12")]
    [InlineData("upperRoman", "XII")]
    [InlineData("lowerLetter", "l")]
    [InlineData("ideographTraditional", "乙")]
    [InlineData("decimalEnclosedParen", "⑿")]
    public void The_twelfth_of_a_list_is_written_in_its_format(string format, string twelfth)
    {
        var body = string.Concat(Enumerable.Range(1, 12).Select(_ => InList("项", 1, 0)));
        Assert.Equal(twelfth + "、项", Read(body, Lists(Level(0, format, "%1、")))[^1]);
    }

    [Fact]
    public void Bullets_are_left_out() => Assert.Equal(["项"], Read(InList("项", 1, 0), Lists(Level(0, "bullet", "\uf06c"))));

    [Fact]
    public void A_table_is_a_line_a_row_with_tabs_between_the_cells()
    {
        var table = $"<w:tbl><w:tr><w:tc>{P("类型")}</w:tc><w:tc>{P("件数")}</w:tc></w:tr><w:tr><w:tc>{P("邻里")}{P("纠纷")}</w:tc><w:tc>{P("78")}</w:tc></w:tr></w:tbl>";
        Assert.Equal(["类型\t件数", "邻里 纠纷\t78", "说明"], Read(table + P("说明")));
        Assert.Equal(["正文一", "正文二"], Read($"<w:tbl><w:tr><w:tc>{P("正文一")}{P("正文二")}</w:tc></w:tr></w:tbl>"));
    }

    [Fact]
    public void A_column_of_automatic_numbers_has_its_numbers()
    {
        var row = $"<w:tr><w:tc>{InList("", 1, 0)}</w:tc><w:tc>{P("事项")}</w:tc></w:tr>";
        Assert.Equal(["1\t事项", "2\t事项"], Read($"<w:tbl>{row}{row}</w:tbl>", Lists(Level(0, "decimal", "%1"))));
    }

    [Fact]
    public void A_text_box_is_read_once_and_before_its_paragraph()
    {
        var box = $"<w:txbxContent>{P("书院街道办事处文件")}</w:txbxContent>";
        var drawn = $"<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>";
        Assert.Equal(["书院街道办事处文件", "关于报告"], Read($"<w:p>{drawn}{R("关于报告")}</w:p>"));
    }

    [Fact]
    public void Revisions_are_read_as_accepted_and_that_is_said()
    {
        var body = $"<w:p>{R("调解")}<w:del><w:r><w:delText>215</w:delText></w:r></w:del><w:ins>{R("218")}</w:ins>{R("件")}</w:p>"
            + $"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{R("前半，")}</w:p>{P("后半。")}<w:moveFrom>{P("移走")}</w:moveFrom>"
            + $"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{P("删")}</w:tc><w:tc>{P("行")}</w:tc></w:tr></w:tbl>";
        var read = Opened.Read(Of(body), "报告.docx");
        Assert.Equal("调解218件\n前半，后半。", read.Text);
        Assert.Contains(read.Notes, note => note.Contains("修订", StringComparison.Ordinal));
    }

    [Fact]
    public void Hidden_words_notes_field_codes_and_the_table_of_contents_are_left_out()
    {
        const string mark = "<w:r><w:fldChar w:fldCharType=\"{0}\"/></w:r>";
        string Mark(string kind) => mark.Replace("{0}", kind, StringComparison.Ordinal);
        var contents = $"<w:p>{Mark("begin")}<w:r><w:instrText> TOC \\o \"1-3\" </w:instrText></w:r>{Mark("separate")}{R("一、成效\t1")}</w:p>{P("二、不足\t3")}<w:p>{Mark("end")}</w:p>";
        var body = contents + $"<w:p>{R("到")}{Mark("begin")}<w:r><w:instrText>DATE</w:instrText></w:r>{Mark("separate")}{R("2024年")}{Mark("end")}"
            + $"<w:r><w:rPr><w:vanish/></w:rPr><w:t>机密</w:t></w:r><w:r><w:footnoteReference w:id=\"1\"/></w:r>{R("底")}</w:p>"
            + P("一、成效\t1", "<w:pStyle w:val=\"11\"/>") + "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj></w:sdtPr><w:sdtContent>" + P("目录") + "</w:sdtContent></w:sdt>";
        Assert.Equal(["到2024年底"], Read(body, styles: "<w:style w:type=\"paragraph\" w:styleId=\"11\"><w:name w:val=\"toc 1\"/></w:style>"));
    }

    [Fact]
    public void A_break_by_hand_joins_a_title_and_parts_paragraphs()
    {
        Assert.Equal(["书院街道办事处关于法治政府建设情况的报告"], Read(Broken("书院街道办事处", "关于法治政府建设情况的报告")));
        Assert.Equal(["各项工作取得进展。", "一、主要成效", "（一）党的领导"], Read(Broken("各项工作取得进展。", "一、主要成效", "（一）党的领导")));
        Assert.Equal(["书院街道办事处", "2025年1月7日"], Read(Broken("书院街道办事处", "2025年1月7日")));

        static string Broken(params string[] lines) => $"<w:p><w:r>{string.Join("<w:br/>", lines.Select(line => $"<w:t>{line}</w:t>"))}</w:r></w:p>";
    }

    [Fact]
    public void The_strict_form_of_the_format_is_read_too()
    {
        var file = Zip(
            ("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/doc/main.xml"/></Relationships>"""),
            ("doc/main.xml", """<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body><w:p><w:r><w:t>正文</w:t></w:r></w:p></w:body></w:document>"""));
        Assert.Equal(["正文"], Opened.Lines(file, "报告.docx"));
    }

    [Fact]
    public void A_document_without_words_and_a_sheet_are_refused_in_words()
    {
        Assert.Equal(RefusalCode.NoText, Opened.Refused(Of(P("")), "空.docx").Code);
        Assert.Contains("电子表格", Opened.Refused(Zip(("xl/workbook.xml", "<workbook/>")), "表.docx").Sentence, StringComparison.Ordinal);
        Assert.Equal(RefusalCode.UnknownFormat, Opened.Refused(Zip(("a.txt", "x")), "a.zip").Code);
    }

    private static string[] Read(string body, string? numbering = null, string? styles = null) => Opened.Lines(Of(body, numbering, styles), "报告.docx");
}
