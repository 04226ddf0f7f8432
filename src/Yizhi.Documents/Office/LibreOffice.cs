using System.ComponentModel;
using System.Diagnostics;
using Yizhi.Documents.Reading;

namespace Yizhi.Documents.Office;

/// <summary>LibreOffice as a converter: its own profile, its own time, and nothing of it left behind.</summary>
internal static class LibreOffice
{
    private static readonly string[] names = OperatingSystem.IsWindows() ? ["soffice.exe"] : ["soffice", "libreoffice"];

    private static readonly string[] usual =
    [
        "/usr/bin", "/usr/local/bin", "/usr/lib/libreoffice/program", "/opt/libreoffice/program", "/Applications/LibreOffice.app/Contents/MacOS",
        @"C:\Program Files\LibreOffice\program", @"C:\Program Files (x86)\LibreOffice\program",
    ];

    // Each conversion takes a processor and some 200 MB of its own.
    private static readonly SemaphoreSlim atOnce = new(2);

    /// <summary>The program; null where it is not installed.</summary>
    public static string? Find(ReadingLimits limits)
    {
        if (limits.OfficeProgram is { } told)
            return File.Exists(told) ? told : null;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.Concat(usual).SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }

    /// <summary>The same document as DOCX.</summary>
    public static MemoryStream ToDocx(string program, Stream content, string ending, string what, ReadingLimits limits, CancellationToken cancel)
    {
        atOnce.Wait(cancel);
        var folder = Directory.CreateTempSubdirectory("yizhi-office-").FullName;
        try
        {
            var source = Path.Combine(folder, "report." + ending);
            using (var file = File.Create(source))
                content.CopyTo(file);
            var said = Convert(program, folder, source, what, limits, cancel);
            var made = new FileInfo(Path.Combine(folder, "out", "report.docx"));
            if (!made.Exists)
                throw Refusal.OfficeFailed(what, said);
            if (made.Length > limits.FileBytes)
                throw Refusal.TooLarge("转换后的文件", limits.FileBytes);
            return new MemoryStream(File.ReadAllBytes(made.FullName));
        }
        finally
        {
            atOnce.Release();
            Remove(folder);
        }
    }

    private static string Convert(string program, string folder, string source, string what, ReadingLimits limits, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = folder,
        };
        // A profile of its own: a person's open LibreOffice would take the file over, and two conversions would wait for each other.
        foreach (var argument in (string[])[$"-env:UserInstallation={new Uri(Path.Combine(folder, "profile"))}", "--headless", "--norestore", "--nologo", "--nodefault", "--convert-to", "docx:MS Word 2007 XML", "--outdir", Path.Combine(folder, "out"), source])
            start.ArgumentList.Add(argument);
        using var process = Started(start, what);
        process.StandardInput.Close();
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        late.CancelAfter(limits.OfficeTime);
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(late.Token), process.StandardError.ReadToEndAsync(late.Token));
            process.WaitForExitAsync(late.Token).GetAwaiter().GetResult();
            return (errors.GetAwaiter().GetResult() + output.GetAwaiter().GetResult()).Trim();
        }
        catch (OperationCanceledException)
        {
            cancel.ThrowIfCancellationRequested();
            throw Refusal.OfficeTooSlow(limits.OfficeTime);
        }
        finally
        {
            // The program is a script that starts a program that starts a program.
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static Process Started(ProcessStartInfo start, string what)
    {
        try
        {
            return Process.Start(start) ?? throw Refusal.OfficeFailed(what, "not started");
        }
        catch (Win32Exception fault)
        {
            throw Refusal.OfficeFailed(what, fault.Message);
        }
    }

    private static void Remove(string folder)
    {
        // What was just killed may still hold a file for a moment.
        for (var attempt = 0; attempt < 5; attempt++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (Exception held) when (held is IOException or UnauthorizedAccessException)
            {
                Thread.Sleep(100);
            }
        }
    }
}
