using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using YamlDotNet.RepresentationModel;
using Yizhi.Core.Reports;
using Yizhi.Core.Time;

namespace Yizhi.Core.Catalogue.Loading;

/// <summary>Reads the catalogue's texts into a checked model, or tells every fault at once.</summary>
public static class CatalogueLoader
{
    /// <summary>The folder, among the texts, in which the files of an overlay stand: they change the others.</summary>
    public const string OverlayFolder = Overlay.Folder;

    /// <summary>The folder, among the texts, in which stands what the office itself added.</summary>
    public const string OwnFolder = Overlay.Own;

    /// <summary>Loads the texts. Only <c>.yaml</c> and <c>.liquid</c> files matter; their order does not. What stands under <c>overlays/</c> comes with the catalogue and is no part of it.</summary>
    public static LoadOutcome Load(IEnumerable<SourceFile> files)
    {
        var sources = files.Where(f => !f.Path.StartsWith("overlays/", StringComparison.Ordinal)).Where(f => f.Path.EndsWith(".yaml", StringComparison.Ordinal) || f.Path.EndsWith(".liquid", StringComparison.Ordinal))
            .OrderBy(f => f.Path, StringComparer.Ordinal).ToList();
        var faults = new FaultList();
        // Reading the files is most of the work, and each stands for itself.
        var parsed = sources.AsParallel().AsOrdered().Select(f =>
        {
            var own = new FaultList();
            var isTemplate = f.Path.EndsWith(".liquid", StringComparison.Ordinal);
            var error = "";
            return (f.Path, Node: isTemplate ? null : YamlFile.Parse(f, own), Faults: own, Template: isTemplate ? LiquidTemplate.Parse(f.Text, out error) : null, Error: error, f.Text);
        }).ToList();
        parsed.ForEach(p => faults.Take(p.Faults));
        var nodes = parsed.Where(n => n.Node is not null).ToLookup(n => n.Path.StartsWith(Overlay.Folder, StringComparison.Ordinal) ? Overlay.Folder : n.Path.StartsWith(Overlay.Own, StringComparison.Ordinal) ? Overlay.Own : "", n => (n.Path, n.Node!));
        var overlay = new Overlay(faults);
        var ground = overlay.Lay([.. nodes[""]], [.. nodes[Overlay.Folder]]);
        overlay.CheckOwn(ground, [.. nodes[Overlay.Own]]);
        var maps = overlay.Lay(ground, [.. nodes[Overlay.Own]]).Select(n => Open(n.File, n.Node, faults)).OfType<Map>().ToList();
        var templates = new TemplateLoader(faults, Laid(parsed.Where(p => p.Path.EndsWith(".liquid", StringComparison.Ordinal)).Select(p => (p.Path, new TemplateText(p.Text, p.Template, p.Error)))));
        if (sources.Count == 0)
            faults.Add(new Place(".", 1, 1), "这里没有目录文件（.yaml）。");

        var known = new BaseLoader(faults);
        known.Lists[CodeList.Indicators] = new CodeList(CodeList.Indicators, "指标", null, [.. IndicatorsIn(maps).DistinctBy(c => c.Key)]);
        maps.ForEach(known.Load);
        var ledgers = new Dictionary<string, Ledger>(StringComparer.Ordinal);
        var indicators = new Dictionary<string, Indicator>(StringComparer.Ordinal);
        var loader = new LedgerLoader(faults, known, templates);
        foreach (var ledger in maps.Where(m => m.Shape == Shapes.Ledger).Select(loader.Load).OfType<Ledger>())
        {
            if (!ledgers.TryAdd(ledger.Key, ledger))
                faults.Add(ledger.Place, $"台账 {ledger.Key} 写了两次，另一处在 {ledgers[ledger.Key].Place}。");
            foreach (var indicator in ledger.Indicators)
                if (!indicators.TryAdd(indicator.Key, indicator))
                    faults.Add(indicator.Place, $"指标 {indicator.Key} 写了两次，另一处在 {indicators[indicator.Key].Place}。");
        }
        foreach (var (role, place) in known.Readers.Concat(known.Light).Concat(known.Openers).Where(r => !known.Roles.ContainsKey(r.Role)))
            faults.Add(place, $"没有角色 {role}{Nearest.Hint(role, known.Roles.Keys)}");
        if (known.Subsystems.Count > 0)
            foreach (var ledger in ledgers.Values.Where(l => known.Subsystems.All(s => s.Key != l.Subsystem)))
                faults.Add(ledger.Place, $"台账 {ledger.Key} 所在的文件夹 {ledger.Subsystem} 没有写进 subsystems{Nearest.Hint(ledger.Subsystem, known.Subsystems.Select(s => s.Key))}");
        new CrossChecks(faults, ledgers, indicators).Run();
        var slices = new Slices(ledgers, indicators);
        var reports = Reports(maps, templates, indicators, slices, faults);
        var examples = new ExampleLoader(faults, ledgers, indicators, slices);
        var worked = maps.Where(m => m.Shape == Shapes.Examples).SelectMany(examples.Load).ToList();
        var systems = new SystemLoader(faults, ledgers, indicators).Load(maps.Where(m => m.Shape == Shapes.Systems));
        if (faults.Any)
            return new LoadOutcome.Faulty(faults.Sorted());

        foreach (var ledger in ledgers.Values)
            indicators[ledger.Kept] = new Indicator
            {
                Key = ledger.Kept,
                Title = ledger.Title + "登记",
                Measure = new Measure("件", MeasureKind.Count),
                Kind = IndicatorKind.Count,
                Ledger = ledger.Key,
                Definitions = [new Definition { On = "happened_on" }],
                Place = ledger.Place,
            };
        return new LoadOutcome.Loaded(new OfficeCatalogue
        {
            Version = VersionOf(sources),
            Ledgers = ledgers.ToFrozenDictionary(StringComparer.Ordinal),
            InOrder = [.. ledgers.Values.OrderBy(l => known.Subsystems.FindIndex(s => s.Key == l.Subsystem))],
            Subsystems = known.Subsystems.ToFrozenDictionary(s => s.Key, s => s.Title, StringComparer.Ordinal),
            Indicators = indicators.ToFrozenDictionary(StringComparer.Ordinal),
            Lists = known.Lists.ToFrozenDictionary(StringComparer.Ordinal),
            Measures = known.Measures.ToFrozenDictionary(StringComparer.Ordinal),
            Readers = [.. known.Readers.Select(r => r.Role).Distinct(StringComparer.Ordinal)],
            Light = [.. known.Light.Select(r => r.Role).Distinct(StringComparer.Ordinal)],
            Openers = [.. known.Openers.Select(r => r.Role).Distinct(StringComparer.Ordinal)],
            Roles = known.Roles.ToFrozenDictionary(StringComparer.Ordinal),
            Laws = known.Laws.ToFrozenDictionary(StringComparer.Ordinal),
            Reports = reports,
            Examples = worked,
            Systems = systems,
            Calendar = new WorkCalendar([.. known.Years.Values]),
            Sources = sources,
        });
    }

