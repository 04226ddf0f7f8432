using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;
using Yizhi.Storage;
using Yizhi.Storage.Records;
using Yizhi.Web.Forms;
using Yizhi.Web.Shared;
using Record = Yizhi.Core.Records.Record;

namespace Yizhi.Web.Ledgers;

/// <summary>One act on many records: a step of the flow, or another handler. Each record goes through the one write path by itself, and what was refused is told with its reason.</summary>
/// <param name="office">The office.</param>
/// <param name="visitor">Who acts.</param>
/// <param name="scopes">Finds unit and year.</param>
/// <param name="forms">Draws the fields a step asks for.</param>
internal sealed class Bulk(Office office, Visitor visitor, Scopes scopes, Forms.Forms forms)
{
    /// <summary>The act of giving records to another handler.</summary>
    public const string Assign = "assign";

    /// <summary>The most records of one act.</summary>
    public const int Most = 500;

    /// <summary>What the visitor may do with several records of a ledger.</summary>
    public static IEnumerable<(string Key, string Title)> Acts(Office office, Visitor visitor, Ledger ledger, Scope scope)
    {
        foreach (var step in ledger.Flow.Steps.Where(s => office.Rights.Takes(visitor.Who, ledger, s, scope.Code)))
            yield return (step.Key, step.Title);
        if (office.Rights.Enters(visitor.Who, ledger, scope.Code))
            yield return (Assign, Texts.Say("bulk.assign"));
    }

    /// <summary>Shows what would be done, or does it.</summary>
    public static async Task<IResult> Post(string key, PostedForm? form, HttpRequest asked, Bulk bulk, CancellationToken cancel) =>
        form is null ? Answers.NoToken : await bulk.Run(key, form, asked, cancel) is not { } view ? Answers.NotFound
            : Answers.Page<BulkPage>(view, view.Faults.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);

    private async Task<BulkView?> Run(string key, PostedForm form, HttpRequest asked, CancellationToken cancel)
    {
        await using var db = office.Database.Context();
        if (await Listing.Find(db, office, scopes, visitor, key, asked.Said, cancel) is not { } listing)
            return null;
        var act = form["act"];
        var step = listing.Ledger.Flow.Steps.FirstOrDefault(s => s.Key == act);
        if ((step is null && act != Assign) || Acts(office, visitor, listing.Ledger, listing.Scope).All(a => a.Key != act))
            return Back(listing, step, act, [], [new Fault("act", "said", Texts.Say("bulk.choose"))]);
        var ids = form.All("ids").Select(i => Guid.TryParse(i, out var id) ? id : Guid.Empty).Where(i => i != Guid.Empty).Distinct().Take(Most).ToList();
        var rows = await (form["all"] == "1" ? listing.Rows.Take(Most) : listing.Rows.Where(r => ids.Contains(r.Id))).AsNoTracking().Ordered(listing.Query.Sort).ToListAsync(cancel);
        var lines = rows.Select(r => LineOf(listing.Ledger, step, r)).ToList();
        if (lines.Count == 0)
            return Back(listing, step, act, [], [new Fault("ids", "said", Texts.Say("bulk.none"))]);
        var typed = form.Names.Where(n => n.StartsWith(FormReader.Prefix, StringComparison.Ordinal) || n == "handler").ToDictionary(n => n, n => form.All(n).ToArray(), StringComparer.Ordinal);
        var faults = new List<Fault>();
        var (attachments, kept) = await forms.Files(form, step?.Evidence, cancel);
        if (form["go"] == "do")
        {
            if (step is null ? await Hand(lines, form["handler"], faults, cancel) : await Take(step, listing.Ledger, lines, typed, attachments, faults, cancel))
                return Back(listing, step, act, lines, []) with { IsDone = true };
        }
        var task = step is null ? null : new FormTask(listing.Ledger, null, step, act, [listing.Scope.Unit]);
        return Back(listing, step, act, lines, faults) with
        {
            Fields = task is null ? [] : await forms.FieldsOf(task, typed, faults, listing.Scope.Code, cancel),
            Handler = typed.GetValueOrDefault("handler")?.FirstOrDefault() ?? "",
            Kept = kept,
        };
    }

