using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace Yizhi.EndToEnd;

/// <summary>What a page weighs on its way, packed as a browser asks for it, over the demonstration's year: thin lines and old phones are the rule.</summary>
/// <param name="district">The demonstration.</param>
public sealed partial class WeightTests(ServedDistrict district)
{
    private const int Html = 30 * 1024, Style = 20 * 1024, Script = 45 * 1024, First = 100 * 1024, Later = 35 * 1024;
    private const string Street = "990101001000";

    public static TheoryData<string> Pages =>
    [
        $"/?unit={Street}", $"/ledgers/dispute?unit={Street}&year=2025", $"/ledgers/dispute/new?unit={Street}", "a record",
        $"/tasks?unit={Street}&year=2025", $"/deadlines?unit={Street}", "/help",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_weighs_no_more_than_its_bar(string path)
    {
        Assert.SkipWhen(district.App is null, "No Chromium is installed here.");
        using var plain = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = new Uri(district.Address) };
        using var packed = new HttpClient { BaseAddress = new Uri(district.Address) };
        packed.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");
        if (path == "a record")
            path = RecordLink().Match(await plain.GetStringAsync(new Uri($"/ledgers/dispute?unit={Street}&year=2025", UriKind.Relative), Cancel)).Value;
        var page = await plain.GetStringAsync(new Uri(path, UriKind.Relative), Cancel);
        var html = await Weight(path);
        var style = await Weight(Asset("css").Match(page).Value);
        var script = await Weight(Asset("js").Match(page).Value);
        TestContext.Current.TestOutputHelper!.WriteLine($"{path}: HTML {html}, CSS {style}, JS {script}, first {html + style + script}");
        Assert.True(html <= Html && style <= Style && script <= Script && html + style + script <= First && html <= Later, $"{path}: HTML {html}, CSS {style}, JS {script}");

        async Task<int> Weight(string asked) => (await packed.GetByteArrayAsync(new Uri(asked, UriKind.Relative), Cancel)).Length;
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Regex Asset(string ending) => new($@"/assets/[^""]+\.{ending}");

    [GeneratedRegex("/records/[0-9a-f-]{36}")]
    private static partial Regex RecordLink();
}
