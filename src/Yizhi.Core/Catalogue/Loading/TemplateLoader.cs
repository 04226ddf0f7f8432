using System.Globalization;
using Yizhi.Core.Records;
using Yizhi.Core.Reports;

namespace Yizhi.Core.Catalogue.Loading;

/// <summary>A template as it was read.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Parsed">What it says; null where it is no template.</param>
/// <param name="Error">Why it is none, in the words of the template engine.</param>
internal sealed record TemplateText(string Text, LiquidTemplate? Parsed, string Error);

/// <summary>Finds template texts and checks every name they use.</summary>
internal sealed class TemplateLoader(FaultList faults, IReadOnlyDictionary<string, TemplateText> texts)
{
    /// <summary>Names of a report's template beside indicators.</summary>
    public static readonly IReadOnlyList<string> ReportNames = ["year", "next_year", "last_year", "unit", "period"];

    /// <summary>The tags of the format: those that would copy, count up or read other files are left out.</summary>
    private static readonly string[] Tags = ["say", "if", "unless", "elsif", "else", "for", "comment"];

    private static readonly string[] Filters = ["over", "wan", "last_year", "places", "slice"];

    public bool Has(string file) => texts.ContainsKey(file);

    public (string File, string Text) Text(Map map)
    {
        var place = Overlay.Ground(map.PlaceOf("template").File);
        var folder = place.Contains('/', StringComparison.Ordinal) ? place[..place.LastIndexOf('/')] + "/" : "";
        var file = folder + map.Need("template");
        if (texts.TryGetValue(file, out var text))
            return (file, text.Text);
        if (map.Has("template"))
            faults.Add(map.PlaceOf("template"), $"没有模板文件 {file}{Nearest.Hint(file, texts.Keys)}");
        return (file, "");
    }

    /// <summary>The fields of the ledger that the template prints.</summary>
    public IEnumerable<string> CheckDocument(string file, string text, IReadOnlyDictionary<string, Field> fields)
    {
        if (Parse(file, text) is not { } template)
            return [];
        var known = fields.Keys.Concat(Facts.Promoted).Concat(["number", "title", "office"]).ToList();
        var used = new List<string>();
        foreach (var name in template.Names)
            if (name.Segments[0] != "record")
                faults.Add(At(file, name), $"模板用到 {name.Segments[0]}，文书模板里只有 record{Nearest.Hint(name.Segments[0], ["record"])}");
            else if (name.Segments is [_, var field, ..] && !known.Contains(field))
                faults.Add(At(file, name), $"模板用到字段 record.{field}，本台账没有这个字段{Nearest.Hint(field, known)}");
            else if (name.Segments.Count > 1)
                used.Add(name.Segments[1]);
        foreach (var filter in template.Filters)
            faults.Add(At(file, filter), $"文书模板里不能用写法 {filter.Name}，字段照原样写出。");
        return used;
    }

    public void CheckReport(string file, string text, IReadOnlyDictionary<string, Indicator> indicators, Slices slices)
    {
        if (Parse(file, text) is not { } template)
            return;
        foreach (var name in template.Names)
        {
            if (ReportNames.Contains(name.Segments[0]))
                continue;
            var key = string.Join('.', name.Segments.Take(2));
            if (!indicators.ContainsKey(key))
                faults.Add(At(file, name), $"模板用到指标 {key}，目录里没有这个指标{Nearest.Hint(key, indicators.Keys)}");
            else if (name.Segments.Count > 2 && !TemplateFigure.Members.Contains(name.Segments[2]))
                faults.Add(At(file, name), $"指标 {key} 后面不能写 .{name.Segments[2]}{Nearest.Hint(name.Segments[2], TemplateFigure.Members)}");
        }
        foreach (var filter in template.Filters)
            if (!Filters.Contains(filter.Name))
                faults.Add(At(file, filter), $"模板用到写法 {filter.Name}，没有这个写法{Nearest.Hint(filter.Name, Filters)}");
            else if (filter.Name == "places" && !(int.TryParse(filter.Argument, NumberStyles.None, CultureInfo.InvariantCulture, out var places) && places <= 6))
                faults.Add(At(file, filter), $"places 后面写的是“{filter.Argument}”，应当是 0 到 6 的整数，如 places: 1。");
            else if (filter.Name == "slice" && filter.Argument.Split(['"', '\'']) is not [_, [_, ..], _])
                faults.Add(At(file, filter), $"slice 后面写的是“{filter.Argument}”，应当是带引号的分项，如 slice: \"category:neighbour\"。");
            else if (filter.Name == "slice" && slices.Fault(filter.Of, filter.Argument[1..^1]) is { } unknown)
                faults.Add(At(file, filter), unknown);
        foreach (System.Text.RegularExpressions.Match token in Tokens.In().Matches(text))
            if (!FigureToken.TryParse(token.Groups["inner"].Value, out var parsed) || !indicators.ContainsKey(parsed.Indicator))
                faults.Add(Find(file, text, token.Value), $"模板里的 {token.Value} 不是目录里的指标。");
            else if (parsed.Slice.Length > 0 && slices.Fault(parsed.Indicator, parsed.Slice) is { } none)
                faults.Add(Find(file, text, token.Value), none);
    }

    private LiquidTemplate? Parse(string file, string text)
    {
        // A file that is missing is a fault already.
        var (_, template, error) = texts.GetValueOrDefault(file, new TemplateText(text, LiquidTemplate.Parse("", out _), ""));
        if (template is null)
            faults.Add(Unclosed(file, text, error), error == "too deep" ? "{% if %}、{% say %} 等嵌套太深。" : "Liquid 写法有误：检查 {{ }}、{% %} 是否配对，标签名称是否写对，每个 {% say %}、{% if %}、{% for %} 有没有结束。");
        foreach (var tag in template?.Tags ?? [])
            if (!Tags.Contains(tag.Name))
                faults.Add(At(file, tag), $"模板里不能用 {tag.Name}，只能用 {string.Join("、", Tags)}。");
            else if (tag.Name == "for" && tag.Argument.Contains("..", StringComparison.Ordinal))
                faults.Add(At(file, tag), "for 只能数明细行，如 {% for row in record.rows %}，不能数数字。");
        return template;
    }

    private static Place At(string file, TemplateName name) => new(file, name.Line, name.Column);

    private static Place At(string file, TemplateWord word) => new(file, word.Line, word.Column);

    // The parser tells no place; the tag it quotes, or else the last one opened, is the nearest to look at.
    private static Place Unclosed(string file, string text, string error)
    {
        var quoted = error.Split('\'') is [_, var word, ..] && text.Contains(word, StringComparison.Ordinal) ? word : "{%";
        var at = Math.Max(0, quoted == "{%" ? text.LastIndexOf(quoted, StringComparison.Ordinal) : text.IndexOf(quoted, StringComparison.Ordinal));
        return new Place(file, text.AsSpan(0, at).Count('\n') + 1, at - text.AsSpan(0, at).LastIndexOf('\n'));
    }

    private static Place Find(string file, string text, string word)
    {
        var at = Math.Max(0, text.IndexOf(word, StringComparison.Ordinal));
        var before = text.AsSpan(0, at);
        return new Place(file, before.Count('\n') + 1, at - before.LastIndexOf('\n'));
    }
}
