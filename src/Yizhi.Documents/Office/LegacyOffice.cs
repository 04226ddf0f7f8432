using System.Buffers.Binary;
using Yizhi.Documents.Reading;

namespace Yizhi.Documents.Office;

/// <summary>Reads what only LibreOffice opens (DOC, WPS, RTF, OpenDocument) by way of the DOCX it makes of it.</summary>
internal static class LegacyOffice
{
    private const int DeepestGroup = 500;

    public static ReportText Read(Stream content, Kind kind, string fileName, ReadingLimits limits, CancellationToken cancel)
    {
        var (ending, what) = kind switch
        {
            Kind.Rtf => (Group(content, limits), " RTF "),
            Kind.OpenDocument => (Unpacked(content, limits, cancel), " ODT "),
            _ => (Compound(content, fileName), Recognition.Ending(fileName) == "wps" ? " WPS " : " DOC "),
        };
        content.Position = 0;
        var program = LibreOffice.Find(limits) ?? throw Refusal.OfficeMissing(what);
        using var converted = LibreOffice.ToDocx(program, content, ending, what, limits, cancel);
        var outcome = FrontDoor.Watched(converted, Kind.Zip, "converted.docx", limits, cancel);
        return outcome is ReportText.Read read ? read with { Format = ReportFormat.Office } : outcome;
    }

    private static string Compound(Stream content, string fileName)
    {
        var file = new CompoundFile(content);
        if (file.Has("EncryptedPackage") || file.Has("EncryptionInfo"))
            throw Refusal.Encrypted(" Word ");
        if (!file.Has("WordDocument"))
            throw file.Has("Workbook") || file.Has("Book") || file.Has("PowerPoint Document") ? Refusal.Sheet() : Refusal.Unknown(fileName);
        var head = file.Head("WordDocument");
        if (head.Length == 0)
            return "doc";
        if (BinaryPrimitives.ReadUInt16LittleEndian(head) is not (0xa5ec or 0xa5dc))
            throw Refusal.Broken(" DOC ", "no file information block");
        // [MS-DOC] 2.5.2: the ninth bit of the flags says that the text is encrypted or obfuscated.
        if ((BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(10)) & 0x0100) != 0)
            throw Refusal.Encrypted(" DOC ");
        return "doc";
    }

    // Each group is a level of LibreOffice's own stack.
    private static string Group(Stream content, ReadingLimits limits)
    {
        if (content.Length > 4L * limits.TextBytes)
            throw Refusal.TooLarge("这个 RTF 文件", 4L * limits.TextBytes);
        content.Position = 0;
        var buffer = new byte[1 << 16];
        var depth = 0;
        for (int got; (got = content.Read(buffer)) > 0;)
            foreach (var b in buffer.AsSpan(0, got))
            {
                depth += b == '{' ? 1 : b == '}' ? -1 : 0;
                if (depth > DeepestGroup)
                    throw Refusal.TooDeep(DeepestGroup);
            }
        if (depth > 0)
            throw Refusal.Broken(" RTF ", "groups not closed");
        return "rtf";
    }

    // The text is walked through once, so that no bomb reaches a program that has no limits.
    private static string Unpacked(Stream content, ReadingLimits limits, CancellationToken cancel)
    {
        var looked = ReadingThread.Run(
            budget =>
            {
                using var parts = new ZipParts(content, budget);
                foreach (var name in (string[])["META-INF/manifest.xml", "styles.xml", "content.xml"])
                {
                    using var xml = parts.Xml(name);
                    if (xml is null)
                        continue;
                    var walk = new XmlWalk(xml, budget);
                    var encrypted = false;
                    if (walk.ToRoot())
                        Walk(walk, ref encrypted);
                    if (encrypted)
                        throw Refusal.Encrypted(" ODT ");
                }
                return new ReportText.Read("", ReportFormat.Office, []);
            },
            " ODT ",
            limits,
            cancel);
        return looked is ReportText.Refused refused ? throw new Refusal(refused.Code, refused.Sentence, refused.Detail) : "odt";
    }

    private static void Walk(XmlWalk walk, ref bool encrypted)
    {
        var found = encrypted || walk.Name == "encryption-data";
        walk.Children(() => Walk(walk, ref found));
        encrypted = found;
    }
}
