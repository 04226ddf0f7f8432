using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;
using Yizhi.Storage;
using Yizhi.Storage.Notices;
using Yizhi.Storage.Records;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Tasks;

/// <summary>What is done on the plan's own pages: urging and moving cards. Both are steps of the catalogue, taken through the one write path.</summary>
internal static class TaskActs
{
    private const int MostTitles = 5;

    public static async Task<IResult> Show(HttpRequest asked, TaskQueries tasks, CancellationToken cancel)
    {
        int? Number(string name) => int.TryParse(asked.Said(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        var said = Number("urged") is { } urged ? Texts.Say(urged == 0 ? "tasks.urged.none" : Number("left") is > 0 and var left ? "tasks.urged.left" : "tasks.urged", urged, Number("told") ?? 0, Number("left") ?? 0)
            : Number("entered") is { } entered ? Texts.Say("tasks.entered", entered) : asked.Said("moved").Length > 0 ? Texts.Say("tasks.moved") : null;
        return Answers.Page<TasksPage>(await tasks.Plan(asked.Said, cancel) is { } view ? view with { Said = said } : null);
    }

    /// <summary>Urges all that is late of one person, or of everybody: each of the late records keeps who urged whom and when, and each person is written to once.</summary>
    public static async Task<IResult> Urge(PostedForm? form, HttpRequest asked, TaskQueries tasks, Visitor visitor, Office office, CancellationToken cancel)
    {
        if (form is null)
            return Answers.NoToken;
        if (await tasks.Plan(asked.Said, cancel) is not { } view || PlanLedger.Of(office.Catalogue) is not { } ledger || ledger.Flow.Steps.FirstOrDefault(s => s.Key == PlanLedger.Urge) is not { } step)
            return Answers.NotFound;
        var whom = form["whom"];
        var open = view.All.Where(t => t.IsLate && t.Steps.Any(s => s.Key == step.Key) && (whom.Length == 0 || Responsible.KeyOf(t) == whom)).ToList();
        if (open.Count == 0 && !view.MayUrge)
            return Answers.Fault(StatusCodes.Status403Forbidden);
        var responsible = new Responsible(office, ledger, await office.People.Everyone(cancel));
        var urged = new List<PlanTask>();
        foreach (var task in open.Where(t => t.UrgedOn != office.Today))
        {
            var values = new Dictionary<string, Value?> { [PlanLedger.UrgedOn] = new Value.Day(office.Today) };
            if (task.Owner.Length > 0)
                values[PlanLedger.UrgedWhom] = new Value.Text(task.Owner);
            if (await office.Ledgers.Save(task.Id, new Change.Take(step.Key, values, []), visitor.Who, task.Version, tell: false, cancel: cancel) is SaveOutcome.Saved)
                urged.Add(task);
        }
        // One message a person, whichever units the tasks are of.
        var byPerson = urged.SelectMany(t => responsible.Of(t).Select(account => (Account: account, Task: t))).GroupBy(p => p.Account, p => p.Task).ToList();
        await office.Notices.Say([.. byPerson.Select(g => (MessageOf(view, visitor, [.. g.OrderBy(t => t.Due)]), (IReadOnlyList<Guid>)[g.Key]))], cancel);
        var left = urged.Where(t => responsible.Of(t).Count == 0).Select(Responsible.KeyOf).Distinct(StringComparer.Ordinal).Count();
        return Results.Redirect(view.Query.Href + $"&urged={urged.Count}&told={byPerson.Count}&left={left}");
    }

    /// <summary>Moves a card to a column: takes the step that leads there, or shows its form where it asks something that only a person can say.</summary>
    public static async Task<IResult> Move(PostedForm? form, HttpRequest asked, Scopes scopes, Visitor visitor, Office office, CancellationToken cancel)
    {
        if (form is null)
            return Answers.NoToken;
        await using var db = office.Database.Context();
        if (form["move"].Split('/') is not [var written, var seen, var key] || !Guid.TryParse(written, out var id) || !int.TryParse(seen, NumberStyles.None, CultureInfo.InvariantCulture, out var version) || PlanLedger.Of(office.Catalogue) is not { } ledger
            || await db.Records.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id && r.Ledger == ledger.Key, cancel) is not { } row
            || await scopes.Find(asked.Said("unit"), asked.Said("year"), cancel) is not { } scope)
            return Answers.NotFound;
        if (!office.Rights.Sees(visitor.Who, ledger, row.Unit, row.Handler))
            return Answers.Fault(StatusCodes.Status403Forbidden);
        if (office.Rights.Open(visitor.Who, ledger, office.Ledgers.ToRecord(row)).FirstOrDefault(s => s.Key == key) is not { } step)
            return Answers.Fault(StatusCodes.Status409Conflict, Texts.Say("tasks.move.closed", row.Title, ledger.Flow.TitleOf(row.State)));
        if (!NeedsNobody(ledger, step))
            return Results.Redirect($"/records/{id}/steps/{step.Key}");
        var values = step.Asks.Where(a => !a.Optional).ToDictionary(a => a.Field, Value? (a) => new Value.Day(office.Today), StringComparer.Ordinal);
        return await office.Ledgers.Save(id, new Change.Take(step.Key, values, []), visitor.Who, version, cancel: cancel) switch
        {
            SaveOutcome.Saved => Results.Redirect(TaskQuery.Read(scope, asked.Said).Href + "&moved=1#t-" + id.ToString("N")),
            SaveOutcome.Overtaken overtaken => Answers.Fault(StatusCodes.Status409Conflict, Texts.Say("form.overtaken", overtaken.By)),
            SaveOutcome.Refused refused => Answers.Fault(StatusCodes.Status422UnprocessableEntity, string.Join(' ', refused.Faults)),
            _ => Answers.NotFound,
        };
    }

    /// <summary>Whether a step asks nothing but its own day and wants no evidence.</summary>
    internal static bool NeedsNobody(Ledger ledger, Step step) => step.Evidence is null && step.Asks.Where(a => !a.Optional).All(a => ledger.Field(a.Field)?.Type == FieldType.Date);

    private static Message MessageOf(TaskView view, Visitor visitor, IReadOnlyList<PlanTask> tasks)
    {
        var titles = string.Join('；', tasks.Take(MostTitles).Select(t => $"{t.Title}（{t.Due:yyyy-MM-dd}）"));
        return new Message(NoticeKind.Urged, tasks.Count > MostTitles ? "notice.urged.more" : "notice.urged", tasks.Count == 1 ? tasks[0].Id : null, visitor.Who.Name, $"{tasks.Count}", titles)
        {
            Outside = [view.Scope.Unit.Name, $"{tasks.Count}", string.Join('；', tasks.Take(MostTitles).Select(t => t.Number))],
            Unit = tasks[0].Unit,
        };
    }
}
