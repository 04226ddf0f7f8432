using System.Text.RegularExpressions;
using Yizhi.Documents.Reading;

namespace Yizhi.Documents.Html;

/// <summary>Lines that a site writes around every text: where one is, when it was put up, how to share it.</summary>
internal static partial class SiteLines
{
    private const int Longest = 160;

    /// <summary>The lines without the site's own; of a table of particulars only the document number stays.</summary>
    public static List<string> Without(List<string> lines, Budget budget)
    {
        var kept = new List<string>(lines.Count);
        foreach (var line in lines)
        {
            budget.Check();
            if (line.Length > Longest || line.EndsWith('。') || !IsSite(line))
                kept.Add(line);
            else if (Particulars().IsMatch(line) && DocumentNumber().Match(line) is { Success: true } number)
                kept.Add(number.Value);
        }
        return kept;
    }

    public static bool IsSite(string line)
    {
        var bare = Blanks().Replace(line, "");
        return bare.Length == 0 || Site().IsMatch(bare) || Particulars().IsMatch(line) || Foot().IsMatch(bare);
    }

    [GeneratedRegex(@"[\s\u3000\u00a0]+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^(?:
        [【\[（(]?(?:当前|您的|您当前的?|您现在的?|您所在的?|你的|所在)+位置(?:$|[:：].*)
      | 首页[>›»＞/\-—|].*
      | [【\[]?(?:发布|发文|更新|公开|上传|添加|录入|编辑|创建|信息)?(?:时间|日期)[:：]\d{2,4}[-年/.].*
      | \d{4}-\d{1,2}-\d{1,2}(?:\d{1,2}:\d{2}(?::\d{2})?)?(?:来源.*|浏览.*|作者.*|字体.*|$)
      | [【\[]?(?:信息|文章|稿件|文件)?(?:来源|作者|供稿|撰稿)[:：].{0,40}
      | [【\[]?(?:浏览|点击|阅读|访问)(?:次?数|量|人数)?[:：]?\d*次?.{0,60}
      | [【\[（(]?字[体号](?:大小)?[:：]?[【\[（(]?.{0,20}
      | [【\[（(]?(?:大中小|大\|中\|小|A\+A-?|A-A\+)[】\]）)]?
      | 分享(?:到|至)?[:：]?.{0,30}
      | [【\[（(]?(?:打印|关闭|收藏|纠错|返回顶部|返回首页|返回|顶部|语音播报|无障碍.{0,6}|下载|扫一扫.{0,20}|微信扫.{0,20}|用手机.{0,12}|手机扫.{0,12})(?:本页|窗口|页面|此页|本文)?[】\]）)]?(?:[【\[（(]?(?:打印|关闭|收藏|纠错|返回顶部)(?:本页|窗口|页面|此页)?[】\]）)]?)*
      | 上一[篇条页][:：]?.* | 下一[篇条页][:：]?.*
      | [【\[（(]?(?:责任编辑|责编|编辑|审核|初审|复审|终审|校对|信息员)[:：].{0,40}
      | 相关(?:文章|链接|阅读|信息|新闻|附件|文档|稿件)[:：]?
      )$", RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Site();

    [GeneratedRegex(@"^\s*(?:索\s*引\s*号|信息索引|发布机构|发文机关|发文机构|公开机构|信息分类|主题分类|体裁分类|组配分类|公开方式|公开时限|公开范围|公开日期|生成日期|成文日期|发文日期|有\s*效\s*性|时\s*效\s*性|文件编号|统一编号|文\s{0,6}号|主\s*题\s*词|关\s*键\s*词|名\s{0,8}称|标\s{0,8}题|内容概述|信息名称|公文时效)\s*[:：\t]")]
    private static partial Regex Particulars();

    [GeneratedRegex(@"版权所有|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]ICP备|公网安备|网站标识码|技术支持[:：]|^主办(?:单位)?[:：]|^承办(?:单位)?[:：]|^网站地图|联系我们|Copyright|关于我们[|\-]|建议使用.{0,30}浏览|邮政编码[:：].*电话[:：]", RegexOptions.IgnoreCase)]
    private static partial Regex Foot();

    [GeneratedRegex(@"[\u4e00-\u9fff]{2,14}[〔\[（【(]\d{4}[〕\]）】)]\s?第?\d{1,4}号")]
    private static partial Regex DocumentNumber();
}
