using Yizhi.Core.Catalogue;
using Yizhi.Core.Catalogue.Loading;

namespace Yizhi.Commands;

/// <summary>Finds and reads the catalogue's files.</summary>
public static class CatalogueFiles
{
    /// <summary>The catalogue that came with the program.</summary>
    public static string Shipped => Path.Combine(AppContext.BaseDirectory, "catalogue");

    /// <summary>Every file of the folder, by its path below it.</summary>
    public static IReadOnlyList<SourceFile> Read(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".yaml", StringComparison.Ordinal) || f.EndsWith(".liquid", StringComparison.Ordinal))
            .Select(f => new SourceFile(Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllText(f)))];

    /// <summary>Loads the folder.</summary>
    public static LoadOutcome Load(string? folder) => CatalogueLoader.Load(Read(folder ?? Shipped));
}
