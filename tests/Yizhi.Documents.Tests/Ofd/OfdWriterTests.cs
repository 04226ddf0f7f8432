using System.IO.Compression;
using System.Xml.Linq;
using Xunit;
using Yizhi.Documents.Ofd;
using Yizhi.Documents.Pages;
using Yizhi.Documents.Tests.Reading;
using Yizhi.Documents.Tests.Shared;

namespace Yizhi.Documents.Tests.Ofd;

/// <summary>What the OFD says, read by our own reader and looked at as XML.</summary>
public sealed class OfdWriterTests
{
    private static readonly XNamespace Space = "http://www.ofdspec.org/2016";

    internal static byte[] Written(PageDocument document)
    {
        using var output = new MemoryStream();
        OfdWriter.Write(output, document, Faces.Here);
        return output.ToArray();
    }

    [Fact]
    public void The_annual_report_reads_back_to_the_same_paragraphs() =>
        Assert.Equal(RoundTripTests.Paragraphs(Sample.Annual), Opened.Lines(Written(PageDocument.From(Sample.Annual)), "年度报告.ofd"));

    [Fact]
    public void The_same_report_gives_the_same_bytes() =>
        Assert.Equal(Written(PageDocument.From(Sample.Annual)), Written(PageDocument.From(Sample.Annual)));

    [Fact]
    public void No_two_objects_share_a_number_and_every_text_has_an_embedded_typeface()
    {
        using var zip = new ZipArchive(new MemoryStream(Written(PageDocument.From(Sample.Annual))));
        var parts = zip.Entries.Where(entry => entry.FullName.EndsWith(".xml", StringComparison.Ordinal)).Select(entry =>
        {
            using var part = entry.Open();
            return XDocument.Load(part);
        }).ToList();
        var numbers = parts.Where(part => part.Root!.Name != Space + "Document").SelectMany(part => part.Descendants().Attributes("ID")).Select(number => number.Value).ToList();
        Assert.True(numbers.Count > 100);
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
        var most = int.Parse(parts.SelectMany(part => part.Descendants(Space + "MaxUnitID")).Single().Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.All(numbers, number => Assert.True(int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) <= most));
        var fonts = parts.SelectMany(part => part.Descendants(Space + "Font")).ToDictionary(font => font.Attribute("ID")!.Value, font => font.Element(Space + "FontFile")!.Value);
        Assert.All(parts.SelectMany(part => part.Descendants(Space + "TextObject")), text => Assert.NotNull(zip.GetEntry("Doc_0/Res/" + fonts[text.Attribute("Font")!.Value])));
    }

    [Fact]
    public void Every_figure_has_a_bookmark_of_its_short_code()
    {
        using var zip = new ZipArchive(new MemoryStream(Written(PageDocument.From(Sample.Annual))));
        using var part = zip.GetEntry("Doc_0/Document.xml")!.Open();
        var marks = XDocument.Load(part).Descendants(Space + "Bookmark").Select(mark => mark.Attribute("Name")!.Value).ToHashSet();
        Assert.Equal(28, marks.Count);
        Assert.All(Sample.Annual.Figures.Values, figure => Assert.Contains(FigureCode.Of(figure), marks));
    }
}
