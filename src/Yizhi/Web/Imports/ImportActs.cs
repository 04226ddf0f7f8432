using System.Text;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;
using Yizhi.Core.Time;
using Yizhi.Sheets;
using Yizhi.Storage;
using Yizhi.Web.Forms;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Imports;

/// <summary>Sheets taken in through the pages: chosen, checked, corrected, written, taken back.</summary>
internal static class ImportActs
{
    /// <summary>The page of a ledger's imports.</summary>
    public static async Task<IResult> Show(string key, HttpRequest asked, Office office, Visitor visitor, Scopes scopes, CancellationToken cancel) =>
        Answers.Page<ImportPage>(await View(key, asked.Said("unit"), office, visitor, scopes, [], "", cancel));

    /// <summary>An empty sheet to fill in.</summary>
    public static IResult Template(string key, Office office, Visitor visitor)
    {
        if (!office.Catalogue.Ledgers.TryGetValue(key, out var ledger))
            return Answers.NotFound;
        var units = office.Rights.EntryUnits(visitor.Who, ledger, office.Today);
        if (units.Count == 0)
        {
            visitor.Deny();
            return Answers.NotFound;
        }
        var file = new MemoryStream();
        TemplateSheet.Write(file, ledger, units);
        return Results.Bytes(file.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Texts.Say("template.file", ledger.Title));
    }

    /// <summary>A sheet comes: a file, or rows pasted from one.</summary>
    public static async Task<IResult> Begin(string key, PostedForm? form, Office office, Visitor visitor, Scopes scopes, ImportJobs jobs, CancellationToken cancel)
    {
        if (form is null)
            return Answers.NoToken;
        if (!office.Catalogue.Ledgers.TryGetValue(key, out var ledger))
            return Answers.NotFound;
        var units = office.Rights.EntryUnits(visitor.Who, ledger, office.Today);
        if (units.FirstOrDefault(u => u.Code == form["unit"]) is not { } unit)
        {
            visitor.Deny();
            return Answers.NotFound;
        }
        var pasted = form.Raw("pasted");
        if (form.Files.FirstOrDefault(f => f.Length > 0) is not { } file)
        {
            if (string.IsNullOrWhiteSpace(pasted))
                return Answers.Page<ImportPage>(await View(key, unit.Code, office, visitor, scopes, [new Fault("files", "said", Texts.Say("import.choose"))], "", cancel), StatusCodes.Status422UnprocessableEntity);
            return await Start(Texts.Say("import.pasted") + ".csv", new MemoryStream(Encoding.UTF8.GetBytes(pasted)));
        }
        await using var content = file.OpenReadStream();
        return await Start(Path.GetFileName(file.FileName), content);

        async Task<IResult> Start(string name, Stream rows) =>
            await jobs.Begin(visitor.Account, visitor.Who, ledger, unit, name, rows, await office.Imports.Meant(Home(scopes, unit.Code), key, cancel), cancel) is { } job
                ? Results.Redirect($"/imports/{job.Id}") : Answers.Fault(StatusCodes.Status503ServiceUnavailable, Texts.Say("import.busy"));
    }

    /// <summary>How far a sheet is, and what was found in it.</summary>
    public static IResult Follow(Guid id, Visitor visitor, Scopes scopes, ImportJobs jobs, Office office) =>
        jobs.Find(id, visitor.Account) is { } job ? Answers.Page<ImportJobPage>(new ImportJobView(ScopeOf(job.Unit.Code, scopes, office), job)) : Answers.NotFound;

