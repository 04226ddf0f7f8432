namespace Yizhi.Documents.Reading;

/// <summary>What came of opening a report that another office wrote: its text, or a sentence why there is none.</summary>
public abstract record ReportText
{
    private ReportText()
    {
    }

    /// <summary>The text of the report.</summary>
    /// <param name="Text">A paragraph a line, ended by <c>\n</c>; numbers that a word processor makes stand in it; a table's row is a line with its cells between tabs.</param>
    /// <param name="Format">What the file was.</param>
    /// <param name="Notes">What a person should know about the reading, each a Chinese sentence; mostly none.</param>
    public sealed record Read(string Text, ReportFormat Format, IReadOnlyList<string> Notes) : ReportText;

    /// <summary>The file can't be read.</summary>
    /// <param name="Sentence">Why, and what to do, in Chinese.</param>
    /// <param name="Code">The same for a program; see <see cref="RefusalCode"/>.</param>
    /// <param name="Detail">What the parser said, for the journal of a maintainer; never shown; null where there is no more to say.</param>
    public sealed record Refused(string Sentence, RefusalCode Code, string? Detail = null) : ReportText;

    /// <summary>Opens a report of any known format, recognised by its content and only then by its name's ending.</summary>
    /// <param name="file">The file from its present position; it stays open.</param>
    /// <param name="fileName">Its name, for the ending and nothing else.</param>
    /// <param name="limits">How much it may cost.</param>
    /// <param name="cancel">Ends the reading; then, and only then, an exception leaves.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static ReportText Open(Stream file, string fileName, ReadingLimits limits, CancellationToken cancel = default) =>
        FrontDoor.Open(file, fileName, limits, cancel);

    /// <summary>The program by which old office files are read; null where none is installed.</summary>
    public static string? OfficeProgram(ReadingLimits? limits = null) => Office.LibreOffice.Find(limits ?? ReadingLimits.Default);
}
