using System.Runtime.CompilerServices;
using Yizhi.Core.Catalogue;

namespace Yizhi.Core.Tests.Catalogue;

/// <summary>The catalogue's texts that the tests read: the small base beside them, the shipped one, and the source itself.</summary>
internal static class Texts
{
    /// <summary>The top of the source tree.</summary>
    public static string Root { get; } = RootAbove(AppContext.BaseDirectory) ?? RootAbove(Here()) ?? throw new InvalidOperationException("The tests are not in their source tree.");

    /// <summary>A whole catalogue of one ledger; cases add to it.</summary>
    public static IReadOnlyList<SourceFile> Base { get; } = Under(Path.Combine(Root, "tests/Yizhi.Core.Tests/Catalogue/Base"), "base/");

    /// <summary>The catalogue as it ships, the overlays beside it left out.</summary>
    public static IReadOnlyList<SourceFile> Shipped { get; } = [.. Under(Path.Combine(Root, "catalogue"), "").Where(f => !f.Path.StartsWith("overlays/", StringComparison.Ordinal))];

    /// <summary>The base with more files, each put in the place of one with the same path.</summary>
    public static IReadOnlyList<SourceFile> BaseWith(params IEnumerable<SourceFile> more)
    {
        var files = Base.ToDictionary(f => f.Path, StringComparer.Ordinal);
        foreach (var file in more)
            files[file.Path] = file;
        return [.. files.Values];
    }

    private static SourceFile[] Under(string folder, string prefix) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".yaml", StringComparison.Ordinal) || f.EndsWith(".liquid", StringComparison.Ordinal))
            .Select(f => new SourceFile(prefix + Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllText(f)))
            .OrderBy(f => f.Path, StringComparer.Ordinal),
    ];

    private static string? RootAbove(string? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder, "Yizhi.slnx")))
            folder = Path.GetDirectoryName(folder);
        return folder;
    }

    private static string? Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file);
}
