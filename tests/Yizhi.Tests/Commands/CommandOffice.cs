using Microsoft.Data.Sqlite;
using Xunit;
using Yizhi.Core.Records;
using Yizhi.Sheets;
using Yizhi.Tests.Sheets;

namespace Yizhi.Tests.Commands;

/// <summary>A data folder with a street's few disputes of 2025, sealed; tests that alter it take a copy.</summary>
public sealed class CommandOffice : IAsyncLifetime
{
    public const string Sheet = """
        事由,排查日期,来源,纠纷类型,状态,受理日期,调解员,办结日期,协议形式,涉及金额,已告知其他途径,申请人,外部编号
        楼道堆物,2025-03-01,grid,neighbour,agreed,2025-03-02,顾明川,2025-03-09,written,1000,,魏大海,A1
        墙体渗水,2025-04-01,grid,neighbour,failed,2025-04-02,顾明川,2025-04-20,,,是,,A2
        停车占道,2025-05-01,grid,neighbour,found,,,,,,,,A3

        """;

    public string Root { get; } = Directory.CreateTempSubdirectory("yizhi-cli-").FullName;
    public string Data => Path.Combine(Root, "data");
    public string SheetFile => Path.Combine(Root, "disputes.csv");

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(SheetFile, Sheet);
        await using var office = await SheetOffice.Open(Data, SheetOffice.Shipped());
        var result = await new Importer(office).Run(office.Catalogue.Ledger("dispute"), SheetFile, office.Units.Find(SheetOffice.Street)!, SheetOffice.Person(office.Catalogue), false);
        Assert.Equal([], result.Faults.Select(f => f.ToString()));
        await office.Verification.Seal();
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Root, recursive: true);
        return ValueTask.CompletedTask;
    }

    public string PathOf(string name) => Path.Combine(Root, name);

    /// <summary>A copy of the data folder, in which a statement was run behind the program's back.</summary>
    public string Copy(string? sql = null)
    {
        var copy = PathOf(Guid.NewGuid().ToString("N"));
        foreach (var file in Directory.EnumerateFiles(Data, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(copy, Path.GetRelativePath(Data, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
        if (sql is not null)
        {
            using var connection = new SqliteConnection($"Data Source={Path.Combine(copy, "yizhi.db")};Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            Assert.NotEqual(0, command.ExecuteNonQuery());
        }
        return copy;
    }
}
