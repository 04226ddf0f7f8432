using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;
using Yizhi.Core.Units;
using Yizhi.Storage;
using Yizhi.Storage.Records;
using Yizhi.Web.Forms;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Tasks;

/// <summary>Splits a plan that is pasted as text or table: looked at as a tree, put right there, entered in one act.</summary>
internal static class PasteActs
{
    /// <summary>The most that may be sent.</summary>
    public const long Largest = 2 * 1024 * 1024;
    /// <summary>The act under which its draft is kept.</summary>
    public const string Act = "paste";

    private const string Text = FormReader.Prefix + "text", Source = FormReader.Prefix + "source", Kind = "kind", Level = "level";
    private const int MostPeople = 300;

    public static async Task<IResult> Show(HttpRequest asked, Scopes scopes, Visitor visitor, Office office, CancellationToken cancel)
    {
        if (await Begin(asked, scopes, visitor, office, cancel) is not { } task)
            return Answers.NotFound;
        if (Guid.TryParse(asked.Said("draft"), out var draft) && await office.Drafts.Find(visitor.Account, draft, cancel) is (var typed, var at))
        {
            // From the desk's list of drafts it goes on where it was begun.
            if (asked.Said("unit").Length == 0 && typed.GetValueOrDefault(FormReader.Prefix + "unit") is [var unit, ..] && typed.GetValueOrDefault(FormReader.Prefix + "year") is [var year, ..])
                return Results.Redirect(Address.With("/tasks/paste", ("unit", unit), ("year", year), ("draft", $"{draft}")));
            return Answers.Page<PastePage>(await task.View(typed, Rows(typed), [], draft, Office.Local(at), cancel));
        }
        return Answers.Page<PastePage>(await task.View(new Dictionary<string, string[]>(), [], [], Guid.CreateVersion7(), null, cancel));
    }

    public static async Task<IResult> Post(PostedForm? form, HttpRequest asked, Scopes scopes, Visitor visitor, Office office, CancellationToken cancel)
    {
        if (form is null)
            return Answers.NoToken;
        if (await Begin(asked, scopes, visitor, office, cancel) is not { } task)
            return Answers.NotFound;
        var typed = form.Names.Where(n => n.StartsWith(FormReader.Prefix, StringComparison.Ordinal)).ToDictionary(n => n, n => form.All(n).ToArray(), StringComparer.Ordinal);
        var draft = Guid.TryParse(form["draft"], out var known) ? known : Guid.CreateVersion7();
        async Task<IResult> Again(IReadOnlyList<PastedRow> rows, IReadOnlyList<Fault> faults, int status)
        {
            foreach (var name in typed.Keys.Where(n => n.StartsWith(FormReader.Prefix + "r", StringComparison.Ordinal)).ToList())
                typed.Remove(name);
            foreach (var (name, value) in rows.SelectMany(Typed))
                typed[name] = [value];
            var at = await office.Drafts.Keep(visitor.Account, draft, task.Ledger.Key, null, Act, typed, cancel);
            return Answers.Page<PastePage>(await task.View(typed, rows, faults, draft, at is { } then ? Office.Local(then) : null, cancel), status);
        }

        IReadOnlyList<PastedRow> rows = Rows(typed);
        if (form["go"] == "read" || rows.Count == 0)
        {
            rows = PlanPaste.Read(typed.GetValueOrDefault(Text)?.FirstOrDefault() ?? "", task.Ledger, task.Names, task.Scope.Period.Year);
            if (rows.Count == 0)
                return await Again([], [new Fault("text", "said", Texts.Say("paste.empty"))], StatusCodes.Status422UnprocessableEntity);
            // What stands in the plan already is not entered a second time unless that is wished.
            var there = await task.There(cancel);
            rows = [.. rows.Select(r => r.Kind == PastedRow.Task && there.Contains(r[PlanLedger.Subject]) ? r with { Kind = PastedRow.Skip } : r)];
        }
        var faults = new List<Fault>();
        var source = task.SourceOf(typed);
        var tasks = new PlanEntry(task.Ledger, task.Names, task.Scope.Period.Year, source).Read(rows, faults);
        var stories = tasks.Select(t => PlanEntry.StoryOf(draft, t.Row, t.Lead, t.Values, visitor.Who)).ToList();
        if (form["go"] != "enter")
        {
            faults.AddRange(Refused(tasks, office.Ledgers.Check(stories)));
            return await Again(rows, faults, StatusCodes.Status200OK);
        }
        if (stories.Count == 0 && faults.Count == 0)
            faults.Add(new Fault("text", "said", Texts.Say("paste.empty")));
        if (faults.Count > 0)
            return await Again(rows, faults, StatusCodes.Status422UnprocessableEntity);
        if (await task.Entered(stories, cancel))
            return Results.Redirect(task.Plan);
        var outcome = await office.Ledgers.EnterMany(stories, cancel: cancel);
        if (outcome.Written < stories.Count)
            return await Again(rows, [.. Refused(tasks, outcome.Outcomes)], StatusCodes.Status422UnprocessableEntity);
        await office.Drafts.Drop(visitor.Account, draft, cancel);
        return Results.Redirect(task.Plan + $"&entered={outcome.Written}");
    }

    /// <summary>A line's fields, by the names of their inputs.</summary>
    private static IEnumerable<(string Name, string Value)> Typed(PastedRow row, int at) =>
        row.Cells.Where(c => c.Value.Length > 0).Select(c => (FormReader.Prefix + PlanEntry.Place(at, c.Key), c.Value)).Append((FormReader.Prefix + PlanEntry.Place(at, Kind), row.Kind)).Append((FormReader.Prefix + PlanEntry.Place(at, Level), $"{row.Level}"));