    private async Task<bool> Take(Step step, Ledger ledger, List<BulkLine> lines, Dictionary<string, string[]> typed, IReadOnlyList<Attachment> attachments, List<Fault> faults, CancellationToken cancel)
    {
        var fields = new FormTask(ledger, null, step, step.Key, [office.Units.Find(lines[0].Unit)!]).Fields(office.Rights, visitor.Who);
        var values = new FormReader(office.Today).Read(fields, typed, faults);
        faults.AddRange(fields.Where(f => step.Asks.Any(a => a.Field == f.Key && !a.Optional) && f.When is null && values.GetValueOrDefault(f.Key) is null && faults.All(x => x.Field != f.Key)).Select(f => new Fault(f.Key, "field.required", f.Title)));
        if (step.Evidence is { } evidence && attachments.Count == 0)
            faults.Add(new Fault("evidence", "step.evidence", evidence));
        if (faults.Count > 0)
            return false;
        foreach (var line in lines.Where(l => l.Refused is null))
            Note(line, await office.Ledgers.Save(line.Id, new Change.Take(step.Key, values.Where(v => v.Value is not null).ToDictionary(v => v.Key, v => v.Value), [.. attachments.Select(a => a.Name)]), visitor.Who, line.Version, attachments, cancel: cancel));
        return true;
    }

    private async Task<bool> Hand(List<BulkLine> lines, string handler, List<Fault> faults, CancellationToken cancel)
    {
        if (handler.Length is 0 or > 40)
        {
            faults.Add(new Fault("handler", "field.required", Texts.Say("field.handler")));
            return false;
        }
        foreach (var line in lines.Where(l => l.Refused is null))
            Note(line, await office.Ledgers.Save(line.Id, new Change.Assign(handler), visitor.Who, line.Version, cancel: cancel));
        return true;
    }

    private static void Note(BulkLine line, SaveOutcome outcome)
    {
        line.IsDone = outcome is SaveOutcome.Saved;
        line.Refused = outcome switch { SaveOutcome.Refused refused => string.Join(' ', refused.Faults), SaveOutcome.Overtaken by => Texts.Say("form.overtaken", by.By), _ => null };
    }

    // A record the step is not open for is shown with the reason and left alone.
    private BulkLine LineOf(Ledger ledger, Step? step, RecordRow row)
    {
        Record record = office.Ledgers.ToRecord(row);
        var refused = record.IsWithdrawn ? Texts.Say("bulk.withdrawn")
            : step is null ? office.Rights.Enters(visitor.Who, ledger, row.Unit) ? null : Texts.Say("bulk.right")
            : office.Rights.Open(visitor.Who, ledger, record).Any(s => s.Key == step.Key) ? null : Texts.Say("bulk.closed", ledger.Flow.TitleOf(row.State));
        return new BulkLine(row.Id, row.Number ?? "", row.Title, ledger.Flow.TitleOf(row.State), row.Unit, row.Version) { Refused = refused };
    }

    private static BulkView Back(Listing listing, Step? step, string act, IReadOnlyList<BulkLine> lines, IReadOnlyList<Fault> faults) =>
        new(listing.Scope, listing.Ledger, listing.Query, act, step?.Title ?? (act == Assign ? Texts.Say("bulk.assign") : ""), step?.Evidence, lines, faults);
}

/// <summary>An act on many records.</summary>
/// <param name="Scope">Unit and year.</param>
/// <param name="Ledger">The ledger.</param>
/// <param name="Query">The list it came from.</param>
/// <param name="Act">The step's key, or the handing over.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Evidence">The evidence the step wants; null where none.</param>
/// <param name="Lines">The records.</param>
/// <param name="Faults">What must be put right first.</param>
public sealed record BulkView(Scope Scope, Ledger Ledger, ListQuery Query, string Act, string Title, string? Evidence, IReadOnlyList<BulkLine> Lines, IReadOnlyList<Fault> Faults)
{
    /// <summary>The fields the step asks for.</summary>
    public IReadOnlyList<FormField> Fields { get; init; } = [];
    /// <summary>The handler typed.</summary>
    public string Handler { get; init; } = "";
    /// <summary>Files that came already.</summary>
    public IReadOnlyList<KeptFile> Kept { get; init; } = [];
    /// <summary>Whether it was done, and the lines say how it went.</summary>
    public bool IsDone { get; init; }
}

/// <summary>A record of an act on many.</summary>
public sealed record BulkLine(Guid Id, string Number, string Title, string State, string Unit, int Version)
{
    /// <summary>Why it is left alone; null where nothing speaks against it.</summary>
    public string? Refused { get; set; }
    /// <summary>Whether it was done.</summary>
    public bool IsDone { get; set; }
}
