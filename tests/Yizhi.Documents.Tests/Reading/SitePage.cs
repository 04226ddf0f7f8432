namespace Yizhi.Documents.Tests.Reading;

/// <summary>Pages in the manner of government sites: the same report among different furniture.</summary>
internal static class SitePage
{
    public const string Title = "明湖区书院街道办事处2024年度法治政府建设情况报告";

    /// <summary>The paragraphs every page carries.</summary>
    public static string[] Report { get; } =
    [
        "2024年，书院街道坚持以人民为中心，紧扣法治政府建设各项任务，取得新的进展。现将有关情况报告如下：",
        "一、主要举措和成效",
        "（一）坚持党的领导。全年集体学法12次，参加326人次，讲授法治课4次，覆盖全部社区和机关科室。",
        "（二）化解矛盾纠纷。排查矛盾纠纷231件，调解218件，其中邻里纠纷78件、婚姻家庭纠纷43件，成功率95.9%。",
        "二、存在的不足和原因",
        "一是执法力量与赋权事项还不相适应，部分人员持证时间短；二是普法的精准性有待提高。",
        "三、2025年工作安排",
        "围绕“八五”普法收官，按人群、按行业制定菜单，开展点单式普法，努力做到小事不出社区。",
        "明湖区书院街道办事处",
        "2025年1月7日",
    ];

    public const string Menu = """
        <div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li><li><a href="/bsfw">办事服务，网上办理，一网通办，随时可查</a></li></ul></div>
        <div id="login" style="display:none">请登录后再访问，登录后可以办理更多事项，谢谢。</div>
        """;

    public const string Foot = """
        <div class="foot"><p>主办单位：明湖区人民政府　承办：明湖区大数据局，地址：明湖区学院路1号，邮编：310000，欢迎访问。</p><p>浙ICP备05000000号-1　浙公网安备33010202000000号　网站标识码：3301020001</p></div>
        <script>var report = "这不是正文，而是脚本里的话，不应当出现在报告里。";</script>
        """;

    private static string Paragraphs(Func<string, string> one) => string.Concat(Report.Select(one));

    /// <summary>Div after div, the text in TRS_Editor, particulars in a table.</summary>
    public static string Trs { get; } = $"""
        <!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"/><meta name="ArticleTitle" content="{Title}"/><meta name="PubDate" content="2025-01-10 09:30"/><title>{Title}_明湖区人民政府</title><style>.a{"{"}color:red{"}"}</style></head>
        <body>{Menu}<div class="main"><div class="BreadcrumbNav">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk">政务公开</a> &gt; 法治政府建设年度报告</div>
        <table class="xxgk"><tr><td>索 引 号：</td><td>002489/2025-00012</td><td>主题分类：</td><td>法治建设</td></tr><tr><td>发布机构：</td><td>书院街道</td><td>文　　号：</td><td>书院办发〔2025〕2号</td></tr></table>
        <h1>{Title}</h1><div class="info"><span>发布时间：2025-01-10 09:30</span><span>来源：书院街道</span><span>浏览次数：<script>document.write(12)</script></span><span>字体：[大 中 小]</span></div>
        <div class="TRS_Editor">{Paragraphs(text => $"<p style=\"text-indent: 2em\">　　{text}</p>\n")}</div>
        <div class="share">分享到：<a>微信</a><a>微博</a></div><p>【打印本页】【关闭窗口】</p><p>上一篇：<a href="1.html">明湖区2023年度法治政府建设情况报告，欢迎点击阅读</a></p></div>
        <div class="related"><ul><li><a href="2.html">明湖区司法局召开法治政府建设推进会，部署全年工作</a></li></ul></div>{Foot}</body></html>
        """;

    /// <summary>An old page: tables lay everything out, breaks part the paragraphs, no heading is one.</summary>
    public static string Tables { get; } = $"""
        <html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>{Title}</title></head><body>
        <table width="1000"><tr><td><a href="/">网站首页</a></td><td><a href="/jj">街道概况</a></td><td><a href="/xx">信息公开</a></td></tr></table>
        <table width="1000"><tr><td width="200"><a href="1">机构设置</a><br><a href="2">领导信息</a></td><td><table><tr><td align="center"><font size="5"><b>{Title}</b></font></td></tr>
        <tr><td align="center">发布日期：2025-01-10　　来源：书院街道　　点击数：35</td></tr>
        <tr><td><div id="zoom">{Paragraphs(text => $"&nbsp;&nbsp;&nbsp;&nbsp;{text}<br>\n")}</div></td></tr></table></td></tr></table>
        <table width="1000"><tr><td>版权所有：明湖区书院街道办事处　技术支持：某科技公司</td></tr></table></body></html>
        """;

    /// <summary>A new page without telling names: only the density of the text says what it is.</summary>
    public static string Nameless { get; } = $"""
        <!doctype html><html><head><meta charset="utf-8"><title>{Title}-信息公开-明湖区人民政府</title></head><body><header><a href="/">明湖区人民政府</a></header>
        <div class="x1"><div class="x2"><ul><li><a>政府领导</a></li><li><a>政策文件</a></li><li><a>规划计划，年度报告，统计数据</a></li></ul></div><div class="x3"><div class="x4">您现在的位置：首页 &gt; 信息公开</div>
        <div class="x5">{Title}</div><div class="x6">2025-01-10 09:30　来源：书院街道</div><div class="x7">{Paragraphs(text => $"<div><span>{text[..(text.Length / 2)]}</span><span>{text[(text.Length / 2)..]}</span></div>")}</div></div></div>
        <footer>网站地图 | 联系我们 | 关于我们</footer></body></html>
        """;
}
