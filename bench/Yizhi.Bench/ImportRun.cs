using System.Diagnostics;
using System.Text;
using Yizhi.Sheets;

namespace Yizhi.Bench;

/// <summary>Importing a large CSV through the write path.</summary>
internal static class ImportRun
{
    public static async Task Run(int rows)
    {
        Bench.Head("ledger", "rows", "seconds", "rows/s", "journal entries", "contributions");
        var catalogue = Bench.Shipped();
        foreach (var (ledger, head, row) in Sheets())
        {
            var path = Path.Combine(Bench.Folder, ledger + ".csv");
            var text = new StringBuilder(head + "\n");
            for (var i = 0; i < rows; i++)
                text.Append(row(i)).Append('\n');
            await File.WriteAllTextAsync(path, text.ToString());
            await using var office = await Bench.Open(catalogue, Bench.NewSqlite());
            var watch = Stopwatch.StartNew();
            var result = await new Importer(office).Run(catalogue.Ledgers[ledger], path, office.Units.Find(Bench.Subdistrict)!, Bench.Everyone(catalogue), false);
            watch.Stop();
            if (result.Written != rows)
                throw new InvalidOperationException(string.Join('\n', result.Faults.Take(5)));
            var counted = await office.Recounts.Check();
            if (counted.Wrong > 0)
                throw new InvalidOperationException("The recount differs.");
            Bench.Row(catalogue.Ledgers[ledger].Title, $"{rows:N0}", $"{watch.Elapsed.TotalSeconds:0.0}", $"{Bench.PerSecond(rows, watch):0}", $"{counted.Records:N0}", $"{counted.Contributions:N0}");
        }
    }

    private static IEnumerable<(string Ledger, string Head, Func<int, string> Row)> Sheets()
    {
        string Day(int i) => new DateOnly(2025, 1, 1).AddDays(i / 280 % 365).ToString("yyyy-MM-dd");
        yield return ("dispute", "事由,排查日期,来源,纠纷类型,单位", i => $"第{i}件邻里噪声纠纷,{Day(i)},网格排查,邻里,99010100100{1 + i % 6}");
    }
}