    private static List<PastedRow> Rows(IReadOnlyDictionary<string, string[]> typed)
    {
        string Said(int row, string field) => typed.GetValueOrDefault(FormReader.Prefix + PlanEntry.Place(row, field))?.FirstOrDefault()?.Trim() ?? "";
        var rows = new List<PastedRow>();
        for (var i = 0; i < PlanPaste.Most && typed.ContainsKey(FormReader.Prefix + PlanEntry.Place(i, Kind)); i++)
        {
            var at = i;
            rows.Add(new PastedRow(Said(i, Kind) is PastedRow.Point or PastedRow.Skip ? Said(i, Kind) : PastedRow.Task, int.TryParse(Said(i, Level), NumberStyles.None, CultureInfo.InvariantCulture, out var level) ? Math.Clamp(level, 1, 99) : 99,
                PlanPaste.Fields.Select(f => (f, Text: Said(at, f))).Where(f => f.Text.Length > 0).ToDictionary(f => f.f, f => f.Text, StringComparer.Ordinal)));
        }
        return rows;
    }

    private static IEnumerable<Fault> Refused(IReadOnlyList<(int Row, Unit Lead, Dictionary<string, Value?> Values)> tasks, IReadOnlyList<SaveOutcome> outcomes) =>
        outcomes.SelectMany((o, i) => o is SaveOutcome.Refused refused ? refused.Faults.Select(f => f with { Field = PlanEntry.Place(tasks[i].Row, f.Field is "unit" or "" ? PlanLedger.Lead : f.Field) })
            : o is SaveOutcome.Overtaken ? [new Fault(PlanEntry.Place(tasks[i].Row, PlanLedger.Subject), "record.overtaken")] : []);

    private static async Task<PasteTask?> Begin(HttpRequest asked, Scopes scopes, Visitor visitor, Office office, CancellationToken cancel)
    {
        if (PlanLedger.Of(office.Catalogue) is not { } ledger || await scopes.Find(asked.Said("unit"), asked.Said("year") is { Length: > 0 } year ? year : $"{office.Today.Year}", cancel) is not { } scope)
            return null;
        // The whole office is offered: a plan made in a section hands tasks to others only where the rights allow it.
        var top = scopes.OfficeOf(scope.Code)?.Code ?? scope.Code;
        var units = office.Rights.EntryUnits(visitor.Who, ledger, office.Today).Where(u => office.Units.IsWithin(u.Code, top)).ToList();
        if (units.Count > 0)
            return new PasteTask(office, ledger, scope, units, new PlanNames(units, office.Catalogue));
        visitor.Deny();
        return null;
    }

    private sealed record PasteTask(Office Office, Ledger Ledger, Scope Scope, IReadOnlyList<Unit> Units, PlanNames Names)
    {
        public string Plan => new TaskQuery(Scope.Code, Scope.Period.Year, TaskQuery.Looks[0]).Href;

        public string SourceOf(IReadOnlyDictionary<string, string[]> typed) =>
            Ledger.Field(PlanLedger.Source)!.List is { } list ? typed.GetValueOrDefault(Source)?.FirstOrDefault() is { } said && list.Has(said) ? said : list.Codes[0].Key : "";

        /// <summary>The titles of the year's tasks in the units that may lead.</summary>
        public async Task<HashSet<string>> There(CancellationToken cancel)
        {
            await using var db = Office.Database.Context();
            var (codes, first, last) = (Units.Select(u => u.Code).ToList(), new DateOnly(Scope.Period.Year, 1, 1), new DateOnly(Scope.Period.Year, 12, 31));
            return [.. await db.Records.AsNoTracking().Where(r => r.Ledger == Ledger.Key && codes.Contains(r.Unit) && r.HappenedOn >= first && r.HappenedOn <= last && r.State != Flow.Withdrawn).Select(r => r.Title).ToListAsync(cancel)];
        }

        /// <summary>Whether these very lines were entered before: the button was pressed twice.</summary>
        public async Task<bool> Entered(IReadOnlyList<Story> stories, CancellationToken cancel)
        {
            await using var db = Office.Database.Context();
            var ids = stories.Select(s => s.Enter.Id).ToList();
            return await db.Records.AnyAsync(r => ids.Contains(r.Id), cancel);
        }

        public async Task<PasteView> View(IReadOnlyDictionary<string, string[]> typed, IReadOnlyList<PastedRow> rows, IReadOnlyList<Fault> faults, Guid draft, DateTime? at, CancellationToken cancel)
        {
            await using var db = Office.Database.Context();
            var people = await db.Accounts.AsNoTracking().Where(a => a.ClosedAt == null).Select(a => a.Name).Distinct().OrderBy(n => n).Take(MostPeople).ToListAsync(cancel);
            var there = rows.Count == 0 ? [] : await There(cancel);
            return new PasteView(Scope, Ledger, typed.GetValueOrDefault(Text)?.FirstOrDefault() ?? "", SourceOf(typed), rows, faults, [.. Units.Select(u => (u.Code, u.Name))], people, draft, at)
            {
                Alike = Enumerable.Range(0, rows.Count).Where(i => rows[i].Kind != PastedRow.Point && there.Contains(rows[i][PlanLedger.Subject])).ToHashSet(),
            };
        }
    }
}
