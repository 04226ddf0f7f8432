using System.Text;
using System.Text.RegularExpressions;
using Xunit;
using Yizhi.Commands;

namespace Yizhi.Tests.House;

/// <summary>What the project says of itself is so: commands, links, and no trace of where it was made.</summary>
public sealed partial class PapersOfTheHouseTests
{
    private static readonly string[] Binary = [".png", ".jpg", ".ico", ".woff2", ".docx", ".xlsx", ".pdf", ".db"];

    private static IEnumerable<string> TextFiles => Home.Files.Where(f => !Binary.Contains(Path.GetExtension(f)));

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public void Every_command_stands_in_the_readme(string readme)
    {
        var text = Home.Text(readme);
        var lacking = Root.Make().Subcommands.SelectMany(c => c.Subcommands.Count > 0 ? c.Subcommands.Select(s => (c.Name, Words: s.Name)) : [(c.Name, Words: c.Name)])
            .Where(c => !text.Split('\n').Any(l => l.Contains($"yizhi {c.Name}", StringComparison.Ordinal) && Regex.IsMatch(l, $@"\b{c.Words}\b"))).ToList();
        Assert.Equal([], lacking);
    }

    [Fact]
    public void Every_link_of_the_documents_leads_to_a_file()
    {
        var links = Home.Files.Where(f => f.EndsWith(".md", StringComparison.Ordinal) && !f.StartsWith("src/Yizhi/Web/Help/", StringComparison.Ordinal)).SelectMany(file => Link().Matches(Fenced().Replace(Home.Text(file), ""))
            .Select(m => m.Groups["to"].Value.Split('#')[0]).Where(l => l.Length > 0 && !l.Contains("://", StringComparison.Ordinal) && !l.StartsWith("mailto:", StringComparison.Ordinal))
            .Select(l => (File: file, To: Path.GetRelativePath(Home.Root, Path.GetFullPath(Path.Combine(Home.Root, Path.GetDirectoryName(file)!, Uri.UnescapeDataString(l)))).Replace('\\', '/')))).ToList();
        Assert.True(links.Count > 8);
        Assert.Equal([], links.Where(l => !Home.Files.Contains(l.To) && !Directory.Exists(Path.Combine(Home.Root, l.To))));
    }

    [Fact]
    public void No_file_names_a_home_folder_or_a_mirror_of_packages()
    {
        Assert.Matches(Homely(), "/home/" + "someone/x");
        Assert.Equal([], TextFiles.Where(f => Homely().IsMatch(Home.Text(f))));
        // Where packages come from is the machine's matter; a lock file holds hashes, not hosts.
        Assert.Equal([], TextFiles.Where(f => Path.GetFileName(f) is "packages.lock.json" or "nuget.config" or "NuGet.Config" or "Directory.Packages.props" && Home.Text(f).Contains("://", StringComparison.Ordinal)));
        Assert.Contains(TextFiles, f => Path.GetFileName(f) == "packages.lock.json");
    }

    [Fact]
    public void Every_text_file_is_UTF8_without_a_mark_and_ends_its_lines_alike()
    {
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        var wrong = TextFiles.Where(f =>
        {
            var bytes = File.ReadAllBytes(Path.Combine(Home.Root, f));
            try
            {
                return strict.GetString(bytes) is var text && (text.StartsWith('\ufeff') || text.Contains('\r', StringComparison.Ordinal));
            }
            catch (DecoderFallbackException)
            {
                return true;
            }
        });
        Assert.Equal([], wrong);
    }

    [Fact]
    public void Files_of_code_stay_short_enough_to_read()
    {
        var long_ = Home.Files.Where(f => f.EndsWith(".cs", StringComparison.Ordinal) && !f.Contains("/Migrations/", StringComparison.Ordinal))
            .Select(f => (File: f, Lines: Home.Text(f).Count(c => c == '\n'))).Where(f => f.Lines > 300).ToList();
        Assert.Equal([], long_);
    }

    [GeneratedRegex(@"\[[^\]]*\]\((?<to>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("```.*?```|`[^`\n]*`", RegexOptions.Singleline)]
    private static partial Regex Fenced();

    [GeneratedRegex(@"(/(home|Users)/[a-z]|/[r]oot/|[A-Z]:\\[U]sers\\|api\.nuge[t]|registry\.npmj[s]|pyp[i]\.org|proxy\.golan[g]|artifactor[y])")]
    private static partial Regex Homely();
}
