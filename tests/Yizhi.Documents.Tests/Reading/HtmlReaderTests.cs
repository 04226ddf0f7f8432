using System.Text;
using Xunit;
using Yizhi.Documents.Reading;

namespace Yizhi.Documents.Tests.Reading;

public class HtmlReaderTests
{
    [Fact]
    public void The_report_is_read_and_the_site_around_it_left()
    {
        Assert.Equal([SitePage.Title, .. SitePage.Report], Opened.Lines(SitePage.Trs, "content_1.html").Where(line => line != "书院办发〔2025〕2号"));
    }

    [Fact]
    public void Of_the_particulars_the_document_number_stays() =>
        Assert.Equal(["甲办发〔2025〕3号", SitePage.Title, .. SitePage.Report], Opened.Lines(
            $"<html><body><h1>{SitePage.Title}</h1><div class=\"TRS_Editor\"><table><tr><td>索引号：</td><td>1</td><td>文号：</td><td>甲办发〔2025〕3号</td></tr></table><p>{SitePage.Title}</p>{string.Concat(SitePage.Report.Select(text => $"<p>{text}</p>"))}</div></body></html>", "a.html"));

    [Fact]
    public void A_page_laid_out_by_tables_in_GB2312_gives_the_same_report()
    {
        Assert.Equal([SitePage.Title, .. SitePage.Report], Opened.Lines(Gb(SitePage.Tables), "old.htm"));
    }

    [Fact]
    public void A_page_without_telling_names_gives_the_same_report() =>
        Assert.Equal([SitePage.Title, .. SitePage.Report], Opened.Lines(SitePage.Nameless, "new.html"));

    [Fact]
    public void Figures_in_a_table_keep_their_rows()
    {
        var rows = "<table><tr><th>类型</th><th>件数</th></tr><tr><td>邻里</td><td><a href='#'>78</a></td></tr></table>";
        var page = SitePage.Trs.Replace("<p style=\"text-indent: 2em\">　　二、", rows + "<p>二、", StringComparison.Ordinal);
        var lines = Opened.Lines(page, "a.html");
        Assert.Contains("类型\t件数", lines);
        Assert.Contains("邻里\t78", lines);
    }

    [Fact]
    public void The_page_is_known_by_its_content_even_when_it_is_called_a_Word_file() =>
        Assert.Equal(ReportFormat.Html, Opened.Read(Encoding.UTF8.GetBytes(SitePage.Trs), "报告.doc").Format);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("GB18030")]
    public void The_bytes_tell_the_encoding_whatever_the_page_declares(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var chosen = Encoding.GetEncoding(encoding);
        Assert.Contains(SitePage.Report[3], Opened.Lines([.. chosen.GetPreamble(), .. chosen.GetBytes(SitePage.Tables)], "a.html"));
    }

    [Fact]
    public void A_page_saved_with_its_pictures_is_read()
    {
        var file = $"From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----Multi--x\"\r\n\r\n"
            + $"------Multi--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n{Convert.ToBase64String(Encoding.UTF8.GetBytes(SitePage.Trs), Base64FormattingOptions.InsertLineBreaks)}\r\n------Multi--x\r\nContent-Type: image/png\r\n\r\nx\r\n------Multi--x--\r\n";
        var read = Opened.Read(Encoding.ASCII.GetBytes(file), "报告.mht");
        Assert.Equal(ReportFormat.Mhtml, read.Format);
        Assert.Contains(SitePage.Report[3], read.Text, StringComparison.Ordinal);

        var quoted = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html; charset=gb2312\nContent-Transfer-Encoding: quoted-printable\n\n<html><body><p>"
            + string.Concat(Gb("调解纠纷218件。").Select(b => $"={b:X2}")) + "=\n</p></body></html>\n--b--";
        Assert.Equal(["调解纠纷218件。"], Opened.Lines(quoted, "a.mht"));
    }

    [Fact]
    public void A_page_without_words_says_so() =>
        Assert.Equal(RefusalCode.NoText, Opened.Refused("<html><body><img src=1.jpg></body></html>"u8.ToArray(), "a.html").Code);

    internal static byte[] Gb(string text)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("GB18030").GetBytes(text);
    }
}
