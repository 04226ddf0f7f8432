using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Counting;
using Yizhi.Core.People;
using Yizhi.Core.Units;
using Yizhi.Storage.Catalogue;
using Yizhi.Storage.Counting;
using Yizhi.Storage.Evidence;
using Yizhi.Storage.Journal;
using Yizhi.Storage.Records;
using Yizhi.Storage.Reports;

namespace Yizhi.Storage;

/// <summary>An opened data folder and database with the catalogue in force: the front door of storage.</summary>
public sealed class Office : IAsyncDisposable
{
    // Official days are days in Asia/Shanghai, which has had one offset and no summer time since 1991.
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);
    private readonly TimeProvider clock;
    private Standing standing = new(default, null);

    private Office(Database database, OfficeCatalogue catalogue, FieldProtector protector, EvidenceStore evidence, TimeProvider clock)
    {
        (Database, Catalogue, Protector, Evidence, this.clock) = (database, catalogue, protector, evidence, clock);
        Contributor = new Contributor(catalogue);
        Codec = new RecordCodec(protector);
        UnitDesk = new Units.UnitDesk(this);
        Ledgers = new Ledgers(this);
        Figures = new Figures(this);
        Waits = new Waits(this);
        Reports = new ReportDesk(this);
        Recounts = new Recount(this);
        Verification = new Verification(this);
        Reveals = new Reveals(this);
        Audit = new People.AuditTrail(this);
        People = new People.PeopleDesk(this);
        HandOvers = new People.HandOvers(this);
        Sessions = new People.Sessions(this);
        Drafts = new People.Drafts(this);
        Notices = new Notices.NoticeDesk(this);
        NoticeSettings = new Notices.NoticeSettings(this);
        Sendings = new Notices.SendingDesk(this);
        Webhooks = new Notices.WebhookDesk(this);
        Settings = new Settings.SettingDesk(this);
        Jobs = new Jobs.JobDesk(this);
        Views = new People.ListViews(this);
        Imports = new Imports.ImportDesk(this);
        Own = new OwnCatalogue(this);
        Backups = new Backups.BackupDesk(this);
    }

    /// <summary>The data folder.</summary>
    public string Folder { get; private init; } = "";
    /// <summary>The database.</summary>
    public Database Database { get; }
    /// <summary>The catalogue in force.</summary>
    public OfficeCatalogue Catalogue { get; private set; }
    /// <summary>The compiled definitions.</summary>
    public Contributor Contributor { get; private set; }
    /// <summary>Fields to JSON and back.</summary>
    public RecordCodec Codec { get; }
    /// <summary>Encryption of personal values.</summary>
    public FieldProtector Protector { get; }
    /// <summary>Evidence files.</summary>
    public EvidenceStore Evidence { get; }
    /// <summary>The units as they stand today: under today's names, mergers of later days left out.</summary>
    public UnitTree Units
    {
        get
        {
            var (day, tree) = standing;
            if (day == Today && tree is not null)
                return tree;
            return (standing = new(Today, UnitTree.On(StoredUnits.All, Today))).Tree!;
        }
    }

    /// <summary>The units with all that was decided of them, later days included.</summary>
    public UnitTree StoredUnits { get; private set; } = UnitTree.Empty;

    /// <summary>Opening, renaming, closing and merging units.</summary>
    public Units.UnitDesk UnitDesk { get; }
    /// <summary>Who may see and do what.</summary>
    public Rights Rights => new(Catalogue, Units);
    /// <summary>Accounts, posts, stand-ins and sessions.</summary>
    public People.PeopleDesk People { get; }
    /// <summary>Open work that changes hands.</summary>
    public People.HandOvers HandOvers { get; }
    /// <summary>What people typed and have not saved.</summary>
    public People.Drafts Drafts { get; }
    /// <summary>Views of lists.</summary>
    public People.ListViews Views { get; }
    /// <summary>Sheets taken in.</summary>
    public Imports.ImportDesk Imports { get; }
    /// <summary>What is said to people.</summary>
    public Notices.NoticeDesk Notices { get; }
    /// <summary>How people want to be told.</summary>
    public Notices.NoticeSettings NoticeSettings { get; }
    /// <summary>What goes out by e-mail and webhook.</summary>
    public Notices.SendingDesk Sendings { get; }
    /// <summary>Where work apps are told.</summary>
    public Notices.WebhookDesk Webhooks { get; }
    /// <summary>The office's own settings.</summary>
    public Settings.SettingDesk Settings { get; }
    /// <summary>Scheduled work.</summary>
    public Jobs.JobDesk Jobs { get; }
    /// <summary>Backups.</summary>
    public Backups.BackupDesk Backups { get; }
    /// <summary>What the office itself added to its catalogue.</summary>
    public OwnCatalogue Own { get; }
    /// <summary>Sign-ins that last.</summary>
    public People.Sessions Sessions { get; }
    /// <summary>What administrators and accounts did, chained so that nothing can be taken out.</summary>
    public People.AuditTrail Audit { get; }
    /// <summary>The one write path.</summary>
    public Ledgers Ledgers { get; }
    /// <summary>Figures and what they open to.</summary>
    public Figures Figures { get; private set; }

    /// <summary>Finds what waits for somebody.</summary>
    public Waits Waits { get; }
    /// <summary>Reports.</summary>
    public ReportDesk Reports { get; }
    /// <summary>Proof that tallies equal the records.</summary>
    public Recount Recounts { get; private set; }
    /// <summary>Proof that nothing was altered.</summary>
    public Verification Verification { get; }
    /// <summary>Personal values shown to a person, journalled.</summary>
    public Reveals Reveals { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Clock => clock;

    /// <summary>The moment, in UTC, to the millisecond.</summary>
    public DateTime Now => ToMilliseconds(clock.GetUtcNow().UtcDateTime);

    /// <summary>Today in Asia/Shanghai.</summary>
    public DateOnly Today => DayOf(Now);

    /// <summary>Opens an office.</summary>
    /// <param name="folder">The data folder: keys and evidence, and the database unless another is named.</param>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="database">The database's setting; null takes <c>yizhi.db</c> in the folder.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <exception cref="StorageException">The folder or the database can't be reached or written.</exception>
    public static async Task<Office> Open(string folder, OfficeCatalogue catalogue, string? database = null, TimeProvider? clock = null, CancellationToken cancel = default)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var protector = FieldProtector.FromFile(Path.Combine(folder, "keys", "field.key"));
            var opened = await Database.Open(database ?? "sqlite:" + Path.Combine(folder, "yizhi.db"), cancel);
            var office = new Office(opened, catalogue, protector, new EvidenceStore(Path.Combine(folder, "evidence")), clock ?? TimeProvider.System) { Folder = folder };
            await office.ReadUnits(cancel);
            await Adoption.Take(office, cancel);
            await office.IndexOnce(cancel);
            return office;
        }
        catch (Exception wrong) when (wrong is UnauthorizedAccessException or IOException)
        {
            throw new StorageException("storage.io", wrong.Message, wrong);
        }
    }

    /// <summary>The texts of the catalogue in force on a database; empty where none is yet.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="database">The database's setting; null takes <c>yizhi.db</c> in the folder.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <exception cref="StorageException">The database can't be reached.</exception>
    public static async Task<IReadOnlyList<SourceFile>> CatalogueInForce(string folder, string? database = null, CancellationToken cancel = default)
    {
        await using var opened = await Database.Open(database ?? "sqlite:" + Path.Combine(folder, "yizhi.db"), cancel);
        await using var db = opened.Context();
        return await db.Catalogues.AsNoTracking().Where(c => c.InForce).FirstOrDefaultAsync(cancel) is { } row ? Adoption.Sources(row) : [];
    }

    /// <summary>Brings another catalogue into force while the office is open. Whoever reads meanwhile reads on by the one before.</summary>
    internal async Task TakeIn(OfficeCatalogue next, CancellationToken cancel)
    {
        (Catalogue, Contributor) = (next, new Contributor(next));
        (Figures, Recounts) = (new Figures(this), new Recount(this));
        await Adoption.Take(this, cancel);
    }

    /// <summary>Adds units, or renames and closes those that are there. Paths follow the parents.</summary>
    public async Task PutUnits(IEnumerable<Unit> units, CancellationToken cancel = default)
    {
        await using var db = Database.Context();
        var known = await db.Units.ToDictionaryAsync(u => u.Code, cancel);
        foreach (var unit in units)
        {
            var path = unit.Parent is { } parent ? known[parent].Path + unit.Code + "/" : unit.Code + "/";
            if (known.TryGetValue(unit.Code, out var row))
                (row.Name, row.Parent, row.Path, row.Until) = (unit.Name, unit.Parent, path, unit.Until);
            else
                db.Units.Add(known[unit.Code] = new Storage.Units.UnitRow { Code = unit.Code, Name = unit.Name, Kind = unit.Kind, Parent = unit.Parent, Path = path, From = unit.From, Until = unit.Until });
        }
        await db.SaveChangesAsync(cancel);
        await ReadUnits(cancel);
    }

    /// <summary>The day in Asia/Shanghai at a moment.</summary>
    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(utc + Shanghai);

    /// <summary>The clock in Asia/Shanghai at a moment.</summary>
    public static DateTime Local(DateTime utc) => utc + Shanghai;

    internal static DateTime ToMilliseconds(DateTime utc) => new(utc.Ticks - utc.Ticks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);

    // A database from before there was an index of words.
    private async Task IndexOnce(CancellationToken cancel)
    {
        await using var db = Database.Context();
        if (await db.Records.AsNoTracking().AnyAsync(cancel) && !await db.Searches.AsNoTracking().AnyAsync(cancel))
            await Recounts.Rebuild(cancel);
    }

    internal async Task ReadUnits(CancellationToken cancel)
    {
        await using var db = Database.Context();
        var names = (await db.UnitNames.AsNoTracking().OrderBy(n => n.Since).ToListAsync(cancel)).ToLookup(n => n.Unit, StringComparer.Ordinal);
        StoredUnits = new UnitTree([.. (await db.Units.AsNoTracking().ToListAsync(cancel)).Select(u => u.ToUnit(names[u.Code]))]);
        standing = new(default, null);
    }

    // One reference, so that a reader never sees one day's tree under another day's date.
    private sealed record Standing(DateOnly Day, UnitTree? Tree);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Own.Dispose();
        return Database.DisposeAsync();
    }
}
