using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;
using Yizhi.Storage;
using Yizhi.Storage.Records;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Forms;

/// <summary>Forms shown and sent: a new record, a step, a correction, a withdrawal, a draft.</summary>
internal static class FormActs
{
    /// <summary>The most a form may send, files included.</summary>
    public const long Largest = 64L * 1024 * 1024;

    public static Task<IResult> New(string key, HttpRequest asked, Forms forms, Visitor visitor, Office office, CancellationToken cancel) => Show(key, null, "", asked, forms, visitor, office, cancel);

    public static Task<IResult> Step(Guid id, string step, HttpRequest asked, Forms forms, Visitor visitor, Office office, CancellationToken cancel) => Show(null, id, step, asked, forms, visitor, office, cancel);

    public static Task<IResult> Correct(Guid id, HttpRequest asked, Forms forms, Visitor visitor, Office office, CancellationToken cancel) => Show(null, id, Forms.Correct, asked, forms, visitor, office, cancel);

    public static Task<IResult> PostNew(string key, PostedForm? form, Forms forms, Visitor visitor, Office office, CancellationToken cancel) => Post(key, null, "", form, forms, visitor, office, cancel);

    public static Task<IResult> PostStep(Guid id, string step, PostedForm? form, Forms forms, Visitor visitor, Office office, CancellationToken cancel) => Post(null, id, step, form, forms, visitor, office, cancel);

    public static Task<IResult> PostCorrect(Guid id, PostedForm? form, Forms forms, Visitor visitor, Office office, CancellationToken cancel) => Post(null, id, Forms.Correct, form, forms, visitor, office, cancel);

    /// <summary>Keeps a draft while someone types; answers with the moment.</summary>
    public static async Task<IResult> Keep(Guid id, PostedForm? form, Forms forms, Visitor visitor, Office office, CancellationToken cancel)
    {
        if (form is null)
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        var (ledger, record, act) = (form["ledger"], Guid.TryParse(form["record"], out var of) ? of : (Guid?)null, form["act"]);
        if (await forms.Begin(ledger, record, act, cancel) is not { } task)
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        return await office.Drafts.Keep(visitor.Account, id, task.Ledger.Key, record, act, Typed(form), cancel) is { } at ? Results.Text($"{Office.Local(at):H:mm:ss}") : Results.StatusCode(StatusCodes.Status409Conflict);
    }

    /// <summary>Throws a draft away.</summary>
    public static async Task<IResult> Drop(Guid id, PostedForm? form, Visitor visitor, Office office, CancellationToken cancel)
    {
        if (form is null)
            return Answers.NoToken;
        await office.Drafts.Drop(visitor.Account, id, cancel);
        return Results.Redirect("/");
    }

    /// <summary>Withdraws a record, with a reason.</summary>
    public static Task<IResult> Withdraw(Guid id, PostedForm? form, Visitor visitor, Office office, Records.RecordQueries records, CancellationToken cancel) =>
        Change(id, form, f => new Change.Withdraw(f["reason"]), visitor, office, records, cancel);

    /// <summary>Sends a record back to a state it came through, with a reason.</summary>
    public static Task<IResult> Return(Guid id, PostedForm? form, Visitor visitor, Office office, Records.RecordQueries records, CancellationToken cancel) =>
        Change(id, form, f => new Change.Return(f["state"], f["reason"]), visitor, office, records, cancel);

    private static async Task<IResult> Change(Guid id, PostedForm? form, Func<PostedForm, Change> change, Visitor visitor, Office office, Records.RecordQueries records, CancellationToken cancel)
    {
        if (form is null)
            return Answers.NoToken;
        if (await records.Read(id.ToString(), cancel) is null)
            return Answers.NotFound;
        return await office.Ledgers.Save(id, change(form), visitor.Who, int.TryParse(form["version"], out var seen) ? seen : null, cancel: cancel) switch
        {
            SaveOutcome.Saved => Results.Redirect($"/records/{id}"),
            SaveOutcome.Refused refused => Answers.Fault(StatusCodes.Status422UnprocessableEntity, string.Join(' ', refused.Faults)),
            _ => Answers.Fault(StatusCodes.Status409Conflict, Texts.Say("record.overtaken")),
        };
    }

    private static async Task<IResult> Show(string? key, Guid? record, string act, HttpRequest asked, Forms forms, Visitor visitor, Office office, CancellationToken cancel)
    {
        if (await forms.Begin(key, record, act, cancel) is not { } task)
            return Answers.NotFound;
        if (task.Step is { } step && task.Record is { } now && office.Rights.Open(visitor.Who, task.Ledger, now).All(s => s.Key != step.Key))
            return Answers.Fault(StatusCodes.Status409Conflict, Texts.Say("form.step_closed", step.Title, task.Ledger.Flow.TitleOf(now.State)));
        var (draft, typed, at) = await forms.DraftOf(task, asked.Said("draft"), cancel);
        // What the record before had in common comes along.
        if (at is null && record is null)
            typed = asked.Query.Where(q => q.Key == "unit" || q.Key.StartsWith(FormReader.Prefix, StringComparison.Ordinal)).ToDictionary(q => q.Key, q => q.Value.OfType<string>().ToArray(), StringComparer.Ordinal);
        var saved = Guid.TryParse(asked.Said("saved"), out var before) ? new AlikeRecord(before, asked.Said("title"), office.Today) : null;
        return Answers.Page<FormPage>(await forms.Show(task, typed, draft, at, [], forms.Kept(typed), cancel, saved: saved));
    }

