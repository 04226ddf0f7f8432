namespace Yizhi.Demo;

/// <summary>The day on which the demonstration is looked at: the first working days after its last year, at the machine's time of day. Seen from the machine's own day all its work would be long overdue.</summary>
public sealed class DemoClock : TimeProvider
{
    private static readonly DateOnly Today = new(2026, 1, 6);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        var shanghai = TimeSpan.FromHours(8);
        return new DateTimeOffset(Today, TimeOnly.FromTimeSpan(System.GetUtcNow().ToOffset(shanghai).TimeOfDay), shanghai).ToUniversalTime();
    }
}
