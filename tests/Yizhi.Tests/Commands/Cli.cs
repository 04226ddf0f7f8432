using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Xunit;
using Yizhi.Commands;

namespace Yizhi.Tests.Commands;

/// <summary>What a command left behind.</summary>
public sealed record Ran(int Code, string Output, string Messages)
{
    /// <summary>The output, which must be JSON.</summary>
    public JsonElement Json()
    {
        using var parsed = JsonDocument.Parse(Output);
        return parsed.RootElement.Clone();
    }

    public Ran Ended(int code)
    {
        Assert.True(code == Code, $"{Code} instead of {code}\n{Output}\n{Messages}");
        return this;
    }
}

/// <summary>The console is one for the whole process, so these tests run alone.</summary>
[CollectionDefinition("console", DisableParallelization = true)]
public sealed class ConsoleCollection;

/// <summary>Runs commands: most within the process, with the console caught; some as the program that people start.</summary>
public static class Cli
{
    /// <summary>Runs a command in this process.</summary>
    public static async Task<Ran> Run(params string[] args)
    {
        var (output, messages) = (Console.Out, Console.Error);
        using var caughtOutput = new StringWriter();
        using var caughtMessages = new StringWriter();
        try
        {
            Console.SetOut(caughtOutput);
            Console.SetError(caughtMessages);
            var code = await Root.Run(args);
            return new Ran(code, caughtOutput.ToString(), caughtMessages.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(messages);
        }
    }

    /// <summary>Starts the real program in a folder and waits for its end.</summary>
    public static async Task<Ran> Start(string folder, params string[] args)
    {
        using var process = Launch(folder, args);
        var output = process.StandardOutput.ReadToEndAsync();
        var messages = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(limit.Token);
        return new Ran(process.ExitCode, await output, await messages);
    }

    public static Process Launch(string folder, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false),
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "yizhi.dll"));
        foreach (var arg in args)
            start.ArgumentList.Add(arg);
        start.Environment.Remove("YIZHI_DATA");
        start.Environment.Remove("YIZHI_DATABASE");
        return Process.Start(start)!;
    }
}
