using System.Text.RegularExpressions;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Catalogue.Loading;

namespace Yizhi.Commands;

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

    /// <summary>Loads the folder; null for the shipped catalogue.</summary>
    public static LoadOutcome Load(string? folder) => CatalogueLoader.Load(Read(folder ?? Shipped));

    private static IEnumerable<SourceFile> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".yaml", StringComparison.Ordinal) || f.EndsWith(".liquid", StringComparison.Ordinal))
            .Select(f => new SourceFile(Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllText(f)));

    [GeneratedRegex(@"^over:[ \t]*(?<folder>[^\s#]+)", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Over();
}
