using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Yizhi.Storage.Sqlite;

/// <summary>The tables on SQLite.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : YizhiDb(options)
{
    /// <summary>Ids are stored as 16 bytes in their sorting order: half the size of text, and new ones come last.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<Guid>().HaveConversion<GuidBytes>();
}

internal sealed class GuidBytes() : Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter<Guid, byte[]>(
    id => id.ToByteArray(true), bytes => new Guid(bytes, true));

internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=design.db").Options);
}
