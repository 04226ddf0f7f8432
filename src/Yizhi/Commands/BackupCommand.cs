using System.CommandLine;
using Yizhi.Storage;
using Yizhi.Storage.Backups;
using Yizhi.Wording;

namespace Yizhi.Commands;

/// <summary><c>yizhi backup</c>: everything of an office in one archive, while it works on.</summary>
internal static class BackupCommand
{
    public static Command Make()
    {
        var (data, database, catalogue, json) = (Common.Data(), Common.Database(), Common.CatalogueFolder(), Common.AsJson());
        var output = new Option<string?>("--output", "-o") { Description = Texts.Say("cli.backup.output") };
        var command = new Command("backup", Texts.Say("cli.backup")) { output, data, database, catalogue, json };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var office = await Common.Open(parsed.GetValue(data)!, parsed.GetValue(database), parsed.GetValue(catalogue), cancel);
            var made = await Common.WithProgress(Texts.Say("cli.backup.title"), progress => office.Backups.Make(parsed.GetValue(output), new Progress<long>(n => progress.Report((n, n))), cancel));
            await office.Audit.Note(null, "backup.made", Path.GetFileName(made.File), $"{made.Size}", cancel);
            if (parsed.GetValue(json))
                Common.Print(new { file = Path.GetFullPath(made.File), made.At, made.Size });
            else
                Console.WriteLine(Path.GetFullPath(made.File));
            Console.Error.WriteLine(Texts.Say("cli.backup.done", made.Size / 1024));
            return Exit.Ok;
        });
        return command;
    }
}

/// <summary><c>yizhi restore</c>: a backup back into an empty place, verified before anybody works with it.</summary>
internal static class RestoreCommand
{
    public static Command Make()
    {
        var file = new Argument<string>("FILE") { Description = Texts.Say("cli.restore.file") };
        var (data, database, catalogue, json) = (Common.Data(), Common.Database(), Common.CatalogueFolder(), Common.AsJson());
        var command = new Command("restore", Texts.Say("cli.restore")) { file, data, database, catalogue, json };
        command.SetAction(async (parsed, cancel) =>
        {
            var (archive, folder, setting) = (parsed.GetValue(file)!, parsed.GetValue(data)!, parsed.GetValue(database));
            if (!File.Exists(archive))
                throw new CommandException(Exit.CannotReach, Texts.Say("cli.no_file", archive));
            BackupManifest manifest;
            try
            {
                manifest = await Common.WithProgress(Texts.Say("cli.restore.title"), progress => Restoring.Restore(archive, folder, setting, new Progress<long>(n => progress.Report((n, n))), cancel));
            }
            catch (StorageException said) when (said.Code.StartsWith("backup.", StringComparison.Ordinal))
            {
                throw new CommandException(said.Code == "backup.not_empty" ? Exit.Refused : Exit.FaultsFound, said.Said);
            }
            await using var office = await Common.Open(folder, setting, parsed.GetValue(catalogue), cancel);
            var result = await office.Verification.Run(cancel: cancel);
            Health.HealthChecks.NoteVerified(office, result);
            await office.Audit.Note(null, "backup.restored", Path.GetFileName(archive), $"{manifest.At:yyyy-MM-dd HH:mm:ss}", cancel);
            if (parsed.GetValue(json))
                Common.Print(new { manifest.At, manifest.Records, manifest.LastEntry, wrong = result.Wrong });
            foreach (var fault in result.Faults)
                Console.Error.WriteLine(fault);
            Console.Error.WriteLine(Texts.Say(result.Wrong == 0 ? "cli.restore.good" : "cli.restore.bad", Office.Local(manifest.At).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture), manifest.Records, manifest.LastEntry, result.Wrong));
            return result.Wrong == 0 ? Exit.Ok : Exit.FaultsFound;
        });
        return command;
    }
}
