using System.Text;
using UglyToad.PdfPig;
using Xunit;
using Yizhi.Documents.Pages;
using Yizhi.Documents.Pdf;
using Yizhi.Documents.Tests.Reading;
using Yizhi.Documents.Tests.Shared;

namespace Yizhi.Documents.Tests.Pdf;

/// <summary>What the PDF says, read by another library.</summary>
public sealed class PdfWriterTests
{
    internal static byte[] Written(PageDocument document)
    {
        using var output = new MemoryStream();
        PdfWriter.Write(output, document, Faces.Here);
        return output.ToArray();
    }

    [Fact]
    public void The_annual_report_reads_back_to_the_same_paragraphs() =>
        Assert.Equal(RoundTripTests.Paragraphs(Sample.Annual), Opened.Lines(Written(PageDocument.From(Sample.Annual)), "年度报告.pdf"));

    [Fact]
    public void The_same_report_gives_the_same_bytes() =>
        Assert.Equal(Written(PageDocument.From(Sample.Annual)), Written(PageDocument.From(Sample.Annual)));

    [Fact]
    public void Every_typeface_is_embedded_as_a_subset()
    {
        using var pdf = PdfDocument.Open(Written(PageDocument.From(Sample.Annual)));
        var names = pdf.GetPages().SelectMany(page => page.Letters).Select(letter => letter.FontName!).Distinct().ToList();
        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.Matches("^[A-Z]{6}\\+", name));
        Assert.Equal(names.Count, Count(Written(PageDocument.From(Sample.Annual)), "/FontFile"));
    }

    [Fact]
    public void The_outline_is_the_title_and_all_headings()
    {
        var document = PageDocument.From(Sample.Annual);
        using var pdf = PdfDocument.Open(Written(document));
        Assert.True(pdf.TryGetBookmarks(out var outline));
        var said = outline.GetNodes().Select(node => node.Title).ToList();
        Assert.Equal([document.Title, .. document.Blocks.OfType<Block.Heading>().Select(heading => heading.Number + heading.Runs.Plain())], said);
    }

    [Fact]
    public void Every_figure_is_a_named_place()
    {
        var document = PageDocument.From(Sample.Annual);
        var text = Encoding.Latin1.GetString(Written(document));
        var figures = document.Blocks.SelectMany(Runs).OfType<FigureRun>().Select(run => FigureCode.Of(run.Figure)).ToList();
        Assert.Equal(28, figures.Count);
        foreach (var group in figures.GroupBy(code => code))
            for (var i = 1; i <= group.Count(); i++)
                Assert.Contains($"({FigureCode.At(group.Key, i)})[", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_structure_is_told_and_its_language_Chinese()
    {
        var text = Encoding.Latin1.GetString(Written(PageDocument.From(Sample.Annual)));
        foreach (var said in (string[])["/Lang(zh-CN)", "/MarkInfo<</Marked true>>", "/StructTreeRoot", "/S/H1/", "/S/H2/", "/S/H5/", "/S/P/", "/S/Table/", "/S/TR/", "/S/TH/", "/S/TD/", "/Scope/Column", "/DisplayDocTitle true", "<pdfuaid:part>1</pdfuaid:part>"])
            Assert.Contains(said, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_character_no_typeface_has_stands_as_a_mark_and_is_named()
    {
        var set = Documents.Typesetting.Compositor.Set(PageDocument.From(Sample.Report("罕见字\U0010FFFD在此。")), Faces.Here);
        Assert.Equal(["\U0010FFFD"], set.Missing);
        Assert.Contains(Opened.Lines(Written(PageDocument.From(Sample.Report("罕见字\U0010FFFD在此。"))), "a.pdf"), line => line.Contains("罕见字〓在此", StringComparison.Ordinal));
    }

    private static IEnumerable<Run> Runs(Block block) => block switch
    {
        Block.Heading heading => heading.Runs,
        Block.Paragraph paragraph => paragraph.Runs,
        Block.Table table => table.Rows.SelectMany(row => row.Cells).SelectMany(cell => cell),
        _ => [],
    };

    private static int Count(byte[] file, string said) => Encoding.Latin1.GetString(file).Split(said).Length - 1;
}
