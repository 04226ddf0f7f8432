using System.Globalization;
using System.Text;
using Xunit;
using Yizhi.Core.Reports;
using Yizhi.Documents.Docx;
using Yizhi.Documents.Pages;
using Yizhi.Documents.Tests.Shared;
using Yizhi.Documents.Typesetting;

namespace Yizhi.Documents.Tests.Typesetting;

/// <summary>Where things stand on the page, in lines and characters of GB/T 9704-2012.</summary>
public sealed class CompositorTests
{
    private const double Line = 28.95, Left = 79.35, Top = 104.9, Right = Left + 442.4, Millimetre = 72 / 25.4;

    [Fact]
    public void A_page_of_prose_is_twenty_two_lines_of_twenty_eight_characters()
    {
        var set = Set(Sample.Report(string.Concat(Enumerable.Repeat("依法行政执政为民规范公正文明", 120))));
        var lines = Lines(set.Pages[1]);
        Assert.Equal(22, lines.Count);
        Assert.All(lines, line => Assert.Equal(28, line.Text.Length));
        Assert.All(lines, line => Assert.Equal((Left, Right), (line.X, line.Right), Near));
        Assert.Equal(21 * Line, lines[^1].Y - lines[0].Y, 3);
    }

    [Fact]
    public void The_head_stands_where_the_standard_puts_it()
    {
        var page = Set(Sample.Annual).Pages[0];
        var mark = page.Texts.Single(text => text.Text == "明湖区书院街道办事处文件");
        Assert.True(mark.Red);
        // Its upper edge is 35 mm below that of the type area, and it stands in the middle.
        Assert.Equal(35, (mark.Y - 0.88 * mark.Size - Top) / Millimetre, 1.0);
        Assert.Equal(Left + 442.4 / 2, (mark.X + mark.Right) / 2, 0.01);
        var number = page.Texts.Single(text => text.Text == "书院办发〔2025〕2号");
        Assert.Equal(Left + 15.8, number.X, 0.01);
        Assert.Equal(Right - 15.8, page.Texts.Single(text => text.Text.EndsWith("许望舒", StringComparison.Ordinal)).Right, 0.5);
        var rule = page.Rules.Single(r => r.Red);
        Assert.Equal((Left, Right), (rule.X1, rule.X2), Near);
        Assert.InRange((rule.Y1 - number.Y) / Millimetre, 4, 6);
        var addressee = page.Texts.Single(text => text.Text == "明湖区人民政府：");
        Assert.Equal(Left, addressee.X, 0.01);
        Assert.Equal(2 * Line, addressee.Y - page.Texts.Last(text => text.Size == 22).Y, 0.01);
    }

    [Fact]
    public void Page_numbers_stand_at_the_outer_edge_seven_millimetres_below_the_text()
    {
        var set = Set(Sample.Annual);
        foreach (var page in set.Pages)
        {
            var number = string.Concat(page.Texts.Where(text => text.Part is null && text.Y > Top + 637.8).Select(text => text.Text));
            Assert.Equal($"— {page.Number} —", number);
            var (first, last) = (page.Texts.First(text => text.Part is null && text.Y > Top + 637.8), page.Texts.Last());
            Assert.Equal(14, page.Number % 2 == 1 ? Right - last.Right : first.X - Left, 0.5);
            Assert.Equal(7, (first.Y - 0.35 * first.Size - (Top + 637.8)) / Millimetre, 1.0);
        }
    }

    [Fact]
    public void Headings_take_their_faces_and_two_characters_of_indent()
    {
        var texts = Set(Sample.Annual).Pages.SelectMany(page => page.Texts).Where(text => text.Part?.Outline is not null && text.Part.Level > 1).ToList();
        Assert.All(texts.GroupBy(text => text.Part), group => Assert.Equal(Left + 31.6, group.First().X, 0.01));
        var fonts = Faces.Here;
        Assert.All(texts.Where(text => text.Part!.Level == 2 && text.Runes.All(rune => rune > 0x2000)), text => Assert.Same(fonts[Documents.Fonts.PaperFace.HeiTi], text.Typeface));
        Assert.All(texts.Where(text => text.Part!.Level == 3 && text.Runes.All(rune => rune > 0x2000)), text => Assert.Same(fonts[Documents.Fonts.PaperFace.KaiTi], text.Typeface));
    }

    [Fact]
    public void Name_and_date_make_room_for_the_seal_and_the_record_block_ends_on_the_lower_edge()
    {
        var page = Set(Sample.Annual).Pages[^1];
        var name = page.Texts.First(text => text.Text == "明湖区书院街道办事处");
        var date = page.Texts.Where(text => Math.Abs(text.Y - name.Y - Line) < 0.01).ToList();
        Assert.Equal("2025年2月7日", string.Concat(date.Select(text => text.Text)));
        Assert.Equal(4 * 15.8, Right - date[^1].Right, 1.0);
        Assert.Equal((date[0].X + date[^1].Right) / 2, (name.X + name.Right) / 2, 3.0);
        Assert.Equal(Top + 637.8, page.Rules.Max(rule => rule.Y1 + rule.Width / 2), 0.01);
        Assert.Equal([1, 0.75, 1], page.Rules.Select(rule => rule.Width));
    }

