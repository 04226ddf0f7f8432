namespace Yizhi.Documents.Reading;

/// <summary>Why a file was not read.</summary>
public enum RefusalCode
{
    /// <summary>There is nothing in it.</summary>
    Empty,

    /// <summary>None of the formats Yizhi reads.</summary>
    UnknownFormat,

    /// <summary>It says what it is, but is spoiled or cut off.</summary>
    Broken,

    /// <summary>It needs a password.</summary>
    Encrypted,

    /// <summary>Its pages are pictures, or it has no words.</summary>
    NoText,

    /// <summary>Its letters are drawn by a typeface that doesn't say which letters they are.</summary>
    UnreadableLetters,

    /// <summary>The file, its text or what it unpacks to is larger than allowed.</summary>
    TooLarge,

    /// <summary>Elements stand in each other deeper than allowed.</summary>
    TooDeep,

    /// <summary>The reading took longer than allowed.</summary>
    TooSlow,

    /// <summary>It declares entities or a document type, which an office file never needs.</summary>
    Entities,

    /// <summary>LibreOffice is needed and not installed.</summary>
    OfficeMissing,

    /// <summary>LibreOffice could not open it.</summary>
    OfficeFailed,
}
