using System.Diagnostics;
using CsCheck;
using Xunit;
using Yizhi.Core.Reports;
using Yizhi.Documents.Pages;
using Yizhi.Documents.Tests.Shared;

namespace Yizhi.Documents.Tests.Pages;

public class PageDocumentTests
{
    [Fact]
    public void A_part_mark_is_taken_from_a_first_level_heading_and_not_shown()
    {
        var headings = Blocks("# 存在的不足 {#shortcomings_2024}\n\n# 安排\n\n## 其他 {#x}").Cast<Block.Heading>().ToList();
        Assert.Equal(["shortcomings_2024", null, null], headings.Select(heading => heading.Part));
        Assert.Equal(["存在的不足", "安排", "其他 {#x}"], headings.Select(heading => heading.Runs.Plain()));
    }

    [Fact]
    public void Tokens_become_figures_in_their_place()
    {
        var figure = Sample.Figure("dispute.mediated|slice=category:neighbour|over", "70余");
        var paragraph = Assert.IsType<Block.Paragraph>(Blocks($"调解⟦{figure.Token}⟧件。", figure).Single());
        Assert.Equal(["调解", "70余", "件。"], paragraph.Runs.Select(run => run.Shown));
        Assert.Equal(figure, Assert.IsType<FigureRun>(paragraph.Runs[1]).Figure);
    }

    [Fact]
    public void A_figure_that_the_report_does_not_have_is_named_with_its_line()
    {
        var fault = Assert.Throws<UnknownTokenException>(() => Blocks("第一段。\n\n调解⟦dispute.lost⟧件。"));
        Assert.Equal("dispute.lost", fault.Token);
        Assert.Equal("报告正文第 3 行用到数 ⟦dispute.lost⟧，报告里没有这个数；请改正代号，或重新生成报告。", fault.Message);
    }

    [Fact]
    public void Bold_closes_behind_Chinese_punctuation_and_holds_figures()
    {
        var paragraph = (Block.Paragraph)Blocks("**其中：**共**⟦a_b⟧**件_x_。", Sample.Figure("a_b", "3")).Single();
        Assert.Equal([("其中：", true), ("共", false), ("3", true)], paragraph.Runs.Take(3).Select(run => (run.Shown, run.Bold)));
    }

    [Fact]
    public void Lists_become_paragraphs_and_numbered_ones_keep_their_numbers()
    {
        var text = "3. 第三\n4. 第四\n    1. 里层\n\n- 无号\n- **粗**体";
        Assert.Equal(["3.第三", "4.第四", "（1）里层", "无号", "粗体"], Plain(text));
    }

    [Fact]
    public void Figures_whose_tokens_hold_bars_stay_in_their_cells()
    {
        var figure = Sample.Figure("d|slice=c:n|over", "70余");
        var table = Assert.IsType<Block.Table>(Blocks("| 类型 | 数 |\n| :-- | --: |\n| 邻里 | ⟦d|slice=c:n|over⟧ |\n| 只有一格 |", figure).Single());
        Assert.Equal([ColumnStand.Left, ColumnStand.Right], table.Columns);
        Assert.Equal([true, false, false], table.Rows.Select(row => row.IsHead));
        Assert.Equal(["邻里", "70余"], table.Rows[1].Cells.Select(cell => cell.Plain()));
        Assert.All(table.Rows, row => Assert.Equal(2, row.Cells.Count));
    }

    [Theory]
    [InlineData("<b>甲</b> & <script>", "<b>甲</b> & <script>")]
    [InlineData("　　手工缩进", "手工缩进")]
    [InlineData("    四个空格", "四个空格")]
    [InlineData("换行\n接着写", "换行接着写")]
    [InlineData("[注]: 不是链接", "[注]: 不是链接")]
    [InlineData("```\n代码", "```代码")]
    [InlineData("见[附件](甲)、`乙`、<http://x>", "见[附件](甲)、`乙`、<http://x>")]
    [InlineData("上文\n---", "上文---")]
    [InlineData("\\*原样\\*", "*原样*")]
    [InlineData("𠮷\u0007兴", "𠮷兴")]
    public void Words_stay_words(string text, string said) => Assert.Equal(said, string.Concat(Plain(text)));

    [Fact]
    public void A_hard_break_ends_the_paragraph() => Assert.Equal(["甲", "乙"], Plain("甲\\\n乙"));