    private static async Task<IResult> Post(string? key, Guid? record, string act, PostedForm? form, Forms forms, Visitor visitor, Office office, CancellationToken cancel)
    {
        if (form is null)
            return Answers.NoToken;
        if (await forms.Begin(key, record, act, cancel) is not { } task)
            return Answers.NotFound;
        var typed = Typed(form);
        var draft = Guid.TryParse(form["draft"], out var known) ? known : Guid.CreateVersion7();
        var (attachments, kept) = await forms.Files(form, task.Step?.Evidence, cancel);
        async Task<IResult> Again(IReadOnlyList<Fault> faults, int status = StatusCodes.Status422UnprocessableEntity, IReadOnlyList<AlikeRecord>? alike = null, IReadOnlyList<Records.TimelineEntry>? theirs = null)
        {
            typed[KeptFile.Input] = [.. kept.Select(k => k.Sealed)];
            var at = await office.Drafts.Keep(visitor.Account, draft, task.Ledger.Key, record, act, typed, cancel);
            var view = await forms.Show(task, typed, draft, at is { } then ? Office.Local(then) : null, faults, kept, cancel, alike);
            return Answers.Page<FormPage>(view with { Theirs = theirs ?? [] }, status);
        }

        if (form["go"] == "keep")
            return await Again([], StatusCodes.Status200OK);
        var faults = new List<Fault>();
        var fields = task.Fields(office.Rights, visitor.Who);
        var values = new FormReader(office.Today).Read(fields, typed, faults);
        foreach (var field in fields.Where(f => task.Holds(f) && values.GetValueOrDefault(f.Key) is null))
            values.Remove(field.Key);
        if (faults.Count > 0)
            return await Again([.. faults, .. Missing(task, fields, values, faults)]);
        var handler = form["handler"] is { Length: > 0 and <= 40 } named ? named : visitor.Who.Name;
        var id = record ?? Guid.CreateVersion7();
        if (record is null && form["go"] != "sure")
        {
            var title = FormReader.Shown(values.GetValueOrDefault(task.Ledger.Heading));
            if (await forms.Alike(task.Ledger, form["unit"], title, values.GetValueOrDefault(task.Ledger.Day) is Value.Day day ? day.Date : null, cancel) is { Count: > 0 } alike)
                return await Again([], StatusCodes.Status409Conflict, alike);
        }
        var outcome = task switch
        {
            { Record: null } => await office.Ledgers.Enter(task.Ledger.Key, new Change.Enter(id, form["unit"], values.Where(v => v.Value is not null).ToDictionary(v => v.Key, v => v.Value), Handler: handler), visitor.Who, attachments, cancel),
            { Step: { } step } => await office.Ledgers.Save(id, new Change.Take(step.Key, values, [.. attachments.Select(a => a.Name)]), visitor.Who, int.TryParse(form["version"], out var seen) ? seen : null, attachments, cancel: cancel),
            _ => await office.Ledgers.Save(id, new Change.Correct(Changed(task, values), form["reason"]), visitor.Who, int.TryParse(form["version"], out var seen) ? seen : null, attachments, cancel: cancel),
        };
        switch (outcome)
        {
            case SaveOutcome.Saved saved:
                await office.Drafts.Drop(visitor.Account, draft, cancel);
                return Results.Redirect(form["go"] == "next" ? Next(task, form["unit"], saved.Record) : $"/records/{id}");
            case SaveOutcome.Refused refused:
                return await Again(refused.Faults);
            case SaveOutcome.Overtaken overtaken:
                // Both versions are shown; saving once more is then a decision, made in sight of what the colleague did.
                var theirs = record is null ? [] : await forms.Since(task.Ledger, id, int.TryParse(form["version"], out var mine) ? mine : 0, cancel);
                typed["version"] = [$"{overtaken.TheirVersion}"];
                return await Again([new Fault("", "said", Texts.Say("form.overtaken", overtaken.By))], StatusCodes.Status409Conflict, theirs: theirs);
            default:
                return await Again([new Fault("", "record.overtaken")], StatusCodes.Status409Conflict);
        }
    }

    // Both kinds of fault at once: what could not be read, and what is not there.
    private static IEnumerable<Fault> Missing(FormTask task, IReadOnlyList<Field> fields, Dictionary<string, Value?> values, List<Fault> faults) =>
        fields.Where(f => task.IsRequired(f) && f.When is null && values.GetValueOrDefault(f.Key) is null && faults.All(x => x.Field != f.Key && !x.Field.StartsWith(f.Key + ".", StringComparison.Ordinal))).Select(f => new Fault(f.Key, "field.required", f.Title));

    // A correction changes what was touched and nothing else.
    private static Dictionary<string, Value?> Changed(FormTask task, Dictionary<string, Value?> values) =>
        values.Where(v => !Equals(v.Value, task.Record!.Fields.Get(v.Key))).ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);

    // The next record of the same kind keeps the unit, the codes and the day.
    private static string Next(FormTask task, string unit, Record saved)
    {
        var common = task.Ledger.AskedFirst.Where(f => f.Type is FieldType.Code or FieldType.Unit or FieldType.Person || f.Key == task.Ledger.Day).Where(f => !f.Personal && saved.Fields.ContainsKey(f.Key))
            .Select(f => $"&{FormReader.Prefix}{f.Key}={Uri.EscapeDataString(FormReader.Shown(saved.Fields.Get(f.Key)))}");
        return $"/ledgers/{task.Ledger.Key}/new?saved={saved.Id}&title={Uri.EscapeDataString(saved.Title)}&unit={unit}{string.Concat(common)}";
    }

    /// <summary>What a draft keeps of a form.</summary>
    public static Dictionary<string, string[]> Typed(PostedForm form) =>
        form.Names.Where(n => n is "unit" or "handler" or "reason" or "version" or "evidence_name" or KeptFile.Input || n.StartsWith(FormReader.Prefix, StringComparison.Ordinal)).ToDictionary(n => n, n => form.All(n).ToArray(), StringComparer.Ordinal);
}
