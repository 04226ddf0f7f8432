using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;
using Yizhi.Documents.Docx;
using Yizhi.Documents.Pages;
using Yizhi.Documents.Tests.Shared;

namespace Yizhi.Documents.Tests.Docx;

/// <summary>The pages as another program prints them; with a substitute face the letters differ, the measures don't.</summary>
public partial class PrintedTests
{
    [Fact]
    public async Task A_full_page_has_twenty_two_lines_and_a_full_line_twenty_eight_characters()
    {
        var folder = Directory.CreateTempSubdirectory("yizhi-printed-").FullName;
        try
        {
            var prose = string.Concat(Enumerable.Repeat("依法行政执政为民规范公正文明", 120));
            await using (var file = File.Create(Path.Combine(folder, "long.docx")))
                DocxWriter.Write(file, PageDocument.From(Sample.Report(prose)));

            await Programs.Run("soffice", $"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder, Path.Combine(folder, "long.docx"));
            Assert.True(File.Exists(Path.Combine(folder, "long.pdf")), "LibreOffice wrote no PDF.");
            var page = await Programs.Run("pdftotext", "-bbox-layout", "-f", "2", "-l", "2", Path.Combine(folder, "long.pdf"), "-");

            var lines = Line().Matches(page).Select(found => (
                Top: double.Parse(found.Groups["top"].ValueSpan, CultureInfo.InvariantCulture),
                Text: string.Concat(Word().Matches(found.Value).Select(word => word.Groups["text"].Value)))).OrderBy(line => line.Top).ToList();
            Assert.Equal("—2—", lines[^1].Text);
            Assert.Equal(22, lines.Count - 1);
            Assert.All(lines.SkipLast(1), line => Assert.Equal(28, line.Text.Length));
            Assert.Equal(21 * 28.95, lines[^2].Top - lines[0].Top, tolerance: 0.5);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [GeneratedRegex("<line xMin=\"[0-9.]+\" yMin=\"(?<top>[0-9.]+)\".*?</line>", RegexOptions.Singleline)]
    private static partial Regex Line();

    [GeneratedRegex("<word[^>]*>(?<text>[^<]*)</word>")]
    private static partial Regex Word();
}
