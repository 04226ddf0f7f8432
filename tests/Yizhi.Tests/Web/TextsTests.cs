using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Yizhi.Tests.Web;

/// <summary>Every text that the pages ask for is written, in both languages.</summary>
public sealed partial class TextsTests
{
    private static string Web
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "Yizhi.slnx")))
                folder = Path.GetDirectoryName(folder)!;
            return Path.Combine(folder, "src", "Yizhi", "Web");
        }
    }

    private static HashSet<string> Keys(string file) => [.. XDocument.Load(Path.Combine(Web, "Resources", file)).Root!.Elements("data").Select(d => (string)d.Attribute("name")!)];

    [Fact]
    public void Both_languages_have_the_same_keys() => Assert.Equal(Keys("Texts.resx").Order(StringComparer.Ordinal), Keys("Texts.en.resx").Order(StringComparer.Ordinal));

    [Fact]
    public void Every_key_asked_for_is_written()
    {
        var written = Keys("Texts.resx");
        var asked = Directory.EnumerateFiles(Web, "*.*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal))
            .SelectMany(f => Asked().Matches(File.ReadAllText(f)).Select(m => m.Groups["key"].Value))
            .Where(k => !k.EndsWith('.')).Distinct().ToList();
        Assert.True(asked.Count > 150);
        Assert.Equal([], asked.Except(written));
    }

    [GeneratedRegex("""\bSay\("(?<key>[a-z0-9_.]+)"[,)]""")]
    private static partial Regex Asked();
}
