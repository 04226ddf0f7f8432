namespace Yizhi.Documents.Reading;

/// <summary>How much a foreign file may cost before it is refused.</summary>
/// <remarks>A report of an office has some tens of thousands of characters; these limits leave room for a hundred times as much.</remarks>
public sealed record ReadingLimits
{
    /// <summary>Files from strangers: refused in less than two seconds and 200 MB.</summary>
    public static ReadingLimits Default { get; } = new();

    /// <summary>Files somebody vouches for, on a slow machine or of unusual size.</summary>
    public static ReadingLimits Patient { get; } = new()
    {
        FileBytes = 512L << 20,
        TextBytes = 64 << 20,
        UnpackedBytes = 512L << 20,
        Characters = 20_000_000,
        Pages = 5000,
        Time = TimeSpan.FromMinutes(1),
        Memory = 1L << 30,
        OfficeTime = TimeSpan.FromMinutes(5),
    };

    /// <summary>The largest file of a format with pictures in it (DOCX, PDF, OFD, DOC), in bytes.</summary>
    public long FileBytes { get; init; } = 48L << 20;

    /// <summary>The largest file of text (TXT, Markdown, HTML), in bytes.</summary>
    public int TextBytes { get; init; } = 8 << 20;

    /// <summary>The most that may come out of compressed parts altogether, in bytes; pictures are never unpacked.</summary>
    public long UnpackedBytes { get; init; } = 32L << 20;

    /// <summary>How many times its size a compressed part may become, where it becomes larger than a megabyte.</summary>
    public int UnpackedRatio { get; init; } = 250;

    /// <summary>The longest text, in characters.</summary>
    public int Characters { get; init; } = 3_000_000;

    /// <summary>How deep elements may stand in each other.</summary>
    public int Depth { get; init; } = 256;

    /// <summary>The most pages of a PDF or OFD.</summary>
    public int Pages { get; init; } = 1000;

    /// <summary>How long the reading may take on the clock; LibreOffice has its own time.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(1.25);

    /// <summary>How much the program may grow in memory meanwhile, in bytes.</summary>
    public long Memory { get; init; } = 80L << 20;

    /// <summary>How long LibreOffice may take for one file; its first start on a machine takes some seconds.</summary>
    public TimeSpan OfficeTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The program that turns DOC and WPS into DOCX; looked for in the usual places where null.</summary>
    public string? OfficeProgram { get; init; }
}
