using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using Yizhi.Documents.Reading;

namespace Yizhi.Documents.Html;

/// <summary>Counts how deep boxes stand in each other while a page is parsed: a parser takes longer for every further level.</summary>
/// <remarks>Only boxes that a page must close. Old pages leave hundreds of paragraphs and typefaces open, and browsers close them.</remarks>
internal sealed class TagDepth(Budget budget)
{
    // Somewhat wrong by nature, since pages also close what they never opened; so twice what is allowed of the tree itself.
    private readonly int most = 2 * budget.Limits.Depth;
    private int depth;

    public void Takes(HtmlToken token)
    {
        budget.Check();
        if (token.Name is not ("div" or "table" or "section" or "article" or "blockquote" or "ul" or "ol" or "center" or "span" or "fieldset"))
            return;
        if (token.Type == HtmlTokenType.StartTag)
            depth++;
        else if (token.Type == HtmlTokenType.EndTag && depth > 0)
            depth--;
        if (depth > most)
            budget.Refuse(Refusal.TooDeep(budget.Limits.Depth));
    }
}
