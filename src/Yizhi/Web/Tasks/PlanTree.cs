namespace Yizhi.Web.Tasks;

/// <summary>A point of the plan or a task in it, with what lies under it.</summary>
/// <param name="Title">The point's or the task's title.</param>
/// <param name="Task">The task; null for a point.</param>
/// <param name="Children">What lies under a point, in the order of the plan.</param>
public sealed record PlanNode(string Title, PlanTask? Task, IReadOnlyList<PlanNode> Children)
{
    /// <summary>Its part of its level, in percent.</summary>
    public decimal Share { get; init; }

    /// <summary>How far it is, in percent: a point by its parts' shares.</summary>
    public decimal Progress => Task?.Progress ?? Math.Floor(Children.Sum(c => c.Share * c.Progress) / 100);

    /// <summary>The tasks under it, itself where it is one.</summary>
    public IEnumerable<PlanTask> Tasks => Task is { } task ? [task] : Children.SelectMany(c => c.Tasks);

    // A point weighs what its tasks weigh; where none was weighed it weighs as if nothing had been said.
    internal decimal? Weight => Task is { } task ? task.Weight : Children.Where(c => c.Tasks.Any(t => !t.IsDropped)).Select(c => c.Weight).OfType<decimal>().ToList() is { Count: > 0 } weights ? weights.Sum() : null;
}

/// <summary>The plan as a tree: points, tasks, and who answers for them.</summary>
public static class PlanTree
{
    /// <summary>Hangs tasks under their points, in the order of the plan, and tells each its share of its level.</summary>
    public static IReadOnlyList<PlanNode> Of(IEnumerable<PlanTask> tasks) =>
        Level([.. tasks.OrderBy(t => t.Serial ?? int.MaxValue).ThenBy(t => t.Due).ThenBy(t => t.Id)], 0);

    private static List<PlanNode> Level(List<PlanTask> tasks, int depth)
    {
        var nodes = new List<PlanNode>();
        // Each point stands where its first task does; what hangs under none stands by itself.
        foreach (var group in tasks.GroupBy(t => t.Point.Count > depth ? t.Point[depth] : "", StringComparer.Ordinal))
            if (group.Key.Length > 0)
                nodes.Add(new PlanNode(group.Key, null, Level([.. group], depth + 1)));
            else
                nodes.AddRange(group.Select(t => new PlanNode(t.Title, t, [])));
        // What was taken out of the plan weighs nothing in it.
        bool Kept(PlanNode node) => node.Tasks.Any(t => !t.IsDropped);
        var shares = new Queue<decimal>(Weights.Shares([.. nodes.Where(Kept).Select(n => n.Weight)]));
        return [.. nodes.Select(n => n with { Share = Kept(n) ? shares.Dequeue() : 0 })];
    }
}
