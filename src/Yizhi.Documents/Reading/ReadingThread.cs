namespace Yizhi.Documents.Reading;

/// <summary>Runs a reading on a thread with a stack of its own, and answers in time whatever the reading does.</summary>
/// <remarks>
/// A reading ends by itself, since everything it does asks its <see cref="Budget"/>. Should a parser that is not ours turn in a
/// place where it asks nobody, the thread is given up: it works on bytes of its own, at the lowest priority, and ends at its next question.
/// It is not broken off by force. That was tried, and the runtime went down with it in three of eighty hostile files.
/// </remarks>
internal static class ReadingThread
{
    // Nesting is refused at a few hundred levels; the stack carries many times that, also in parsers that are not ours.
    private const int Stack = 16 << 20;

    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(250);

    public static ReportText Run(Func<Budget, ReportText> read, string what, ReadingLimits limits, CancellationToken cancel)
    {
        var budget = new Budget(limits, cancel);
        var ended = new TaskCompletionSource<ReportText?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => ended.SetResult(Caught(read, budget, what)), Stack) { IsBackground = true, Name = "reading" };
        thread.Start();
        if (!ended.Task.Wait(limits.Time + Grace, CancellationToken.None))
        {
            budget.GiveUp();
            thread.Priority = ThreadPriority.Lowest;
            cancel.ThrowIfCancellationRequested();
            return Refusal.TooSlow(limits.Time).Outcome;
        }
        cancel.ThrowIfCancellationRequested();
        return ended.Task.GetAwaiter().GetResult() ?? Refusal.TooSlow(limits.Time).Outcome;
    }

    // Null where the caller cancelled, who is told so by an exception of his own.
    private static ReportText? Caught(Func<Budget, ReportText> read, Budget budget, string what)
    {
        try
        {
            budget.Begin();
            return read(budget);
        }
        catch (Refusal refusal)
        {
            return refusal.Outcome;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (Exception broken)
        {
            // What the budget said comes first: a parser may have wrapped it in words of its own.
            return (budget.Refused ?? Refusal.Broken(what, $"{broken.GetType().Name}: {broken.Message}")).Outcome;
        }
    }
}
