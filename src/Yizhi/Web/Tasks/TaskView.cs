using Yizhi.Web.Shared;

namespace Yizhi.Web.Tasks;

/// <summary>What the address of the plan asks for.</summary>
/// <param name="Unit">The unit's code.</param>
/// <param name="Year">The year.</param>
/// <param name="Look">tree, board, table or timeline.</param>
/// <param name="Late">Whether only what is late is shown.</param>
/// <param name="Lead">The leading unit; empty for all.</param>
/// <param name="State">The column; empty for all.</param>
/// <param name="Who">Who answers, by the key of <see cref="Responsible"/>; empty for all.</param>
public sealed record TaskQuery(string Unit, int Year, string Look, bool Late = false, string Lead = "", string State = "", string Who = "")
{
    /// <summary>The ways to look at the plan; the first is the usual one.</summary>
    public static readonly IReadOnlyList<string> Looks = ["tree", "board", "table", "timeline"];

    /// <summary>Whether only a part of the plan is shown.</summary>
    public bool IsNarrowed => Late || Lead.Length > 0 || State.Length > 0 || Who.Length > 0;

    /// <summary>The address.</summary>
    public string Href => Address.With("/tasks", ("unit", Unit), ("year", $"{Year}"), ("view", Look == Looks[0] ? null : Look), ("late", Late ? "1" : null), ("lead", Lead), ("state", State), ("who", Who));

    /// <summary>Reads what an address says.</summary>
    public static TaskQuery Read(Scope scope, Func<string, string> asked) => new(scope.Code, scope.Period.Year, Looks.Contains(asked("view")) ? asked("view") : Looks[0], asked("late") == "1", asked("lead"),
        PlanLedger.Columns.Any(c => c.Key == asked("state")) ? asked("state") : "", asked("who"));

    /// <summary>Whether a task is among what was asked for.</summary>
    public bool Holds(PlanTask task) => (!Late || task.IsLate) && (Lead.Length == 0 || task.Unit == Lead) && (State.Length == 0 || PlanLedger.ColumnOf(task.State) == State) && (Who.Length == 0 || Responsible.KeyOf(task) == Who);
}

/// <summary>The year's plan.</summary>
/// <param name="Scope">Unit and year.</param>
/// <param name="Query">What was asked for.</param>
/// <param name="Today">Today.</param>
/// <param name="All">Every task of the plan that the visitor sees.</param>
/// <param name="Shown">Those asked for.</param>
/// <param name="MayEnter">Whether the visitor may split a plan into tasks.</param>
/// <param name="MayUrge">Whether the visitor may urge something of it.</param>
public sealed record TaskView(Scope Scope, TaskQuery Query, DateOnly Today, IReadOnlyList<PlanTask> All, IReadOnlyList<PlanTask> Shown, bool MayEnter, bool MayUrge)
{
    /// <summary>What was done just now, to be said once.</summary>
    public string? Said { get; init; }

    /// <summary>The tasks shown as a tree.</summary>
    public IReadOnlyList<PlanNode> Tree => tree ??= PlanTree.Of(Shown);
    private IReadOnlyList<PlanNode>? tree;

    /// <summary>Whoever is late, most first.</summary>
    public IReadOnlyList<LateLine> Late => late ??= [.. All.Where(t => t.IsLate).GroupBy(Responsible.KeyOf, StringComparer.Ordinal)
        .Select(g => new LateLine(g.Key, g.First().Owner.Length > 0 ? g.First().Owner : g.First().Lead, g.First().Owner.Length > 0 ? g.First().Lead : "", g.Count(), g.Max(t => t.UrgedOn)))
        .OrderByDescending(l => l.Count).ThenBy(l => l.Name, StringComparer.Ordinal)];
    private IReadOnlyList<LateLine>? late;

    /// <summary>The leading units, in the order of the tree of units.</summary>
    public IReadOnlyList<(string Code, string Name)> Leads => [.. All.Select(t => (t.Unit, t.Lead)).Distinct().OrderBy(l => l.Unit, StringComparer.Ordinal)];
}

/// <summary>Someone with tasks that are late.</summary>
/// <param name="Key">Under which they are urged.</param>
/// <param name="Name">The person, or the unit where nobody is named.</param>
/// <param name="Lead">The person's unit; empty for a unit.</param>
/// <param name="Count">How many are late.</param>
/// <param name="UrgedOn">When one of them was urged last.</param>
public sealed record LateLine(string Key, string Name, string Lead, int Count, DateOnly? UrgedOn);
