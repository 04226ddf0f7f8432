using System.CommandLine;
using Yizhi.Sheets;
using Yizhi.Wording;

namespace Yizhi.Commands;

/// <summary><c>yizhi import LEDGER FILE</c>.</summary>
internal static class ImportCommand
{
    public static Command Make()
    {
        var (data, database, catalogue, json, unit) = (Common.Data(), Common.Database(), Common.CatalogueFolder(), Common.AsJson(), Common.Unit());
        var ledger = new Argument<string>("LEDGER") { Description = Texts.Say("cli.ledger") };
        var file = new Argument<string>("FILE") { Description = Texts.Say("cli.import.file") };
        var acceptGood = new Option<bool>("--accept-good") { Description = Texts.Say("cli.import.good") };
        var command = new Command("import", Texts.Say("cli.import")) { ledger, file, unit, acceptGood, data, database, catalogue, json };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var office = await Common.Open(parsed.GetValue(data)!, parsed.GetValue(database), parsed.GetValue(catalogue), cancel);
            if (!office.Catalogue.Ledgers.TryGetValue(parsed.GetValue(ledger)!, out var into))
                throw new CommandException(Exit.WrongUse, Texts.Say("record.ledger", parsed.GetValue(ledger)!));
            ImportResult result;
            try
            {
                var home = Common.NeedUnit(office, parsed.GetValue(unit));
                result = await Common.WithProgress(into.Title, progress => new Importer(office).Run(
                    into, parsed.GetValue(file)!, home, Common.Operator(office, home.Code), parsed.GetValue(acceptGood), progress, cancel: cancel));
            }
            catch (SheetException said)
            {
                throw new CommandException(Exit.FaultsFound, said.Message);
            }
            if (parsed.GetValue(json))
                Common.Print(result);
            else
            {
                foreach (var fault in result.Faults)
                    Console.WriteLine(Texts.Say("cli.import.fault", fault.Row, fault.Column, fault.Message));
                Console.Error.WriteLine(Texts.Say(result.Written == 0 && result.Faults.Count > 0 ? "cli.import.nothing" : "cli.import.done", result.Rows, result.Written, result.Repeated, result.Faults.Count));
            }
            return result.Faults.Count == 0 ? Exit.Ok : Exit.FaultsFound;
        });
        return command;
    }
}
