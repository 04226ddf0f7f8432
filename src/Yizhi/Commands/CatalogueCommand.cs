using System.CommandLine;
using System.Diagnostics;
using Yizhi.CatalogueBooks;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Catalogue.Loading;
using Yizhi.Core.Checks;
using Yizhi.Reports;
using Yizhi.Wording;

namespace Yizhi.Commands;

/// <summary><c>yizhi catalogue check | schema | show</c>.</summary>
internal static class CatalogueCommand
{
    public static Command Make()
    {
        var folder = new Argument<string?>("DIR") { Description = Texts.Say("cli.catalogue"), Arity = ArgumentArity.ZeroOrOne };
        var json = Common.AsJson();
        var check = new Command("check", Texts.Say("cli.catalogue.check")) { folder, json };
        check.SetAction(parsed => Check(parsed.GetValue(folder), parsed.GetValue(json)));

        var schema = new Command("schema", Texts.Say("cli.catalogue.schema"));
        schema.SetAction(_ => Console.Write(JsonSchema.Text()));

        var ledger = new Argument<string>("LEDGER") { Description = Texts.Say("cli.ledger") };
        var catalogue = Common.CatalogueFolder();
        var show = new Command("show", Texts.Say("cli.catalogue.show")) { ledger, catalogue };
        show.SetAction(parsed =>
        {
            var loaded = Common.LoadCatalogue(parsed.GetValue(catalogue));
            if (!loaded.Ledgers.TryGetValue(parsed.GetValue(ledger)!, out var found))
                throw new CommandException(Exit.WrongUse, Texts.Say("record.ledger", parsed.GetValue(ledger)!) + string.Join(' ', loaded.InOrder.Select(l => l.Key)));
            Console.Write(LedgerPage.Of(found));
        });
        return new Command("catalogue", Texts.Say("cli.catalogue.about")) { check, schema, show, Coverage(), Burden(), CatalogueDiffCommand.Make() };
    }

    private static Command Coverage()
    {
        var (catalogue, output) = (Common.CatalogueFolder(), new Option<string?>("--output", "-o") { Description = Texts.Say("cli.output") });
        var command = new Command("coverage", Texts.Say("cli.catalogue.coverage")) { catalogue, output };
        command.SetAction(parsed =>
        {
            var book = CoverageBook.Of(Common.LoadCatalogue(parsed.GetValue(catalogue)));
            if (parsed.GetValue(output) is { } file)
                File.WriteAllText(file, book);
            else
                Console.Write(book);
        });
        return command;
    }

    private static Command Burden()
    {
        var (catalogue, json) = (Common.CatalogueFolder(), Common.AsJson());
        var residents = new Option<int>("--residents") { Description = Texts.Say("cli.catalogue.residents"), DefaultValueFactory = _ => BurdenBook.UsualResidents };
        var command = new Command("burden", Texts.Say("cli.catalogue.burden")) { catalogue, residents, json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(residents) <= 0)
                throw new CommandException(Exit.WrongUse, Texts.Say("cli.parse.wrong", residents.Name, parsed.GetValue(residents), residents.Description!));
            var burdens = BurdenBook.Of(Common.LoadCatalogue(parsed.GetValue(catalogue)), parsed.GetValue(residents));
            if (parsed.GetValue(json))
            {
                Common.Print(new { residents = parsed.GetValue(residents), hours = Math.Round(burdens.Sum(b => b.HoursAYear), 1), ledgers = burdens });
                return;
            }
            foreach (var burden in burdens)
            {
                Console.WriteLine(Texts.Say("cli.burden.ledger", burden.Title, burden.Ledger, burden.MinutesARecord, burden.RecordsAYear, burden.HoursAYear));
                foreach (var use in burden.Typed)
                    Console.WriteLine($"  {use.Title}　→　{string.Join('、', use.Feeds)}");
                if (burden.Filled.Count > 0)
                    Console.WriteLine("  " + Texts.Say("cli.burden.filled", string.Join('、', burden.Filled)));
            }
            Console.Error.WriteLine(Texts.Say("cli.burden.sum", parsed.GetValue(residents), Math.Round(burdens.Sum(b => b.HoursAYear))));
        });
        return command;
    }

    private static int Check(string? folder, bool json)
    {
        if (folder is not null && !Directory.Exists(folder))
            throw new CommandException(Exit.CannotReach, Texts.Say("cli.no_folder", folder));
        OfficeCatalogue? catalogue = null;
        IReadOnlyList<CatalogueFault> faults = [];
        var began = Stopwatch.GetTimestamp();
        var outcome = CatalogueFiles.Load(folder);
        var took = Stopwatch.GetElapsedTime(began);
        switch (outcome)
        {
            case LoadOutcome.Loaded loaded:
                catalogue = loaded.Catalogue;
                faults = [.. ExampleRun.Run(catalogue), .. ReportTrial.Run(catalogue)];
                break;
            case LoadOutcome.Faulty faulty:
                faults = faulty.Faults;
                break;
        }
        if (json)
            Common.Print(new { faults = faults.Select(f => new { f.File, f.Line, f.Column, f.Message }), ledgers = catalogue?.Ledgers.Count, indicators = catalogue?.Indicators.Count(i => i.Key[0] != '#'), examples = catalogue?.Examples.Count, version = catalogue?.Version, milliseconds = (int)took.TotalMilliseconds });
        else
            foreach (var fault in faults)
                Console.WriteLine(fault);
        if (!json)
            Console.Error.WriteLine(faults.Count > 0 ? Texts.Say("cli.catalogue_faulty", faults.Count)
                : Texts.Say("cli.catalogue_good", catalogue!.Ledgers.Count, catalogue.Indicators.Count(i => i.Key[0] != '#'), catalogue.Examples.Count, catalogue.Version) + Texts.Say("cli.catalogue_took", (int)took.TotalMilliseconds));
        return faults.Count > 0 ? Exit.FaultsFound : Exit.Ok;
    }
}
