using System.Text;
using AngleSharp.Dom;
using Yizhi.Documents.Reading;

namespace Yizhi.Documents.Html;

/// <summary>Writes a part of a page as lines, breaking where a browser breaks.</summary>
internal sealed class PageLines(Budget budget, TextWeights weights)
{
    private const int LongCell = 300;

    private readonly List<string> lines = [];
    private readonly StringBuilder line = new();
    private int? item;

    public List<string> Of(IElement main)
    {
        Children(main, 0);
        End();
        return SiteLines.Without(lines, budget);
    }

    private void Children(INode node, int depth)
    {
        budget.Deep(depth);
        for (var child = node.FirstChild; child is not null; child = child.NextSibling)
            Visit(child, depth + 1);
    }

    private void Visit(INode node, int depth)
    {
        budget.Check();
        if (node is IText text)
        {
            Say(text.Data);
            return;
        }
        if (node is not IElement element || weights.IsClutter(element))
            return;
        switch (element.LocalName)
        {
            case "br":
                Break(element);
                break;
            // Our own sheet sets the number and the signer apart by its style sheet alone.
            case "span" when element.ParentElement?.ClassList.Contains("docno") == true || element.ParentElement?.ClassList.Contains("printed") == true:
                if (line.Length > 0)
                    line.Append('\t');
                Children(element, depth);
                break;
            case "tr":
                Row(element, depth);
                break;
            case "ol":
                Numbered(element, depth);
                break;
            case "li":
                End();
                Children(element, depth);
                End();
                break;
            case "pre":
                End();
                foreach (var range in element.TextContent.AsSpan().Split('\n'))
                    lines.Add(Tidy.Of(element.TextContent.AsSpan()[range]));
                break;
            default:
                var isBlock = IsBlock(element);
                if (isBlock)
                    End();
                Children(element, depth);
                if (isBlock)
                    End();
                break;
        }
    }

    // A title broken where it looks well is one; anywhere else a break ends a paragraph.
    private void Break(IElement element)
    {
        if (element.ParentElement?.LocalName is "h1" or "h2" or "h3" or "h4" or "h5" or "h6")
            line.Append('\v');
        else
            End();
    }

    private void Numbered(IElement list, int depth)
    {
        End();
        var outer = item;
        var next = int.TryParse(list.GetAttribute("start"), out var start) ? start : 1;
        for (var child = list.FirstChild; child is not null; child = child.NextSibling)
        {
            if (child is IElement { LocalName: "li" })
                item = next++;
            Visit(child, depth + 1);
        }
        item = outer;
    }

    private void Row(IElement row, int depth)
    {
        End();
        var cells = row.Children.Where(cell => cell.LocalName is "td" or "th" && !weights.IsClutter(cell)).ToList();
        // A frame that lays out the page holds prose, not a row of figures.
        if (cells.Count == 1 || cells.Exists(cell => weights[cell] > LongCell && cell.QuerySelector("p, br, div") is not null))
        {
            foreach (var cell in cells)
            {
                Children(cell, depth + 1);
                End();
            }
            return;
        }
        var written = new List<string>(cells.Count);
        foreach (var cell in cells)
        {
            var inner = new PageLines(budget, weights);
            inner.Children(cell, depth + 1);
            inner.End();
            written.Add(string.Join(' ', inner.lines.Select(text => text.Replace('\t', ' '))));
        }
        lines.Add(string.Join('\t', written).TrimEnd());
    }

    // Blanks of the source are one blank; between Chinese characters a browser shows the line end of the source as one too, which nobody means.
    private void Say(string text)
    {
        var blank = false;
        foreach (var c in text)
        {
            if (c is ' ' or '\n' or '\r' or '\t' or '\f')
            {
                blank = true;
                continue;
            }
            if (blank && line.Length > 0 && !(IsWide(line[^1]) || IsWide(c)) && line[^1] is not ' ')
                line.Append(' ');
            blank = false;
            line.Append(c);
        }
        if (blank && line.Length > 0 && !IsWide(line[^1]) && line[^1] is not ' ')
            line.Append(' ');
    }

    private static bool IsWide(char c) => c is >= '\u2e80' and < '\ua000' or >= '\uf900' and < '\ufb00' or >= '\uff00' and < '\uffe7' or '“' or '”' or '—' or '…' or '\u3000' or '\v';

    private void End()
    {
        if (line.Length == 0)
            return;
        var text = Tidy.Of(SoftBreaks.Resolved(line.ToString()).Replace('\n', '\t'));
        line.Clear();
        if (text.Length == 0)
            return;
        if (item is { } number)
        {
            item = null;
            if (!StartsWithNumber(text))
                text = $"{number}.{(char.IsAsciiDigit(text[0]) ? " " : "")}{text}";
        }
        lines.Add(text);
    }

    private static bool StartsWithNumber(string text) =>
        text.Length > 1 && (text[0] is '（' or '(' or (>= '①' and <= '⓿') || "一二三四五六七八九十第".Contains(text[0], StringComparison.Ordinal) || (char.IsAsciiDigit(text[0]) && text.AsSpan(0, Math.Min(4, text.Length)).IndexOfAny(".、．") > 0));

    private static bool IsBlock(IElement element) => element.LocalName is
        "address" or "article" or "blockquote" or "body" or "center" or "dd" or "details" or "div" or "dl" or "dt" or "fieldset" or "figcaption" or "figure" or "footer"
        or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "header" or "hr" or "li" or "main" or "ol" or "p" or "section" or "summary" or "table" or "tbody" or "thead"
        or "tfoot" or "caption" or "td" or "th" or "ul" or "ucapcontent" or "ucaptitle";
}
