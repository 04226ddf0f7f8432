using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json;
using Yizhi.Storage;
using Yizhi.Wording;

namespace Yizhi.Commands;

/// <summary>The command line: one file a verb, listed here.</summary>
public static class Root
{
    /// <summary>Runs what the arguments ask for.</summary>
    /// <returns>One of <see cref="Exit"/>.</returns>
    public static async Task<int> Run(string[] args)
    {
        Console.OutputEncoding = System.Text.Encoding.UTF8;
        var root = Make();
        var parsed = root.Parse(args);
        // Whoever asks for the help has not said yet what a command needs.
        if (parsed.Errors.Count > 0 && !args.Any(a => a is "--help" or "-h" or "-?"))
        {
            // A group named without what to do in it, or nothing at all, asks for the help.
            if (parsed.UnmatchedTokens.Count == 0 && parsed.CommandResult.Command.Subcommands.Count > 0)
            {
                await root.Parse([.. args, "--help"]).InvokeAsync(new InvocationConfiguration { Output = Console.Error });
                return Exit.WrongUse;
            }
            foreach (var fault in Help.Faults(parsed))
                await Console.Error.WriteLineAsync(fault);
            await Console.Error.WriteLineAsync(Texts.Say("cli.help"));
            return Exit.WrongUse;
        }
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (CommandException said)
        {
            await Console.Error.WriteLineAsync(said.Message);
            return said.ExitCode;
        }
        catch (StorageException said)
        {
            await Console.Error.WriteLineAsync(said.Said);
            return said.Code == "storage.setting" ? Exit.WrongUse : Exit.CannotReach;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync(Texts.Say("cli.cancelled"));
            return Exit.Refused;
        }
        // What is stored was damaged or altered; which record it is, the verification tells.
        catch (Exception wrong) when (wrong is JsonException or FormatException or InvalidCastException or CryptographicException or AggregateException { InnerException: JsonException or FormatException or CryptographicException })
        {
            await Console.Error.WriteLineAsync(Texts.Say("cli.damaged", wrong.Message));
            return Exit.FaultsFound;
        }
        catch (UnauthorizedAccessException wrong)
        {
            await Console.Error.WriteLineAsync(Texts.Say("cli.denied", wrong.Message));
            return Exit.CannotReach;
        }
        catch (Exception wrong) when (wrong is IOException or InvalidDataException)
        {
            await Console.Error.WriteLineAsync(Texts.Say("cli.unreachable", wrong.Message));
            return Exit.CannotReach;
        }
    }

    /// <summary>Every command there is.</summary>
    internal static RootCommand Make()
    {
        var root = new RootCommand(Texts.Say("cli.about"))
        {
            DemoCommand.Make(), InitCommand.Make(), ServeCommand.Make(), DeadlineCommand.Make(), CatalogueCommand.Make(), ImportCommand.Make(), ExportCommand.Make(),
            ReportCommand.Make(), ReadCommand.Make(), FiguresCommand.Make(), RecountCommand.Make(), VerifyCommand.Make(), BackupCommand.Make(), RestoreCommand.Make(), DoctorCommand.Make(),
        };
        Help.PutUnder(root);
        return root;
    }
}

/// <summary>A command that ends early, with a message for the person.</summary>
public sealed class CommandException(int exitCode, string message) : Exception(message)
{
    /// <summary>One of <see cref="Exit"/>.</summary>
    public int ExitCode { get; } = exitCode;
}
