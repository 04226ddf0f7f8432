using Yizhi.Core.Counting;
using Yizhi.Web.Figures;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Tasks;

/// <summary>A task of the plan as pages show it.</summary>
/// <param name="Id">The record.</param>
/// <param name="Version">Its version.</param>
/// <param name="Number">Its number.</param>
/// <param name="Title">What is to be done.</param>
/// <param name="State">The state's key.</param>
/// <param name="StateTitle">The state in words.</param>
/// <param name="Point">The points it hangs under, the widest first.</param>
/// <param name="Serial">Its place in the plan; null where it has none.</param>
/// <param name="Weight">The weight as typed.</param>
/// <param name="Unit">The code of the unit that leads.</param>
/// <param name="Lead">The unit's name.</param>
/// <param name="Owner">The person responsible; empty where nobody is named.</param>
/// <param name="Due">The last day.</param>
public sealed record PlanTask(Guid Id, int Version, string Number, string Title, string State, string StateTitle, IReadOnlyList<string> Point, int? Serial, decimal? Weight, string Unit, string Lead, string Owner, DateOnly Due)
{
    /// <summary>The day work began; null while nobody took it on.</summary>
    public DateOnly? Started { get; init; }
    /// <summary>The progress as reported, in percent.</summary>
    public decimal Reported { get; init; }
    /// <summary>The figure it is bound to.</summary>
    public FigureMark? Bound { get; init; }
    /// <summary>The value the figure should reach.</summary>
    public decimal? Wanted { get; init; }
    /// <summary>The lamp of its limit.</summary>
    public Light? Light { get; init; }
    /// <summary>Whether its limit is past and it is not done.</summary>
    public bool IsLate { get; init; }
    /// <summary>Whether it is urged and has not been answered yet.</summary>
    public bool IsUrged { get; init; }
    /// <summary>When it was urged last.</summary>
    public DateOnly? UrgedOn { get; init; }
    /// <summary>The steps the visitor may take, the next first.</summary>
    public IReadOnlyList<(string Key, string Title)> Steps { get; init; } = [];
    /// <summary>The columns of the board to which those steps lead, each with its step.</summary>
    public IReadOnlyList<(string Column, string Step, string Title)> Moves { get; init; } = [];

    /// <summary>Whether it is done.</summary>
    public bool IsDone => State == PlanLedger.Done;

    /// <summary>Whether it was taken out of the plan.</summary>
    public bool IsDropped => PlanLedger.ColumnOf(State) is null;

    /// <summary>How far it is, in percent: counted where a figure counts it, else as reported; what is done is done.</summary>
    public decimal Progress => IsDone ? 100 : IsCounted ? Math.Clamp(decimal.Floor(Bound!.Value.NumberOrNull!.Value / Wanted!.Value * 100), 0, 100) : Math.Clamp(Reported, 0, 100);

    /// <summary>Whether a figure counts its progress.</summary>
    public bool IsCounted => Wanted > 0 && Bound?.Value is FigureValue.Known;

    /// <summary>What is wanted, as written.</summary>
    public string WantedShown => Bound is { } bound && Wanted is { } wanted ? wanted.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture) + (bound.UnitSaid.Length > 0 ? " " + bound.UnitSaid : bound.Measure.Kind == Core.Catalogue.MeasureKind.Percent ? "%" : "") : "";
}
