using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Yizhi.Core.Searching;

namespace Yizhi.Storage.Sqlite;

/// <summary>The tables on SQLite.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : YizhiDb(options)
{
    /// <summary>Ids are stored as 16 bytes in their sorting order: half the size of text, and new ones come last.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<Guid>().HaveConversion<GuidBytes>();

    /// <inheritdoc/>
    public override IQueryable<Guid> Holding(IReadOnlyList<Term> terms)
    {
        // A phrase of grams in quotes; they hold letters and digits only. A star lets the last one go on.
        var match = string.Join(" AND ", terms.Select(t => $"\"{string.Join(' ', t.Grams)}\"{(t.IsOpen ? " *" : "")}"));
        return Searches.FromSql($"SELECT s.id, s.record FROM search_grams AS g JOIN searches AS s ON s.id = g.rowid WHERE search_grams MATCH {match}").AsNoTracking().Select(s => s.Record);
    }
}

internal sealed class GuidBytes() : Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter<Guid, byte[]>(
    id => id.ToByteArray(true), bytes => new Guid(bytes, true));

internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=design.db").Options);
}
