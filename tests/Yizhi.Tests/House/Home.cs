using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Yizhi.Tests.House;

/// <summary>The files of the project as they stand.</summary>
internal static partial class Home
{
    private static readonly string[] Foreign = ["bin", "obj", ".git", ".vs", "TestResults", "node_modules", "BenchmarkDotNet.Artifacts"];

    public static string Root { get; } = Find();

    /// <summary>Every file that belongs to the project, by its path with slashes.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Under(Root).Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public static string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static IEnumerable<string> Source(string folder) => Files.Where(f => f.StartsWith(folder, StringComparison.Ordinal) && (f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal)));

    public static Dictionary<string, string> Texts(string path) =>
        XDocument.Load(Path.Combine(Root, path)).Root!.Elements("data").ToDictionary(d => (string)d.Attribute("name")!, d => (string)d.Element("value")!, StringComparer.Ordinal);

    /// <summary>What a text leaves open, such as {0}.</summary>
    public static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal);

    private static IEnumerable<string> Under(string folder) => Directory.EnumerateFiles(folder)
        .Concat(Directory.EnumerateDirectories(folder).Where(d => !Foreign.Contains(Path.GetFileName(d)) && new DirectoryInfo(d).LinkTarget is null).SelectMany(Under));

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Yizhi.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the project.");
        return folder;
    }

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Placeholder();
}
