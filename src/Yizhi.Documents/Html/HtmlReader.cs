using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Yizhi.Documents.Plain;
using Yizhi.Documents.Reading;

namespace Yizhi.Documents.Html;

/// <summary>Reads the report out of a page of a government site and leaves the site around it.</summary>
internal static class HtmlReader
{
    public static ReportText Read(byte[] bytes, Budget budget) => Read(bytes, ReportFormat.Html, budget);

    public static ReportText Read(ReadOnlySpan<byte> bytes, ReportFormat format, Budget budget)
    {
        var said = TextEncoding.Decode(bytes, Declared(bytes)) ?? throw Refusal.Unknown("*.html");
        budget.CheckNow();
        var page = Parse(said, budget);
        if (page.Body is not { } body)
            throw Refusal.NoText();

        var weights = TextWeights.Of(body, budget);
        var main = MainContent.Find(body, weights);
        var content = new PageLines(budget, weights).Of(main);
        var lines = new TextLines(budget);
        foreach (var line in WithTitle(page, content))
            lines.Add(line);
        return PlainReader.Checked(lines.ToString(), format, lines.Notes, budget);
    }

    private static IDocument Parse(string said, Budget budget)
    {
        var depth = new TagDepth(budget);
        var options = new HtmlParserOptions
        {
            // A little more than is allowed: the parser flattens what goes deeper, and then nobody would see that it did.
            MaximumDepth = budget.Limits.Depth + 8,
            OnToken = (token, _) => depth.Takes(token),
            OnCreated = (_, _) => budget.Check(),
            ShouldEmitAttribute = (ref _, name) => name.Span is "id" or "class" or "name" or "content" or "style" or "hidden" or "start" or "type" or "aria-hidden",
            DisableElementPositionTracking = true,
            SkipComments = true,
            SkipScriptText = true,
            SkipRawText = true,
            SkipCDATA = false,
            SkipProcessingInstructions = true,
        };
        return new HtmlParser(options).ParseDocument(said);
    }

    // Where the title stands outside what was found to be the report, it is put before it.
    private static IEnumerable<string> WithTitle(IDocument page, List<string> content)
    {
        var title = PageTitle.Of(page);
        if (title.Length > 0 && !PageTitle.IsIn(title, content))
            yield return title;
        foreach (var line in content)
            yield return line;
    }

    private static string? Declared(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 2048)]);
        var at = head.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : head[(at + 8)..].TrimStart('"', '\'', ' ');
    }
}
