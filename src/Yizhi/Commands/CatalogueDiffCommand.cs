using System.CommandLine;
using Yizhi.Core.Catalogue.Comparing;
using Yizhi.Core.Catalogue.Loading;
using Yizhi.Storage;
using Yizhi.Storage.Catalogue;
using Yizhi.Wording;

namespace Yizhi.Commands;

/// <summary><c>yizhi catalogue diff DIR</c>: what a new catalogue would touch on a database that has another in force.</summary>
internal static class CatalogueDiffCommand
{
    public static Command Make()
    {
        var folder = new Argument<string>("DIR") { Description = Texts.Say("cli.catalogue.next") };
        var (data, database, json) = (Common.Data(), Common.Database(), Common.AsJson());
        var command = new Command("diff", Texts.Say("cli.catalogue.diff")) { folder, data, database, json };
        command.SetAction(async (parsed, cancel) =>
        {
            var (dataFolder, setting) = (parsed.GetValue(data)!, parsed.GetValue(database));
            var next = Common.LoadCatalogue(parsed.GetValue(folder), dataFolder);
            Common.NeedData(dataFolder, setting);
            if (await Office.CatalogueInForce(dataFolder, setting, cancel) is not { Count: > 0 } sources)
                throw new CommandException(Exit.CannotReach, Texts.Say("cli.no_data", Path.GetFullPath(dataFolder)));
            // What is in force may have been written for an older program; then nothing can be compared, and nothing is changed.
            if (CatalogueLoader.Load(sources) is not LoadOutcome.Loaded inForce)
                throw new CommandException(Exit.FaultsFound, Texts.Say("cli.catalogue.old"));
            await using var office = await Office.Open(dataFolder, inForce.Catalogue, setting, cancel: cancel);
            var impacts = await CatalogueImpact.Of(office, next, cancel);
            if (parsed.GetValue(json))
                Common.Print(new
                {
                    inForce = inForce.Catalogue.Version,
                    next = next.Version,
                    changes = impacts.Select(i => new { kind = i.Change.Kind.ToString().ToLowerInvariant(), thing = i.Change.Thing.ToString().ToLowerInvariant(), i.Change.Ledger, i.Change.Key, i.Change.Title, i.Change.What, i.Records, i.Figures, i.Reports }),
                });
            else
                foreach (var impact in impacts)
                    Console.WriteLine(Said(impact));
            Console.Error.WriteLine(Texts.Say("cli.diff.sum", inForce.Catalogue.Version, next.Version, impacts.Count, impacts.SelectMany(i => i.Figures).Distinct().Count()));
            return impacts.Count > 0 ? Exit.FaultsFound : Exit.Ok;
        });
        return command;
    }

    private static string Said(ChangeImpact impact)
    {
        var change = impact.Change;
        var where = change.Thing == ChangedThing.Ledger || change.Ledger.Length == 0 ? change.Key : $"{change.Ledger} / {change.Key}";
        var what = change.What.Count > 0 ? "：" + string.Join('、', change.What.Select(w => Texts.Say("cli.diff.what." + w))) : "";
        var touched = new List<string>();
        if (impact.Records > 0)
            touched.Add(Texts.Say("cli.diff.records", impact.Records));
        if (impact.Figures.Count > 0)
            touched.Add(Texts.Say("cli.diff.figures", string.Join('、', impact.Figures)));
        if (impact.Reports.Count > 0)
            touched.Add(Texts.Say("cli.diff.reports", string.Join('、', impact.Reports)));
        return $"{Texts.Say("cli.diff." + change.Kind.ToString().ToLowerInvariant())}{Texts.Say("cli.diff.thing." + change.Thing.ToString().ToLowerInvariant())}　{change.Title}（{where}）{what}{(touched.Count > 0 ? "　" + string.Join('；', touched) : "")}";
    }
}
