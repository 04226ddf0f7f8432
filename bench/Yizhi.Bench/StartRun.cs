using System.Diagnostics;

namespace Yizhi.Bench;

/// <summary>From the start of the published program to its first page, and the memory it holds at rest.</summary>
internal static class StartRun
{
    public static async Task Run()
    {
        var published = Path.Combine(Bench.Folder, "published");
        await Run("dotnet", "publish", Path.Combine(House(), "src", "Yizhi"), "-c", "Release", "--use-current-runtime", "--self-contained", "false", "-v", "quiet", "-o", published);
        var program = Path.Combine(published, "yizhi.dll");
        var data = Path.Combine(Bench.Folder, "demo");
        await Run("dotnet", program, "demo", "--no-serve", "--data", data);
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

    private static async Task Run(string name, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(name, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{name} {string.Join(' ', arguments)}: {await errors}");
    }

    private static string House()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "Yizhi.slnx")))
            at = at.Parent ?? throw new InvalidOperationException("The source is not there; the start is measured from a clone.");
        return at.FullName;
    }
}
