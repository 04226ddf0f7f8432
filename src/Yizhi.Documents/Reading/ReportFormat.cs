namespace Yizhi.Documents.Reading;

/// <summary>The formats a foreign report may have.</summary>
public enum ReportFormat
{
    /// <summary>Plain text in UTF-8, UTF-16 or GB18030.</summary>
    Text,

    /// <summary>Markdown, read as text without its marks.</summary>
    Markdown,

    /// <summary>A web page.</summary>
    Html,

    /// <summary>A web page saved with its pictures in one file (MHTML).</summary>
    Mhtml,

    /// <summary>Word since 2007, and WPS in that format.</summary>
    Docx,

    /// <summary>Word before 2007, WPS, RTF and OpenDocument, which LibreOffice turns into DOCX.</summary>
    Office,

    /// <summary>PDF with text in it.</summary>
    Pdf,

    /// <summary>The national fixed-layout format of GB/T 33190.</summary>
    Ofd,
}
