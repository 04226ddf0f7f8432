using System.Text;
using CsCheck;
using Xunit;
using Yizhi.Documents.Reading;

namespace Yizhi.Documents.Tests.Reading;

/// <summary>Formats of fixed pages, PDF and OFD: the same pages give the same paragraphs.</summary>
public class PagesReaderTests
{
    private static List<List<SetLine>> Pages => PrintedPages.Of(SitePage.Title, [.. SitePage.Report[..8], .. SitePage.Report[1..8], .. SitePage.Report[1..8]], "书院街道办事处文件");

    private static string[] Expected => [SitePage.Title, .. SitePage.Report[..8], .. SitePage.Report[1..8], .. SitePage.Report[1..8]];

    [Fact]
    public void Lines_of_a_PDF_are_joined_to_the_paragraphs_they_were() => Assert.Equal(Expected, Opened.Lines(PdfFile.Of(Pages), "报告.pdf"));

    [Fact]
    public void Lines_of_an_OFD_are_joined_to_the_paragraphs_they_were() => Assert.Equal(Expected, Opened.Lines(OfdFile.Of(Pages), "报告.ofd"));

    [Fact]
    public void Any_prose_set_in_lines_is_joined_again()
    {
        string[] words = ["街道", "办事处", "调解纠纷", "218", "件", "，", "。", "12470", "人次", "（", "）", "95.9%", "法治"];
        var prose = Gen.Int[0, words.Length - 1].Select(i => words[i]).Array[1, 60].Select(string.Concat)
            .Where(text => text[0] > 0x80 && !"，。（）".Contains(text[0], StringComparison.Ordinal)).Array[1, 8];
        prose.Sample(paragraphs => Assert.Equal([SitePage.Title, .. paragraphs, SitePage.Report[3]], Opened.Lines(OfdFile.Of(PrintedPages.Of(SitePage.Title, [.. paragraphs, SitePage.Report[3]])), "a.ofd")), iter: 200);
    }

    [Fact]
    public void A_signature_at_the_right_and_its_date_stay_lines_of_their_own()
    {
        var pages = PrintedPages.Of(SitePage.Title, SitePage.Report[..8]);
        pages[^1].Insert(pages[^1].Count - 1, new(350, 720, "明湖区书院街道办事处"));
        pages[^1].Insert(pages[^1].Count - 1, new(380, 750, "2025年1月7日"));
        Assert.Equal(["明湖区书院街道办事处", "2025年1月7日"], Opened.Lines(PdfFile.Of(pages), "a.pdf")[^2..]);
    }

    [Fact]
    public void Without_indents_a_full_last_line_is_told_from_what_follows_by_its_marks()
    {
        string[] lines = [.. Enumerable.Repeat("各社区和机关科室都要把依法行政贯穿工作全过程并抓好落实见效", 6), "各社区和机关科室都要把依法行政贯穿工作全过程并抓好落实。", "二、存在的不足和原因", .. Enumerable.Repeat("各社区和机关科室都要把依法行政贯穿工作全过程并抓好落实见效", 2), "各社区和机关科室都要把依法行政贯穿工作全过程并抓好落实。", "明湖区书院街道办事处"];
        var page = lines.Select((line, i) => new SetLine(79, 120 + 28.9 * i, line, 15.75));
        Assert.Equal([string.Concat(lines[..7]), lines[7], string.Concat(lines[8..11]), lines[11]], Opened.Lines(PdfFile.Of([page]), "a.pdf"));
    }

    [Fact]
    public void A_mark_that_hangs_out_of_the_margin_leaves_the_other_lines_full()
    {
        const string full = "各社区和机关科室都要把依法行政贯穿工作全过程并抓好落实";
        var page = Enumerable.Range(0, 12).Select(i => new SetLine(i == 0 ? 79 + 31.5 : 79, 120 + 28.9 * i, (i == 0 ? full[2..] : full) + (i % 5 == 4 ? "，" : i == 11 ? "。" : ""), 15.75)).ToList();
        Assert.Equal([string.Concat(page.Select(line => line.Text))], Opened.Lines(PdfFile.Of([page]), "a.pdf"));
    }

