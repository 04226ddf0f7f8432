using Yizhi.Core.Catalogue;
using Yizhi.Core.Records;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Tasks;

/// <summary>A plan being split into tasks.</summary>
/// <param name="Scope">The unit and the plan's year.</param>
/// <param name="Ledger">The ledger of tasks.</param>
/// <param name="Text">As pasted.</param>
/// <param name="Source">Where the tasks come from.</param>
/// <param name="Rows">The lines; empty before the first look.</param>
/// <param name="Faults">What is wrong, each at its line and field.</param>
/// <param name="Units">The units that may lead.</param>
/// <param name="People">Who may answer for a task.</param>
/// <param name="Draft">Under which everything typed is kept.</param>
/// <param name="DraftAt">When it was kept last.</param>
public sealed record PasteView(Scope Scope, Ledger Ledger, string Text, string Source, IReadOnlyList<PastedRow> Rows, IReadOnlyList<Fault> Faults, IReadOnlyList<(string Code, string Name)> Units, IReadOnlyList<string> People, Guid Draft, DateTime? DraftAt)
{
    /// <summary>How many tasks there are.</summary>
    public int Tasks => Rows.Count(r => r.Kind == PastedRow.Task);

    /// <summary>What is wrong with a field of a line.</summary>
    public string? Wrong(int row, string field) => Faults.FirstOrDefault(f => f.Field == PlanEntry.Place(row, field))?.ToString();

    /// <summary>The lines that stand in the plan already, under the same name.</summary>
    public IReadOnlySet<int> Alike { get; init; } = new HashSet<int>();

    /// <summary>How deep a line stands, from 0.</summary>
    public int Depth(int row) => PlanPaste.Points(Rows, row).Count;
}
