using System.CommandLine;
using Yizhi.Wording;

namespace Yizhi.Commands;

/// <summary><c>yizhi recount</c>: proves that tallies equal the records.</summary>
internal static class RecountCommand
{
    public static Command Make()
    {
        var (data, database, catalogue, json) = (Common.Data(), Common.Database(), Common.CatalogueFolder(), Common.AsJson());
        var repair = new Option<bool>("--repair") { Description = Texts.Say("cli.recount.repair") };
        var command = new Command("recount", Texts.Say("cli.recount")) { data, database, catalogue, repair, json };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var office = await Common.Open(parsed.GetValue(data)!, parsed.GetValue(database), parsed.GetValue(catalogue), cancel);
            if (parsed.GetValue(repair))
                await office.Recounts.Rebuild(cancel);
            var result = await Common.WithProgress(Texts.Say("cli.recount.title"), progress => office.Recounts.Check(new Progress<long>(n => progress.Report((n, n))), cancel));
            if (parsed.GetValue(json))
                Common.Print(result);
            else
            {
                foreach (var difference in result.Differences)
                    Console.WriteLine($"{difference.Kind}\t{difference.What}");
                Console.Error.WriteLine(Texts.Say(result.Wrong == 0 ? "cli.recount.good" : "cli.recount.bad", result.Records, result.Contributions, result.Tallies, result.Wrong));
            }
            return result.Wrong == 0 ? Exit.Ok : Exit.FaultsFound;
        });
        return command;
    }
}
