using System.IO.Compression;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Yizhi.Tests.Web;

/// <summary>Papers printed from a record: looked at masked, printed in full with an entry in the journal.</summary>
public sealed class PaperPageTests(ServedOffice office) : IClassFixture<ServedOffice>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
    private string Address => $"/records/{office.Dispute}/papers/agreement";

    [Fact]
    public async Task The_record_offers_its_papers_and_the_page_masks_names()
    {
        var link = (await office.Page($"/records/{office.Dispute}")).QuerySelector($"a[href='{Address}']");
        Assert.Equal("人民调解协议书", link!.TextContent);
        var page = await office.Page(Address);
        Assert.Contains("魏**", page.QuerySelector("article.sheet")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(ServedOffice.Applicant, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("docx")]
    [InlineData("html")]
    public async Task Printing_gives_the_whole_text_and_the_journal_says_what_was_printed(string form)
    {
        var before = await Reveals();
        using var answer = await Post(form, withToken: true);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        var content = await answer.Content.ReadAsByteArrayAsync(Cancel);
        var text = form == "html" ? System.Text.Encoding.UTF8.GetString(content) : Body(content);
        Assert.Contains(ServedOffice.Applicant, text, StringComparison.Ordinal);
        var reveals = await Reveals();
        Assert.Equal(before.Count + 1, reveals.Count);
        Assert.Equal("打印文书：人民调解协议书", reveals[^1]);
    }

    [Fact]
    public async Task Without_the_token_of_the_page_nothing_is_printed()
    {
        var before = await Reveals();
        using var answer = await Post("docx", withToken: false);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(before.Count, (await Reveals()).Count);
    }

    [Fact]
    public async Task What_a_record_has_not_come_to_is_named_and_not_printed()
    {
        var page = await office.Page($"/records/{office.HostileRecord}");
        Assert.Contains("到“调解成功”才能打印", page.DocumentElement.TextContent, StringComparison.Ordinal);
        await office.Page($"/records/{office.HostileRecord}/papers/agreement", 404);
        await office.Page($"/records/{office.Dispute}/papers/nosuch", 404);
        await office.Page("/records/1/papers/agreement", 404);
    }

    private async Task<HttpResponseMessage> Post(string form, bool withToken)
    {
        var fields = new List<KeyValuePair<string, string>> { new("form", form) };
        if (withToken)
            fields.Add(new("token", (await office.Page(Address)).QuerySelector("input[name=token]")!.GetAttribute("value")!));
        return await office.Client.PostAsync(new Uri(Address, UriKind.Relative), new FormUrlEncodedContent(fields), Cancel);
    }

    private async Task<List<string>> Reveals()
    {
        await using var db = office.Office.Database.Context();
        return (await db.Journal.Where(j => j.Act == "reveal").OrderBy(j => j.Seq).Select(j => j.Reason).ToListAsync(Cancel)).ConvertAll(r => r ?? "");
    }

    private static string Body(byte[] docx)
    {
        using var zip = new ZipArchive(new MemoryStream(docx));
        using var reader = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        return System.Text.RegularExpressions.Regex.Replace(reader.ReadToEnd(), "<[^>]*>", "");
    }
}