    private static string? Said(YamlMappingNode item, string key) => item.Children.TryGetValue(new YamlScalarNode(key), out var value) ? (value as YamlScalarNode)?.Value : null;

    // Read before the ledgers are, since their fields may bind to one another's indicators.
    private static IEnumerable<Code> IndicatorsIn(IEnumerable<Map> maps) =>
        from map in maps
        where map.Shape == Shapes.Ledger
        from item in (map.Node("indicators") as YamlSequenceNode)?.Children.OfType<YamlMappingNode>() ?? []
        let key = Said(item, "key")
        let title = Said(item, "title")
        where key is not null && title is not null
        select new Code(key, title);

    // An overlay's template stands in the place of the one it is named after.
    private static Dictionary<string, TemplateText> Laid(IEnumerable<(string Path, TemplateText Text)> templates)
    {
        var laid = new Dictionary<string, TemplateText>(StringComparer.Ordinal);
        foreach (var (path, text) in templates.OrderBy(t => t.Path.StartsWith(Overlay.Folder, StringComparison.Ordinal)))
            laid[Overlay.Ground(path)] = text;
        return laid;
    }

    private static Map? Open(string file, YamlMappingNode node, FaultList faults)
    {
        var first = (node.Children.FirstOrDefault().Key as YamlScalarNode)?.Value ?? "";
        if (Shapes.Files.FirstOrDefault(s => s.Name == first || s.Keys[0].Name == first) is { } shape)
            return new Map(node, shape, file, faults);
        faults.Add(faults.At(node, file), $"第一个键是 {first}，看不出这个文件写的是什么{Nearest.Hint(first, Shapes.Files.Select(s => s.Keys[0].Name))}");
        return null;
    }

    private static FrozenDictionary<string, ReportTemplate> Reports(List<Map> maps, TemplateLoader templates, Dictionary<string, Indicator> indicators, Slices slices, FaultList faults)
    {
        var reports = new Dictionary<string, ReportTemplate>(StringComparer.Ordinal);
        foreach (var map in maps.Where(m => m.Shape == Shapes.Report && m.Has("report")))
        {
            var (file, text) = templates.Text(map);
            templates.CheckReport(file, text, indicators, slices);
            Placeholders.Check(map, "title", ["year"], faults);
            foreach (var (part, title, at) in map.Pairs("parts"))
                if (templates.Has(file) && !text.Contains("{#" + part + "}", StringComparison.Ordinal))
                    faults.Add(at, $"模板 {file} 缺少必备部分 {part}（{title}）：一级标题后面要写 {{#{part}}}。");
            var report = new ReportTemplate(map.Need("report"), map.Need("title"), text, file, map.Need("to"), map.Pairs("parts").ToDictionary(p => p.Key, p => p.Text, StringComparer.Ordinal), map.Place);
            if (!reports.TryAdd(report.Key, report))
                faults.Add(map.Place, $"报告 {report.Key} 写了两次。");
        }
        return reports.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string VersionOf(List<SourceFile> sources)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var source in sources)
            hash.AppendData(Encoding.UTF8.GetBytes($"{source.Path}\0{source.Text}\0"));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}