    [Fact]
    public void Cells_far_apart_are_a_row()
    {
        var pages = PrintedPages.Of(SitePage.Title, SitePage.Report[..1]);
        pages[0].InsertRange(pages[0].Count - 1, [new(100, 500, "类型"), new(250, 500, "件数"), new(100, 530, "邻里"), new(250, 530, "78")]);
        var lines = Opened.Lines(PdfFile.Of(pages), "a.pdf");
        Assert.Equal(["类型\t件数", "邻里\t78"], lines[^2..]);
    }

    [Fact]
    public void A_letter_printed_twice_for_bold_is_read_once_and_a_watermark_not_at_all()
    {
        var pages = PrintedPages.Of("标题很长的一份报告", ["一、正文"]);
        pages[0].Add(pages[0][0] with { X = pages[0][0].X + 0.4 });
        var turned = "<ofd:TextObject ID=\"99\" Boundary=\"30 100 100 100\" CTM=\"0.7 -0.7 0.7 0.7 0 0\" Font=\"4\" Size=\"20\"><ofd:TextCode X=\"0\" Y=\"20\" DeltaX=\"g 1 20\">内部</ofd:TextCode></ofd:TextObject>";
        Assert.Equal(["标题很长的一份报告", "一、正文"], Opened.Lines(OfdFile.Of(pages, turned), "a.ofd"));
    }

    [Fact]
    public void Radicals_that_a_printer_wrote_become_the_characters_they_look_like() =>
        Assert.Equal("人大代表建议和政府工作长效机制。", Opened.Lines(PdfFile.Of([[new(79, 120, "⼈⼤代表建议和政府⼯作⻓效机制。")]]), "a.pdf").Single());

    [Fact]
    public void A_scan_says_that_it_holds_no_text()
    {
        var scan = new PdfFile();
        var refused = Opened.Refused(scan.WithPages([scan.Stream("q 595 0 0 842 0 0 cm Q"u8.ToArray()), scan.Stream("q Q"u8.ToArray())], ""), "扫描.pdf");
        Assert.Equal((RefusalCode.NoText, true), (refused.Code, refused.Sentence.Contains("2页都是图片", StringComparison.Ordinal)));
        Assert.Equal(RefusalCode.NoText, Opened.Refused(OfdFile.Of([[]]), "扫描.ofd").Code);
    }

    [Fact]
    public void A_page_without_words_among_others_is_told()
    {
        var pages = PrintedPages.Of(SitePage.Title, SitePage.Report[..4]);
        pages.Add([]);
        Assert.Equal(["第2页是图片或空白，没有文字。"], Opened.Read(PdfFile.Of(pages), "a.pdf").Notes);
    }

    [Fact]
    public void Letters_that_do_not_say_which_they_are_are_refused() =>
        Assert.Equal(RefusalCode.UnreadableLetters, Opened.Refused(PdfFile.Of(Pages, saysLetters: false), "a.pdf").Code);

    [Fact]
    public void What_is_encrypted_says_so()
    {
        var pdf = new PdfFile();
        var locked = pdf.Add("<</Filter/Standard/V 2/R 3/Length 128/P -44/O<" + new string('1', 64) + ">/U<" + new string('2', 64) + ">>>");
        Assert.Equal(RefusalCode.Encrypted, Opened.Refused(pdf.WithPages([pdf.Stream("q Q"u8.ToArray())], "", $"/Encrypt {locked} 0 R/ID[<00><00>]"), "a.pdf").Code);
        Assert.Equal(RefusalCode.Encrypted, Opened.Refused(OfdFile.Of(Pages, "", ("Doc_0/Encryptions.xml", "<a/>")), "a.ofd").Code);
    }

    [Fact]
    public void A_PDF_is_known_by_its_mark_whatever_its_name() =>
        Assert.Equal(ReportFormat.Pdf, Opened.Read([.. Encoding.ASCII.GetBytes("\r\n"), .. PdfFile.Of(Pages)], "报告.docx").Format);
}
