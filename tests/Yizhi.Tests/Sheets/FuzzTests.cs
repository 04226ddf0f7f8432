using System.IO.Compression;
using System.Text;
using CsCheck;
using Xunit;
using Yizhi.Sheets;

namespace Yizhi.Tests.Sheets;

/// <summary>Whatever bytes a file holds, the import ends with rows or with a fault, never with a crash, and a refused one leaves no trace.</summary>
public sealed class FuzzTests(SheetOffice office) : IClassFixture<SheetOffice>
{
    private static readonly string Sheet = "事项,日期,类别,标签,人数,费用,到达时间,见到的人,单位,外部编号\n"
        + string.Concat(Enumerable.Range(1, 4).Select(i => $"第{i}次,2025-03-0{i},入户,入户；商铺,{i},\"1,200.50\",2025-03-0{i} 09:30,\"[{{\"\"姓名\"\":\"\"甲\"\",\"\"年龄\"\":{i}}}]\",青藤社区,\n"));

    private static readonly byte[] Book = Workbook.Of(Workbook.Heading("人数") + string.Concat(Enumerable.Range(2, 4).Select(i => Workbook.Visit(i, Workbook.Number($"B{i}", "45292", 1), Workbook.Number($"D{i}", "7")))));

    private static readonly string[] Splinters = ["\"", ",", "\n", "\r", "\0", "；", "[", "]", "{\"姓名\":", "不适用", "=1+1", "2025-02-30", "99999999999999999999", "-", "\ufeff", "\u202e", "<", "&#0;", "r=\"ZZZ9\"", "t=\"s\"", "1e309", "<row r=\"-5\">", "\ud83d"];

    [Fact]
    public void Random_bytes_are_rows_or_a_fault() =>
        Gen.Select(Gen.Byte.Array[0, 400], Gen.Bool).Sample((bytes, xlsx) => Ends(bytes, xlsx ? ".xlsx" : ".csv"), iter: 300, threads: 1, seed: "0000KTn8NQ14");

    [Fact]
    public void A_sheet_with_bytes_changed_lost_or_put_in_is_rows_or_a_fault()
    {
        var sound = Encoding.UTF8.GetBytes(Sheet);
        Mutation(sound.Length).Sample(changes => Ends(Mutated(sound, changes), ".csv"), iter: 400, threads: 1, seed: "0000KTn8NQ14");
    }

    [Fact]
    public void A_workbook_with_its_file_or_one_of_its_parts_changed_is_rows_or_a_fault()
    {
        Mutation(Book.Length).Sample(changes => Ends(Mutated(Book, changes), ".xlsx"), iter: 200, threads: 1, seed: "0000KTn8NQ14");
        foreach (var part in (string[])["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"])
            Mutation(PartOf(part).Length).Sample(changes => Ends(WithPart(part, Mutated(PartOf(part), changes)), ".xlsx"), iter: 150, threads: 1, seed: "0000KTn8NQ14");
    }

    private static Gen<(int At, int Kind, int What)[]> Mutation(int length) => Gen.Select(Gen.Int[0, length - 1], Gen.Int[0, 3], Gen.Int[0, 255]).Array[1, 6];

    private static byte[] Mutated(byte[] sound, (int At, int Kind, int What)[] changes)
    {
        var bytes = sound.ToList();
        foreach (var (at, kind, what) in changes.Where(c => c.At < bytes.Count))
            switch (kind)
            {
                case 0:
                    bytes[at] = (byte)what;
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(what, bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Splinters[what % Splinters.Length]));
                    break;
                default:
                    bytes.InsertRange(at, bytes.GetRange(Math.Max(0, at - what), Math.Min(what, at)));
                    break;
            }
        return [.. bytes];
    }

    private void Ends(byte[] bytes, string extension)
    {
        var path = office.PathOf("fuzz" + extension);
        File.WriteAllBytes(path, bytes);
        var before = office.Rows();
        try
        {
            var result = office.Import(path).GetAwaiter().GetResult();
            Assert.All(result.Faults, f => Assert.NotEmpty(f.Message));
            if (result.Written > 0)
                Assert.Empty(result.Faults);
            else
                Assert.Equal(before, office.Rows());
        }
        catch (SheetException said)
        {
            Assert.NotEmpty(said.Message);
            Assert.Equal(before, office.Rows());
        }
    }

    private static byte[] PartOf(string name)
    {
        using var zip = new ZipArchive(new MemoryStream(Book));
        using var part = zip.GetEntry(name)!.Open();
        using var copy = new MemoryStream();
        part.CopyTo(copy);
        return copy.ToArray();
    }

    private static byte[] WithPart(string name, byte[] content)
    {
        using var stream = new MemoryStream();
        stream.Write(Book);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(name)!.Delete();
            using var part = zip.CreateEntry(name).Open();
            part.Write(content);
        }
        return stream.ToArray();
    }
}
