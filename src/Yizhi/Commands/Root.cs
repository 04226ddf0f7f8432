using System.CommandLine;
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
        var root = new RootCommand(Texts.Say("cli.about"))
        {
            DemoCommand.Make(), ServeCommand.Make(), CatalogueCommand.Make(), ImportCommand.Make(), ExportCommand.Make(),
            ReportCommand.Make(), FiguresCommand.Make(), RecountCommand.Make(), VerifyCommand.Make(), DoctorCommand.Make(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await Console.Error.WriteLineAsync(error.Message);
            await Console.Error.WriteLineAsync(Texts.Say("cli.help"));
            return Exit.WrongUse;
        }
        if (args.Length == 0)
        {
            await root.Parse("--help").InvokeAsync();
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
            return Exit.CannotReach;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync(Texts.Say("cli.cancelled"));
            return Exit.Refused;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return Exit.CannotReach;
        }
    }
}

/// <summary>A command that ends early, with a message for the person.</summary>
public sealed class CommandException(int exitCode, string message) : Exception(message)
{
    /// <summary>One of <see cref="Exit"/>.</summary>
    public int ExitCode { get; } = exitCode;
}
