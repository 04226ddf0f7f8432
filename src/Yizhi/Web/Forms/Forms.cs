using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;
using Yizhi.Core.Time;
using Yizhi.Core.Units;
using Yizhi.Storage;
using Yizhi.Storage.Records;
using Yizhi.Web.Shared;
using Record = Yizhi.Core.Records.Record;

namespace Yizhi.Web.Forms;

/// <summary>Draws forms from the catalogue and reads them back.</summary>
/// <param name="office">The office.</param>
/// <param name="visitor">Who asks.</param>
/// <param name="scopes">Finds the office of a unit.</param>
/// <param name="protection">Seals files that wait.</param>
public sealed class Forms(Office office, Visitor visitor, Scopes scopes, IDataProtectionProvider protection)
{
    /// <summary>The act of a correction.</summary>
    public const string Correct = "correct";

    private const int BlankRows = 2;
    private const int MostLinked = 60;
    private const int MostLookedAt = 120;
    private const int MostEarlier = 30;
    private readonly IDataProtector files = protection.CreateProtector("yizhi kept file");

    /// <summary>What a form is about; null where there is no such thing, or it is not the visitor's to do.</summary>
    internal async Task<FormTask?> Begin(string? ledgerKey, Guid? record, string act, CancellationToken cancel)
    {
        if (record is not { } id)
        {
            if (ledgerKey is null || !office.Catalogue.Ledgers.TryGetValue(ledgerKey, out var fresh))
                return null;
            var units = office.Rights.EntryUnits(visitor.Who, fresh, office.Today);
            if (units.Count > 0)
                return new FormTask(fresh, null, null, "", units);
            visitor.Deny();
            return null;
        }
        await using var db = office.Database.Context();
        if (await db.Records.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancel) is not { } row || !office.Catalogue.Ledgers.TryGetValue(row.Ledger, out var ledger))
            return null;
        var found = office.Ledgers.ToRecord(row, reveal: true);
        var step = act == Correct ? null : ledger.Flow.Steps.FirstOrDefault(s => s.Key == act);
        if (act != Correct && step is null)
            return null;
        if (!office.Rights.Sees(visitor.Who, ledger, row.Unit, row.Handler) || !(step is null ? office.Rights.Enters(visitor.Who, ledger, row.Unit) : office.Rights.Takes(visitor.Who, ledger, step, row.Unit)))
        {
            visitor.Deny();
            return null;
        }
        return new FormTask(ledger, found, step, act, [office.Units.Find(row.Unit)!]);
    }

    /// <summary>The form as it stands: what was typed, else what the record holds, else the defaults.</summary>
    internal async Task<FormView> Show(FormTask task, IReadOnlyDictionary<string, string[]> typed, Guid draft, DateTime? draftAt, IReadOnlyList<Fault> faults, IReadOnlyList<KeptFile> kept, CancellationToken cancel, IReadOnlyList<AlikeRecord>? alike = null, AlikeRecord? saved = null)
    {
        string Said(string name, string otherwise) => typed.TryGetValue(name, out var said) && said.Length > 0 ? said[0] : otherwise;
        var unit = Said("unit", task.Record?.Unit ?? (task.Units.FirstOrDefault(u => u.Code == scopes.Own?.Code) ?? task.Units.FirstOrDefault(u => u.Kind is not (UnitKind.Nation or UnitKind.Province or UnitKind.City or UnitKind.District)) ?? task.Units[0]).Code);
        var linked = await Linked(task.Fields(office.Rights, visitor.Who), cancel);
        var people = await People(cancel);
        var earlier = await Earlier(task, unit, cancel);
        var fields = task.Fields(office.Rights, visitor.Who).Select(f => FieldOf(task, f, $"{FormReader.Prefix}{f.Key}", typed, faults, linked, people, unit, f.Key) with { Earlier = earlier.GetValueOrDefault(f.Key, []) }).ToList();
        var scope = scopes.OfficeOf(unit) is { } own ? scopes.Of(own, Period.OfYear(task.Record?.HappenedOn.Year ?? office.Today.Year)) : null;
        return new FormView(scope, task.Ledger, task.Act, task.Record is null ? Texts.Say("form.new", task.Ledger.Title) : task.Step?.Title ?? Texts.Say("form.correct"),
            task.Record?.Id, task.Record?.Title ?? "", int.TryParse(Said("version", ""), out var seen) ? seen : task.Record?.Version ?? 0,
            [.. task.Units.Select(u => (u.Code, u.Name))], unit, Said("handler", task.Record?.Handler is { Length: > 0 } handler ? handler : visitor.Who.Name), fields, task.Step?.Evidence, kept, Said("reason", ""), draft, draftAt, faults, alike ?? [], saved) { EvidenceName = Said("evidence_name", "") };
    }

    /// <summary>What others did with a record since a version of it, in words.</summary>
    internal async Task<IReadOnlyList<Records.TimelineEntry>> Since(Ledger ledger, Guid record, int version, CancellationToken cancel)
    {
        await using var db = office.Database.Context();
        var words = new Records.TimelineWords(ledger, office.Codec, office.Units);
        return [.. (await db.Journal.AsNoTracking().Where(j => j.Record == record && j.Entry > version).OrderBy(j => j.Entry).ToListAsync(cancel)).Select(words.Of)];
    }

    // Names and places written in the office's newest records, the most frequent first; personal values are never offered.
    private async Task<Dictionary<string, IReadOnlyList<string>>> Earlier(FormTask task, string unit, CancellationToken cancel)
    {
        var fields = task.Fields(office.Rights, visitor.Who).Where(f => f is { Personal: false, Type: FieldType.Person or FieldType.Party or FieldType.Place }).ToList();
        if (fields.Count == 0 || scopes.OfficeOf(unit) is not { } own)
            return [];
        await using var db = office.Database.Context();
        var units = office.Units.Under(own.Code).Select(u => u.Code).ToList();
        // Whoever sees their own records alone is offered nothing from others'.
        var mine = visitor.IsLight ? visitor.Who.Name : null;
        var rows = await db.Records.AsNoTracking().Where(r => r.Ledger == task.Ledger.Key && units.Contains(r.Unit) && (mine == null || r.Handler == mine)).OrderByDescending(r => r.HappenedOn).Take(MostLookedAt).Select(r => new { r.Id, r.Doc }).ToListAsync(cancel);
        var values = rows.Select(r => office.Codec.Decode(task.Ledger, r.Id, r.Doc, reveal: false)).ToList();
        return fields.ToDictionary(f => f.Key, f => (IReadOnlyList<string>)[.. values.Select(v => v.Get(f.Key)).OfType<Value.Text>().Select(v => v.Words).GroupBy(v => v, StringComparer.Ordinal).OrderByDescending(g => g.Count()).Select(g => g.Key).Take(MostEarlier)], StringComparer.Ordinal);
    }

    /// <summary>The fields a step asks for, apart from any one record.</summary>
    internal async Task<IReadOnlyList<FormField>> FieldsOf(FormTask task, IReadOnlyDictionary<string, string[]> typed, IReadOnlyList<Fault> faults, string unit, CancellationToken cancel)
    {
        var fields = task.Fields(office.Rights, visitor.Who);
        var (linked, people) = (await Linked(fields, cancel), await People(cancel));
        return [.. fields.Select(f => FieldOf(task, f, $"{FormReader.Prefix}{f.Key}", typed, faults, linked, people, unit, f.Key))];
    }

    /// <summary>Stores the files that came, and opens those that came before.</summary>
    internal async Task<(IReadOnlyList<Attachment> Attachments, IReadOnlyList<KeptFile> Kept)> Files(PostedForm form, string? evidence, CancellationToken cancel)
    {
        var (attachments, kept) = (new List<Attachment>(), new List<KeptFile>());
        void Keep(Attachment attachment)
        {
            attachments.Add(attachment);
            kept.Add(new KeptFile(attachment.Name, attachment.FileName, files.Protect($"{attachment.Name}\n{attachment.Hash}\n{attachment.FileName}")));
        }

        foreach (var secret in form.All(KeptFile.Input))
            if (Open(secret) is { } before)
                Keep(before);
        foreach (var file in form.Files.Where(f => f.Length > 0))
        {
            await using var content = file.OpenReadStream();
            var stored = await office.Evidence.Put(content, cancel);
            var name = evidence ?? (form["evidence_name"] is { Length: > 0 } said ? said : Texts.Say("form.evidence.other"));
            Keep(new Attachment(name.Length > 60 ? name[..60] : name, stored.Hash, Path.GetFileName(file.FileName) is { Length: > 0 } plain ? plain.Length > 120 ? plain[^120..] : plain : "file"));
        }
        return (attachments, kept);
    }

    /// <summary>The files that a draft keeps.</summary>
    internal IReadOnlyList<KeptFile> Kept(IReadOnlyDictionary<string, string[]> typed) =>
        [.. typed.GetValueOrDefault(KeptFile.Input, []).Select(s => (Sealed: s, File: Open(s))).Where(f => f.File is not null).Select(f => new KeptFile(f.File!.Name, f.File.FileName, f.Sealed))];

    /// <summary>Records of the ledger with the same title in the same unit within a month: likely the same matter entered twice.</summary>
    internal async Task<IReadOnlyList<AlikeRecord>> Alike(Ledger ledger, string unit, string title, DateOnly? day, CancellationToken cancel)
    {
        if (day is not { } on || title.Length < 2)
            return [];
        await using var db = office.Database.Context();
        var (from, to) = (on.AddDays(-30), on.AddDays(30));
        var mine = visitor.IsLight ? visitor.Who.Name : null;
        return await db.Records.AsNoTracking().Where(r => (mine == null || r.Handler == mine) && r.Ledger == ledger.Key && r.Unit == unit && r.Title == title && r.HappenedOn >= from && r.HappenedOn <= to && r.State != Flow.Withdrawn)
            .OrderByDescending(r => r.HappenedOn).Take(3).Select(r => new AlikeRecord(r.Id, r.Title, r.HappenedOn)).ToListAsync(cancel);
    }

    /// <summary>A draft for the form: the one asked for, or one begun before.</summary>
    internal async Task<(Guid Id, IReadOnlyDictionary<string, string[]> Typed, DateTime? At)> DraftOf(FormTask task, string asked, CancellationToken cancel)
    {
        if (Guid.TryParse(asked, out var id) && await office.Drafts.Find(visitor.Account, id, cancel) is (var typed, var at))
            return (id, typed, Office.Local(at));
        // A step or a correction begun before goes on; a new record is new.
        if (task.Record is { } record && await office.Drafts.Begun(visitor.Account, task.Ledger.Key, record.Id, task.Act, cancel) is { } begun && await office.Drafts.Find(visitor.Account, begun, cancel) is (var before, var then))
            return (begun, before, Office.Local(then));
        return (Guid.CreateVersion7(), task.Record is { } now ? FormReader.Typed(task.Fields(office.Rights, visitor.Who).Where(f => !FormTask.IsPersonal(f)), now.Fields) : [], null);
    }

    private FormField FieldOf(FormTask task, Field field, string name, IReadOnlyDictionary<string, string[]> typed, IReadOnlyList<Fault> faults, IReadOnlyDictionary<string, IReadOnlyList<(string, string)>> linked, IReadOnlyList<(string, string)> people, string unit, string place)
    {
        var isFresh = !typed.Keys.Any(k => k.StartsWith(FormReader.Prefix, StringComparison.Ordinal));
        var said = typed.TryGetValue(name, out var given) ? given : isFresh && task.Record is null && field.Default is { } usual ? [usual] : isFresh && task.Record is null && field.Key == task.Ledger.Day ? [$"{office.Today:yyyy-MM-dd}"] : [];
        var rows = field.Type != FieldType.Rows ? [] : Rows(task, field, typed, faults, linked, people, unit);
        return new FormField(field, name, task.IsRequired(field), said, OptionsOf(field, unit, linked, people, said), task.Holds(field) ? Texts.Say("form.personal") : field.When is null || place.Contains('.', StringComparison.Ordinal) ? null : Conditions.Say(field.When, task.Ledger),
            faults.FirstOrDefault(f => f.Field == place)?.ToString(), rows);
    }

    private List<IReadOnlyList<FormField>> Rows(FormTask task, Field field, IReadOnlyDictionary<string, string[]> typed, IReadOnlyList<Fault> faults, IReadOnlyDictionary<string, IReadOnlyList<(string, string)>> linked, IReadOnlyList<(string, string)> people, string unit)
    {
        var there = FormReader.RowsOf(field, typed).ToList();
        var next = there.Count > 0 ? there[^1] + 1 : 0;
        return [.. there.Concat(Enumerable.Range(next, BlankRows)).Select(r => (IReadOnlyList<FormField>)[.. field.Rows.Select(c =>
            FieldOf(task, c with { Required = false }, $"{FormReader.Prefix}{field.Key}.{r}.{c.Key}", r >= next && c.Default is { } usual ? new Dictionary<string, string[]>(typed) { [$"{FormReader.Prefix}{field.Key}.{r}.{c.Key}"] = [usual] } : typed, faults, linked, people, unit, $"{field.Key}.{r}.{c.Key}"))])];
    }

    private IReadOnlyList<(string, string)> OptionsOf(Field field, string unit, IReadOnlyDictionary<string, IReadOnlyList<(string, string)>> linked, IReadOnlyList<(string, string)> people, string[] said) => field.Type switch
    {
        FieldType.Code or FieldType.Codes => [.. field.List!.OfferedOn(office.Today, said).Select(c => (c.Key, c.Title))],
        FieldType.YesNo => [("true", Texts.Say("yes")), ("false", Texts.Say("no"))],
        FieldType.Unit => [.. (scopes.OfficeOf(unit) is { } own ? office.Units.Under(own.Code) : []).Where(u => u.Until is null || u.Until >= office.Today).Select(u => (u.Code, u.Name))],
        FieldType.Link => linked.GetValueOrDefault(field.Ledger!, []),
        FieldType.Person => people,
        _ => [],
    };

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<(string, string)>>> Linked(IEnumerable<Field> fields, CancellationToken cancel)
    {
        var found = new Dictionary<string, IReadOnlyList<(string, string)>>(StringComparer.Ordinal);
        foreach (var key in fields.SelectMany(f => f.Rows.Append(f)).Where(f => f.Type == FieldType.Link).Select(f => f.Ledger!).Distinct(StringComparer.Ordinal))
        {
            var units = office.Rights.Seen(visitor.Who, office.Catalogue.Ledger(key)).SelectMany(office.Units.Under).Select(u => u.Code).ToList();
            await using var db = office.Database.Context();
            found[key] = [.. (await db.Records.AsNoTracking().Where(r => r.Ledger == key && units.Contains(r.Unit) && r.State != Flow.Withdrawn).OrderByDescending(r => r.HappenedOn).Take(MostLinked).Select(r => new { r.Id, r.Title, r.Number }).ToListAsync(cancel))
                .Select(r => (r.Id.ToString(), $"{r.Title} {r.Number}".Trim()))];
        }
        return found;
    }

    // Names that may be meant where a person is asked for; any other may be typed.
    private async Task<IReadOnlyList<(string, string)>> People(CancellationToken cancel)
    {
        if (visitor.IsLight)
            return [(visitor.Who.Name, visitor.Who.Name)];
        await using var db = office.Database.Context();
        return [.. (await db.Accounts.AsNoTracking().Where(a => a.ClosedAt == null).Select(a => a.Name).Distinct().OrderBy(n => n).Take(300).ToListAsync(cancel)).Select(n => (n, n))];
    }

    private Attachment? Open(string secret)
    {
        try
        {
            return files.Unprotect(secret).Split('\n') is [var name, var hash, var file] && office.Evidence.Has(hash) ? new Attachment(name, hash, file) : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>What a form is about.</summary>
/// <param name="Ledger">The ledger.</param>
/// <param name="Record">The record; null for a new one.</param>
/// <param name="Step">The step; null for a new record and a correction.</param>
/// <param name="Act">Empty, the step's key, or <c>correct</c>.</param>
/// <param name="Units">The units the visitor may choose from.</param>
internal sealed record FormTask(Ledger Ledger, Record? Record, Step? Step, string Act, IReadOnlyList<Core.Units.Unit> Units)
{
    /// <summary>The fields it asks, in order; those the visitor may not see are left out.</summary>
    public IReadOnlyList<Field> Fields(Core.People.Rights rights, Actor who)
    {
        var unit = Record?.Unit ?? Units[0].Code;
        var asked = Step is { } step ? step.Asks.Select(a => Ledger.Field(a.Field)).OfType<Field>()
            : Record is null ? Ledger.AskedFirst
            : Ledger.Fields.Where(f => Ledger.AskedFirst.Contains(f) || Record.Fields.ContainsKey(f.Key));
        return [.. asked.Where(f => rights.Sees(who, f, unit))];
    }

    /// <summary>Whether a field holds personal values, which a form never shows again: they are shown with a reason alone.</summary>
    public static bool IsPersonal(Field field) => field.Personal || field.Rows.Any(r => r.Personal);

    /// <summary>Whether the record has a personal value that stays as it is unless a new one is typed.</summary>
    public bool Holds(Field field) => IsPersonal(field) && Record?.Fields.ContainsKey(field.Key) == true;

    /// <summary>Whether a field must be filled in this form.</summary>
    public bool IsRequired(Field field) => !Holds(field) && IsAsked(field);

    private bool IsAsked(Field field) => Step is { } step ? step.Asks.Any(a => a.Field == field.Key && !a.Optional) : field.Required || field.Key == Ledger.Day || field.Key == Ledger.Heading;
}
