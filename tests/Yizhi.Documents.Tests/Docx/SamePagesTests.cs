using System.Globalization;
using Xunit;
using Yizhi.Core.Reports;
using Yizhi.Documents.Docx;
using Yizhi.Documents.Fonts;
using Yizhi.Documents.Pages;
using Yizhi.Documents.Pdf;
using Yizhi.Documents.Tests.Shared;

namespace Yizhi.Documents.Tests.Docx;

/// <summary>The DOCX printed by LibreOffice beside our own PDF: the same pages, and on each the same lines.</summary>
/// <remarks>Numbers stand as figures here: LibreOffice 7 leaves a gap between Chinese and numbers that are plain text, whatever the file says.</remarks>
public sealed class SamePagesTests
{
    private const string Clause = "健全街道合法性审查工作机制，明确范围、流程和时限，未经审查或者审查不合法的，不提交集体讨论；推行“综合查一次”，减少重复检查（含部门联合检查）。";

    [Fact]
    public async Task Word_processor_and_PDF_agree_on_every_page()
    {
        var documents = Documents();
        var folder = Directory.CreateTempSubdirectory("yizhi-pages-").FullName;
        try
        {
            var fonts = FontSettings(folder);
            foreach (var (name, document) in documents)
            {
                await using var docx = File.Create(Path.Combine(folder, name + ".docx"));
                DocxWriter.Write(docx, document);
                Directory.CreateDirectory(Path.Combine(folder, "own"));
                await using var pdf = File.Create(Path.Combine(folder, "own", name + ".pdf"));
                PdfWriter.Write(pdf, document, Faces.Here);
            }
            await Programs.RunWith(fonts, "soffice", [$"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder, .. documents.Select(d => Path.Combine(folder, d.Name + ".docx"))]);
            foreach (var (name, _) in documents)
            {
                Assert.True(File.Exists(Path.Combine(folder, name + ".pdf")), "LibreOffice wrote no PDF.");
                var printed = await Pages(Path.Combine(folder, name + ".pdf"));
                var own = await Pages(Path.Combine(folder, "own", name + ".pdf"));
                Assert.Equal(own.Count, printed.Count);
                // Lines may end elsewhere where LibreOffice leaves its gap, as in 2.3万; pages end alike all the same.
                for (var page = 0; page < own.Count; page++)
                    Assert.True(name is "annual" or "attached" ? string.Concat(own[page]) == string.Concat(printed[page]) : own[page].SequenceEqual(printed[page]), $"{name}, page {page + 1}:\n{string.Join('\n', own[page])}\n—— LibreOffice ——\n{string.Join('\n', printed[page])}");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IReadOnlyList<(string Name, PageDocument Document)> Documents()
    {
        var annual = PageDocument.From(Sample.Annual);
        // Pieces of all lengths, so that page breaks fall everywhere: in paragraphs, behind headings, before the signature.
        var all = new List<(string, PageDocument)> { ("annual", annual) };
        for (var i = 0; i < 6; i++)
            all.Add(($"prose{i}", PageDocument.From(Prose(i))));
        all.Add(("table", PageDocument.From(Table(70))));
        all.Add(("attached", PageDocument.From(Prose(2)) with { Note = "联系人：许望舒", Attachments = [new("年度行政执法统计表", [new Block.Paragraph([new TextRun(Clause)])]), new("法治建设责任清单", annual.Blocks)] }));
        return all;
    }

    private static Report Prose(int seed)
    {
        var (text, figures) = (new System.Text.StringBuilder(), new List<ReportFigure>());
        for (var i = 0; i < 16 + seed; i++)
        {
            if (i % 3 == seed % 3)
                text.Append(CultureInfo.InvariantCulture, $"{(i % 2 == 0 ? "#" : "##")} 推进第{ChineseNumerals.Of(i + 1)}项工作\n\n");
            for (var k = 0; k <= (i * 7 + seed) % 4; k++)
            {
                figures.Add(Sample.Figure($"f{i}.k{k}", ((i * 131 + k * 17 + seed) % 2000).ToString(CultureInfo.InvariantCulture)));
                text.Append(CultureInfo.InvariantCulture, $"{Clause[..(9 + (i * 13 + k * 29 + seed * 5) % (Clause.Length - 9))]}共⟦f{i}.k{k}⟧件。");
            }
            text.Append("\n\n");
        }
        return Sample.Report(text.ToString(), [.. figures]) with { CopyTo = seed % 2 == 0 ? "明湖区委全面依法治区委员会办公室，明湖区司法局，各社区居民委员会，各科室、站所" : null };
    }

    private static Report Table(int rows) =>
        Sample.Report("各类纠纷的办理情况如下表。\n\n| 类型 | 说明 |\n| --- | :--- |\n" + string.Concat(Enumerable.Range(1, rows).Select(i => $"| 第{ChineseNumerals.Of(i)}类 | {Clause[..(5 + i * 7 % 60)]} |\n")));

    private static async Task<List<List<string>>> Pages(string path) =>
        [.. (await Programs.Run("pdftotext", "-layout", path, "-")).TrimEnd('\f').Split('\f').Select(page => page.Split('\n').Select(line => line.Replace(" ", "", StringComparison.Ordinal)).Where(line => line.Length > 0).ToList())];

    // The faces the document names become the ones our PDF takes.
    private static string FontSettings(string folder)
    {
        var to = new System.Text.StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig>");
        foreach (var place in FontFolders.OfThisMachine().Where(Directory.Exists))
            to.Append(CultureInfo.InvariantCulture, $"<dir>{place}</dir>");
        to.Append(CultureInfo.InvariantCulture, $"<cachedir>{folder}/fonts</cachedir>");
        foreach (var (face, name) in ((PaperFace, string)[])[(PaperFace.FangSong, "仿宋_GB2312"), (PaperFace.KaiTi, "楷体_GB2312"), (PaperFace.HeiTi, "黑体"), (PaperFace.Song, "宋体")])
            to.Append(CultureInfo.InvariantCulture, $"<match target=\"pattern\"><test name=\"family\"><string>{name}</string></test><edit name=\"family\" mode=\"assign\" binding=\"strong\"><string>{Faces.Here[face].Name}</string></edit></match>");
        var path = Path.Combine(folder, "fonts.conf");
        File.WriteAllText(path, to.Append("</fontconfig>").ToString());
        return path;
    }
}
