using System.Threading.RateLimiting;

namespace Yizhi.Accounts;

/// <summary>Slows whoever tries many logins from one place. Only what fails counts: a whole office may come in through one address in the morning.</summary>
public sealed class WrongTries : IDisposable
{
    private const int AMinute = 30;

    private readonly PartitionedRateLimiter<string> places = PartitionedRateLimiter.Create<string, string>(place =>
        RateLimitPartition.GetFixedWindowLimiter(place, _ => new FixedWindowRateLimiterOptions { PermitLimit = AMinute, Window = TimeSpan.FromMinutes(1) }));

    /// <summary>Whether nothing from the place is listened to for a while.</summary>
    public bool AreTooMany(string place) => places.GetStatistics(place) is { CurrentAvailablePermits: 0 };

    /// <summary>Counts a wrong try.</summary>
    public void Count(string place) => places.AttemptAcquire(place).Dispose();

    /// <inheritdoc/>
    public void Dispose() => places.Dispose();
}
