using Xunit;
using Yizhi.Commands;

namespace Yizhi.Tests.Commands;

/// <summary>What was altered behind the program's back is found, named, and where it can be, mended.</summary>
[Collection("console")]
public sealed class TamperTests(CommandOffice office) : IClassFixture<CommandOffice>
{
    [Fact]
    public async Task A_folder_nobody_touched_verifies_and_says_so_in_JSON()
    {
        var ran = (await Cli.Run("verify", "--data", office.Data)).Ended(0);
        Assert.Empty(ran.Output);
        Assert.StartsWith("核验一致：3 条记录，3 条经过，1 个封存", ran.Messages, StringComparison.Ordinal);
        var json = (await Cli.Run("verify", "--data", office.Data, "--json")).Ended(0);
        Assert.Equal(["records", "entries", "seals", "files", "wrong", "faults"], json.Json().EnumerateObject().Select(p => p.Name));
        Assert.Equal(3, json.Json().GetProperty("records").GetInt32());
        Assert.Empty(json.Messages);
    }

    [Theory]
    [InlineData("UPDATE records SET doc = replace(doc, '1000', '1001') WHERE external = 'A1'", "楼道堆物")]
    [InlineData("UPDATE records SET title = '楼道堆勿' WHERE external = 'A1'", "楼道堆勿")]
    [InlineData("UPDATE records SET state = 'found' WHERE external = 'A1'", "楼道堆物")]
    [InlineData("UPDATE records SET happened_on = '2025-03-02' WHERE external = 'A1'", "楼道堆物")]
    [InlineData("UPDATE records SET unit = '330199001001' WHERE external = 'A1'", "楼道堆物")]
    [InlineData("UPDATE records SET handler = handler || 'x' WHERE external = 'A3'", "停车占道")]
    [InlineData("DELETE FROM journal WHERE record = (SELECT id FROM records WHERE external = 'A3')", "停车占道")]
    [InlineData("DELETE FROM records WHERE external = 'A3'", "有经过，却不见了")]
    [InlineData("UPDATE journal SET actor_name = actor_name || '。' WHERE seq = 2", "经过第 2 条")]
    [InlineData("UPDATE journal SET at = replace(at, '02:00', '03:00') WHERE seq = 1", "经过第 1 条")]
    [InlineData("UPDATE journal SET at = 'yesterday' WHERE seq = 1", "经过第 1 条：读不懂")]
    [InlineData("UPDATE records SET happened_on = 'soon' WHERE external = 'A1'", "（楼道堆物）：读不懂")]
    [InlineData("UPDATE records SET doc = substr(doc, 2) WHERE external = 'A1'", "楼道堆物")]
    [InlineData("UPDATE records SET doc = replace(doc, '\"$p\":\"', '\"$p\":\"A') WHERE external = 'A1'", "楼道堆物")]
    [InlineData("UPDATE seals SET root = 'x'", "封存第 1 号")]
    [InlineData("UPDATE seals SET count = count + 1", "封存第 1 号")]
    [InlineData("UPDATE tallies SET value = value + 1 WHERE indicator = 'dispute.screened' AND slice = '' AND value > 0", "计数与记录不符（tally）")]
    public async Task One_value_changed_by_hand_is_found_and_named(string sql, string named)
    {
        var data = office.Copy(sql);
        var ran = (await Cli.Run("verify", "--data", data)).Ended(Exit.FaultsFound);
        Assert.Contains(named, ran.Output, StringComparison.Ordinal);
        Assert.Contains("处不一致", ran.Messages, StringComparison.Ordinal);
        var json = (await Cli.Run("verify", "--data", data, "--json")).Ended(Exit.FaultsFound).Json();
        Assert.NotEqual(0, json.GetProperty("wrong").GetInt32());
        Assert.Contains(json.GetProperty("faults").EnumerateArray(), f => f.GetString()!.Contains(named, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("UPDATE tallies SET value = value + 10000 WHERE indicator = 'dispute.screened' AND slice = ''", "tally\t330199001000 dispute.screened")]
    [InlineData("DELETE FROM tallies WHERE indicator = 'dispute.mediated'", "tally\t330199001000 dispute.mediated")]
    [InlineData("UPDATE contributions SET value = value + 10000 WHERE record = (SELECT id FROM records WHERE external = 'A1')", "contribution\t")]
    [InlineData("DELETE FROM contributions WHERE record = (SELECT id FROM records WHERE external = 'A2')", "墙体渗水")]
    [InlineData("UPDATE records SET due = '2025-12-31' WHERE external = 'A3'", "deadline\t")]
    public async Task A_count_changed_by_hand_is_found_by_the_recount_and_put_right_by_the_repair(string sql, string named)
    {
        var data = office.Copy(sql);
        var found = (await Cli.Run("recount", "--data", data)).Ended(Exit.FaultsFound);
        Assert.Contains(named, found.Output, StringComparison.Ordinal);
        Assert.Contains("可用 --repair 改正", found.Messages, StringComparison.Ordinal);
        var json = (await Cli.Run("recount", "--data", data, "--json")).Ended(Exit.FaultsFound).Json();
        Assert.Equal(["records", "contributions", "tallies", "wrong", "differences"], json.EnumerateObject().Select(p => p.Name));
        Assert.Equal(["kind", "what"], json.GetProperty("differences")[0].EnumerateObject().Select(p => p.Name));
        (await Cli.Run("recount", "--repair", "--data", data)).Ended(0);
        Assert.StartsWith("计数无误：3 条记录", (await Cli.Run("recount", "--data", data)).Ended(0).Messages, StringComparison.Ordinal);
        (await Cli.Run("verify", "--data", data)).Ended(0);
    }

    [Theory]
    [InlineData("figures dispute.mediated --trace --year 2025")]
    [InlineData("recount")]
    [InlineData("export dispute -o damaged.csv")]
    public async Task A_command_that_meets_a_damaged_record_ends_with_a_word_and_no_trace_of_the_program(string line)
    {
        var data = office.Copy("UPDATE records SET doc = substr(doc, 2) WHERE external = 'A1'");
        var ran = await Cli.Run([.. line.Replace("damaged.csv", office.PathOf("damaged.csv"), StringComparison.Ordinal).Split(' '), "--data", data]);
        Assert.DoesNotContain("   at ", ran.Output + ran.Messages, StringComparison.Ordinal);
        if (line.StartsWith("figures", StringComparison.Ordinal))
            return;
        Assert.Equal(Exit.FaultsFound, ran.Code);
        // The recount is there to find such things and goes on; the export can't.
        Assert.Contains(line == "recount" ? "与记录不符" : "请用 yizhi verify 查明", ran.Messages, StringComparison.Ordinal);
        Assert.False(File.Exists(office.PathOf("damaged.csv")));
    }

    [Fact]
    public async Task A_repair_leaves_what_the_recount_is_not_for_to_the_verification()
    {
        var data = office.Copy("UPDATE records SET title = '换了' WHERE external = 'A1'");
        (await Cli.Run("recount", "--repair", "--data", data)).Ended(0);
        Assert.Contains("换了", (await Cli.Run("verify", "--data", data)).Ended(Exit.FaultsFound).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_was_lost_in_part_is_told_and_not_replaced()
    {
        var data = office.Copy();
        var key = Directory.EnumerateFiles(Path.Combine(data, "keys")).Single();
        await File.WriteAllBytesAsync(key, new byte[31], TestContext.Current.CancellationToken);
        foreach (var command in (string[])["verify", "doctor"])
        {
            var ran = await Cli.Run(command, "--data", data);
            Assert.Contains("不是 32 字节，请从备份恢复", ran.Output + ran.Messages, StringComparison.Ordinal);
            Assert.NotEqual(0, ran.Code);
        }
        Assert.Equal(31, new FileInfo(key).Length);
    }
}
