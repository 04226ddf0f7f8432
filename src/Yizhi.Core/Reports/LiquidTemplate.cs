using System.Globalization;
using System.Text.RegularExpressions;
using DotLiquid;
using DotLiquid.Exceptions;
using Yizhi.Core.Catalogue;

namespace Yizhi.Core.Reports;

/// <summary>A name in a template, with where it stands, counted from 1.</summary>
public sealed record TemplateName(IReadOnlyList<string> Segments, int Line, int Column);

/// <summary>A tag or a filter in a template.</summary>
/// <param name="Name">Its name: <c>if</c>, <c>over</c>.</param>
/// <param name="Of">The first name in the same tag: what a filter words.</param>
/// <param name="Argument">What stands after it, up to the next bar or the end of the tag.</param>
/// <param name="Line">Its line, counted from 1.</param>
/// <param name="Column">Its column, counted from 1.</param>
public sealed record TemplateWord(string Name, string Of, string Argument, int Line, int Column);

/// <summary>A parsed Liquid template and what it names. It is bounded in loops, depth and time and sees nothing but the names given it.</summary>
public sealed partial class LiquidTemplate
{
    private const int MaxIterations = 20_000;
    private const int MaxDepth = 50;
    private readonly Lazy<Template> template;

    static LiquidTemplate()
    {
        Template.DefaultSyntaxCompatibilityLevel = SyntaxCompatibility.DotLiquid22a;
        Template.RegisterTag<SayBlock>("say");
        Template.RegisterFilter(typeof(FigureFilters));
        Template.RegisterSafeType(typeof(TemplateFigure), figure => figure);
    }

    private LiquidTemplate(Lazy<Template> template, string text, List<Tag> tags) => (this.template, Names, Tags, Filters) = (template, FindNames(text, tags), FindTags(text, tags), FindFilters(text, tags));

    /// <summary>Every name the template uses; those it makes itself are left out.</summary>
    public IReadOnlyList<TemplateName> Names { get; }

    /// <summary>Every tag, ends of blocks left out.</summary>
    public IReadOnlyList<TemplateWord> Tags { get; }

    /// <summary>Every filter, those of a tag that prints or of one that acts.</summary>
    public IReadOnlyList<TemplateWord> Filters { get; }

    /// <summary>Parses the text; null where it can't be.</summary>
    public static LiquidTemplate? Parse(string text, out string error)
    {
        // Nested blocks are parsed by recursion, and a stack that overflows can't be caught.
        var tags = TagsOf(text);
        if (Depth(tags) > MaxDepth)
        {
            error = "too deep";
            return null;
        }
        try
        {
            // A plain one is sound for certain; the engine's parser, which is slow, reads it when it is first filled.
            var template = new Lazy<Template>(() => Engine(text));
            if (!PlainLiquid.Is(text, [.. tags.Select(t => (t.Index, t.Value))]))
                _ = template.Value;
            error = "";
            return new LiquidTemplate(template, text, tags);
        }
        // Of some broken conditions the engine's parser makes a null of its own and stumbles over it.
        catch (Exception wrong) when (wrong is LiquidException or System.ArgumentException)
        {
            error = wrong is LiquidException ? wrong.Message : "Syntax Error";
            return null;
        }
    }

    private static Template Engine(string text)
    {
        var template = Template.Parse(text);
        template.MakeThreadSafe();
        return template;
    }

    /// <summary>Fills the template.</summary>
    /// <param name="names">What the template may name.</param>
    /// <param name="milliseconds">How long it may take; loops within loops are each within bounds and together without end.</param>
    /// <exception cref="InvalidOperationException">The template runs too long, or does with a figure what can't be done; the message says what.</exception>
    public string Render(IDictionary<string, object> names, int milliseconds = 10_000)
    {
        try
        {
            return template.Value.Render(new RenderParameters(CultureInfo.InvariantCulture)
            {
                LocalVariables = Hash.FromDictionary(names),
                ErrorsOutputMode = ErrorsOutputMode.Rethrow,
                MaxIterations = MaxIterations,
                Timeout = milliseconds,
            });
        }
        catch (Exception wrong) when (wrong is LiquidException or RenderException or System.ArgumentException or FormatException or OverflowException or TimeoutException)
        {
            throw new InvalidOperationException(wrong.Message, wrong);
        }
    }

    private static List<TemplateName> FindNames(string text, List<Tag> tags)
    {
        var own = new HashSet<string>(StringComparer.Ordinal) { "forloop", "true", "false", "nil", "null", "empty", "blank" };
        var names = new List<TemplateName>();
        foreach (var tag in tags)
        {
            var inner = Quoted().Replace(tag.Value, q => new string(' ', q.Length));
            var words = Word().Matches(inner).ToList();
            var isTag = tag.IsAct;
            var verb = isTag && words.Count > 0 ? words[0].Value : "";
            if (verb is "for" or "assign" or "capture" or "increment" or "decrement" && words.Count > 1)
                own.Add(words[1].Value);
            foreach (var word in words.Skip(isTag ? 1 : 0))
            {
                // After a bar comes a filter's name; operators and the small words of tags are no names either.
                var before = inner.AsSpan(0, word.Index).TrimEnd();
                if (before.EndsWith("|") || word.Value is "in" or "and" or "or" or "contains" or "limit" or "offset" or "reversed" || inner.AsSpan(word.Index + word.Length).TrimStart().StartsWith(":"))
                    continue;
                var at = tag.Index + word.Index;
                names.Add(new TemplateName(word.Value.Split('.'), text.AsSpan(0, at).Count('\n') + 1, at - text.LastIndexOf('\n', Math.Max(0, at - 1))));
            }
        }
        return [.. names.Where(n => !own.Contains(n.Segments[0]))];
    }

