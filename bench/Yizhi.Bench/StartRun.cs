using System.Diagnostics;

namespace Yizhi.Bench;

/// <summary>From the start of the program to its first page, and the memory it holds at rest.</summary>
internal static class StartRun
{
    public static async Task Run()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "yizhi.dll");
        var data = Path.Combine(Bench.Folder, "demo");
        using (var demo = Process.Start(new ProcessStartInfo("dotnet", [program, "demo", "--no-serve", "--data", data]) { RedirectStandardOutput = true, RedirectStandardError = true })!)
        {
            await demo.StandardOutput.ReadToEndAsync();
            await demo.WaitForExitAsync();
            if (demo.ExitCode != 0)
                throw new InvalidOperationException("The demonstration was not built.");
        }
        Bench.Head("start", "to the first page", "memory at rest");
        for (var turn = 0; turn < 3; turn++)
        {
            var url = $"http://127.0.0.1:{5300 + turn}";
            var watch = Stopwatch.StartNew();
            using var server = Process.Start(new ProcessStartInfo("dotnet", [program, "serve", "--demo", "--url", url, "--data", data]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            using var client = new HttpClient { BaseAddress = new Uri(url) };
            for (; ; )
                try
                {
                    (await client.GetAsync("/")).EnsureSuccessStatusCode();
                    break;
                }
                catch (HttpRequestException) when (watch.Elapsed.TotalSeconds < 60 && !server.HasExited)
                {
                    await Task.Delay(5);
                }
            var first = watch.Elapsed;
            await Task.Delay(5_000);
            server.Refresh();
            Bench.Row($"{turn + 1}", $"{first.TotalSeconds:0.00} s", $"{server.WorkingSet64 >> 20} MB");
            server.Kill();
            await server.WaitForExitAsync();
        }
    }
}
