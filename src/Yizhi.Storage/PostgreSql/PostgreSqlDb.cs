using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Yizhi.Core.Searching;
using Yizhi.Storage.Records;

namespace Yizhi.Storage.PostgreSql;

/// <summary>The tables on PostgreSQL.</summary>
public sealed class PostgreSqlDb(DbContextOptions<PostgreSqlDb> options) : YizhiDb(options)
{
    /// <inheritdoc/>
    public override IQueryable<Guid> Holding(IReadOnlyList<Term> terms)
    {
        var match = string.Join(" & ", terms.Select(t => $"({string.Join(" <-> ", t.Grams.Select((g, i) => $"'{g}'{(t.IsOpen && i == t.Grams.Count - 1 ? ":*" : "")}"))})"));
        return Searches.FromSql($"SELECT id, record FROM searches WHERE grams @@ {match}::tsquery").AsNoTracking().Select(s => s.Record);
    }

    /// <summary>Grams as the type of the index writes them, each with its place.</summary>
    internal static string Vector(string grams) => string.Join(' ', grams.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((g, i) => $"'{g}':{i + 1}"));

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
