using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Checks;
using Yizhi.Core.Tests.Catalogue;
using Yizhi.Core.Wording;

namespace Yizhi.Core.Tests.House;

public partial class MessagesTests
{
    private static readonly string Engine = "src/Yizhi.Core/Wording/Messages";
    private static readonly string Commands = "src/Yizhi/Wording/Texts";
    private static readonly string Pages = "src/Yizhi/Web/Resources/Texts";

    private static readonly Lazy<string> Source = new(() => string.Join('\n', Directory.EnumerateFiles(Path.Combine(Texts.Root, "src"), "*", SearchOption.AllDirectories)
        .Where(f => (f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal)) && !f.Contains("/obj/", StringComparison.Ordinal)).Select(File.ReadAllText)));

    public static TheoryData<string> Files => [Engine, Commands, Pages];

    [Theory]
    [MemberData(nameof(Files))]
    public void Chinese_and_English_say_the_same_keys_with_the_same_places_to_fill(string file)
    {
        var (chinese, english) = (Read(file + ".resx"), Read(file + ".en.resx"));
        Assert.Equal(chinese.Keys.Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
        foreach (var (key, text) in chinese)
            Assert.True(Places(text).SetEquals(Places(english[key])), $"{key}: {text} / {english[key]}");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_text_is_written_in_its_language_and_can_be_filled(string file)
    {
        foreach (var (key, text) in Read(file + ".en.resx").Concat(Read(file + ".resx")))
        {
            Assert.False(string.IsNullOrWhiteSpace(text), key);
            var filled = string.Format(CultureInfo.InvariantCulture, text, [.. Enumerable.Range(0, 10).Select(p => (object)$"<{p}>")]);
            Assert.All(Places(text), p => Assert.Contains($"<{p}>", filled, StringComparison.Ordinal));
        }
        Assert.Equal([], Read(file + ".resx").Where(t => !Chinese().IsMatch(t.Value) && Letters().IsMatch(t.Value)).Select(t => t.Key).Where(k => k != "brand" && !k.EndsWith(".example", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_key_the_code_says_is_written()
    {
        var written = new[] { Engine, Commands, Pages }.SelectMany(f => Read(f + ".resx").Keys).ToHashSet(StringComparer.Ordinal);
        var said = SaidKey().Matches(Source.Value).Where(m => m.Groups["key"].Value.Contains('.', StringComparison.Ordinal)).Concat(FaultKey().Matches(Source.Value)).Select(m => m.Groups["key"].Value).Distinct().ToList();
        Assert.InRange(said.Count, 100, 2000);
        Assert.Equal([], said.Where(k => !written.Contains(k)));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void No_text_is_written_that_nobody_says(string file) =>
        Assert.Equal([], Read(file + ".resx").Keys.Where(k => !Source.Value.Contains('"' + k + '"', StringComparison.Ordinal) && !IsMade(k)));

    [Fact]
    public void Every_severity_and_type_has_its_words()
    {
        var pages = Read(Pages + ".resx");
        Assert.All(Enum.GetNames<Severity>(), s => Assert.Contains("severity." + s.ToLowerInvariant(), pages.Keys));
        // The message for several codes is that for one.
        Assert.All(Enum.GetValues<FieldType>().Where(t => t != FieldType.Codes), t => Assert.Contains("field." + t.ToString().ToLowerInvariant(), Read(Engine + ".resx").Keys));
    }

    [Fact]
    public void A_message_comes_in_the_readers_language_and_an_unknown_code_as_it_is()
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
            Assert.Equal("请填写事由。", Words.Say("field.required", "事由"));
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
            Assert.NotEqual("请填写事由。", Words.Say("field.required", "事由"));
            Assert.Contains("事由", Words.Say("field.required", "事由"), StringComparison.Ordinal);
            Assert.Equal("no.such", Words.Say("no.such"));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    // Keys put together in the code: by a field's type, a severity, a subsystem, an act, an HTTP status.
    private static bool IsMade(string key) => key.Split('.') switch
    {
        ["field", var type] => Enum.TryParse<FieldType>(type, ignoreCase: true, out _),
        ["severity", var severity] => Enum.TryParse<Severity>(severity, ignoreCase: true, out _),
        ["act", var act] => Source.Value.Contains('"' + act + '"', StringComparison.Ordinal),
        ["cli", "deadline", "day", ..] => Source.Value.Contains("\"cli.deadline.day.\"", StringComparison.Ordinal),
        ["reckon", "day", ..] => Source.Value.Contains("\"reckon.day.\"", StringComparison.Ordinal),
        ["cli", .., "example"] => Source.Value.Contains(".example\"", StringComparison.Ordinal),
        ["cli", "help", ..] => Source.Value.Contains("\"cli.help.\"", StringComparison.Ordinal),
        ["role", var role] => Yizhi.Core.People.Administrators.Are(role),
        ["audit", "act", .. var act] => Source.Value.Contains('"' + string.Join('.', act) + '"', StringComparison.Ordinal),
        ["cli", "diff", ..] => Source.Value.Contains("\"cli.diff.\"", StringComparison.Ordinal),
        ["fault", var status, ..] => status.All(char.IsAsciiDigit),
        _ => false,
    };

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(Path.Combine(Texts.Root, file)).Descendants("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value, StringComparer.Ordinal);

    private static HashSet<int> Places(string text) => [.. Place().Matches(text).Select(m => int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"\{(\d+)[^{}]*\}")]
    private static partial Regex Place();

    [GeneratedRegex("[一-鿿]")]
    private static partial Regex Chinese();

    [GeneratedRegex("[a-z]{3}")]
    private static partial Regex Letters();

    [GeneratedRegex("\\bSay\\(\"(?<key>[a-z_.0-9]+)\"[,)]")]
    private static partial Regex SaidKey();

    [GeneratedRegex("new Fault\\([^;\"]*(\"[^\"]*\")?[^;\"]*, \"(?<key>[a-z]+\\.[a-z_]+)\"")]
    private static partial Regex FaultKey();
}
