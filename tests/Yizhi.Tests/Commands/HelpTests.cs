using System.CommandLine;
using System.Text.RegularExpressions;
using Xunit;
using Yizhi.Commands;

namespace Yizhi.Tests.Commands;

/// <summary>Every command says in Chinese what it does, with a line to copy, and what was wrong with a line it does not understand.</summary>
[Collection("console")]
public sealed partial class HelpTests
{
    /// <summary>Every command with its options, as the help of each tells them.</summary>
    private static async Task<List<string[]>> Ways()
    {
        var found = new List<string[]>();
        var open = new Queue<string[]>([[]]);
        while (open.TryDequeue(out var way))
        {
            found.Add(way);
            var help = (await Cli.Run([.. way, "--help"])).Output;
            var commands = Commands().Match(help);
            if (commands.Success)
                foreach (Match line in Verb().Matches(commands.Groups["lines"].Value))
                    open.Enqueue([.. way, line.Groups["name"].Value]);
        }
        return found;
    }

    [Fact]
    public async Task Every_command_has_help_in_Chinese_with_an_example_that_can_be_copied()
    {
        var ways = await Ways();
        Assert.Equal(["backup", "catalogue", "deadline", "demo", "doctor", "export", "figures", "import", "init", "read", "recount", "report", "restore", "serve", "verify"], ways.Where(w => w.Length == 1).Select(w => w[0]).Order(StringComparer.Ordinal));
        Assert.True(ways.Count(w => w.Length == 2) >= 6);
        foreach (var way in ways)
        {
            var ran = (await Cli.Run([.. way, "--help"])).Ended(0);
            var about = string.Join(' ', way);
            Assert.Empty(ran.Messages);
            Assert.All((string[])["说明：", "用法：", "选项：", "例：", "显示用法"], h => Assert.True(ran.Output.Contains(h, StringComparison.Ordinal), $"{about}: {h}"));
            Assert.False(English().IsMatch(ran.Output), about + English().Match(ran.Output).Value);
            var examples = ran.Output[ran.Output.IndexOf("例：", StringComparison.Ordinal)..].Split('\n').Where(l => l.StartsWith("  ", StringComparison.Ordinal) && l.Contains("yizhi ", StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(examples);
            Assert.All(examples, e => Assert.StartsWith(("yizhi " + about).Trim(), e.Trim(), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Every_example_is_a_line_that_the_program_understands()
    {
        var lines = (await Task.WhenAll((await Ways()).Select(async way => (await Cli.Run([.. way, "--help"])).Output.Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith("yizhi ", StringComparison.Ordinal) && !l.Contains('[', StringComparison.Ordinal) && !l.Contains('<', StringComparison.Ordinal)))))
            .SelectMany(l => l).Select(l => Regex.Replace(l.Split("    ")[0].Split('>')[0], "^yizhi ", "").Trim()).Distinct().ToList();
        Assert.True(lines.Count > 15);
        Assert.All(lines, line => Assert.True(Root.Make().Parse(line).Errors.Count == 0, line));
    }

    [Theory]
    [InlineData("")]
    [InlineData("catalogue")]
    public async Task A_group_without_a_command_shows_its_help_among_the_messages(string line)
    {
        var ran = (await Cli.Run(line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).Ended(Exit.WrongUse);
        Assert.Empty(ran.Output);
        Assert.Contains("命令：", ran.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("Required", ran.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fly", "不认得“fly”。")]
    [InlineData("catalogue fly", "不认得“fly”。")]
    [InlineData("verify --fly", "不认得“--fly”。")]
    [InlineData("verify more", "不认得“more”。")]
    [InlineData("import", "缺少 LEDGER（台账键，如 dispute）。")]
    [InlineData("import dispute", "缺少 FILE（")]
    [InlineData("export", "缺少 LEDGER")]
    [InlineData("catalogue show", "缺少 LEDGER")]
    [InlineData("catalogue diff", "缺少 DIR")]
    [InlineData("figures --period", "--period 后面要写一个值（期间：2025")]
    [InlineData("verify --data", "--data 后面要写一个值")]
    [InlineData("verify --data a --data b", "--data 只能写一次。")]
    [InlineData("report --form docx xps", "--form 的值“xps”不对（可选：docx、edition、html、json、ofd、pdf）。")]
    [InlineData("catalogue burden --residents many", "--residents 的值“many”不对（辖区人口）。")]
    [InlineData("catalogue burden --residents -5", "--residents 的值“-5”不对（辖区人口）。")]
    [InlineData("serve --demo=perhaps", "不认得“perhaps”。")]
    [InlineData("verify --database oracle:x", "数据库设置“oracle”看不懂")]
    public async Task A_line_that_is_not_understood_is_answered_in_Chinese_and_ends_with_two(string line, string said)
    {
        var ran = (await Cli.Run(line.Split(' '))).Ended(Exit.WrongUse);
        Assert.Empty(ran.Output);
        Assert.StartsWith(said, ran.Messages, StringComparison.Ordinal);
        Assert.False(English().IsMatch(ran.Messages), ran.Messages);
    }

    [Fact]
    public async Task The_version_is_told_alone() => Assert.Matches(@"^\d+\.\d+\.\d+", (await Cli.Run("--version")).Ended(0).Output);

    [GeneratedRegex("命令：\\s*\n(?<lines>(  .*\n)+)")]
    private static partial Regex Commands();

    [GeneratedRegex("^  (?<name>[a-z]+)", RegexOptions.Multiline)]
    private static partial Regex Verb();

    // Words that the parser or the runtime would say.
    [GeneratedRegex(@"\b(Usage|Options|Show|Description|default|Unrecognized|Required|Cannot|Could|expects?|Argument)\b|cli\.")]
    private static partial Regex English();
}
