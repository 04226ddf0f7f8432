using AngleSharp.Dom;
using Yizhi.Documents.Reading;

namespace Yizhi.Documents.Html;

/// <summary>How much continuous prose stands in each element of a page.</summary>
/// <remarks>Menus and lists of news are short and linked; a report says sentences. Links inside sentences weigh like their sentence.</remarks>
internal sealed class TextWeights
{
    private const int ShortestProse = 12;

    private readonly Dictionary<INode, int> weights = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<INode> clutter = new(ReferenceEqualityComparer.Instance);

    public int this[INode node] => weights.GetValueOrDefault(node);

    /// <summary>Whether the element belongs to the site; asked once, since names are compared for it.</summary>
    public bool IsClutter(INode node) => clutter.Contains(node);

    public static TextWeights Of(IElement body, Budget budget)
    {
        var all = new TextWeights();
        all.Weigh(body, inLink: false, depth: 0, budget);
        return all;
    }

    private int Weigh(INode node, bool inLink, int depth, Budget budget)
    {
        budget.Check();
        budget.Deep(depth);
        if (node is IText text)
            return inLink ? 0 : Prose(text.Data);
        if (node is not IElement element)
            return 0;
        if (depth > 0 && SiteParts.IsClutter(element))
        {
            clutter.Add(element);
            return 0;
        }
        var sum = 0;
        inLink |= element.LocalName == "a";
        for (var child = node.FirstChild; child is not null; child = child.NextSibling)
            sum += Weigh(child, inLink, depth + 1, budget);
        weights[element] = sum;
        return sum;
    }

    private static int Prose(string text)
    {
        var letters = 0;
        var marks = 0;
        foreach (var c in text)
        {
            if (c is '，' or '。' or '；' or '、' or '：' or '“')
                marks++;
            if (char.IsLetterOrDigit(c))
                letters++;
        }
        return letters >= ShortestProse || (marks > 0 && letters > 3) ? letters + 5 * marks : 0;
    }
}
