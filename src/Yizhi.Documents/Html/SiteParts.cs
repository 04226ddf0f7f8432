using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Yizhi.Documents.Html;

/// <summary>Tells the parts of a page that belong to the site and not to the report.</summary>
internal static partial class SiteParts
{
    /// <summary>Whether an element with all in it is no part of a report.</summary>
    public static bool IsClutter(IElement element)
    {
        switch (element.LocalName)
        {
            case "script" or "style" or "noscript" or "template" or "nav" or "aside" or "form" or "button" or "select" or "option" or "input" or "textarea"
                or "iframe" or "frame" or "object" or "embed" or "audio" or "video" or "svg" or "canvas" or "head" or "title" or "map" or "rt" or "rp" or "dialog":
                return true;
            case "footer" or "header":
                return !IsInArticle(element);
            case "body" or "html" or "main" or "article" or "p" or "table" or "tbody" or "tr" or "td" or "h1" or "h2":
                return IsHidden(element);
        }
        return IsHidden(element) || Named(element, Clutter());
    }

    /// <summary>Whether the makers of sites give this name to where the text stands.</summary>
    public static bool IsNamedAsContent(IElement element) => Named(element, Content());

    private static bool Named(IElement element, Regex names) =>
        (element.Id is { Length: > 0 } id && names.IsMatch(id)) || (element.ClassName is { Length: > 0 } classes && names.IsMatch(classes));

    private static bool IsHidden(IElement element)
    {
        if (element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true")
            return true;
        return element.GetAttribute("style") is { } style && Unseen().IsMatch(style);
    }

    private static bool IsInArticle(IElement element)
    {
        for (var around = element.ParentElement; around is not null; around = around.ParentElement)
            if (around.LocalName == "article")
                return true;
        return false;
    }

    [GeneratedRegex(@"(^|[\s_-])(nav|navbar|navigation|menu|sidebar|side|bread\w*|crumbs?|location|position|weizhi|dqwz|share|bdshare\w*|bshare\w*|jiathis\w*|social\w*|toolbar|tools?|print|fontsize|foot|footer|bottom|copyright|banquan|pages?|pager|pagination|prevnext|pre_next|related|relate|recommend|hot|login|search|searchbox|qrcode|ewm|erweima|comment|advert\w*|ads?|skip|accessib\w*|wza|float\w*)([\s_-]|$)|breadcrumb|footer|sharebox|share-?box|BreadcrumbNav", RegexOptions.IgnoreCase)]
    private static partial Regex Clutter();

    [GeneratedRegex(@"(^|\s)(TRS_Editor|TRS_UEDITOR|view|zoom|UCAP-?CONTENT|pages_content|article-?content|articlecontent|artical_content|news_?content|newscontent|con_?text|content_?text|maincontent|main-?txt|detail-?content|xxgk_content|info-?content|bt-content|wp_articlecontent|v_news_content|ewb-article-info|sheet)(\s|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Content();

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*hidden", RegexOptions.IgnoreCase)]
    private static partial Regex Unseen();
}
