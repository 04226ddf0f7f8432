using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Counting;
using Yizhi.Core.Records;
using Yizhi.Core.Searching;
using Yizhi.Core.Time;
using Yizhi.Storage.Counting;

namespace Yizhi.Storage.Records;

/// <summary>
/// The one write path. A save is: permission, field validation, step check, deadlines, journal entry, contributions, tallies, notices,
/// in one database transaction; forms, import, demo data and tests all come through here.
/// </summary>
public sealed class Ledgers(Office office)
{
    private readonly RecordCodec codec = office.Codec;

    /// <summary>Enters a new record.</summary>
    public async Task<SaveOutcome> Enter(string ledger, Change.Enter enter, Actor actor, IReadOnlyList<Attachment>? attachments = null, CancellationToken cancel = default)
    {
        var outcome = Prepare(new Story(ledger, enter, actor, [], Attachments: attachments), tell: true, out var save);
        if (save is null)
            return outcome;
        if (await office.Database.Save([save], cancel) == WriteOutcome.Written)
            return new SaveOutcome.Saved(save.After with { Number = save.Number });
        return await Overtaken(enter.Id, cancel);
    }

    /// <summary>Changes a record.</summary>
    /// <param name="id">The record.</param>
    /// <param name="change">What is done.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="seen">The version the person saw; null takes the newest.</param>
    /// <param name="attachments">Evidence brought along.</param>
    /// <param name="tell">Whether those whom it concerns are told by itself; not where whoever acts tells them of many records at once.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<SaveOutcome> Save(Guid id, Change change, Actor actor, int? seen = null, IReadOnlyList<Attachment>? attachments = null, bool tell = true, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        if (await db.Records.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancel) is not { } row || !office.Catalogue.Ledgers.TryGetValue(row.Ledger, out var ledger))
            return new SaveOutcome.Refused([new Fault("", "record.none")]);
        if (seen is { } version && version != row.Version)
            return await Overtaken(id, cancel);
        var before = ToRecord(row, reveal: true);
        var at = office.Now;
        var decision = Decide(ledger, before, change, actor, at, attachments ?? [], await Attached(db, id, attachments, cancel));
        if (decision is Decision.Refused refused)
            return new SaveOutcome.Refused(refused.Faults);
        var accepted = (Decision.Accepted)decision;
        var counted = await db.Contributions.AsNoTracking().Where(c => c.Record == id)
            .Join(db.Series, c => c.Series, s => s.Id, (c, s) => new Contribution(s.Indicator, s.Slice, c.Day, c.Value, c.Distinct)).ToListAsync(cancel);
        var entry = EntryOf(ledger, before, accepted, actor, at, attachments ?? []);
        var save = Build(ledger, [entry], counted, before.Unit, row.District, row.Version, row.Head, null, [(attachments ?? [], at, actor.Name)], tell && change is (Change.Take or Change.Return or Change.Assign or Change.Move));
        return await office.Database.Save([save], cancel) == WriteOutcome.Written ? new SaveOutcome.Saved(save.After) : await Overtaken(id, cancel);
    }

    /// <summary>Enters many records with all that happened to them, in one transaction.</summary>
    /// <returns>One outcome a story, in order. When any is refused and <paramref name="acceptGood"/> is not set, nothing was written, and the others are "saved" in name only: see <see cref="BulkOutcome.Written"/>.</returns>
    public async Task<BulkOutcome> EnterMany(IReadOnlyList<Story> stories, bool acceptGood = false, CancellationToken cancel = default)
    {
        var outcomes = new SaveOutcome[stories.Count];
        var saves = new PreparedSave?[stories.Count];
        Parallel.For(0, stories.Count, i => outcomes[i] = Prepare(stories[i], tell: false, out saves[i]));
        var good = saves.OfType<PreparedSave>().ToList();
        if (good.Count == 0 || (good.Count < stories.Count && !acceptGood))
            return new BulkOutcome(outcomes, 0);
        if (await office.Database.Save(good, cancel) != WriteOutcome.Written)
            return new BulkOutcome([.. outcomes.Select(o => o is SaveOutcome.Saved ? new SaveOutcome.Overtaken("", 0) : o)], 0);
        for (var i = 0; i < outcomes.Length; i++)
            if (saves[i] is { } save)
                outcomes[i] = new SaveOutcome.Saved(save.After with { Number = save.Number });
        return new BulkOutcome(outcomes, good.Count);
    }

    /// <summary>What entering many records would come to; nothing is written.</summary>
    public IReadOnlyList<SaveOutcome> Check(IReadOnlyList<Story> stories)
    {
        var outcomes = new SaveOutcome[stories.Count];
        Parallel.For(0, stories.Count, i => outcomes[i] = Prepare(stories[i], tell: false, out _));
        return outcomes;
    }

    /// <summary>A stored record as a value. Personal fields are masked unless revealed; revealing to a person goes through <see cref="Reveals"/>.</summary>
    public Record ToRecord(RecordRow row, bool reveal = false) => new()
    {
        Id = row.Id,
        Ledger = row.Ledger,
        Unit = row.Unit,
        Number = row.Number,
        Title = row.Title,
        State = row.State,
        HappenedOn = row.HappenedOn,
        Handler = row.Handler,
        Confidentiality = (Confidentiality)row.Confidentiality,
        Version = row.Version,
        Catalogue = row.Catalogue,
        External = row.External,
        Fields = office.Catalogue.Ledgers.TryGetValue(row.Ledger, out var ledger) ? codec.Decode(ledger, row.Id, row.Doc, reveal) : Fields.Empty,
    };

    private SaveOutcome Prepare(Story story, bool tell, out PreparedSave? save)
    {
        save = null;
        if (!office.Catalogue.Ledgers.TryGetValue(story.Ledger, out var ledger))
            return new SaveOutcome.Refused([new Fault("", "record.ledger", story.Ledger)]);
        var entries = new List<PreparedEntry>(story.Then.Count + 1);
        var attached = new List<(IReadOnlyList<Attachment>, DateTime, string)>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        Record? record = null;
        foreach (var (change, actor, at, attachments) in story.Then.Select(c => (c.Change, c.By, c.At, c.Attachments)).Prepend((story.Enter, story.By, story.At, story.Attachments)))
        {
            var when = at is { } given ? Office.ToMilliseconds(given.UtcDateTime) : office.Now;
            names.UnionWith((attachments ?? []).Select(a => a.Name));
            var decision = Decide(ledger, record, change, actor, when, attachments ?? [], names);
            if (decision is Decision.Refused refused)
                return new SaveOutcome.Refused(refused.Faults);
            entries.Add(EntryOf(ledger, record, (Decision.Accepted)decision, actor, when, attachments ?? []));
            attached.Add((attachments ?? [], when, actor.Name));
            record = entries[^1].After;
        }
        var numbering = ledger.Number is { } pattern ? ((string, string)?)Numbering(ledger, pattern, record!) : null;
        save = Build(ledger, entries, [], record!.Unit, "", 0, [], numbering, attached, tell);
        return new SaveOutcome.Saved(record);
    }

    private Decision Decide(Ledger ledger, Record? before, Change change, Actor actor, DateTime at, IReadOnlyList<Attachment> attachments, IReadOnlyCollection<string> evidence)
    {
        if (change is Change.Take take)
            change = take with { Evidence = [.. take.Evidence, .. evidence] };
        var decision = new Saving(office.Catalogue, office.Units, Office.DayOf(at)).Decide(ledger, before, change, actor);
        if (decision is Decision.Accepted && attachments.FirstOrDefault(a => !office.Evidence.Has(a.Hash)) is { } lost)
            return new Decision.Refused([new Fault("evidence", "evidence.none", lost.FileName)]);
        if (decision is Decision.Accepted { After: var after } && ledger.Declares is { } declares
            && after.Fields.Get(declares.Indicator)?.ToString() is { } named && (named.StartsWith('#') || !office.Catalogue.Indicators.ContainsKey(named)))
            return new Decision.Refused([new Fault(declares.Indicator, "record.indicator", named)]);
        if (decision is Decision.Accepted { After: var quiet } && ledger.Nil is { } nil && quiet.Fields.Get(nil)?.ToString() is { } silent && !office.Catalogue.Ledgers.ContainsKey(silent))
            return new Decision.Refused([new Fault(nil, "record.ledger", silent)]);
        return decision;
    }

    private PreparedEntry EntryOf(Ledger ledger, Record? before, Decision.Accepted accepted, Actor actor, DateTime at, IReadOnlyList<Attachment> attachments) => new(
        accepted.After, codec.Encode(ledger, accepted.After.Id, accepted.After.Fields), codec.Changes(ledger, before, accepted.After, attachments),
        accepted.Act, accepted.Reason, actor, at);

    private PreparedSave Build(Ledger ledger, IReadOnlyList<PreparedEntry> entries, IReadOnlyList<Contribution> counted, string unitBefore, string districtBefore, int version, byte[] head,
        (string, string)? numbering, IReadOnlyList<(IReadOnlyList<Attachment> Attachments, DateTime At, string By)> attached, bool tell)
    {
        var after = entries[^1].After;
        var district = office.Units.Find(after.Unit)!.District;
        var deadlines = Deadlines.Of(after, ledger, office.Catalogue.Calendar).Where(d => d.IsRunning).ToList();
        var (removed, added, tallies) = Deltas.Between(counted, unitBefore, districtBefore, office.Contributor.Of(after, office.Protector.Blind), after.Unit, district);
        return new PreparedSave
        {
            After = after,
            Doc = entries[^1].Doc,
            District = district,
            Due = Deadlines.Next(deadlines),
            UnitBefore = unitBefore,
            BeforeVersion = version,
            BeforeHead = head,
            Entries = entries,
            Removed = removed,
            Added = added,
            Tallies = tallies,
            Deadlines = deadlines,
            Blinds = [.. codec.Blinds(ledger, after.Fields)],
            Attachments = [.. attached.SelectMany(a => a.Attachments.Select(x => (x, a.At, a.By)))],
            Tell = tell,
            Grams = number => Grams.Of(ledger, after, number),
            Numbering = numbering,
        };
    }

    private static (string Scope, string Pattern) Numbering(Ledger ledger, string pattern, Record record)
    {
        var year = record.HappenedOn.Year.ToString();
        return ($"{ledger.Key}/{record.Unit}/{year}", pattern.Replace("{year}", year, StringComparison.Ordinal).Replace("{unit}", record.Unit, StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyCollection<string>> Attached(YizhiDb db, Guid id, IReadOnlyList<Attachment>? now, CancellationToken cancel) =>
        [.. await db.EvidenceLinks.AsNoTracking().Where(l => l.Record == id).Select(l => l.Name).Distinct().ToListAsync(cancel), .. (now ?? []).Select(a => a.Name)];

    private async Task<SaveOutcome> Overtaken(Guid id, CancellationToken cancel)
    {
        await using var db = office.Database.Context();
        var last = await db.Journal.AsNoTracking().Where(j => j.Record == id).OrderByDescending(j => j.Entry).Select(j => new { j.ActorName, j.Entry }).FirstOrDefaultAsync(cancel);
        return new SaveOutcome.Overtaken(last?.ActorName ?? "", last?.Entry ?? 0);
    }
}

/// <summary>How entering many records ended.</summary>
/// <param name="Outcomes">One a story, in order.</param>
/// <param name="Written">How many were written.</param>
public sealed record BulkOutcome(IReadOnlyList<SaveOutcome> Outcomes, int Written);
