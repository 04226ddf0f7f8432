using System.Diagnostics;

namespace Yizhi.Storage.Tests;

/// <summary>A disk of a few megabytes in memory, most of it taken by a file that can be deleted to make room again.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private const int Megabytes = 6, Ballast = 3;

    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>Mounts one; null where that is not allowed.</summary>
    public static async Task<SmallDisk?> Mount()
    {
        var folder = Directory.CreateTempSubdirectory("yizhi-disk-").FullName;
        if (await Run("mount", "-t", "tmpfs", "-o", $"size={Megabytes}m", "tmpfs", folder) != 0)
        {
            Directory.Delete(folder);
            return null;
        }
        await File.WriteAllBytesAsync(Path.Combine(folder, "ballast"), new byte[Ballast * 1024 * 1024]);
        return new SmallDisk(folder);
    }

    /// <summary>Lets it be read only from now on.</summary>
    public Task<int> Freeze() => Run("mount", "-o", "remount,ro", Folder);

    public async ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await Run("umount", "-l", Folder);
        Directory.Delete(Folder);
    }

    private static async Task<int> Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            await process.WaitForExitAsync();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