    [Fact]
    public void The_signature_never_stands_on_a_page_without_text()
    {
        for (var lines = 30; lines < 56; lines++)
        {
            var set = Set(Sample.Report(string.Concat(Enumerable.Repeat("依法行政执政为民规范公正文明依法行政执政为民规范公正文。\n\n", lines))));
            var last = set.Pages.First(page => page.Texts.Any(text => text.Text == "明湖区书院街道办事处" && text.Size == 16));
            Assert.Contains(last.Texts, text => text.Text.EndsWith('。') && text.Part?.Kind == "P" && text.Size == 16);
        }
    }

    [Fact]
    public void Attachments_are_named_below_the_text_and_stand_on_pages_of_their_own()
    {
        var document = PageDocument.From(Sample.Report("正文一段。")) with
        {
            Attachments = [new("2024年度行政执法统计表", [new Block.Paragraph([new TextRun("表略。")])]), new("法治建设责任清单", [])],
            Note = "联系人：许望舒",
        };
        var set = Compositor.Set(document, Faces.Here);
        var before = set.Pages.SkipLast(2).SelectMany(Lines).ToList();
        Assert.Equal(["附件：1.2024年度行政执法统计表", "2.法治建设责任清单", "明湖区书院街道办事处", "2025年2月7日", "（联系人：许望舒）"], before.TakeLast(5).Select(line => line.Text));
        Assert.Equal(before[^5].X + 3 * 15.8, before[^4].X, 1.0);
        Assert.Equal("附件1", Lines(set.Pages[^2])[0].Text);
        Assert.Equal(2 * Line, Lines(set.Pages[^2])[1].Y - Lines(set.Pages[^2])[0].Y, 0.01);
        Assert.Equal("附件2", Lines(set.Pages[^1])[0].Text);
    }

    [Fact]
    public void A_table_stands_again_under_its_head_on_the_next_page()
    {
        var rows = string.Concat(Enumerable.Range(1, 60).Select(i => $"| 第{i}项 | {i} |\n"));
        var set = Set(Sample.Report($"如下表。\n\n| 名称 | 数 |\n| --- | ---: |\n{rows}"));
        Assert.True(set.Pages.Count > 2);
        Assert.Equal("名称数", Lines(set.Pages[1])[0].Text);
        Assert.Null(set.Pages[1].Texts[0].Part);
        Assert.All(set.Pages, page => Assert.True(page.Texts.Where(text => text.Part is not null).All(text => text.Y <= Top + 637.8)));
        Assert.Equal(60, set.Pages.SelectMany(page => page.Texts).Count(text => text.Text.StartsWith('第') && text.Part?.Kind == "TD" && text.Text != "第"));
    }

    [Fact]
    public void The_annual_report_is_set_as_it_was()
    {
        var fonts = Faces.Here;
        if (fonts[Documents.Fonts.PaperFace.FangSong].Name != "Noto Serif CJK SC" || fonts[Documents.Fonts.PaperFace.HeiTi].Name != "Noto Sans CJK SC")
            Assert.Skip("The places were taken with Noto.");
        var said = new StringBuilder();
        foreach (var page in Set(Sample.Annual).Pages)
            foreach (var line in Lines(page))
                said.Append(CultureInfo.InvariantCulture, $"{page.Number} {line.X:0.0} {line.Y:0.0} {line.Right:0.0} {line.Text}\n");
        var golden = Path.Combine(AppContext.BaseDirectory, "Typesetting", "annual.places.txt");
        Assert.Equal(File.ReadAllText(golden).ReplaceLineEndings("\n"), said.ToString());
    }

    private static SetDocument Set(Report report) => Compositor.Set(PageDocument.From(report), Faces.Here);

    private static readonly Func<(double, double), (double, double), bool> Near = (a, b) => Math.Abs(a.Item1 - b.Item1) < 0.02 && Math.Abs(a.Item2 - b.Item2) < 0.5;

    // The stretches of a line put together, without the page number.
    private static List<(double X, double Right, double Y, string Text)> Lines(SetPage page) =>
        [.. page.Texts.Where(text => text.Y < Top + 640).GroupBy(text => Math.Round(text.Y, 2)).OrderBy(line => line.Key)
            .Select(line => (line.Min(text => text.X), line.Max(text => text.Right), line.Key, string.Concat(line.OrderBy(text => text.X).Select(text => text.Text))))];
}
