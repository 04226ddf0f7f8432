using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Yizhi.Tests.Shared;

/// <summary>A PostgreSQL server of the tests' own, from Debian's package, on a free port of this machine; it goes when the tests go.</summary>
public sealed class PrivatePostgreSql : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string folder;
    private readonly string programs;
    private readonly int port;

    private PrivatePostgreSql(string folder, string programs, int port) => (this.folder, this.programs, this.port) = (folder, programs, port);

    /// <summary>The folder of the newest server programs; null where none is installed.</summary>
    public static string? Programs => Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderByDescending(d => int.TryParse(Path.GetFileName(d), out var version) ? version : 0).Select(d => Path.Combine(d, "bin")).FirstOrDefault(b => File.Exists(Path.Combine(b, "initdb")))
        : null;

    /// <summary>Starts a server; null where none is installed.</summary>
    public static async Task<PrivatePostgreSql?> Start()
    {
        if (Programs is not { } programs)
            return null;
        var folder = Directory.CreateTempSubdirectory("yizhi-postgres-").FullName;
        // PostgreSQL refuses to run as root, so root hands the folder to the package's own user.
        if (IsRoot)
            await Run("chown", "postgres", folder);
        var server = new PrivatePostgreSql(folder, programs, FreePort());
        await server.Do("initdb", "-D", server.Data, "-U", "yizhi", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        await server.Begin();
        return server;
    }

    /// <summary>Starts it again after <see cref="Stop"/>.</summary>
    public async Task Begin()
    {
        await Do("pg_ctl", "-D", Data, "-l", Path.Combine(folder, "log"), "-w", "-t", "60", "-o", $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=80", "start");
        var until = Stopwatch.StartNew();
        while (true)
            try
            {
                await Execute("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (until.Elapsed < Patience)
            {
                await Task.Delay(100);
            }
    }

    /// <summary>Stops it at once, as a power cut would.</summary>
    public Task Stop() => Do("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");

    /// <summary>An empty database of its own, as the setting the program takes.</summary>
    public async Task<string> NewDatabase()
    {
        var name = "t" + Guid.NewGuid().ToString("N");
        await Execute($"CREATE DATABASE {name}");
        return $"postgres:{Server};Database={name};Maximum Pool Size=20";
    }

    private string Data => Path.Combine(folder, "data");
    private string Server => $"Host=127.0.0.1;Port={port};Username=yizhi;Timeout=10;Pooling=true";
    private static bool IsRoot => Environment.UserName == "root";

    private async Task Execute(string sql)
    {
        await using var source = NpgsqlDataSource.Create($"{Server};Database=postgres");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private Task Do(string program, params string[] arguments) => IsRoot
        ? Run("runuser", ["-u", "postgres", "--", Path.Combine(programs, program), .. arguments])
        : Run(Path.Combine(programs, program), arguments);

    // The output goes to nowhere: a server that inherits a pipe would keep its reader waiting.
    private static async Task Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/tmp", UseShellExecute = false };
        foreach (var argument in (string[])["-c", "out=$(mktemp); \"$@\" >\"$out\" 2>&1 </dev/null; code=$?; [ $code -eq 0 ] || cat \"$out\" >&2; rm -f \"$out\"; exit $code", "sh", program, .. arguments])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        try
        {
            await Stop();
        }
        catch (InvalidOperationException)
        {
            // It was stopped already.
        }
        if (IsRoot)
            await Run("rm", "-rf", folder);
        else
            Directory.Delete(folder, true);
    }
}
