namespace Yizhi.Documents.Pages;

/// <summary>All that a figure opens to in an edition that needs no server.</summary>
/// <param name="Title">What it counts, with its slice.</param>
/// <param name="Unit">The unit's name.</param>
/// <param name="Period">The period in words.</param>
/// <param name="Shown">Its value as screens show it, with its counting unit.</param>
/// <param name="Ledger">The ledger it is counted from.</param>
/// <param name="Definition">口径, a line a definition.</param>
/// <param name="Reckoning">The arithmetic with its numbers; null where there is nothing to calculate.</param>
/// <param name="LastYear">The same months a year before.</param>
/// <param name="Change">What has changed since, in words; null where it can't be told.</param>
/// <param name="Breakdown">The figure broken down, a group for each field.</param>
public sealed record OpenedFigure(
    string Title, string Unit, string Period, string Shown, string Ledger, IReadOnlyList<string> Definition, string? Reckoning,
    string LastYear, string? Change, IReadOnlyList<OpenedGroup> Breakdown)
{
    /// <summary>What was put right after the report was signed, each in words; none for a figure that stands as signed.</summary>
    public IReadOnlyList<string> Restatements { get; init; } = [];
}

/// <summary>A figure broken down by one field.</summary>
/// <param name="Title">The field.</param>
/// <param name="Parts">Its values and their shares.</param>
/// <param name="Sum">The parts added up in words; null where they may overlap.</param>
public sealed record OpenedGroup(string Title, IReadOnlyList<OpenedPart> Parts, string? Sum);

/// <summary>A share of a figure.</summary>
/// <param name="Title">Of what.</param>
/// <param name="Shown">How much.</param>
public sealed record OpenedPart(string Title, string Shown);
