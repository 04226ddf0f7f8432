using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Yizhi.Storage.Records;

namespace Yizhi.Storage.PostgreSql;

/// <summary>The tables on PostgreSQL.</summary>
public sealed class PostgreSqlDb(DbContextOptions<PostgreSqlDb> options) : YizhiDb(options)
{
    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        // json, not jsonb: the text must come back letter by letter, for the journal's hashes are taken over it.
        modelBuilder.Entity<RecordRow>().Property(r => r.Doc).HasColumnType("json");
    }
}

internal sealed class PostgreSqlDesign : IDesignTimeDbContextFactory<PostgreSqlDb>
{
    public PostgreSqlDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgreSqlDb>().UseNpgsql("Host=127.0.0.1").Options);
}
