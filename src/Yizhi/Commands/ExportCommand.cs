using System.CommandLine;
using Yizhi.Core.Time;
using Yizhi.Sheets;
using Yizhi.Wording;

namespace Yizhi.Commands;

/// <summary><c>yizhi export LEDGER</c>.</summary>
internal static class ExportCommand
{
    public static Command Make()
    {
        var (data, database, catalogue, unit, period) = (Common.Data(), Common.Database(), Common.CatalogueFolder(), Common.Unit(), Common.PeriodOption());
        var ledger = new Argument<string>("LEDGER") { Description = Texts.Say("cli.ledger") };
        var output = new Option<string?>("--out", "-o") { Description = Texts.Say("cli.export.out") };
        var command = new Command("export", Texts.Say("cli.export")) { ledger, unit, period, output, data, database, catalogue };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var office = await Common.Open(parsed.GetValue(data)!, parsed.GetValue(database), parsed.GetValue(catalogue), cancel);
            if (!office.Catalogue.Ledgers.TryGetValue(parsed.GetValue(ledger)!, out var from))
                throw new CommandException(Exit.WrongUse, Texts.Say("record.ledger", parsed.GetValue(ledger)!));
            var who = Common.NeedUnit(office, parsed.GetValue(unit));
            Period? when = parsed.GetValue(period) is { } written ? Common.NeedPeriod(office, written) : null;
            var exporter = new Exporter(office);
            if (parsed.GetValue(output) is not { } path)
            {
                await using var console = Console.OpenStandardOutput();
                await exporter.Write(console, false, from, who, when, cancel);
                return Exit.Ok;
            }
            var isXlsx = Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".xlsx" => true,
                ".csv" => false,
                var other => throw new CommandException(Exit.WrongUse, Texts.Say("sheet.kind", other)),
            };
            // Written beside and moved into place, so that a full disk leaves no half sheet under the name asked for.
            var beside = path + ".part";
            int count;
            try
            {
                await using (var file = File.Create(beside))
                    count = await exporter.Write(file, isXlsx, from, who, when, cancel);
                File.Move(beside, path, overwrite: true);
            }
            catch (SheetException said)
            {
                throw new CommandException(Exit.FaultsFound, said.Message);
            }
            finally
            {
                File.Delete(beside);
            }
            Console.Error.WriteLine(Texts.Say("cli.export.done", count, Path.GetFullPath(path)));
            return Exit.Ok;
        });
        return command;
    }
}
