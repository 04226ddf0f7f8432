using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace Yizhi.Tests.Web.Tasks;

/// <summary>What a browser without script does: opens pages, and sends a form with all that stands in it.</summary>
internal static class Browsing
{
    private static readonly HtmlParser Parser = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<IHtmlDocument> Open(this HttpClient browser, string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative), Cancel);
        Assert.True(expected == answer.StatusCode, $"{path}: {answer.StatusCode}");
        return Parser.ParseDocument(await answer.Content.ReadAsStringAsync(Cancel));
    }

    /// <summary>Sends a form of a page with some of its fields changed.</summary>
    public static async Task<(HttpStatusCode Status, string Where, IHtmlDocument Page)> Send(this HttpClient browser, IHtmlDocument page, string form, IReadOnlyDictionary<string, string> said, (string Name, byte[] Content)? file = null)
    {
        var element = (IHtmlFormElement)page.QuerySelector(form)!;
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var input in element.QuerySelectorAll("input, select, textarea"))
            if (input.GetAttribute("name") is { Length: > 0 } name && !said.ContainsKey(name) && input switch
            {
                IHtmlInputElement { Type: "checkbox" or "radio" or "file" } => null,
                IHtmlInputElement field => field.Value,
                IHtmlSelectElement select => select.Value,
                IHtmlTextAreaElement area => area.Value,
                _ => null,
            } is { } value)
                fields.Add(KeyValuePair.Create(name, value));
        fields.AddRange(said);
        using HttpContent body = file is null ? new FormUrlEncodedContent(fields) : new MultipartFormDataContent();
        if (body is MultipartFormDataContent parts)
        {
            foreach (var (name, value) in fields)
                parts.Add(new StringContent(value), name);
            parts.Add(new ByteArrayContent(file!.Value.Content), "files", file.Value.Name);
        }
        using var answer = await browser.PostAsync(new Uri(element.GetAttribute("action")!, UriKind.Relative), body, Cancel);
        return (answer.StatusCode, answer.Headers.Location?.OriginalString ?? "", Parser.ParseDocument(await answer.Content.ReadAsStringAsync(Cancel)));
    }

    /// <summary>The text of an element without the blanks around it and within.</summary>
    public static string Said(this IElement? element) => element is null ? "" : string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
