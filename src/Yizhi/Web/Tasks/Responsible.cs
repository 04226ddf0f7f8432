using Yizhi.Core.Catalogue;
using Yizhi.Core.Units;
using Yizhi.Storage;
using Yizhi.Storage.Notices;

namespace Yizhi.Web.Tasks;

/// <summary>Who answers for a task: the person named, else those of the leading unit who do its work.</summary>
/// <param name="office">The office.</param>
/// <param name="ledger">The ledger of tasks.</param>
/// <param name="people">Everyone with today's posts.</param>
internal sealed class Responsible(Office office, Ledger ledger, IReadOnlyList<Colleague> people)
{
    private readonly IReadOnlyList<string> roles = [.. ledger.Flow.Steps.Where(s => PlanLedger.Doing.Contains(s.Key)).SelectMany(s => s.By.Count > 0 ? s.By : ledger.By).Distinct(StringComparer.Ordinal)];

    /// <summary>The one name under which a task's answerer is listed and urged.</summary>
    public static string KeyOf(PlanTask task) => task.Owner.Length > 0 ? $"{task.Owner}@{task.Unit}" : "@" + task.Unit;

    /// <summary>The accounts of those who answer for a task; empty where nobody who does has one.</summary>
    public IReadOnlyList<Guid> Of(PlanTask task)
    {
        UnitTree units = office.Units;
        if (task.Owner.Length > 0)
            return [.. people.Where(p => p.Actor.Name == task.Owner && p.Actor.Posts.Any(post => post.HoldsOneOf([]) && (units.IsWithin(task.Unit, post.Unit) || units.IsWithin(post.Unit, task.Unit)))).Select(p => p.Account)];
        // The nearest to the unit: its own people before those of the office above it.
        var able = people.Select(p => (p.Account, Depth: p.Actor.Posts.Where(post => post.HoldsOneOf(roles) && units.IsWithin(task.Unit, post.Unit)).Select(post => units.Find(post.Unit)!.Path.Length).DefaultIfEmpty(-1).Max()))
            .Where(p => p.Depth >= 0).ToList();
        return able.Count == 0 ? [] : [.. able.Where(a => a.Depth == able.Max(x => x.Depth)).Select(a => a.Account)];
    }
}
