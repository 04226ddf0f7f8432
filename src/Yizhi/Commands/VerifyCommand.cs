using System.CommandLine;
using Yizhi.Wording;

namespace Yizhi.Commands;

/// <summary><c>yizhi verify</c>: proves that nothing was altered behind the program's back.</summary>
internal static class VerifyCommand
{
    public static Command Make()
    {
        var (data, database, catalogue, json) = (Common.Data(), Common.Database(), Common.CatalogueFolder(), Common.AsJson());
        var command = new Command("verify", Texts.Say("cli.verify")) { data, database, catalogue, json };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var office = await Common.Open(parsed.GetValue(data)!, parsed.GetValue(database), parsed.GetValue(catalogue), cancel);
            var result = await Common.WithProgress(Texts.Say("cli.verify.title"), progress => office.Verification.Run(new Progress<long>(n => progress.Report((n, n))), cancel));
            Health.HealthChecks.NoteVerified(office, result);
            if (parsed.GetValue(json))
                Common.Print(result);
            else
            {
                foreach (var fault in result.Faults)
                    Console.WriteLine(fault);
                Console.Error.WriteLine(Texts.Say(result.Wrong == 0 ? "cli.verify.good" : "cli.verify.bad", result.Records, result.Entries, result.Seals, result.Files, result.Wrong));
            }
            return result.Wrong == 0 ? Exit.Ok : Exit.FaultsFound;
        });
        return command;
    }
}
