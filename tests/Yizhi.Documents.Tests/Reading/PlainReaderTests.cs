using System.Text;
using CsCheck;
using Xunit;
using Yizhi.Documents.Reading;

namespace Yizhi.Documents.Tests.Reading;

public class PlainReaderTests
{
    private const string Report = "书院街道办事处关于2024年法治政府建设情况的报告\n\n　　一、主要成效\n调解矛盾纠纷218件，其中邻里78件。㐂𠮷\n";

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("GB18030", false)]
    public void The_text_is_the_same_in_every_encoding_and_stands_where_it_stood(string name, bool marked)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name);
        var read = Opened.Read([.. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes(Report.Replace("\n", "\r\n", StringComparison.Ordinal))], "报告.txt");
        Assert.Equal(Report, read.Text);
        Assert.Equal(ReportFormat.Text, read.Format);
        Assert.Empty(read.Notes);
    }

    [Fact]
    public void Any_Chinese_prose_is_the_same_in_UTF8_and_GB18030()
    {
        var prose = Gen.Char['\u4e00', '\u9f00'].Array[4, 60].Select(letters => new string(letters) + "，调解218件。\n");
        prose.Sample(text => Opened.Read(HtmlReaderTests.Gb(text), "a.txt").Text == text && Opened.Read(Encoding.UTF8.GetBytes(text), "a.txt").Text == text, iter: 300);
    }

    [Fact]
    public void A_text_cut_off_inside_a_character_is_read_to_its_last_whole_one() =>
        Assert.Equal("调解纠纷218", Opened.Read(Encoding.UTF8.GetBytes("调解纠纷218件")[..^1], "a.txt").Text);

    [Fact]
    public void One_spoiled_byte_spoils_one_character_and_not_the_encoding()
    {
        var bytes = Encoding.UTF8.GetBytes(Report);
        bytes[30] ^= 0x40;
        Assert.Contains("调解矛盾纠纷218件", Opened.Read(bytes, "a.txt").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_is_read_without_its_marks() =>
        Assert.Equal(["关于报告", "一、成效", "调解218件", "类型\t件数", "邻里\t78", "第一项"], Opened.Lines("# 关于报告\n\n## 一、成效\n调解**218**件\n\n| 类型 | 件数 |\n| --- | ---: |\n| 邻里 | 78 |\n\n- 第一项\n---\n", "报告.md"));

    [Fact]
    public void What_is_no_report_is_refused_with_a_sentence()
    {
        Assert.Equal(RefusalCode.Empty, Opened.Refused([], "a.txt").Code);
        Assert.Equal(RefusalCode.NoText, Opened.Refused("\r\n \t\n"u8.ToArray(), "a.txt").Code);
        var noise = new byte[5000];
        new Random(7).NextBytes(noise);
        var refused = Opened.Refused(noise, "报告.txt");
        Assert.Equal(RefusalCode.UnknownFormat, refused.Code);
        Assert.StartsWith("认不出“报告.txt”", refused.Sentence, StringComparison.Ordinal);
        Assert.Equal(RefusalCode.UnknownFormat, Opened.Refused([0x89, (byte)'P', (byte)'N', (byte)'G', 0, 0, 0, 13, .. noise], "a.png").Code);
    }

    [Fact]
    public void A_file_that_lost_the_mark_of_its_format_is_not_read_as_text()
    {
        Assert.Equal(RefusalCode.Broken, Opened.Refused("{\\qtf1 x}"u8.ToArray(), "a.rtf").Code);
        var file = Hostile.CompoundFile("WordDocument");
        file[0] = 0;
        Assert.Equal(RefusalCode.UnknownFormat, Opened.Refused(file, "a.doc").Code);
    }

    [Fact]
    public void A_stream_that_cannot_seek_or_stands_in_the_middle_is_read_too()
    {
        var bytes = Encoding.UTF8.GetBytes("头" + Report);
        using var stream = new MemoryStream(bytes) { Position = 3 };
        Assert.Equal(Report, ((ReportText.Read)ReportText.Open(stream, "a.txt", Opened.Patient, TestContext.Current.CancellationToken)).Text);
    }

    [Fact]
    public void Only_a_cancelled_reading_ends_with_an_exception()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => ReportText.Open(new MemoryStream("文"u8.ToArray()), "a.txt", Opened.Patient, cancelled.Token));
    }
}
