using System.Diagnostics;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Catalogue.Loading;
using Yizhi.Core.Records;
using Yizhi.Core.Units;
using Yizhi.Storage;

namespace Yizhi.Bench;

/// <summary>What the runs share: an office of one subdistrict, a folder that is thrown away, a line of the result table.</summary>
internal static class Bench
{
    public const string District = "990101000000";
    public const string Subdistrict = "990101001000";

    public static readonly string Folder = Path.Combine(Path.GetTempPath(), "yizhi-bench-" + Environment.ProcessId);

    public static OfficeCatalogue Catalogue(params (string Path, string Text)[] files) => CatalogueLoader.Load(files.Select(f => new SourceFile(f.Path, f.Text))) switch
    {
        LoadOutcome.Loaded loaded => loaded.Catalogue,
        LoadOutcome.Faulty faulty => throw new InvalidOperationException(string.Join('\n', faulty.Faults)),
        _ => throw new InvalidOperationException(),
    };

    public static OfficeCatalogue Shipped() => ((LoadOutcome.Loaded)CatalogueFiles.Load(null)).Catalogue;

    public static async Task<Office> Open(OfficeCatalogue catalogue, string setting)
    {
        var office = await Office.Open(Path.Combine(Folder, Guid.NewGuid().ToString("N")), catalogue, setting);
        var since = new DateOnly(2000, 1, 1);
        await office.PutUnits(
        [
            new Unit(District, "测试区", UnitKind.District, null, "", since, null),
            new Unit(Subdistrict, "测试街道", UnitKind.Subdistrict, District, "", since, null),
            .. Enumerable.Range(1, 6).Select(i => new Unit($"99010100100{i}", $"第{i}社区", UnitKind.Community, Subdistrict, "", since, null)),
        ]);
        return office;
    }

    public static Actor Everyone(OfficeCatalogue catalogue) => new("bench", "测试员", District, catalogue.Roles.Keys.ToHashSet());

    public static string NewSqlite() => "sqlite:" + Path.Combine(Folder, Guid.NewGuid().ToString("N") + ".db");

    /// <summary>A fresh database on the PostgreSQL named by YIZHI_BENCH_POSTGRES; null where none is named.</summary>
    public static async Task<string?> NewPostgres()
    {
        if (Environment.GetEnvironmentVariable("YIZHI_BENCH_POSTGRES") is not { Length: > 0 } server)
            return null;
        var name = "bench_" + Guid.NewGuid().ToString("N");
        await using var source = Npgsql.NpgsqlDataSource.Create(server + ";Database=postgres");
        await using var command = source.CreateCommand($"CREATE DATABASE {name}");
        await command.ExecuteNonQueryAsync();
        return "postgres:" + server + ";Maximum Pool Size=40;Database=" + name;
    }

    public static double PerSecond(int count, Stopwatch watch) => count / watch.Elapsed.TotalSeconds;

    public static void Row(params string[] cells) => Console.WriteLine("| " + string.Join(" | ", cells) + " |");

    public static void Head(params string[] cells)
    {
        Console.WriteLine();
        Row(cells);
        Row([.. cells.Select(_ => "---")]);
    }
}
