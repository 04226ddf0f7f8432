using System.Text.RegularExpressions;
using Xunit;
using Yizhi.Documents.Pages;
using Yizhi.Documents.Tests.Reading;
using Yizhi.Documents.Tests.Shared;
using Yizhi.Documents.Typesetting;

namespace Yizhi.Documents.Tests.Ofd;

/// <summary>The OFD as ofd.js shows it in Chromium; the reader comes from npm (ofd.js 0.2.6) and is named by YIZHI_OFDJS, the path of its ofd.umd.min.js.</summary>
public sealed partial class IndependentReaderTests
{
    [Fact]
    public async Task A_reader_of_other_people_shows_the_same_pages_and_the_same_words()
    {
        var reader = Environment.GetEnvironmentVariable("YIZHI_OFDJS") ?? "";
        if (!File.Exists(reader))
            Assert.Skip("YIZHI_OFDJS does not name ofd.umd.min.js of the npm package ofd.js 0.2.6.");
        var document = PageDocument.From(Sample.Annual);
        var page = Path.Combine(LookedAt.Folder, "ofd.html");
        await File.WriteAllTextAsync(page, $$"""
            <!doctype html><meta charset="utf-8"><body><script src="file://{{reader}}"></script><script>
            const file = new File([Uint8Array.from(atob("{{Convert.ToBase64String(OfdWriterTests.Written(document))}}"), c => c.charCodeAt(0))], "a.ofd");
            ofd.parseOfdDocument({ ofd: file, success(all) { for (const shown of ofd.renderOfd(794, all[0])) { shown.className = "shown"; document.body.appendChild(shown); } }, fail(fault) { document.title = "FAIL " + fault; } });
            </script>
            """, TestContext.Current.CancellationToken);
        var shown = await Programs.Run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files", "--virtual-time-budget=20000", "--dump-dom", "file://" + page);

        var set = Compositor.Set(document, Faces.Here);
        Assert.Equal(set.Pages.Count, shown.Split("class=\"shown\"").Length - 1);
        var words = string.Concat(Words().Matches(shown).Select(word => word.Groups["words"].Value.Trim()));
        Assert.Equal(string.Concat(set.Pages.SelectMany(p => p.Texts).SelectMany(text => text.Text).Where(c => c != ' ').Order()), string.Concat(words.Where(c => c != ' ').Order()));
        foreach (var paragraph in RoundTripTests.Paragraphs(Sample.Annual).Where(said => !said.Contains('\t', StringComparison.Ordinal) && said.Length < 26))
            Assert.Contains(paragraph.Replace(" ", "", StringComparison.Ordinal), words, StringComparison.Ordinal);
    }

    [GeneratedRegex("<t(?:ext|span)[^>]*>(?<words>[^<]*)</t")]
    private static partial Regex Words();
}
