using System.Text;

namespace Yizhi.Documents.Tests.Reading;

/// <summary>Files made to hurt who opens them.</summary>
internal static class Hostile
{
    private const string W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    private const string Start = $"<w:document {W}><w:body>";
    private const int Million = 1_000_000;

    public static IReadOnlyDictionary<string, Func<byte[]>> Files { get; } = Packages().Concat(HostilePdf.Files()).Concat(Pages()).Concat(Texts()).ToDictionary(file => file.Name, file => file.Make);

    private static IEnumerable<(string Name, Func<byte[]> Make)> Packages()
    {
        yield return ("bomb-of-blanks.docx", () => Document(stream => { Say(stream, Start); Repeat(stream, new string(' ', 1 << 20), 400); Say(stream, "</w:body></w:document>"); }));
        yield return ("bomb-of-letters.docx", () => Document(stream => { Say(stream, Start + "<w:p><w:r><w:t>"); Repeat(stream, new string('件', 1 << 18), 130); Say(stream, "</w:t></w:r></w:p></w:body></w:document>"); }));
        yield return ("one-line-of-100-MB.docx", () => Document(stream => { Say(stream, Start + "<w:p><w:r><w:t>"); Noise(stream, 100 << 20); Say(stream, "</w:t></w:r></w:p></w:body></w:document>"); }));
        yield return ("attribute-of-30-MB.docx", () => Document(stream => { Say(stream, Start + "<w:p a=\""); Noise(stream, 30 << 20); Say(stream, "\"/></w:body></w:document>"); }));
        yield return ("a-name-of-30-MB.docx", () => Document(stream => { Say(stream, Start + "<w:"); Noise(stream, 30 << 20); Say(stream, "/></w:body></w:document>"); }));
        yield return ("attributes-by-the-hundred-thousand.docx", () => Document(stream => { Say(stream, Start + "<w:p "); for (var i = 0; i < 300_000; i++) Say(stream, $"a{i}=\"1\" "); Say(stream, "/></w:body></w:document>"); }));
        yield return ("laughing.docx", () => Text("<!DOCTYPE d [<!ENTITY a \"件件件件件件件件\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>" + Start + "<w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>"));
        yield return ("outside.docx", () => Text("<!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + Start + "<w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>"));
        yield return ("deep.docx", () => Text(Start + Times("<w:sdt><w:sdtContent>", 50_000)));
        yield return ("deep-and-skipped.docx", () => Text(Start + Times("<w:unknown>", 100_000)));
        yield return ("tables-in-tables.docx", () => Text(Start + Times("<w:tbl><w:tr><w:tc>", 10_000)));
        yield return ("a-row-of-a-million-cells.docx", () => Text(Start + "<w:tbl><w:tr>" + Times("<w:tc><w:p/></w:tc>", Million) + "</w:tr></w:tbl></w:body></w:document>"));
        yield return ("a-million-empty-paragraphs.docx", () => Text(Start + Times("<w:p/>", 4 * Million) + "</w:body></w:document>"));
        yield return ("fields-without-end.docx", () => Text(Start + "<w:p>" + Times("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>", 300_000) + "</w:p></w:body></w:document>"));
        yield return ("revisions-carried-on.docx", () => Text(Start + Times("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>调解</w:t></w:r></w:p>", 200_000) + "</w:body></w:document>"));
        yield return ("table-broken.docx", () => Text(Start + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:tc></w:tr></w:tbl></w:body></w:document>"));
        yield return ("lists-by-the-million.docx", () => WordFile.Of(WordFile.InList("甲", 1, 0), Times("<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:lvlText w:val=\"" + Times("%1", 30) + "\"/></w:lvl></w:abstractNum>", 150_000)));
        yield return ("half-a-million-parts.docx", () => WordFile.Zip(Enumerable.Range(0, 300_000).Select(i => ($"p{i}", (Action<Stream>)(_ => { })))));
        yield return ("no-end.docx", () => WordFile.Of(WordFile.P("甲"))[..300]);
        yield return ("steps-beyond-number.ofd", () => OfdFile.Of([[new(10, 10, "甲乙")]], "<ofd:TextObject Boundary=\"0 0 1 1\" Size=\"NaN\" CTM=\"1e308 0 0 1e308 1e308 1e308\"><ofd:TextCode X=\"1e308\" Y=\"1\" DeltaX=\"g 2147483647 1e308 g 9999999999 1\">丙丁</ofd:TextCode></ofd:TextObject>"));
        yield return ("deep.ofd", () => OfdFile.Of([[]], Times("<ofd:PageBlock>", 100_000)));
        yield return ("pages-by-the-million.ofd", () => WordFile.Zip(("OFD.xml", "<OFD><DocBody><DocRoot>d.xml</DocRoot></DocBody></OFD>"), ("d.xml", "<Document><Pages>" + Times("<Page BaseLoc=\"p.xml\"/>", 500_000) + "</Pages></Document>"), ("p.xml", "<Page/>")));
        yield return ("one-page-named-a-thousand-times.ofd", () => WordFile.Zip(("OFD.xml", "<OFD><DocBody><DocRoot>d.xml</DocRoot></DocBody></OFD>"), ("d.xml", "<Document><Pages>" + Times("<Page BaseLoc=\"p.xml\"/>", 999) + "</Pages></Document>"), ("p.xml", "<Page><Content><Layer>" + Times("<TextObject Boundary=\"1 1 9 9\" Size=\"3\"><TextCode X=\"1\" Y=\"3\">甲乙丙丁</TextCode></TextObject>", 5000) + "</Layer></Content></Page>")));
        yield return ("letters-all-in-one-place.ofd", () => OfdFile.Of([Enumerable.Repeat(new SetLine(10, 10, "甲乙丙丁戊己庚辛壬癸"), 40_000)]));
    }

    private static IEnumerable<(string Name, Func<byte[]> Make)> Pages()
    {
        yield return ("deep.html", () => Utf8("<html><body>" + Times("<div>", 500_000) + "甲"));
        yield return ("marks-never-closed.html", () => Utf8("<html><body>" + Times("<p><b><i><u><a href=x><font size=1>甲", 100_000)));
        yield return ("formats-crossed.html", () => Utf8("<html><body>" + Times("<b><p><i></b>", 200_000)));
        yield return ("tables-in-tables.html", () => Utf8("<html><body>" + Times("<table><tr><td>", 200_000)));
        yield return ("table-of-strays.html", () => Utf8("<html><body><table>" + Times("<div>甲", 200_000)));
        yield return ("attribute-of-7-MB.html", () => Utf8("<html><body><p class=\"" + new string('a', 7 << 20) + "\">甲</p>"));
        yield return ("attributes-by-the-hundred-thousand.html", () => Utf8("<html><body><p " + string.Concat(Enumerable.Range(0, 500_000).Select(i => $"a{i}=1 ")) + ">甲</p>"));
        yield return ("openings-only.html", () => Utf8("<html>" + new string('<', 7 << 20)));
        yield return ("entities-only.html", () => Utf8("<html><body>" + Times("&CounterClockwiseContourIntegral;&#1114112;", 170_000)));
        yield return ("one-line-of-100-MB.html", () => Utf8("<html><body>" + new string('a', 100 << 20)));
        yield return ("rows-without-cells.html", () => Utf8("<html><body><table>" + Times("<tr><td>1", 300_000)));
        yield return ("cells-in-cells.html", () => Utf8("<html><body>" + Times("<table><tr><td>甲</td><td>", 80) + Times("文，", 100_000)));
        yield return ("selects-in-selects.html", () => Utf8("<html><body>" + Times("<select><option>", 200_000)));
        yield return ("text-in-many-names.html", () => Utf8("<html><body>" + Times("<div class=\"nav-x-nav-x-nav-x-nav-x-bread-crumb-share\">甲，</div>", 100_000)));
        yield return ("dates-and-blanks.html", () => Utf8("<html><body>" + Times("<p>发布时间：2025-01-0" + new string('1', 100) + " 当前位置" + new string(' ', 40) + "</p>", 30_000)));
        yield return ("bounds.mht", () => Utf8("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n" + Times("--b\n\n", 3 * Million)));
        yield return ("bounds-in-bounds.mht", () => Utf8("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n" + Times("--b\nContent-Type: multipart/mixed; boundary=b\n\n", 400_000)));
    }

    private static IEnumerable<(string Name, Func<byte[]> Make)> Texts()
    {
        yield return ("one-line-of-100-MB.txt", () => Encoding.ASCII.GetBytes(new string('1', 100 << 20)));
        yield return ("blanks-of-8-MB.txt", () => Encoding.ASCII.GetBytes(new string(' ', (8 << 20) - 1)));
        yield return ("rows.md", () => Utf8(Times("|", 7 << 20)));
        yield return ("groups.rtf", () => Utf8("{\\rtf1" + new string('{', 5 << 20)));
        yield return ("sectors-in-a-circle.doc", () => Compound(circle: true));
        yield return ("directory-nowhere.doc", () => Compound(circle: false));
        foreach (var (ending, magic) in ((string, string)[])[("docx", "PK\x03\x04"), ("pdf", "%PDF-1.4\n"), ("html", "<html>"), ("mht", "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n"), ("doc", "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"), ("txt", ""), ("ofd", "PK\x05\x06")])
            yield return ("noise." + ending, () =>
            {
                var noise = new byte[1 << 20];
                new Random(magic.Length).NextBytes(noise);
                return [.. Encoding.Latin1.GetBytes(magic), .. noise];
            }
            );
    }

    private static byte[] Compound(bool circle)
    {
        var file = CompoundFile("");
        file[0x30] = circle ? (byte)1 : (byte)200;
        file[512 + 4] = 1;
        return file;
    }

    /// <summary>A compound file of one stream: a table of sectors, a directory, and sectors of nothing.</summary>
    internal static byte[] CompoundFile(string stream)
    {
        var file = new byte[512 * 20];
        ((ReadOnlySpan<byte>)[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).CopyTo(file);
        file[0x1e] = 9;
        file[0x30] = 1;
        file.AsSpan(0x44, 4).Fill(0xff);
        file.AsSpan(0x4c, 436).Fill(0xff);
        file.AsSpan(0x4c, 4).Clear();
        file.AsSpan(512, 512).Fill(0xff);
        if (stream.Length == 0)
            return file;
        var entry = file.AsSpan(2 * 512);
        Encoding.Unicode.GetBytes(stream).CopyTo(entry);
        entry[0x40] = (byte)(2 * stream.Length + 2);
        entry[0x74] = 2;
        entry[0x79] = 0x20;
        // What a Word file begins with.
        (file[3 * 512], file[3 * 512 + 1]) = (0xec, 0xa5);
        return file;
    }

    private static byte[] Text(string document) => Document(stream => Say(stream, document));

    private static byte[] Document(Action<Stream> write) => WordFile.Zip([("word/document.xml", write)]);

    private static void Say(Stream stream, string text) => stream.Write(Encoding.UTF8.GetBytes(text));

    private static void Repeat(Stream stream, string text, int times)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var i = 0; i < times; i++)
            stream.Write(bytes);
    }

    // Letters without order, so that no ratio gives the size away.
    private static void Noise(Stream stream, int length)
    {
        var random = new Random(1);
        var bytes = new byte[1 << 16];
        for (var left = length; left > 0; left -= bytes.Length)
        {
            for (var i = 0; i < bytes.Length; i++)
                bytes[i] = (byte)('a' + random.Next(26));
            stream.Write(bytes.AsSpan(0, Math.Min(bytes.Length, left)));
        }
    }

    internal static string Times(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    internal static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
