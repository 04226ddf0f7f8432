using System.Runtime;

namespace Yizhi.Documents.Reading;

/// <summary>Runs a reading where it can be ended from outside, on a thread with a stack of its own.</summary>
/// <remarks>
/// Readers ask their <see cref="Budget"/>, and nearly every hostile file ends there. The parsers of PDF and HTML are not ours:
/// a font with four thousand million characters turns inside them without asking anybody. For these alone the thread is broken off.
/// </remarks>
internal static class ReadingThread
{
    // Nesting is refused at a few hundred levels; the stack carries many times that, also in parsers that are not ours.
    private const int Stack = 16 << 20;

    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(15);

    public static ReportText Run(Func<ReportText> read, string what, ReadingLimits limits, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        stop.CancelAfter(limits.Time + Grace);
        using var done = new ManualResetEventSlim();
        ReportText? outcome = null;
        var grewTooMuch = false;
        var before = GC.GetTotalMemory(forceFullCollection: false);

        var thread = new Thread(
            () =>
            {
                try
                {
                    outcome = Guarded(read, what, stop.Token);
                }
                finally
                {
                    done.Set();
                }
            },
            Stack)
        { IsBackground = true, Name = "reading" };
        thread.Start();
        while (!done.Wait(Look, CancellationToken.None))
        {
            if (!grewTooMuch && GrewBy(before, limits.Memory))
            {
                grewTooMuch = true;
                stop.Cancel();
            }
        }
        thread.Join();
        cancel.ThrowIfCancellationRequested();
        return outcome ?? (grewTooMuch ? Refusal.TooMuchMemory() : Refusal.TooSlow(limits.Time)).Outcome;
    }

    private static ReportText? Guarded(Func<ReportText> read, string what, CancellationToken stop)
    {
        ReportText? outcome = null;
        try
        {
#pragma warning disable SYSLIB0046 // The thread runs a parser over one file and nothing else, and what it leaves half done is dropped.
            ControlledExecution.Run(() => outcome = Caught(read, what), stop);
#pragma warning restore SYSLIB0046
        }
        catch (OperationCanceledException)
        {
            // Said by the caller, who knows whether it was the time, the memory or a person.
        }
        return outcome;
    }

    private static ReportText? Caught(Func<ReportText> read, string what)
    {
        try
        {
            return read();
        }
        catch (Refusal refusal)
        {
            return refusal.Outcome;
        }
        catch (Exception broken) when (broken is not (OperationCanceledException or ThreadAbortException))
        {
            return Refusal.Broken(what, Detail(broken)).Outcome;
        }
    }

    private static string Detail(Exception broken) => $"{broken.GetType().Name}: {broken.Message}";

    private static bool GrewBy(long before, long limit)
    {
        if (GC.GetTotalMemory(forceFullCollection: false) - before <= limit)
            return false;
        // Most of it may be waste of this and of other readings.
        GC.Collect(1, GCCollectionMode.Forced, blocking: true);
        if (GC.GetTotalMemory(forceFullCollection: false) - before <= limit)
            return false;
        GC.Collect();
        return GC.GetTotalMemory(forceFullCollection: false) - before > limit;
    }
}