    /// <summary>What is decided about it.</summary>
    public static async Task<IResult> Decide(Guid id, PostedForm? form, Visitor visitor, Scopes scopes, ImportJobs jobs, Office office, CancellationToken cancel)
    {
        if (form is null)
            return Answers.NoToken;
        if (jobs.Find(id, visitor.Account) is not { } job)
            return Answers.NotFound;
        if (form["go"] == "drop")
        {
            jobs.Drop(job);
            return Results.Redirect($"/ledgers/{job.Ledger.Key}/import?unit={job.Unit.Code}");
        }
        if (job.Stage != ImportStage.Checked || job.Look is not { } look)
            return Results.Redirect($"/imports/{id}");
        if (form["go"] is "all" or "good")
            jobs.Write(job, visitor.Who, acceptGood: form["go"] == "good");
        else
        {
            var meant = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < look.Headings.Count; i++)
                if (look.Headings[i].Length > 0 && form[$"h.{i}"] is { Length: > 0 } meaning && (meaning == ImportPlan.LeftOut || job.Ledger.Field(meaning) is not null || ImportPlan.OwnHeads.Contains(meaning)))
                    meant[look.Headings[i]] = meaning;
            await office.Imports.Remember(Home(scopes, job.Unit.Code), job.Ledger.Key, meant, cancel);
            jobs.Check(job, visitor.Who, meant);
        }
        return Results.Redirect($"/imports/{id}");
    }

    /// <summary>The faulty rows, to be put right and brought again.</summary>
    public static async Task<IResult> Faulty(Guid id, Visitor visitor, ImportJobs jobs) =>
        jobs.Find(id, visitor.Account) is { } job && await jobs.Faulty(job) is { } file
            ? Results.Stream(file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Texts.Say("import.faulty.file", Path.GetFileNameWithoutExtension(job.File))) : Answers.NotFound;

    /// <summary>Takes an import back.</summary>
    public static async Task<IResult> Undo(Guid id, PostedForm? form, Visitor visitor, ImportJobs jobs, Office office, CancellationToken cancel)
    {
        if (form is null)
            return Answers.NoToken;
        if (await office.Imports.Find(id, cancel) is not { } import || !office.Catalogue.Ledgers.TryGetValue(import.Ledger, out var ledger) || office.Units.Find(import.Unit) is not { } unit)
            return Answers.NotFound;
        if (!office.Rights.Enters(visitor.Who, ledger, import.Unit))
        {
            visitor.Deny();
            return Answers.NotFound;
        }
        if (form["reason"].Length == 0)
            return Answers.Fault(StatusCodes.Status422UnprocessableEntity, Texts.Say("import.undo.reason"));
        var job = jobs.Undo(import, visitor.Account, visitor.Who, ledger, unit, Texts.Say("import.undo.said", import.File, form["reason"]));
        return Results.Redirect($"/imports/{job.Id}");
    }

    private static async Task<ImportView?> View(string key, string asked, Office office, Visitor visitor, Scopes scopes, IReadOnlyList<Fault> faults, string pasted, CancellationToken cancel)
    {
        if (!office.Catalogue.Ledgers.TryGetValue(key, out var ledger))
            return null;
        var units = office.Rights.EntryUnits(visitor.Who, ledger, office.Today);
        if (units.Count == 0)
        {
            visitor.Deny();
            return null;
        }
        var unit = units.FirstOrDefault(u => u.Code == asked) ?? units.FirstOrDefault(u => u.Code == scopes.Own?.Code) ?? units[0];
        return new ImportView(ScopeOf(unit.Code, scopes, office), ledger, units, unit.Code, await office.Imports.Of(key, [.. units.Select(u => u.Code)], cancel), faults, pasted, office.Today);
    }

    private static Scope? ScopeOf(string unit, Scopes scopes, Office office) => scopes.OfficeOf(unit) is { } own ? scopes.Of(own, Period.OfYear(office.Today.Year)) : null;

    private static string Home(Scopes scopes, string unit) => scopes.OfficeOf(unit)?.Code ?? unit;
}

/// <summary>The imports of a ledger.</summary>
public sealed record ImportView(Scope? Scope, Ledger Ledger, IReadOnlyList<Core.Units.Unit> Units, string Unit, IReadOnlyList<Storage.Imports.ImportRow> Before, IReadOnlyList<Fault> Faults, string Pasted, DateOnly Today);

/// <summary>One sheet on its way.</summary>
public sealed record ImportJobView(Scope? Scope, ImportJob Job);
