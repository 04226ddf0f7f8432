using Yizhi.Core.Catalogue;
using Yizhi.Core.Catalogue.Loading;
using Yizhi.Core.Checks;

namespace Yizhi.Core.Tests.Catalogue;

/// <summary>
/// A small wrong file. Its first comment lines are the faults it must give, each as <c>file:line:column message</c>;
/// a line <c>#=== name</c> begins another file, such as a template.
/// </summary>
internal sealed record FaultCase(string Name, IReadOnlyList<string> Expected, IReadOnlyList<SourceFile> Files)
{
    private const string Another = "#=== ";

    public static IReadOnlyList<FaultCase> All { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Texts.Root, "tests/Yizhi.Core.Tests/Catalogue/Faults"), "*.yaml")
            .OrderBy(f => f, StringComparer.Ordinal).Select(f => Read(Path.GetFileNameWithoutExtension(f), File.ReadAllText(f))),
    ];

    private IReadOnlyList<CatalogueFault>? found;

    /// <summary>What <c>catalogue check</c> would print for the case beside the base: faults of the text, or of its worked examples.</summary>
    public IReadOnlyList<CatalogueFault> Found => found ??= Check(Texts.BaseWith(Files));

    public static IReadOnlyList<CatalogueFault> Check(IEnumerable<SourceFile> files) => CatalogueLoader.Load(files) switch
    {
        LoadOutcome.Faulty faulty => faulty.Faults,
        LoadOutcome.Loaded loaded => ExampleRun.Run(loaded.Catalogue),
        var other => throw new InvalidOperationException($"{other}"),
    };

    private static FaultCase Read(string name, string text)
    {
        var expected = text.Split('\n').TakeWhile(l => l.StartsWith("# ", StringComparison.Ordinal)).Select(l => l[2..]).ToList();
        var parts = text.Split('\n' + Another);
        List<SourceFile> files = [new(name + ".yaml", parts[0] + (parts.Length > 1 ? "\n" : ""))];
        foreach (var part in parts.AsSpan(1))
        {
            var end = part.IndexOf('\n', StringComparison.Ordinal);
            files.Add(new SourceFile(part[..end], part[(end + 1)..]));
        }
        return new FaultCase(name, expected, files);
    }
}
