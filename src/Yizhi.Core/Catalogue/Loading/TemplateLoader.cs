using Yizhi.Core.Records;
using Yizhi.Core.Reports;

namespace Yizhi.Core.Catalogue.Loading;

/// <summary>Finds template texts and checks every name they use.</summary>
internal sealed class TemplateLoader(FaultList faults, IReadOnlyDictionary<string, string> texts)
{
    /// <summary>Names of a report's template beside indicators.</summary>
    private static readonly string[] ReportNames = ["year", "next_year", "last_year", "unit", "period"];

    public (string File, string Text) Text(Map map)
    {
        var folder = map.File.Contains('/', StringComparison.Ordinal) ? map.File[..map.File.LastIndexOf('/')] + "/" : "";
        var file = folder + map.Need("template");
        if (texts.TryGetValue(file, out var text))
            return (file, text);
        if (map.Has("template"))
            faults.Add(map.PlaceOf("template"), $"没有模板文件 {file}{Nearest.Hint(file, texts.Keys)}");
        return (file, "");
    }

    /// <summary>The fields of the ledger that the template prints.</summary>
    public IEnumerable<string> CheckDocument(string file, string text, IReadOnlyDictionary<string, Field> fields)
    {
        if (Parse(file, text) is not { } template)
            return [];
        var known = fields.Keys.Concat(Facts.Promoted).Concat(["number", "title"]).ToList();
        var used = new List<string>();
        foreach (var name in template.Names)
            if (name[0] != "record")
                faults.Add(Find(file, text, name[0]), $"模板用到 {name[0]}，文书模板里只有 record{Nearest.Hint(name[0], ["record"])}");
            else if (name.Count > 1 && !known.Contains(name[1]))
                faults.Add(Find(file, text, "record." + name[1]), $"模板用到字段 record.{name[1]}，本台账没有这个字段{Nearest.Hint(name[1], known)}");
            else if (name.Count > 1)
                used.Add(name[1]);
        return used;
    }

    public void CheckReport(string file, string text, IReadOnlyDictionary<string, Indicator> indicators)
    {
        if (Parse(file, text) is not { } template)
            return;
        var prefixes = indicators.Keys.Select(k => k.Split('.')[0]).ToHashSet(StringComparer.Ordinal);
        foreach (var name in template.Names)
        {
            if (ReportNames.Contains(name[0]))
                continue;
            var key = name.Count > 1 ? name[0] + "." + name[1] : name[0];
            if (!indicators.ContainsKey(key))
                faults.Add(Find(file, text, key), $"模板用到指标 {key}，目录里没有这个指标{Nearest.Hint(key, indicators.Keys)}");
            else if (name.Count > 2 && !FigureLiquid.Members.Contains(name[2]))
                faults.Add(Find(file, text, string.Join('.', name)), $"指标 {key} 后面不能写 .{name[2]}{Nearest.Hint(name[2], FigureLiquid.Members)}");
        }
        foreach (System.Text.RegularExpressions.Match token in Tokens.In().Matches(text))
            if (!FigureToken.TryParse(token.Groups["inner"].Value, out var parsed) || !indicators.ContainsKey(parsed.Indicator))
                faults.Add(Find(file, text, token.Value), $"模板里的 {token.Value} 不是目录里的指标。");
    }

    private LiquidTemplate? Parse(string file, string text)
    {
        var template = LiquidTemplate.Parse(text, out var error);
        if (template is null)
            faults.Add(ErrorPlace(file, error), "Liquid 写法有误：检查 {{ }}、{% %} 是否配对，标签和过滤器名称是否写对。");
        return template;
    }

    private static Place ErrorPlace(string file, string error)
    {
        var match = System.Text.RegularExpressions.Regex.Match(error, @"\((\d+):(\d+)\)", System.Text.RegularExpressions.RegexOptions.NonBacktracking);
        return match.Success ? new Place(file, int.Parse(match.Groups[1].Value), int.Parse(match.Groups[2].Value)) : new Place(file, 1, 1);
    }

    private static Place Find(string file, string text, string word)
    {
        var at = Math.Max(0, text.IndexOf(word, StringComparison.Ordinal));
        var before = text.AsSpan(0, at);
        return new Place(file, before.Count('\n') + 1, at - before.LastIndexOf('\n'));
    }
}
