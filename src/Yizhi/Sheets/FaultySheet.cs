using MiniExcelLibs;
using MiniExcelLibs.OpenXml;
using Yizhi.Wording;

namespace Yizhi.Sheets;

/// <summary>The faulty rows of a sheet as they came, with what is wrong in a column before them; put right, the same file can be brought again.</summary>
public static class FaultySheet
{
    /// <summary>Writes them as XLSX.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="path">The sheet as it came.</param>
    /// <param name="look">What was found in it.</param>
    public static void Write(Stream output, string path, ImportLook look)
    {
        var said = look.Faults.GroupBy(f => f.Row).ToDictionary(g => g.Key, g => string.Join('；', g.Select(f => f.Column.Length > 0 ? $"{f.Column}：{f.Message}" : f.Message)));
        var rows = SheetReader.Read(path).Skip(1).Where(r => said.ContainsKey(r.Number))
            .Select(r => look.Headings.Select((h, i) => (Head: h.Length > 0 ? h : Texts.Say("import.column", i + 1), Cell: i < r.Cells.Count ? r.Cells[i] : ""))
                .Prepend((Head: ImportPlan.FaultHead, Cell: said[r.Number])).DistinctBy(c => c.Head).ToDictionary(c => c.Head, c => (object)c.Cell, StringComparer.Ordinal)).ToList();
        output.SaveAs(rows, configuration: new OpenXmlConfiguration { FreezeRowCount = 1, TableStyles = TableStyles.None });
    }
}
