using System.Text.RegularExpressions;
using Xunit;
using Yizhi.Commands;
using Yizhi.Core.Catalogue.Loading;
using Yizhi.Core.People;
using Yizhi.Core.Records;
using Yizhi.Web.Admin;
using Yizhi.Web.Shared;

namespace Yizhi.Tests.House;

/// <summary>The handbook says what is on the pages: its words, its pictures, its chapters.</summary>
public sealed partial class HandbookTests
{
    private const string Folder = "docs/handbook/", Pictures = Folder + "pictures/", Help = "src/Yizhi/Web/Help/";

    private static IEnumerable<string> Chapters => Home.Files.Where(f => f.StartsWith(Folder, StringComparison.Ordinal) && f.EndsWith(".md", StringComparison.Ordinal));

    // What a page may say: its texts with their places open, and whatever the catalogue names.
    private static readonly Lazy<Regex[]> OnPages = new(() =>
    {
        var catalogue = ((LoadOutcome.Loaded)CatalogueFiles.Load(null)).Catalogue;
        var named = catalogue.Ledgers.Values.SelectMany(l => l.Flow.Steps.Select(s => s.Title).Concat(l.Flow.States.Select(s => s.Title)).Append(l.Title)).Concat(catalogue.Roles.Values);
        return [.. Home.Texts("src/Yizhi/Web/Resources/Texts.resx").Values.Concat(Home.Texts("src/Yizhi.Core/Wording/Messages.resx").Where(t => t.Key.StartsWith("role.", StringComparison.Ordinal)).Select(t => t.Value)).Concat(named)
            // A text that is nearly all open places would fit anything.
            .Where(t => Regex.Replace(t, @"\{\d+}", "").Count(char.IsLetter) is var letters && (letters > 1 || (letters > 0 && !t.Contains('{', StringComparison.Ordinal))))
            .Concat(["—", "0"]).Select(t => Regex.Replace(Regex.Escape(t.Trim()), @"\\\{\d+}", ".*")).Distinct().Select(t => new Regex($"^{t}$"))];
    });

    [Fact]
    public void Every_picture_is_shown_and_every_one_that_is_shown_exists()
    {
        var shown = Chapters.SelectMany(f => Shown().Matches(Home.Text(f)).Select(m => Folder + m.Groups["to"].Value)).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(Home.Files.Where(f => f.StartsWith(Pictures, StringComparison.Ordinal)), shown);
        Assert.All(Chapters.SelectMany(f => Shown().Matches(Home.Text(f))), m => Assert.NotEmpty(m.Groups["words"].Value));
    }

    [Fact]
    public void The_pictures_are_light()
    {
        var sizes = Home.Files.Where(f => f.StartsWith(Pictures, StringComparison.Ordinal)).ToDictionary(f => f, f => new FileInfo(Path.Combine(Home.Root, f)).Length);
        Assert.True(sizes.Count > 20);
        Assert.Equal([], sizes.Where(s => s.Value > 120 * 1024));
        Assert.True(sizes.Values.Sum() <= 3 * 1024 * 1024);
    }

    [Fact]
    public void Every_main_screen_has_its_place_in_a_chapter()
    {
        var text = string.Join('\n', Chapters.Where(c => !c.EndsWith("index.md", StringComparison.Ordinal)).Select(Home.Text));
        var words = Home.Texts("src/Yizhi/Web/Resources/Texts.resx");
        var staff = MenuItem().Matches(Home.Text("src/Yizhi/Web/Shared/Page.razor")).Select(m => words[m.Groups["key"].Value]).Distinct().ToList();
        var administrators = Administrators.All.SelectMany(r => AdminMenu.Of(new Visitor { Actor = new Actor("one", "某人", "", new HashSet<string>([r])) }).Select(i => i.Title)).Distinct().ToList();
        Assert.True(staff.Count >= 8 && administrators.Count >= 10);
        Assert.Equal([], staff.Concat(administrators).Where(t => !text.Contains($"**{t}**", StringComparison.Ordinal) && !text.Contains($"\n# {t}", StringComparison.Ordinal) && !text.Contains($"\n## {t}\n", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_is_written_bold_stands_so_on_a_page() =>
        Assert.Equal([], Chapters.SelectMany(f => Bold().Matches(Unfenced(f)).Select(m => (File: f, Words: m.Groups["words"].Value))).Where(w => w.Words != "粗体" && !IsOnAPage(w.Words)));

    [Fact]
    public void A_button_that_the_help_says_to_press_exists() =>
        Assert.Equal([], Home.Files.Where(f => f.StartsWith(Help, StringComparison.Ordinal) && f.EndsWith(".md", StringComparison.Ordinal)).Concat(Chapters)
            .SelectMany(f => Pressed().Matches(Unfenced(f)).Select(m => (File: f, Words: m.Groups["words"].Value))).Where(w => !IsOnAPage(w.Words)));

    [Fact]
    public void Every_place_in_a_chapter_that_is_linked_to_exists()
    {
        var links = Chapters.SelectMany(f => Anchored().Matches(Home.Text(f)).Select(m => (File: f, To: m.Groups["file"].Value, Place: m.Groups["place"].Value))).ToList();
        Assert.True(links.Count > 5);
        Assert.Equal([], links.Where(l => !Heading().Matches(Home.Text(Folder + l.To)).Any(h => NoWord().Replace(h.Groups["words"].Value.Trim().ToLowerInvariant(), "") == l.Place)));
    }

    [Fact]
    public void Every_command_of_the_handbook_is_one_of_the_program()
    {
        var verbs = Root.Make().Subcommands.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        var said = Chapters.SelectMany(f => Command().Matches(Home.Text(f)).Select(m => m.Groups["verb"].Value)).ToList();
        Assert.True(said.Count > 8);
        Assert.Equal([], said.Except(verbs));
    }

    private static bool IsOnAPage(string words) => OnPages.Value.Any(t => t.IsMatch(words));

    private static string Unfenced(string file) => Fenced().Replace(Home.Text(file), "");

    [GeneratedRegex(@"!\[(?<words>[^\]]*)\]\((?<to>pictures/[^)\s]+)\)")]
    private static partial Regex Shown();

    [GeneratedRegex("""Say\("(?<key>menu\.[a-z]+|team|notices|me)"\)""")]
    private static partial Regex MenuItem();

    [GeneratedRegex(@"\*\*(?<words>[^*\n]+)\*\*")]
    private static partial Regex Bold();

    [GeneratedRegex("按“(?<words>[^”\n]+)”")]
    private static partial Regex Pressed();

    [GeneratedRegex(@"\]\((?<file>[a-z-]+\.md)#(?<place>[^)]+)\)")]
    private static partial Regex Anchored();

    [GeneratedRegex(@"^#+ (?<words>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N}-]")]
    private static partial Regex NoWord();

    [GeneratedRegex(@"(?:^|`)\s*yizhi (?<verb>[a-z]+)", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex("```.*?```", RegexOptions.Singleline)]
    private static partial Regex Fenced();
}
