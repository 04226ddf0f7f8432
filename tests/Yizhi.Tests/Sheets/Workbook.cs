using System.IO.Compression;
using System.Security;
using System.Text;

namespace Yizhi.Tests.Sheets;

/// <summary>Writes the parts of an XLSX file by hand, so that it can hold what no honest program writes.</summary>
internal static class Workbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    /// <summary>The number formats of cells by their style: general, 2024-03-05, with time, 2024年3月5日, Chinese built-in, custom.</summary>
    private static readonly int[] Formats = [0, 14, 22, 31, 57, 164];

    /// <summary>A cell of text.</summary>
    public static string Text(string place, string text) => $"<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>";

    /// <summary>A cell with a number in one of the formats.</summary>
    public static string Number(string place, string number, int style = 0) => $"<c r=\"{place}\" s=\"{style}\"><v>{number}</v></c>";

    public static string Row(int number, params string[] cells) => $"<row r=\"{number}\">{string.Concat(cells)}</row>";

    /// <summary>The heading row of the visits that the cells below fill: subject in A, day in B, kind in C, and one more in D.</summary>
    public static string Heading(string last = "备注") => Row(1, Text("A1", "事项"), Text("B1", "日期"), Text("C1", "类别"), Text("D1", last));

    /// <summary>A row of a visit with the day and last cell given.</summary>
    public static string Visit(int number, string day, string last = "") => Row(number, Text($"A{number}", "走访"), day, Text($"C{number}", "入户"), last);

    public static byte[] Of(string rows, string after = "", string before = "", bool since1904 = false, string prolog = "", params (string Name, byte[] Content)[] more)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            void Part(string name, string xml)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml));
            }
            Part("[Content_Types].xml", $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>");
            Part("_rels/.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Part("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><workbookPr{(since1904 ? " date1904=\"1\"" : "")}/><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
            Part("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"r1\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"{Office}/styles\" Target=\"styles.xml\"/></Relationships>");
            Part("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/></numFmts><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\"/></cellStyleXfs><cellXfs count=\"{Formats.Length}\">{string.Concat(Formats.Select(f => $"<xf numFmtId=\"{f}\" applyNumberFormat=\"1\"/>"))}</cellXfs></styleSheet>");
            Part("xl/worksheets/sheet1.xml", $"{prolog}<worksheet xmlns=\"{Main}\">{before}<sheetData>{rows}</sheetData>{after}</worksheet>");
            foreach (var (name, content) in more)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(content);
            }
        }
        return stream.ToArray();
    }
}
