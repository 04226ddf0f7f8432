using System.Diagnostics;

namespace Yizhi.Documents.Reading;

/// <summary>What one reading may still spend. Readers ask it as they go, so that a hostile file ends where it becomes one.</summary>
/// <remarks>Once it has refused it refuses everything: a parser that forgives faults must not forgive this one.</remarks>
internal sealed class Budget(ReadingLimits limits, CancellationToken cancel)
{
    private readonly long start = Stopwatch.GetTimestamp();
    private long unpacked;
    private long asked;
    private Refusal? refused;

    public ReadingLimits Limits => limits;

    /// <summary>Ends the reading where its time is over; cheap enough for every element or letter.</summary>
    public void Check()
    {
        // A look at the clock costs more than most elements do.
        if ((++asked & 0x3f) == 0 || refused is not null)
            CheckNow();
    }

    public void CheckNow()
    {
        cancel.ThrowIfCancellationRequested();
        if (refused is not null)
            throw refused;
        if (Stopwatch.GetElapsedTime(start) > limits.Time)
            Refuse(Refusal.TooSlow(limits.Time));
    }

    /// <summary>Counts bytes that came out of a compressed part.</summary>
    public void Unpacked(long bytes)
    {
        unpacked += bytes;
        if (unpacked > limits.UnpackedBytes)
            Refuse(Refusal.Bomb());
        Check();
    }

    /// <summary>Ends the reading where elements stand too deep in each other.</summary>
    public void Deep(int depth)
    {
        if (depth > limits.Depth)
            Refuse(Refusal.TooDeep(limits.Depth));
    }

    /// <summary>Ends the reading, and every later step of it.</summary>
    [System.Diagnostics.CodeAnalysis.DoesNotReturn]
    public void Refuse(Refusal refusal)
    {
        refused ??= refusal;
        throw refused;
    }
}
