using System.Text.Json;
using Xunit;
using Yizhi.Commands;

namespace Yizhi.Tests.Commands;

/// <summary>The catalogue is checked, shown and compared; its faults are told where they stand.</summary>
[Collection("console")]
public sealed class CatalogueCommandTests(CommandOffice office) : IClassFixture<CommandOffice>
{
    private static readonly string Dispute = CatalogueFiles.Read(CatalogueFiles.Shipped).Single(f => f.Path == "dispute/dispute.yaml").Text;

    private string Broken(string text, string name = "dispute/dispute.yaml")
    {
        var folder = office.PathOf(Guid.NewGuid().ToString("N"));
        foreach (var file in CatalogueFiles.Read(CatalogueFiles.Shipped))
        {
            var path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Path == name ? text : file.Text);
        }
        return folder;
    }

    /// <summary>The line and column of a piece of text, counted from 1.</summary>
    private static (int Line, int Column) Of(string text, string piece)
    {
        var at = text.IndexOf(piece, StringComparison.Ordinal);
        return (text[..at].Count(c => c == '\n') + 1, at - text.LastIndexOf('\n', at));
    }

    [Fact]
    public async Task The_catalogue_that_is_delivered_has_no_fault()
    {
        var ran = (await Cli.Run("catalogue", "check")).Ended(0);
        Assert.Empty(ran.Output);
        Assert.StartsWith("目录没有毛病：", ran.Messages, StringComparison.Ordinal);
        var json = (await Cli.Run("catalogue", "check", CatalogueFiles.Shipped, "--json")).Ended(0);
        Assert.Empty(json.Messages);
        Assert.Equal(["faults", "ledgers", "indicators", "examples", "version", "milliseconds"], json.Json().EnumerateObject().Select(p => p.Name));
        Assert.Equal(0, json.Json().GetProperty("faults").GetArrayLength());
    }

    [Theory]
    [InlineData("type: party,    personal", "type: gold,    personal", "gold")]
    [InlineData("list: dispute_source,", "list: no_such_list,", "no_such_list")]
    [InlineData("to: archived, by", "to: nowhere, by", "nowhere")]
    [InlineData("heading: subject", "heading: no_such_field", "no_such_field")]
    public async Task A_fault_is_told_with_file_line_and_column(string was, string now, string at)
    {
        var text = Dispute.Replace(was, now, StringComparison.Ordinal);
        Assert.NotEqual(Dispute, text);
        var folder = Broken(text);
        var ran = (await Cli.Run("catalogue", "check", folder)).Ended(Exit.FaultsFound);
        var (line, column) = Of(text, at);
        Assert.Contains(ran.Output.Split('\n'), l => l.StartsWith($"dispute/dispute.yaml:{line}:{column}", StringComparison.Ordinal) && l.Contains(at, StringComparison.Ordinal));
        Assert.Contains("处毛病，改好以前不能用", ran.Messages, StringComparison.Ordinal);
        var fault = (await Cli.Run("catalogue", "check", folder, "--json")).Ended(Exit.FaultsFound).Json().GetProperty("faults")[0];
        Assert.Equal(["file", "line", "column", "message"], fault.EnumerateObject().Select(p => p.Name));
        // No command works over a catalogue with faults, and each says where they are.
        Assert.Contains($"dispute/dispute.yaml:{line}:{column}", (await Cli.Run("verify", "--data", office.Data, "--catalogue", folder)).Ended(Exit.FaultsFound).Messages, StringComparison.Ordinal);
        Assert.Contains("错误\t目录\t目录有", (await Cli.Run("doctor", "--data", office.Data, "--catalogue", folder)).Ended(Exit.FaultsFound).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_that_is_no_YAML_is_told_where_it_breaks()
    {
        var ran = (await Cli.Run("catalogue", "check", Broken("ledger: dispute\nfields: [\n"))).Ended(Exit.FaultsFound);
        Assert.Matches(@"(?m)^dispute/dispute\.yaml:\d+:\d+", ran.Output);
        Assert.DoesNotContain("   at ", ran.Output + ran.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_schema_is_JSON_and_a_ledger_is_a_page()
    {
        Assert.Equal(JsonValueKind.Object, (await Cli.Run("catalogue", "schema")).Ended(0).Json().ValueKind);
        var page = (await Cli.Run("catalogue", "show", "dispute")).Ended(0).Output;
        Assert.All((string[])["# 矛盾纠纷", "## 填什么", "## 怎么办", "## 几天办完", "## 算什么数", "`dispute.mediated`"], part => Assert.Contains(part, page, StringComparison.Ordinal));
        var unknown = (await Cli.Run("catalogue", "show", "no_such")).Ended(Exit.WrongUse);
        Assert.StartsWith("没有台账“no_such”", unknown.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_books_of_the_catalogue_are_printed_or_written()
    {
        var file = office.PathOf("coverage.md");
        (await Cli.Run("catalogue", "coverage", "-o", file)).Ended(0);
        Assert.Equal((await Cli.Run("catalogue", "coverage")).Ended(0).Output, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        var burden = (await Cli.Run("catalogue", "burden", "--residents", "60000", "--json")).Ended(0).Json();
        Assert.Equal(["residents", "hours", "ledgers"], burden.EnumerateObject().Select(p => p.Name));
        Assert.Equal(60_000, burden.GetProperty("residents").GetInt32());
    }

    [Fact]
    public async Task A_new_catalogue_is_compared_with_the_one_in_force_before_it_is_taken()
    {
        var same = (await Cli.Run("catalogue", "diff", CatalogueFiles.Shipped, "--data", office.Data, "--json")).Ended(0).Json();
        Assert.Equal(["inForce", "next", "changes"], same.EnumerateObject().Select(p => p.Name));
        Assert.Equal(0, same.GetProperty("changes").GetArrayLength());
        var folder = Broken(Dispute.Replace("title: 协议内容,", "title: 协议条款,", StringComparison.Ordinal));
        var changed = (await Cli.Run("catalogue", "diff", folder, "--data", office.Data)).Ended(Exit.FaultsFound);
        Assert.Contains("协议条款", Assert.Single(changed.Output.Trim().Split('\n')), StringComparison.Ordinal);
        Assert.Contains("没有改动任何数据", changed.Messages, StringComparison.Ordinal);
    }
}
