using System.Text;
using Xunit;
using Yizhi.Core.Reports;
using Yizhi.Documents.Docx;
using Yizhi.Documents.Html;
using Yizhi.Documents.Pages;
using Yizhi.Documents.Reading;
using Yizhi.Documents.Tests.Shared;

namespace Yizhi.Documents.Tests.Reading;

/// <summary>What Yizhi writes it reads back to the same paragraphs.</summary>
public class RoundTripTests
{
    [Fact]
    public void The_annual_report_as_Word() => Assert.Equal(Paragraphs(Sample.Annual), Opened.Lines(Docx(Sample.Annual), "年度报告.docx"));

    [Fact]
    public void The_annual_report_as_a_page()
    {
        var page = Html(Sample.Annual);
        Assert.Equal(Paragraphs(Sample.Annual), Opened.Lines(page, "年度报告.html"));
    }

    [Fact]
    public void A_short_paper_without_number_signer_or_copies()
    {
        var report = Sample.Report("正文一句，说一件事，两个逗号。\n\n# 标题\n\n第二段，也说一件事。") with { DocumentNumber = null, Signer = null };
        Assert.Equal(Paragraphs(report), Opened.Lines(Docx(report), "a.docx"));
        Assert.Equal(Paragraphs(report), Opened.Lines(Html(report), "a.html"));
    }

    internal static byte[] Docx(Report report)
    {
        using var output = new MemoryStream();
        DocxWriter.Write(output, PageDocument.From(report));
        return output.ToArray();
    }

    internal static string Html(Report report)
    {
        using var output = new StringWriter();
        HtmlWriter.Page(output, PageDocument.From(report), figure => $"/t/{figure.Token}", ".sheet { --u: 1mm; }");
        return output.ToString();
    }

    // Taken from the page model and not from either writer.
    internal static List<string> Paragraphs(Report report)
    {
        var page = PageDocument.From(report);
        var said = new List<string> { page.IssuerMark! };
        var number = string.Join('\t', new[] { page.DocumentNumber, page.Signer is { } signer ? $"签发人：{signer}" : null }.Where(part => part is not null));
        if (number.Length > 0)
            said.Add(number);
        said.Add(page.Title);
        said.Add(page.Addressee + "：");
        foreach (var block in page.Blocks)
        {
            switch (block)
            {
                case Block.Heading heading:
                    said.Add(heading.Number + heading.Runs.Plain());
                    break;
                case Block.Paragraph paragraph:
                    said.Add(paragraph.Runs.Plain());
                    break;
                case Block.Table table:
                    said.AddRange(table.Rows.Select(row => string.Join('\t', row.Cells.Select(cell => cell.Plain()))));
                    break;
            }
        }
        said.Add(page.SignatureUnit!);
        said.Add(WrittenDate.Of(page.Date));
        if (page.CopyTo is { } copyTo)
        {
            said.Add($"抄送：{RecordBlock.Sentence(copyTo)}");
            said.Add($"{page.SignatureUnit}\t{WrittenDate.Of(page.Date)}印发");
        }
        return said;
    }
}
