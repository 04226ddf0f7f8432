using System.CommandLine;
using Yizhi.Core.Catalogue.Loading;
using Yizhi.Health;
using Yizhi.Storage;
using Yizhi.Wording;

namespace Yizhi.Commands;

/// <summary><c>yizhi doctor</c>: says in plain words what is wrong here and what to do.</summary>
internal static class DoctorCommand
{
    public static Command Make()
    {
        var (data, database, catalogue, json) = (Common.Data(), Common.Database(), Common.CatalogueFolder(), Common.AsJson());
        var command = new Command("doctor", Texts.Say("cli.doctor")) { data, database, catalogue, json };
        command.SetAction(async (parsed, cancel) =>
        {
            var found = new List<Finding>();
            var folder = Path.GetFullPath(parsed.GetValue(data)!);
            var outcome = CatalogueFiles.Load(parsed.GetValue(catalogue), folder);
            if (outcome is LoadOutcome.Faulty faulty)
                found.Add(new Finding("error", Texts.Say("doctor.what.catalogue"), Texts.Say("cli.catalogue_faulty", faulty.Faults.Count)));
            var isThere = parsed.GetValue(database) is not null || File.Exists(Path.Combine(folder, "yizhi.db"));
            if (!isThere)
                found.Add(new Finding("error", Texts.Say("doctor.what.database"), Texts.Say("cli.no_data", folder)));
            else if (outcome is LoadOutcome.Loaded loaded)
                try
                {
                    await using var office = await Office.Open(folder, loaded.Catalogue, parsed.GetValue(database), cancel: cancel);
                    found.AddRange(await HealthChecks.Of(office, cancel));
                }
                catch (StorageException said)
                {
                    found.Add(new Finding("error", Texts.Say("doctor.what.database"), said.Said));
                }
            if (parsed.GetValue(json))
                Common.Print(found.Select(f => new { level = f.Level, what = f.What, text = f.Text }));
            else
                foreach (var (level, what, text) in found)
                    Console.WriteLine($"{(level switch { "good" => "好", "warning" => "注意", _ => "错误" })}\t{what}\t{text}");
            return found.All(f => f.Level != "error") ? Exit.Ok : isThere ? Exit.FaultsFound : Exit.CannotReach;
        });
        return command;
    }
}
