using Xunit;
using Yizhi.Commands;
using Yizhi.Sheets;

namespace Yizhi.Tests.Commands;

/// <summary>Whole ways through the program as people start it, each command a process of its own.</summary>
[Collection("console")]
public sealed class ProgramTests(CommandOffice office) : IClassFixture<CommandOffice>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_year_of_sheets_becomes_figures_a_report_and_a_proof()
    {
        var data = office.Copy();
        string[] where = ["--data", data];
        var path = office.PathOf("street.csv");
        await File.WriteAllTextAsync(path, CommandOffice.Sheet.Replace(",A", ",Z", StringComparison.Ordinal), Cancel);
        var imported = (await Cli.Start(office.Root, ["import", "dispute", "street.csv", "--unit", "330199001001", .. where])).Ended(0);
        Assert.Empty(imported.Output);
        Assert.Contains("导入 3 行", imported.Messages, StringComparison.Ordinal);

        var figures = (await Cli.Start(office.Root, ["figures", "dispute.mediated", "--unit", "330199001000", "--year", "2025", "--json", .. where])).Ended(0);
        Assert.Equal(4, figures.Json()[0].GetProperty("value").GetDecimal());
        Assert.Empty(figures.Messages);

        var report = (await Cli.Start(office.Root, ["report", "--unit", "330199001000", "--year", "2025", "-o", "out", "--date", "2026-01-15", .. where])).Ended(0);
        Assert.Equal([".docx", ".html", ".json"], report.Output.Trim().Split('\n').Select(Path.GetExtension));
        Assert.Equal(3, Directory.EnumerateFiles(office.PathOf("out")).Count());

        (await Cli.Start(office.Root, ["recount", .. where])).Ended(0);
        var verified = (await Cli.Start(office.Root, ["verify", "--json", .. where])).Ended(0);
        Assert.Equal((6, 0), (verified.Json().GetProperty("records").GetInt32(), verified.Json().GetProperty("wrong").GetInt32()));
    }

    [Fact]
    public async Task An_export_without_a_file_is_a_sheet_on_the_output_that_comes_in_again()
    {
        var ran = (await Cli.Start(office.Root, "export", "dispute", "--data", office.Data)).Ended(0);
        Assert.Empty(ran.Messages);
        var path = office.PathOf("piped.csv");
        await File.WriteAllTextAsync(path, ran.Output, Cancel);
        Assert.Equal(4, SheetReader.Read(path).Count());
        var again = (await Cli.Start(office.Root, "import", "dispute", path, "--unit", "330199001000", "--data", office.Copy())).Ended(0);
        Assert.Contains("导入 0 行，3 行以前导入过", again.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_exit_code_reaches_the_shell()
    {
        (await Cli.Start(office.Root, "--help")).Ended(Exit.Ok);
        (await Cli.Start(office.Root)).Ended(Exit.WrongUse);
        (await Cli.Start(office.Root, "verify", "--data", office.Copy("UPDATE records SET title = '改了' WHERE external = 'A1'"))).Ended(Exit.FaultsFound);
        (await Cli.Start(office.Root, "verify")).Ended(Exit.CannotReach);
        (await Cli.Start(office.Root, "serve", "--data", office.Data)).Ended(Exit.Refused);
        Assert.False(Directory.Exists(office.PathOf("yizhi-data")));
    }

    [Fact]
    public async Task The_demonstration_is_built_told_and_served_and_ends_when_it_is_stopped()
    {
        var data = office.PathOf("demo");
        var said = new List<string>();
        string[] files;
        using (var serving = Cli.Launch(office.Root, "demo", "--data", data, "--url", "http://127.0.0.1:0"))
            try
            {
                while (await serving.StandardError.ReadLineAsync(Cancel) is { } line)
                {
                    said.Add(line);
                    if (line.Contains("http", StringComparison.Ordinal))
                        break;
                }
                using var client = new HttpClient();
                Assert.Contains("书院街道", await client.GetStringAsync(new Uri(said[^1].Split(' ', '　').Single(w => w.StartsWith("http", StringComparison.Ordinal))), Cancel), StringComparison.Ordinal);
            }
            finally
            {
                serving.Kill();
                files = (await serving.StandardOutput.ReadToEndAsync(Cancel)).Trim().Split('\n');
                await serving.WaitForExitAsync(Cancel);
            }
        Assert.Contains(said, l => l.StartsWith("写入 ", StringComparison.Ordinal));
        Assert.Equal([".docx", ".html", ".json"], files.Select(Path.GetExtension));
        Assert.All(files, f => Assert.True(File.Exists(f), f));
        // A second demonstration finds the first one and adds nothing to it.
        var again = (await Cli.Start(office.Root, "demo", "--no-serve", "--data", data)).Ended(0);
        Assert.Contains("演示数据已经在了", again.Messages, StringComparison.Ordinal);
        Assert.Equal(files, again.Output.Trim().Split('\n'));
    }
}
