using System.Collections.Frozen;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Help;

/// <summary>A page of help.</summary>
/// <param name="Key">The name of its file.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Html">What stands below the heading.</param>
public sealed record HelpText(string Key, string Title, string Html);

/// <summary>A page of help as shown.</summary>
/// <param name="Text">The page.</param>
/// <param name="All">All pages, for the contents.</param>
/// <param name="IsBare">Whether nobody is signed in yet.</param>
public sealed record HelpView(HelpText Text, IReadOnlyList<HelpText> All, bool IsBare);

/// <summary>The help, one page a screen, carried inside the program. A file is named after the address it helps with: <c>ledgers.one.new</c> is for <c>/ledgers/{key}/new</c>.</summary>
public static class HelpBook
{
    private const string Folder = "help/", Ending = ".md", Index = "index";
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();
    private static readonly Lazy<FrozenDictionary<string, HelpText>> Pages = new(() => typeof(HelpBook).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Select(Read).ToFrozenDictionary(p => p.Key, StringComparer.Ordinal));

    /// <summary>Every page, the contents first, the administrators' last.</summary>
    public static IReadOnlyList<HelpText> All { get; } = [.. Pages.Value.Values.OrderBy(p => p.Key != Index).ThenBy(p => p.Key.StartsWith("admin.", StringComparison.Ordinal)).ThenBy(p => p.Key, StringComparer.Ordinal)];

    /// <summary>The page that helps with an address: its own, or the one of the screen it belongs to.</summary>
    public static string For(HttpContext? context) => (context?.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText is { } pattern ? For(pattern) : Index;

    /// <summary>The page that helps with the addresses of a pattern.</summary>
    public static string For(string pattern)
    {
        var parts = pattern.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(p => p[0] == '{' ? "one" : p).ToList();
        if (parts.Count == 0)
            return "desk";
        for (; parts.Count > 0; parts.RemoveAt(parts.Count - 1))
            if (Pages.Value.ContainsKey(string.Join('.', parts)))
                return string.Join('.', parts);
        return Index;
    }

    internal static IResult Show(string page, Visitor visitor) =>
        Answers.Page<HelpPage>(Pages.Value.TryGetValue(page, out var text) ? new HelpView(text, All, visitor.Actor is null) : null);

    private static HelpText Read(string name)
    {
        using var reader = new StreamReader(typeof(HelpBook).Assembly.GetManifestResourceStream(name)!);
        var document = Markdown.Parse(reader.ReadToEnd(), Pipeline);
        var heading = (HeadingBlock)document[0];
        document.Remove(heading);
        return new HelpText(name[Folder.Length..^Ending.Length], string.Concat(heading.Inline!.Descendants<LiteralInline>().Select(l => l.Content.ToString())), document.ToHtml(Pipeline));
    }
}
