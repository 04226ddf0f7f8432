using Microsoft.EntityFrameworkCore;
using Yizhi.Storage.Catalogue;
using Yizhi.Storage.Counting;
using Yizhi.Storage.Evidence;
using Yizhi.Storage.Imports;
using Yizhi.Storage.Jobs;
using Yizhi.Storage.Journal;
using Yizhi.Storage.Notices;
using Yizhi.Storage.People;
using Yizhi.Storage.Records;
using Yizhi.Storage.Searching;
using Yizhi.Storage.Settings;
using Yizhi.Storage.Units;

namespace Yizhi.Storage;

/// <summary>The tables. Reading goes through here without tracking; writing of records goes through the one write path alone.</summary>
public abstract class YizhiDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>Units.</summary>
    public DbSet<UnitRow> Units => Set<UnitRow>();
    /// <summary>Later names of units.</summary>
    public DbSet<UnitNameRow> UnitNames => Set<UnitNameRow>();
    /// <summary>Records of all ledgers.</summary>
    public DbSet<RecordRow> Records => Set<RecordRow>();
    /// <summary>The journal.</summary>
    public DbSet<JournalRow> Journal => Set<JournalRow>();
    /// <summary>Seals over batches of the journal.</summary>
    public DbSet<SealRow> Seals => Set<SealRow>();
    /// <summary>Contributions.</summary>
    public DbSet<ContributionRow> Contributions => Set<ContributionRow>();
    /// <summary>Series.</summary>
    public DbSet<SeriesRow> Series => Set<SeriesRow>();
    /// <summary>Tallies.</summary>
    public DbSet<TallyRow> Tallies => Set<TallyRow>();
    /// <summary>Running deadlines.</summary>
    public DbSet<DeadlineRow> Deadlines => Set<DeadlineRow>();
    /// <summary>Which records an evidence file serves.</summary>
    public DbSet<EvidenceLinkRow> EvidenceLinks => Set<EvidenceLinkRow>();
    /// <summary>Catalogue versions.</summary>
    public DbSet<CatalogueRow> Catalogues => Set<CatalogueRow>();
    /// <summary>Blind keys of personal values.</summary>
    public DbSet<BlindRow> Blinds => Set<BlindRow>();

    /// <summary>The index of words.</summary>
    public DbSet<SearchRow> Searches => Set<SearchRow>();
    /// <summary>Sheets taken in.</summary>
    public DbSet<ImportRow> Imports => Set<ImportRow>();
    /// <summary>Headings that offices explained.</summary>
    public DbSet<HeadingRow> Headings => Set<HeadingRow>();

    /// <summary>Accounts.</summary>
    public DbSet<AccountRow> Accounts => Set<AccountRow>();
    /// <summary>Posts.</summary>
    public DbSet<PostRow> Posts => Set<PostRow>();
    /// <summary>Stand-ins.</summary>
    public DbSet<StandInRow> StandIns => Set<StandInRow>();
    /// <summary>Sessions.</summary>
    public DbSet<SessionRow> Sessions => Set<SessionRow>();
    /// <summary>The trail of administration.</summary>
    public DbSet<AuditRow> Audits => Set<AuditRow>();
    /// <summary>Drafts.</summary>
    public DbSet<DraftRow> Drafts => Set<DraftRow>();
    /// <summary>Views of lists.</summary>
    public DbSet<ListViewRow> ListViews => Set<ListViewRow>();

    /// <summary>The records that hold all of what is searched for.</summary>
    public abstract IQueryable<Guid> Holding(IReadOnlyList<Core.Searching.Term> terms);

    /// <summary>What was said to people.</summary>
    public DbSet<NoticeRow> Notices => Set<NoticeRow>();
    /// <summary>How people want to be told.</summary>
    public DbSet<NoticeSettingRow> NoticeSettings => Set<NoticeSettingRow>();
    /// <summary>E-mails and calls of webhooks.</summary>
    public DbSet<SendingRow> Sendings => Set<SendingRow>();
    /// <summary>Webhooks.</summary>
    public DbSet<WebhookRow> Webhooks => Set<WebhookRow>();
    /// <summary>Settings of the office.</summary>
    public DbSet<OfficeSettingRow> OfficeSettings => Set<OfficeSettingRow>();
    /// <summary>Scheduled work.</summary>
    public DbSet<JobRow> Jobs => Set<JobRow>();
    /// <summary>What is to be told of changes.</summary>
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<UnitRow>(unit =>
        {
            unit.HasKey(u => u.Code);
            unit.HasIndex(u => u.Path);
        });
        modelBuilder.Entity<UnitNameRow>().HasKey(n => new { n.Unit, n.Since });
        modelBuilder.Entity<RecordRow>(record =>
        {
            record.HasKey(r => r.Id);
            // A list is read newest first until its page is full; unit and state beside it spare looking at the rows of others.
            record.HasIndex(r => new { r.Ledger, r.HappenedOn, r.Id, r.Unit, r.State });
            record.HasIndex(r => new { r.Ledger, r.State, r.Unit });
            record.HasIndex(r => new { r.Unit, r.Due }).HasFilter("due IS NOT NULL");
            record.HasIndex(r => new { r.Ledger, r.External }).HasFilter("external IS NOT NULL");
            record.HasIndex(r => r.Number).HasFilter("number IS NOT NULL");
        });
        modelBuilder.Entity<JournalRow>(entry =>
        {
            entry.HasKey(j => j.Seq);
            entry.Property(j => j.Seq).ValueGeneratedOnAdd();
            entry.HasIndex(j => new { j.Record, j.Entry }).IsUnique();
        });
        modelBuilder.Entity<SealRow>().HasKey(s => s.Id);
        modelBuilder.Entity<ContributionRow>(contribution =>
        {
            contribution.HasKey(c => new { c.Record, c.Series, c.Day, c.Distinct });
            contribution.HasIndex(c => new { c.Series, c.Day });
        });
        modelBuilder.Entity<SeriesRow>(series =>
        {
            series.HasKey(s => s.Id);
            series.Property(s => s.Id).ValueGeneratedOnAdd();
            series.HasIndex(s => new { s.Indicator, s.Slice, s.Unit }).IsUnique();
        });
        modelBuilder.Entity<TallyRow>(tally =>
        {
            tally.HasKey(t => new { t.Unit, t.Month, t.Indicator, t.Slice });
            tally.HasIndex(t => new { t.Indicator, t.Unit, t.Month });
        });
        modelBuilder.Entity<DeadlineRow>(deadline =>
        {
            deadline.HasKey(d => new { d.Record, d.Key });
            deadline.HasIndex(d => new { d.Unit, d.Due });
        });
        modelBuilder.Entity<EvidenceLinkRow>(link =>
        {
            link.HasKey(l => new { l.Record, l.Hash, l.Name });
            link.HasIndex(l => l.Hash);
        });
        modelBuilder.Entity<CatalogueRow>().HasKey(c => c.Version);
        modelBuilder.Entity<CounterRow>().HasKey(c => c.Scope);
        modelBuilder.Entity<BlindRow>(blind =>
        {
            blind.HasKey(b => new { b.Record, b.Field });
            blind.HasIndex(b => b.Key);
        });
        modelBuilder.Entity<OutboxRow>(message =>
        {
            message.HasKey(m => m.Id);
            message.Property(m => m.Id).ValueGeneratedOnAdd();
            message.HasIndex(m => m.Id).HasFilter("sent_at IS NULL").HasDatabaseName("IX_outbox_waiting");
        });
        modelBuilder.Entity<SearchRow>(search =>
        {
            search.HasKey(s => s.Id);
            search.Property(s => s.Id).ValueGeneratedOnAdd();
            search.HasIndex(s => s.Record).IsUnique();
        });
        modelBuilder.Entity<ImportRow>(import =>
        {
            import.HasKey(i => i.Id);
            import.HasIndex(i => new { i.Ledger, i.Unit });
        });
        modelBuilder.Entity<HeadingRow>().HasKey(h => new { h.Unit, h.Ledger, h.Heading });
        PeopleModel.Add(modelBuilder);
        NoticesModel.Add(modelBuilder);
        foreach (var table in modelBuilder.Model.GetEntityTypes().Where(t => !t.IsOwned()))
        {
            table.SetTableName(Snake(table.ClrType.Name[..^3]) + (table.ClrType == typeof(JournalRow) || table.ClrType == typeof(OutboxRow) || table.ClrType == typeof(SeriesRow) ? "" : table.ClrType == typeof(SearchRow) ? "es" : "s"));
            foreach (var column in table.GetProperties())
                column.SetColumnName(Snake(column.Name));
        }
        modelBuilder.Entity<TallyRow>().ToTable("tallies");
    }

    private static string Snake(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
