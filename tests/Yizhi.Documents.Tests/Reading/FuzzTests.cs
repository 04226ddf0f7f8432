using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using CsCheck;
using Xunit;
using Yizhi.Documents.Reading;
using Yizhi.Documents.Tests.Shared;

namespace Yizhi.Documents.Tests.Reading;

/// <summary>Good files made bad at random: whatever comes, an outcome comes, and in time.</summary>
/// <remarks>The corpus is made by the tests themselves.</remarks>
public class FuzzTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, byte[]> corpus = new()
    {
        ["annual.docx"] = RoundTripTests.Docx(Sample.Annual),
        ["lists.docx"] = WordFile.Of(
            WordFile.InList("甲", 1, 0) + WordFile.InList("乙", 1, 1) + "<w:tbl><w:tr><w:tc>" + WordFile.P("格") + "</w:tc><w:tc>" + WordFile.P("8") + "</w:tc></w:tr></w:tbl>",
            WordFile.Lists(WordFile.Level(0, "chineseCounting", "%1、") + WordFile.Level(1, "decimal", "%1.%2"))),
        ["set.pdf"] = PdfFile.Of(PrintedPages.Of(SitePage.Title, SitePage.Report, "书院街道办事处文件")),
        ["set.ofd"] = OfdFile.Of(PrintedPages.Of(SitePage.Title, SitePage.Report, "书院街道办事处文件")),
        ["trs.html"] = Encoding.UTF8.GetBytes(SitePage.Trs),
        ["tables.html"] = HtmlReaderTests.Gb(SitePage.Tables),
        ["saved.mht"] = Encoding.ASCII.GetBytes("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n" + Convert.ToBase64String(Encoding.UTF8.GetBytes(SitePage.Nameless)) + "\n--b--"),
        ["old.doc"] = Hostile.CompoundFile("WordDocument"),
        ["old.rtf"] = Encoding.ASCII.GetBytes("{\\rtf1\\ansi{\\fonttbl{\\f0 A;}}" + string.Concat(Enumerable.Repeat("{\\b x}\\par ", 40)) + "}"),
        ["report.txt"] = HtmlReaderTests.Gb(string.Join('\n', SitePage.Report)),
        ["report.md"] = Encoding.UTF8.GetBytes("# 标题\n\n" + string.Join("\n\n", SitePage.Report)),
    };

    // LibreOffice takes a second for every file, good or bad; what stands before it is what is ours.
    private static readonly ReadingLimits withoutOffice = ReadingLimits.Default with { OfficeProgram = "/nowhere/soffice" };

    public static TheoryData<string> Names => [.. corpus.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_change_of_a_good_file_has_an_outcome(string name)
    {
        var good = corpus[name];
        var (read, refused, slowest) = (0, 0, TimeSpan.Zero);
        Changes.Sample(
            changes =>
            {
                var bad = changes.Aggregate(good, (file, change) => change.Made(file));
                Outcome(bad, name, ref read, ref refused, ref slowest);
            },
            iter: Times,
            threads: 1);
        output.WriteLine($"{name}: {read} read, {refused} refused, slowest {slowest.TotalMilliseconds:0} ms");
        Assert.True(refused > 0 || name is "trs.html" or "tables.html" or "report.md" or "report.txt" or "set.pdf", "No change spoiled the file: they change nothing.");
    }

    /// <summary>Changes inside the parts of a package, which reach the parsers behind the unpacking.</summary>
    [Theory]
    [InlineData("annual.docx")]
    [InlineData("lists.docx")]
    [InlineData("set.ofd")]
    public void Any_change_inside_a_package_has_an_outcome(string name)
    {
        var parts = Unpacked(corpus[name]);
        var (read, refused, slowest) = (0, 0, TimeSpan.Zero);
        Gen.Select(Changes, Gen.Int[0, parts.Count - 1]).Sample(
            (changes, at) =>
            {
                var bad = changes.Aggregate(parts[at].Bytes, (file, change) => change.Made(file));
                var file = WordFile.Zip(parts.Select((part, i) => (part.Name, (Action<Stream>)(stream => stream.Write(i == at ? bad : part.Bytes)))));
                Outcome(file, name, ref read, ref refused, ref slowest);
            },
            iter: Times,
            threads: 1);
        output.WriteLine($"{name}: {read} read, {refused} refused, slowest {slowest.TotalMilliseconds:0} ms");
        Assert.True(read > 0 && refused > 0);
    }

    [Fact]
    public void Noise_of_any_kind_has_an_outcome()
    {
        var (read, refused, slowest) = (0, 0, TimeSpan.Zero);
        Gen.Select(Gen.Byte.Array[0, 3000], Gen.Int[0, corpus.Count - 1], Gen.Int[0, 64]).Sample(
            (noise, at, head) =>
            {
                var (name, good) = corpus.ElementAt(at);
                Outcome([.. good.AsSpan(0, Math.Min(head, good.Length)), .. noise], name, ref read, ref refused, ref slowest);
            },
            iter: Times,
            threads: 1);
        Assert.True(refused > 0);
    }

    /// <summary>Long runs are for a quiet night: YIZHI_FUZZ=20000 dotnet run …</summary>
    private static int Times => int.TryParse(Environment.GetEnvironmentVariable("YIZHI_FUZZ"), out var times) ? times : 150;

    private static void Outcome(byte[] file, string name, ref int read, ref int refused, ref TimeSpan slowest)
    {
        var watch = Stopwatch.StartNew();
        var outcome = ReportText.Open(new MemoryStream(file), name, withoutOffice, TestContext.Current.CancellationToken);
        var took = watch.Elapsed;
        slowest = took > slowest ? took : slowest;
        Assert.True(took < TimeSpan.FromSeconds(3), $"{name} took {took}");
        if (outcome is ReportText.Read text)
        {
            read++;
            Assert.False(string.IsNullOrWhiteSpace(text.Text));
            Assert.DoesNotContain('\0', text.Text);
            Assert.DoesNotContain('\r', text.Text);
        }
        else
        {
            refused++;
            Assert.EndsWith("。", ((ReportText.Refused)outcome).Sentence, StringComparison.Ordinal);
        }
    }

    private static Gen<Change[]> Changes { get; } = Gen.Select(Gen.Int[0, 5], Gen.Double[0, 1], Gen.Double[0, 1], Gen.Byte, (kind, from, to, value) => new Change(kind, from, to, value)).Array[1, 6];

    private static List<(string Name, byte[] Bytes)> Unpacked(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return [.. zip.Entries.Select(entry =>
        {
            using var stream = entry.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return (entry.FullName, bytes.ToArray());
        })];
    }

    /// <summary>One way to spoil a file; places are parts of its length, so that they mean something after other changes.</summary>
    internal sealed record Change(int Kind, double From, double To, byte Value)
    {
        private static readonly byte[] Marks = "<>&/()[]{}%\0\"=9"u8.ToArray();

        public byte[] Made(byte[] file)
        {
            if (file.Length < 2)
                return file;
            var (a, b) = ((int)(Math.Min(From, To) * (file.Length - 1)), (int)(Math.Max(From, To) * (file.Length - 1)));
            return Kind switch
            {
                // A bit turned over.
                0 => [.. file[..a], (byte)(file[a] ^ (1 << (Value & 7))), .. file[(a + 1)..]],
                // A byte that means something in many formats.
                1 => [.. file[..a], Marks[Value % Marks.Length], .. file[(a + 1)..]],
                // Cut off.
                2 => file[..(b + 1)],
                // A stretch taken out.
                3 => [.. file[..a], .. file[Math.Min(b, a + 64)..]],
                // A stretch said twice.
                4 => [.. file[..b], .. file[a..b].AsSpan(0, Math.Min(b - a, 4096)), .. file[b..]],
                // A stretch put over another.
                _ => [.. file[..a], .. file[b..].AsSpan(0, Math.Min(file.Length - b, 256)), .. file[Math.Min(file.Length, a + 256)..]],
            };
        }
    }
}
