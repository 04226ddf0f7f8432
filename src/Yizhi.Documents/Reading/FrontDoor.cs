using Yizhi.Documents.Docx;
using Yizhi.Documents.Html;
using Yizhi.Documents.Ofd;
using Yizhi.Documents.Office;
using Yizhi.Documents.Pdf;
using Yizhi.Documents.Plain;

namespace Yizhi.Documents.Reading;

/// <summary>Takes a file in, sees what it is and hands it to its reader. One visible list of them.</summary>
internal static class FrontDoor
{
    public static ReportText Open(Stream file, string fileName, ReadingLimits limits, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        try
        {
            var (content, kind) = Taken(file, fileName, limits);
            // LibreOffice is another program: it has its own time and is waited for outside the watched thread.
            if (kind is Kind.Compound or Kind.Rtf or Kind.OpenDocument)
                return LegacyOffice.Read(content, kind, fileName, limits, cancel);
            return Watched(content, kind, fileName, limits, cancel);
        }
        catch (Refusal refusal)
        {
            return refusal.Outcome;
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or NotSupportedException or ObjectDisposedException)
        {
            return Refusal.Broken("", broken.Message).Outcome;
        }
    }

    /// <summary>Reads what needs no other program.</summary>
    public static ReportText Watched(Stream content, Kind kind, string fileName, ReadingLimits limits, CancellationToken cancel) =>
        ReadingThread.Run(
            budget => kind switch
            {
                Kind.Zip => Package(content, fileName, budget),
                Kind.Pdf => PdfReader.Read(Bytes(content, budget), budget),
                Kind.Html => HtmlReader.Read(Bytes(content, budget), budget),
                Kind.Mhtml => MhtmlReader.Read(Bytes(content, budget), budget),
                Kind.Text when Recognition.Ending(fileName) is "md" or "markdown" => PlainReader.Markdown(Bytes(content, budget), budget),
                Kind.Text => PlainReader.Text(Bytes(content, budget), fileName, budget),
                _ => throw Refusal.Unknown(fileName),
            },
            Called(kind),
            limits,
            cancel);

    private static ReportText Package(Stream content, string fileName, Budget budget)
    {
        using var parts = new ZipParts(content, budget);
        if (parts.Has("OFD.xml"))
            return OfdReader.Read(parts, budget);
        if (DocxReader.MainPart(parts, budget) is { } main)
            return DocxReader.Read(parts, main, budget);
        if (parts.Has("xl/workbook.xml") || parts.Has("ppt/presentation.xml"))
            throw Refusal.Sheet();
        throw Refusal.Unknown(fileName);
    }

    private static (Stream Content, Kind Kind) Taken(Stream file, string fileName, ReadingLimits limits)
    {
        var content = file;
        if (!file.CanSeek || file.Position != 0)
            content = Copy(file, limits.FileBytes);
        var length = content.Length;
        if (length == 0)
            throw Refusal.Empty();
        if (length > limits.FileBytes)
            throw Refusal.TooLarge("这个文件", limits.FileBytes);
        var head = new byte[(int)Math.Min(Recognition.Head, length)];
        content.ReadExactly(head);
        content.Position = 0;
        var kind = Recognition.Of(head, fileName);
        if (kind is Kind.Other or Kind.Xml)
            throw Refusal.Unknown(fileName);
        // A text is never called so; what is called so and has lost its mark is a spoiled file.
        if (kind is Kind.Text && Recognition.Ending(fileName) is "docx" or "docm" or "pdf" or "ofd" or "rtf" or "odt")
            throw Refusal.Broken("文档", "the mark of its format is missing");
        if (kind is Kind.Text or Kind.Html && length > limits.TextBytes)
            throw Refusal.TooLarge("这个文本文件", limits.TextBytes);
        if (kind is Kind.Mhtml && length > 4L * limits.TextBytes)
            throw Refusal.TooLarge("这个网页文件", 4L * limits.TextBytes);
        return (content, kind);
    }

    private static MemoryStream Copy(Stream file, long limit)
    {
        var copy = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int got; (got = file.Read(buffer)) > 0;)
        {
            copy.Write(buffer, 0, got);
            if (copy.Length > limit)
                throw Refusal.TooLarge("这个文件", limit);
        }
        copy.Position = 0;
        return copy;
    }

    private static byte[] Bytes(Stream content, Budget budget)
    {
        budget.Holds(content.Length);
        var bytes = new byte[content.Length];
        content.ReadExactly(bytes);
        return bytes;
    }

    private static string Called(Kind kind) => kind switch
    {
        Kind.Pdf => " PDF ",
        Kind.Html or Kind.Mhtml => "网页",
        Kind.Zip => "文档",
        _ => "",
    };
}
