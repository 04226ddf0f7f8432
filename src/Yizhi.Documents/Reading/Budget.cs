using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Yizhi.Documents.Reading;

/// <summary>What one reading may still spend. Readers ask it as they go, so that a hostile file ends where it becomes one.</summary>
/// <remarks>Once it has refused it refuses everything: a parser that forgives faults must not forgive this one.</remarks>
internal sealed class Budget(ReadingLimits limits, CancellationToken cancel)
{
    // So much is made anew before it is worth asking how much of it is kept.
    private const long Look = 8L << 20;

    private readonly long start = Stopwatch.GetTimestamp();
    private long kept = GC.GetTotalMemory(forceFullCollection: false);
    private long made;
    private long unpacked;
    private uint asked;
    private volatile Refusal? refused;

    public ReadingLimits Limits => limits;

    /// <summary>What it has said; null while the reading is within its means.</summary>
    public Refusal? Refused => refused;

    /// <summary>Begins to count what the present thread makes.</summary>
    public void Begin() => made = GC.GetAllocatedBytesForCurrentThread();

    /// <summary>Doesn't count bytes that the reading must hold anyway: the file itself, whose size was looked at.</summary>
    public void Holds(long bytes) => kept += bytes;

    /// <summary>Ends the reading where its means are spent; cheap enough for every element or letter.</summary>
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
        if (GC.GetAllocatedBytesForCurrentThread() is var now && now - made > Look)
        {
            made = now;
            if (KeepsTooMuch())
                Refuse(Refusal.TooMuchMemory());
        }
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
    [DoesNotReturn]
    public void Refuse(Refusal refusal)
    {
        refused ??= refusal;
        throw refused;
    }

    /// <summary>Lets the reading end at its next question; called by who no longer waits for it.</summary>
    public void GiveUp() => refused ??= Refusal.TooSlow(limits.Time);

    private bool KeepsTooMuch()
    {
        if (GC.GetTotalMemory(forceFullCollection: false) - kept <= limits.Memory)
            return false;
        // Most of it may be waste, of this and of other readings.
        GC.Collect();
        return GC.GetTotalMemory(forceFullCollection: false) - kept > limits.Memory;
    }
}