    private static int Depth(List<Tag> tags)
    {
        var (depth, deepest) = (0, 0);
        foreach (var verb in tags.Where(t => t.IsAct).Select(t => Word().Match(t.Value).Value))
            deepest = Math.Max(deepest, depth = verb.StartsWith("end", StringComparison.Ordinal) ? Math.Max(0, depth - 1) : verb is "else" or "elsif" or "when" or "assign" ? depth : depth + 1);
        return deepest;
    }

    private static List<TemplateWord> FindTags(string text, List<Tag> tags) =>
    [
        .. from tag in tags
           where tag.IsAct
           let verb = Word().Match(tag.Value)
           where verb.Success && !verb.Value.StartsWith("end", StringComparison.Ordinal)
           select Found(text, verb.Value, "", tag.Value[(verb.Index + verb.Length)..^2], tag.Index + verb.Index),
    ];

    private static List<TemplateWord> FindFilters(string text, List<Tag> tags)
    {
        var filters = new List<TemplateWord>();
        foreach (var tag in tags)
        {
            // Bars inside quotes part nothing.
            var inner = Quoted().Replace(tag.Value, q => new string(' ', q.Length));
            for (var bar = inner.IndexOf('|', StringComparison.Ordinal); bar >= 0; bar = inner.IndexOf('|', bar + 1))
            {
                var end = inner.IndexOf('|', bar + 1) is > 0 and var next ? next : inner.Length - 2;
                var name = Word().Match(inner, bar + 1, end - bar - 1);
                var after = name.Success ? name.Index + name.Length : end;
                filters.Add(Found(text, name.Value, Word().Match(inner).Value, tag.Value[after..end].TrimStart(' ', ':').Trim(' ', '-'), tag.Index + (name.Success ? name.Index : bar)));
            }
        }
        return filters;
    }

    private static TemplateWord Found(string text, string name, string of, string argument, int at) =>
        new(name, of, argument.Trim(), text.AsSpan(0, at).Count('\n') + 1, at - text.LastIndexOf('\n', Math.Max(0, at - 1)));

    private readonly record struct Tag(int Index, string Value)
    {
        public bool IsAct => Value[1] == '%';
    }

    // As the template engine itself cuts the text: up to the nearest end, whatever stands between.
    private static List<Tag> TagsOf(string text)
    {
        var tags = new List<Tag>();
        var (noValueEnds, noActEnds) = (false, false);
        for (var at = text.IndexOf('{', StringComparison.Ordinal); at >= 0 && at + 1 < text.Length; at = text.IndexOf('{', at))
        {
            var isAct = text[at + 1] == '%';
            if (!isAct && text[at + 1] != '{' || (isAct ? noActEnds : noValueEnds))
            {
                at++;
                continue;
            }
            var end = text.IndexOf(isAct ? "%}" : "}}", at + 2, StringComparison.Ordinal);
            if (end < 0)
            {
                (noActEnds, noValueEnds) = (noActEnds || isAct, noValueEnds || !isAct);
                at++;
                continue;
            }
            tags.Add(new Tag(at, text[at..(end + 2)]));
            at = end + 2;
        }
        return tags;
    }

    [GeneratedRegex("\"[^\"]*\"|'[^']*'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)*")]
    private static partial Regex Word();
}

/// <summary><c>{% say dispute.mediated %}…{% endsay %}</c>: zero says its own sentence, a gap says nothing and is noted.</summary>
public sealed class SayBlock : Block
{
    private string name = "";

    /// <inheritdoc/>
    public override void Initialize(string tagName, string markup, List<string> tokens)
    {
        name = markup.Trim();
        if (name.Length == 0)
            throw new SyntaxException("say needs an indicator");
        base.Initialize(tagName, markup, tokens);
    }

    /// <inheritdoc/>
    public override void Render(Context context, TextWriter result)
    {
        switch (context[name])
        {
            case TemplateFigure { IsZero: true } zero:
                result.Write(zero.ZeroSentence);
                break;
            case TemplateFigure { IsMissing: true } missing:
                missing.NoteGap();
                break;
            default:
                RenderAll(NodeList, context, result);
                break;
        }
    }
}

/// <summary>The wording filters of report templates.</summary>
internal static class FigureFilters
{
    public static object Over(object input) => With(input, t => t with { Over = true });
    public static object Wan(object input) => With(input, t => t with { Wan = true });
    public static object LastYear(object input) => With(input, t => t with { YearsBack = 1 });
    public static object Places(object input, int places) => With(input, t => t with { Places = places });
    public static object Slice(object input, string slice) => With(input, t => t with { Slice = slice });

    /// <summary>What a paper prints: typed text stays text, a new line stays one, and nothing leaves room to write.</summary>
    public static string Paper(object? input)
    {
        var text = input as string ?? Convert.ToString(input, CultureInfo.InvariantCulture) ?? "";
        if (text.Length == 0)
            return PaperCompiler.Blank;
        var escaped = new System.Text.StringBuilder(text.Length + 8);
        foreach (var c in text.ReplaceLineEndings("\n").Trim())
            _ = c switch
            {
                '\n' => escaped.Append('\u2028'),
                _ when char.IsAscii(c) && (char.IsPunctuation(c) || char.IsSymbol(c)) => escaped.Append('\\').Append(c),
                _ => escaped.Append(c),
            };
        return escaped.ToString();
    }

    private static object With(object input, Func<FigureToken, FigureToken> change) => input is TemplateFigure figure ? figure.With(change) : input;
}
