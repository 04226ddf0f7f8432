using System.CommandLine;
using Yizhi.Core.Catalogue.Loading;
using Yizhi.Storage;
using Yizhi.Wording;

namespace Yizhi.Commands;

/// <summary><c>yizhi doctor</c>: says in plain words what is wrong here and what to do.</summary>
internal static class DoctorCommand
{
    private const long LeastFree = 1L << 30;

    public static Command Make()
    {
        var (data, database, catalogue, json) = (Common.Data(), Common.Database(), Common.CatalogueFolder(), Common.AsJson());
        var command = new Command("doctor", Texts.Say("cli.doctor")) { data, database, catalogue, json };
        command.SetAction(async (parsed, cancel) =>
        {
            var found = new List<(string Level, string Text)>();
            var folder = Path.GetFullPath(parsed.GetValue(data)!);
            var outcome = CatalogueFiles.Load(parsed.GetValue(catalogue), folder);
            if (outcome is LoadOutcome.Faulty faulty)
                found.Add(("error", Texts.Say("cli.catalogue_faulty", faulty.Faults.Count)));
            var isThere = parsed.GetValue(database) is not null || File.Exists(Path.Combine(folder, "yizhi.db"));
            if (!isThere)
                found.Add(("error", Texts.Say("cli.no_data", folder)));
            else if (outcome is LoadOutcome.Loaded loaded)
                try
                {
                    await using var office = await Office.Open(folder, loaded.Catalogue, parsed.GetValue(database), cancel: cancel);
                    found.Add(("good", Texts.Say("doctor.database", office.Database.Name)));
                    found.Add(("good", Texts.Say("cli.catalogue_good", loaded.Catalogue.Ledgers.Count, loaded.Catalogue.Indicators.Count(i => i.Key[0] != '#'), loaded.Catalogue.Examples.Count, loaded.Catalogue.Version)));
                    found.Add(office.Units.All.Any() ? ("good", Texts.Say("doctor.units", office.Units.All.Count())) : ("warning", Texts.Say("doctor.no_units")));
                    foreach (var year in new[] { office.Today.Year, office.Today.Year + 1 }.Where(y => !loaded.Catalogue.Calendar.Knows(y)))
                        found.Add((year == office.Today.Year ? "error" : "warning", Texts.Say("doctor.calendar", year)));
                    var drive = new DriveInfo(folder);
                    found.Add((drive.AvailableFreeSpace < LeastFree ? "warning" : "good", Texts.Say("doctor.space", drive.AvailableFreeSpace / (1 << 20))));
                }
                catch (StorageException said)
                {
                    found.Add(("error", said.Said));
                }
            if (parsed.GetValue(json))
                Common.Print(found.Select(f => new { level = f.Level, text = f.Text }));
            else
                foreach (var (level, text) in found)
                    Console.WriteLine($"{(level switch { "good" => "好", "warning" => "注意", _ => "错误" })}\t{text}");
            return found.All(f => f.Level != "error") ? Exit.Ok : isThere ? Exit.FaultsFound : Exit.CannotReach;
        });
        return command;
    }
}
