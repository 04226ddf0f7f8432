using System.Text.RegularExpressions;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Catalogue.Loading;
using Yizhi.Storage.Catalogue;

namespace Yizhi;

/// <summary>Finds and reads the catalogue's files.</summary>
public static partial class CatalogueFiles
{
    private const string OverlayFile = "overlay.yaml";

    /// <summary>The catalogue that came with the program.</summary>
    public static string Shipped => Path.Combine(AppContext.BaseDirectory, "catalogue");

    /// <summary>Every file of the folder, by its path below it. A folder with an <c>overlay.yaml</c> is an overlay: it is read over the catalogue that file names, or the shipped one.</summary>
    public static IReadOnlyList<SourceFile> Read(string folder)
    {
        var about = Path.Combine(folder, OverlayFile);
        if (!File.Exists(about))
            return [.. Files(folder)];
        var over = Over().Match(File.ReadAllText(about)) is { Success: true } named ? Path.Combine(folder, named.Groups["folder"].Value) : Shipped;
        return [.. Files(over), .. Files(folder).Select(f => f with { Path = CatalogueLoader.OverlayFolder + f.Path })];
    }

    /// <summary>Loads the folder; null for the shipped catalogue. What the office itself added is laid over it.</summary>
    /// <param name="folder">The catalogue's folder.</param>
    /// <param name="data">The office's data folder; null where no office is meant.</param>
    public static LoadOutcome Load(string? folder, string? data = null) => CatalogueLoader.Load([.. Read(folder ?? Shipped), .. data is null ? [] : OwnCatalogue.Files(data)]);

    private static IEnumerable<SourceFile> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".yaml", StringComparison.Ordinal) || f.EndsWith(".liquid", StringComparison.Ordinal))
            .Select(f => new SourceFile(Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllText(f)));

    [GeneratedRegex(@"^over:[ \t]*(?<folder>[^\s#]+)", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Over();
}