    [Fact]
    public void No_Chinese_character_of_any_text_without_a_table_is_lost() =>
        Gen.String[Gen.Char["甲乙丙，。#*_-|`>[](){}!~1.　 \n\\:"], 0, 80].Sample(text =>
        {
            static string Chinese(string s) => string.Concat(s.Where(c => c is '甲' or '乙' or '丙'));
            var said = string.Concat(Section.Of(Blocks(text)).Select(section => section.Heading?.Runs.Plain() + section.Text));
            // With a line of bars and dashes it is a table, whose overlong rows Markdown cuts.
            if (!text.Split('\n').Any(line => line.Contains('-') && line.Contains('|') && line.All(c => c is '-' or '|' or ':' or ' ' or '>')))
                Assert.Equal(Chinese(text), Chinese(said));
        }, iter: 20000);

    [Theory]
    [InlineData(">")]
    [InlineData("[")]
    [InlineData("*甲")]
    [InlineData("**甲")]
    [InlineData("- ")]
    [InlineData("1. ")]
    [InlineData("（")]
    [InlineData("⟦")]
    [InlineData("|")]
    [InlineData("`甲")]
    public void Symbols_pasted_a_thousandfold_end_in_a_document_or_a_clear_refusal(string symbol)
    {
        var clock = Stopwatch.StartNew();
        var text = string.Concat(Enumerable.Repeat(symbol, 20_000));
        var refusal = Record.Exception(() => Blocks(text));
        Assert.True(refusal is null or TooDeepException, $"{refusal}");
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}");
    }

    [Fact]
    public void A_table_of_five_hundred_rows_is_read()
    {
        var rows = string.Concat(Enumerable.Range(1, 500).Select(i => $"| {i} | 甲 | 乙 | 丙 | 丁 | 戊 |\n"));
        var table = Assert.IsType<Block.Table>(Blocks("| 序 | a | b | c | d | e |\n|---|---|---|---|---|---|\n" + rows).Single());
        Assert.Equal(501, table.Rows.Count);
    }

    [Fact]
    public void Empty_number_and_signer_are_none_at_all()
    {
        var document = PageDocument.From(Sample.Report("") with { DocumentNumber = " ", Signer = "" });
        Assert.Null(document.DocumentNumber);
        Assert.Null(document.Signer);
    }

    [Theory]
    [InlineData("明湖区书院街道办事处", "关于2024年度法治政府建设情况的报告", "明湖区书院街道办事处|关于2024年度法治政府建设情况的报告")]
    [InlineData("书院街道", "2024年法治工作报告", "书院街道2024年法治工作报告")]
    [InlineData("书院街道", "书院街道2024年法治工作报告", "书院街道2024年法治工作报告")]
    [InlineData("临江新区明湖片区书院街道办事处", "关于2024年度推进法治政府建设和主要负责人履行第一责任人职责情况的报告",
        "临江新区明湖片区书院街道办事处|关于2024年度推进法治政府建设|和主要负责人履行第一责任人职责情况的报告")]
    [InlineData("中国（临江）自由贸易试验区明湖片区书院国际社区街道办事处", "关于2024年度法治政府建设情况的报告",
        "中国（临江）自由贸易试验区|明湖片区书院国际社区街道办事处|关于2024年度法治政府建设情况的报告")]
    public void A_title_is_cut_between_words(string unit, string title, string lines) =>
        Assert.Equal(lines, string.Join('|', TitleLines.Of(unit, title)));

    [Fact]
    public void No_title_line_is_wider_than_the_type_area_and_none_is_lost() =>
        Gen.Select(Gen.String[Gen.Char["甲乙丙的和、2024年度报告"], 1, 70], Gen.String[Gen.Char["关于情况AB9》《"], 0, 90]).Sample((unit, title) =>
        {
            var lines = TitleLines.Of(unit, title);
            Assert.All(lines, line => Assert.InRange(line.Sum(c => c < 0x80 ? 0.5 : 1), 0.5, 20));
            Assert.Equal(title.StartsWith(unit, StringComparison.Ordinal) ? title : unit + title, string.Concat(lines));
        }, iter: 200);

    private static IReadOnlyList<Block> Blocks(string text, params ReportFigure[] figures) =>
        PageDocument.From(Sample.Report(text, figures)).Blocks;

    private static IEnumerable<string> Plain(string text) => Blocks(text).Cast<Block.Paragraph>().Select(paragraph => paragraph.Runs.Plain());
}
