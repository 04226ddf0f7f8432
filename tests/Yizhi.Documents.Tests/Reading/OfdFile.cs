using System.Globalization;
using System.Security;

namespace Yizhi.Documents.Tests.Reading;

/// <summary>OFD files of set lines, as a government's converter writes them.</summary>
internal static class OfdFile
{
    private const string Space = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";
    private const double Millimetre = 25.4 / 72;

    public static byte[] Of(IEnumerable<IEnumerable<SetLine>> pages, string extra = "", params (string, string)[] more)
    {
        var parts = new List<(string, string)> { ("OFD.xml", $"<ofd:OFD {Space} Version=\"1.0\" DocType=\"OFD\"><ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>") };
        var list = "";
        var number = 0;
        foreach (var page in pages)
        {
            list += $"<ofd:Page ID=\"{number + 1}\" BaseLoc=\"Pages/Page_{number}/Content.xml\"/>";
            parts.Add(($"Doc_0/Pages/Page_{number++}/Content.xml", $"<ofd:Page {Space}><ofd:Content><ofd:Layer ID=\"7\">{string.Concat(page.Select(Object))}{extra}</ofd:Layer></ofd:Content></ofd:Page>"));
        }
        parts.Add(("Doc_0/Document.xml", $"<ofd:Document {Space}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 209.9 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>{list}</ofd:Pages></ofd:Document>"));
        return WordFile.Zip([.. parts, .. more]);
    }

    // Half the objects tell each step, half say that steps repeat, as both are met.
    private static string Object(SetLine line, int index)
    {
        var (x, y, size) = (line.X * Millimetre, line.Y * Millimetre, line.Size * Millimetre);
        var same = line.Text.All(c => c >= 0x80);
        var steps = same && index % 2 == 0
            ? $"g {line.Text.Length - 1} {Say(size)}"
            : string.Join(' ', line.Text.SkipLast(1).Select(c => Say(c < 0x80 ? size / 2 : size)));
        return $"<ofd:TextObject ID=\"{index}\" Boundary=\"{Say(x)} {Say(y - size)} 170 {Say(size * 1.3)}\" Font=\"4\" Size=\"{Say(size)}\"><ofd:TextCode X=\"0\" Y=\"{Say(size)}\" DeltaX=\"{steps}\">{SecurityElement.Escape(line.Text)}</ofd:TextCode></ofd:TextObject>";
    }

    private static string Say(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
