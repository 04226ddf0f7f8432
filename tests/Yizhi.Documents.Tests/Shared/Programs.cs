using System.ComponentModel;
using System.Diagnostics;
using Xunit;

namespace Yizhi.Documents.Tests.Shared;

/// <summary>Other programs that look at what we write; a test is skipped where one is not installed.</summary>
internal static class Programs
{
    public static Task<string> Run(string program, params string[] arguments) => RunWith(null, program, arguments);

    public static async Task<string> RunWith(string? fontSettings, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (fontSettings is not null)
            start.Environment["FONTCONFIG_FILE"] = fontSettings;
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Skip($"{program} is not installed here.");
            throw;
        }
        using (process)
        {
            var faults = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await faults;
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return said;
        }
    }
}
