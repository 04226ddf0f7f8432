using System.Diagnostics;
using Xunit;
using Yizhi.Documents.Reading;

namespace Yizhi.Documents.Tests.Reading;

/// <summary>Alone on the machine as far as these tests are concerned: they are about time and memory.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

[Collection(nameof(Alone))]
public class HostileTests(ITestOutputHelper output)
{
    private const long MostBytes = 200L << 20;
    private static readonly TimeSpan longest = TimeSpan.FromSeconds(2);

    public static TheoryData<string> Names => [.. Hostile.Files.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_hostile_file_ends_within_two_seconds_and_200_MB(string name)
    {
        // From a file, as it would come: what the test itself makes is not counted.
        var path = Path.Combine(Directory.CreateTempSubdirectory("yizhi-hostile-").FullName, name);
        try
        {
            File.WriteAllBytes(path, Hostile.Files[name]());
            GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            var (outcome, took, grew, allocated) = Measured(path);
            output.WriteLine($"{name}: {took.TotalMilliseconds:0} ms, +{grew >> 20} MB, {allocated >> 20} MB allocated; {Short(outcome)}");
            Assert.True(took < longest, $"{name} took {took}; {Short(outcome)}");
            Assert.True(grew < MostBytes, $"{name} grew by {grew >> 20} MB; {Short(outcome)}");
            if (outcome is ReportText.Refused refused)
                Assert.EndsWith("。", refused.Sentence, StringComparison.Ordinal);
            else
                Assert.True(HarmlessAfterAll.Contains(name), $"{name} was read: {Short(outcome)}");
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    [Theory]
    [InlineData("bomb-of-blanks.docx", RefusalCode.TooLarge)]
    [InlineData("one-line-of-100-MB.docx", RefusalCode.TooLarge)]
    [InlineData("one-line-of-100-MB.txt", RefusalCode.TooLarge)]
    [InlineData("laughing.docx", RefusalCode.Entities)]
    [InlineData("outside.docx", RefusalCode.Entities)]
    [InlineData("deep.docx", RefusalCode.TooDeep)]
    [InlineData("deep-and-skipped.docx", RefusalCode.TooDeep)]
    [InlineData("deep.html", RefusalCode.TooDeep)]
    [InlineData("deep.ofd", RefusalCode.TooDeep)]
    [InlineData("half-a-million-parts.docx", RefusalCode.TooLarge)]
    [InlineData("table-broken.docx", RefusalCode.Broken)]
    [InlineData("bomb.pdf", RefusalCode.TooLarge)]
    [InlineData("no-end.docx", RefusalCode.Broken)]
    public void The_sentence_says_what_is_wrong_with_it(string name, RefusalCode code) =>
        Assert.Equal(code, Opened.Refused(Hostile.Files[name](), name, ReadingLimits.Default).Code);

    [Fact]
    public void A_stream_that_stands_still_is_given_up()
    {
        using var file = new Standing();
        var watch = Stopwatch.StartNew();
        var refused = Assert.IsType<ReportText.Refused>(ReportText.Open(file, "a.txt", ReadingLimits.Default, TestContext.Current.CancellationToken));
        Assert.Equal(RefusalCode.TooSlow, refused.Code);
        Assert.InRange(watch.Elapsed, ReadingLimits.Default.Time, longest);
    }

    [Fact]
    public void Who_cancels_is_obeyed_in_the_middle_of_a_page()
    {
        var file = Hostile.Files["forms-twice-in-forms.pdf"]();
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var watch = Stopwatch.StartNew();
        Assert.ThrowsAny<OperationCanceledException>(() => ReportText.Open(new MemoryStream(file), "a.pdf", ReadingLimits.Patient, soon.Token));
        Assert.InRange(watch.Elapsed, TimeSpan.FromMilliseconds(150), longest);
    }

    // As a file on a share that went away: its head is read, the rest never comes.
    private sealed class Standing() : MemoryStream(new byte[8192])
    {
        private int reads;

        public override int Read(Span<byte> buffer)
        {
            if (reads++ > 0)
                Thread.Sleep(TimeSpan.FromSeconds(5));
            buffer.Fill((byte)'a');
            return buffer.Length;
        }
    }

    // Only odd: what they say is little, and it is read.
    private static readonly HashSet<string> HarmlessAfterAll = new(StringComparer.Ordinal)
    {
        "attribute-of-7-MB.html", "attributes-by-the-hundred-thousand.html", "revisions-carried-on.docx", "lists-by-the-million.docx", "steps-beyond-number.ofd",
    };

    private static (ReportText Outcome, TimeSpan Took, long Grew, long Allocated) Measured(string path)
    {
        using var process = Process.GetCurrentProcess();
        using var done = new ManualResetEventSlim();
        process.Refresh();
        var before = process.WorkingSet64;
        var most = before;
        var sampler = new Thread(() =>
        {
            using var own = Process.GetCurrentProcess();
            while (!done.Wait(5))
            {
                own.Refresh();
                most = Math.Max(most, own.WorkingSet64);
            }
        });
        sampler.Start();
        var allocated = GC.GetTotalAllocatedBytes();
        var watch = Stopwatch.StartNew();
        using var file = File.OpenRead(path);
        var outcome = ReportText.Open(file, path, ReadingLimits.Default, TestContext.Current.CancellationToken);
        var took = watch.Elapsed;
        done.Set();
        sampler.Join();
        process.Refresh();
        most = Math.Max(most, process.WorkingSet64);
        return (outcome, took, most - before, GC.GetTotalAllocatedBytes() - allocated);
    }

    private static string Short(ReportText outcome) => outcome switch
    {
        ReportText.Refused refused => $"{refused.Code} {refused.Sentence} {refused.Detail}",
        ReportText.Read read => $"read {read.Text.Length} characters: {read.Text[..Math.Min(40, read.Text.Length)]}",
        _ => "",
    };
}
