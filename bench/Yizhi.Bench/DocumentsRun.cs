using System.Diagnostics;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Yizhi.Core.Counting;
using Yizhi.Core.Reports;
using Yizhi.Core.Time;
using Yizhi.Documents.Docx;
using Yizhi.Documents.Fonts;
using Yizhi.Documents.Ofd;
using Yizhi.Documents.Pages;
using Yizhi.Documents.Pdf;
using Body = DocumentFormat.OpenXml.Wordprocessing.Body;
using Document = DocumentFormat.OpenXml.Wordprocessing.Document;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using Run = DocumentFormat.OpenXml.Wordprocessing.Run;
using Text = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace Yizhi.Bench;

/// <summary>Writing a report of 6,000 characters and 120 figures: documents a second of processor time, from its text to its bytes. No two reports have the same words.</summary>
internal static class DocumentsRun
{
    private const int Sections = 24, Figures = 120, Reports = 40;

    // A few hundred different characters, as official prose has them.
    private const string Words = "坚持依法行政深入学习贯彻法治思想健全街道合法性审查工作机制明确范围流程和时限提高依法决策水平规范行政执法维护公平公正的秩序多元化解矛盾纠纷守牢基层平安底线开展普法宣传厚植社会根基推进政务公开自觉接受各方监督落实责任压实举措强化保障完善制度加强队伍建设提升服务效能解决群众急难愁盼问题营造良好营商环境";

    public static void Run()
    {
        var fonts = FontShelf.OfThisMachine;
        var reports = Enumerable.Range(0, Reports).Select(Report).ToList();
        var length = reports[0].Text.Count(c => c > 0x2000);
        Console.WriteLine();
        Console.WriteLine($"report of {length:N0} characters, {reports[0].Figures.Count} figures; set in {fonts[PaperFace.FangSong].Name}");
        Bench.Head("form", "documents a second of processor time", "each", "bytes");
        Measure("DOCX", reports, (to, document) => DocxWriter.Write(to, document));
        Measure("DOCX, plain paragraphs by the Open XML SDK", reports, Plain);
        Measure("PDF", reports, (to, document) => PdfWriter.Write(to, document, fonts));
        Measure("OFD", reports, (to, document) => OfdWriter.Write(to, document, fonts));
    }

    private static void Measure(string form, List<Report> reports, Action<Stream, PageDocument> write)
    {
        var (spent, bytes) = (0.0, 0L);
        for (var round = 0; round < 3; round++)
        {
            // Processor time and not the clock's: what other programs do beside it is none of its cost.
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            foreach (var report in reports)
            {
                using var to = new MemoryStream();
                write(to, PageDocument.From(report));
                bytes = to.Length;
            }
            // The first round warms up: what is compiled and which letters are read.
            if (round > 0)
                spent += (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds;
        }
        Bench.Row(form, $"{2000 * reports.Count / spent:0.0}", $"{spent / (2 * reports.Count):0.0} ms", $"{bytes:N0}");
    }

    // What the library that writes our other parts takes for the same words as plain paragraphs.
    private static void Plain(Stream to, PageDocument document)
    {
        using var package = new MemoryStream();
        using (var docx = WordprocessingDocument.Create(package, WordprocessingDocumentType.Document))
            docx.AddMainDocumentPart().Document = new Document(new Body(Section.Of(document.Blocks).SelectMany(section => section.Text.Split('\n')).Select(line => new Paragraph(new Run(new Text(line))))));
        package.WriteTo(to);
    }

    private static Report Report(int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder();
        var figures = new Dictionary<string, ReportFigure>(StringComparer.Ordinal);
        for (var i = 0; i < Sections; i++)
        {
            text.Append(i % 6 == 0 ? "# " : "## ").Append(Prose(random, 12)).Append("\n\n");
            for (var k = 0; k < Figures / Sections; k++)
            {
                var token = $"work.kind{i}_{k}";
                var value = random.Next(5000);
                figures[token] = new ReportFigure(token, token, "", "工作", "件", "990101001000", Period.OfYear(2025), new FigureValue.Known(value), $"{value}");
                text.Append(Prose(random, 22)).Append('，').Append(Prose(random, 20)).Append(Tokens.Wrap(token)).Append("件。");
            }
            text.Append("\n\n");
        }
        return new Report("annual", "关于2025年度法治政府建设情况的报告", "990101001000", "测试区测试街道办事处", Period.OfYear(2025), "测试区人民政府", "测办发〔2026〕2号", "测试员", new DateOnly(2026, 1, 15), "测试区司法局", text.ToString(), figures, [], "1");
    }

    private static string Prose(Random random, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => Words[random.Next(Words.Length)]));
}
