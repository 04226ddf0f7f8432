using Yizhi.Core.Catalogue;
using Yizhi.Core.Catalogue.Loading;

namespace Yizhi.Core.Tests.Records;

/// <summary>The catalogue that is delivered, read once from the folder at the root.</summary>
internal static class AsShipped
{
    private static readonly Lazy<OfficeCatalogue> Loaded = new(() => CatalogueLoader.Load(Files()) switch
    {
        LoadOutcome.Loaded loaded => loaded.Catalogue,
        LoadOutcome.Faulty faulty => throw new InvalidOperationException(string.Join('\n', faulty.Faults)),
        _ => throw new InvalidOperationException(),
    });

    public static OfficeCatalogue Catalogue => Loaded.Value;

    private static IEnumerable<SourceFile> Files()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Yizhi.slnx")))
            root = root.Parent ?? throw new DirectoryNotFoundException("Yizhi.slnx is in no folder above the tests.");
        var folder = Path.Combine(root.FullName, "catalogue");
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => new SourceFile(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file)));
    }
}
