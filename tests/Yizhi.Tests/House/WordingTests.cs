using System.Text.RegularExpressions;
using Xunit;

namespace Yizhi.Tests.House;

/// <summary>Every text that is asked for is written, in both languages alike, and none is written that nobody asks for.</summary>
public sealed partial class WordingTests
{
    private const string Commands = "src/Yizhi/Wording/Texts", Pages = "src/Yizhi/Web/Resources/Texts", Engine = "src/Yizhi.Core/Wording/Messages";

    // Put together from a word in the code and a part that the data give.
    private static readonly string[] PutTogether = ["fault.", "audit.act.", "field.", "cli.diff.", "cli.help.", "severity.", "act.", "figure.state.", "check.", "role.", "reckon.day.", "cli.deadline.day.", "template.", "list.due.", "deadlines.state.", "notice.kind.", "notices.kind.", "webhook.kind.", "mail.", "mail.security.", "jobs.name.", "tasks.column.", "tasks.look.", "paste.kind.", "unit.kind.", "handbook.kind.", "doctor.what.", "finding.", "reading.part."];

    public static TheoryData<string> Books => [Commands, Pages, Engine];

    [Theory]
    [MemberData(nameof(Books))]
    public void Both_languages_have_the_same_keys_and_leave_the_same_places_open(string book)
    {
        var (chinese, english) = (Home.Texts(book + ".resx"), Home.Texts(book + ".en.resx"));
        Assert.True(chinese.Count > 40);
        Assert.Equal(chinese.Keys.Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([], chinese.Where(t => !Home.Placeholders(t.Value).SequenceEqual(Home.Placeholders(english[t.Key]))).Select(t => t.Key));
        Assert.Equal([], chinese.Concat(english).Where(t => string.IsNullOrWhiteSpace(t.Value)).Select(t => t.Key));
    }

    [Theory]
    [MemberData(nameof(Books))]
    public void No_English_text_has_stayed_Chinese(string book) =>
        Assert.Equal([], Home.Texts(book + ".en.resx").Where(t => t.Value.Count(c => c is >= '\u4e00' and <= '\u9fff') > t.Value.Length / 3).Select(t => t.Key));

    [Fact]
    public void Every_text_the_commands_ask_for_is_written()
    {
        var written = Home.Texts(Commands + ".resx").Keys.Concat(Home.Texts(Engine + ".resx").Keys).ToHashSet();
        var asked = Source().Where(f => !f.StartsWith("src/Yizhi/Web/", StringComparison.Ordinal) && !f.StartsWith("src/Yizhi/Accounts/", StringComparison.Ordinal) && !f.StartsWith("src/Yizhi.Documents/", StringComparison.Ordinal)).SelectMany(f => Said().Matches(Home.Text(f)).Select(m => m.Groups["key"].Value)).Distinct().ToList();
        Assert.True(asked.Count > 100);
        Assert.Equal([], asked.Except(written).Where(k => !k.EndsWith('.')));
    }

    [Theory]
    [MemberData(nameof(Books))]
    public void No_text_is_written_that_nobody_asks_for(string book)
    {
        var code = string.Join('\n', Source().Select(Home.Text));
        var words = Quoted().Matches(code).Select(m => m.Groups["word"].Value).ToHashSet(StringComparer.Ordinal);
        var unused = Home.Texts(book + ".resx").Keys.Where(k => !words.Contains(k)
            && !PutTogether.Any(p => k.StartsWith(p, StringComparison.Ordinal) && words.Contains(p))
            && !(k.EndsWith(".say", StringComparison.Ordinal) && words.Contains(".say"))
            && !k.EndsWith(".example", StringComparison.Ordinal));
        Assert.Equal([], unused);
    }

    private static IEnumerable<string> Source() => Home.Source("src/").Where(f => !f.Contains("/Migrations/", StringComparison.Ordinal));

    [GeneratedRegex("""\bSay\((?:[^"()]*\? ?)?"(?<key>[a-z0-9_.]+)"(?: : "(?<key>[a-z0-9_.]+)")?""")]
    private static partial Regex Said();

    [GeneratedRegex("""\"(?<word>[a-z0-9_.]+)(?:\"|\{)""")]
    private static partial Regex Quoted();
}
