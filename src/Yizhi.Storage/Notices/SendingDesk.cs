using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Records;

namespace Yizhi.Storage.Notices;

/// <summary>What goes out by e-mail and webhook: written with the notice, tried until it arrives, delivered at least once.</summary>
/// <param name="office">The office.</param>
public sealed class SendingDesk(Office office)
{
    // Eight tries within a day: the gaps add up to 24 hours.
    private static readonly int[] GapMinutes = [1, 5, 15, 60, 180, 420, 759];
    private const int LongestAnswer = 300;

    /// <summary>How often something is tried.</summary>
    public static int Tries => GapMinutes.Length + 1;

    /// <summary>What is to be tried now, oldest first.</summary>
    public async Task<IReadOnlyList<SendingRow>> Due(int take, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        var now = office.Now;
        return await db.Sendings.AsNoTracking().Where(s => s.SentAt == null && s.GivenUpAt == null && s.DueAt <= now).OrderBy(s => s.DueAt).Take(take).ToListAsync(cancel);
    }

    /// <summary>Notes how a try ended; what failed is tried again after a while, and given up after the eighth time or where trying again is no use.</summary>
    public async Task Note(Guid id, bool arrived, string answer, bool isHopeless = false, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        if (await db.Sendings.FirstOrDefaultAsync(s => s.Id == id, cancel) is not { } row)
            return;
        var now = office.Now;
        row.Tries++;
        row.Answer = answer.Length > LongestAnswer ? answer[..LongestAnswer] : answer;
        if (arrived)
            row.SentAt = now;
        else if (isHopeless || row.Tries >= Tries)
            row.GivenUpAt = now;
        else
            row.DueAt = now.AddMinutes(GapMinutes[row.Tries - 1]);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Writes what is to be sent, but not what was written before.</summary>
    /// <returns>How many were written.</returns>
    public async Task<int> Write(IReadOnlyList<SendingRow> sendings, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        var once = sendings.Select(s => s.Once).ToList();
        var before = await db.Sendings.AsNoTracking().Where(s => once.Contains(s.Once)).Select(s => s.Once).ToListAsync(cancel);
        db.Sendings.AddRange(sendings.Where(s => !before.Contains(s.Once)));
        return await db.SaveChangesAsync(cancel);
    }

    /// <summary>The log of e-mails, or of calls of webhooks, newest first.</summary>
    public async Task<IReadOnlyList<SendingRow>> Log(bool mail, int take, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        return await db.Sendings.AsNoTracking().Where(s => s.Webhook == null == mail).OrderByDescending(s => s.At).ThenByDescending(s => s.Id).Take(take).ToListAsync(cancel);
    }

    /// <summary>Sends something again from the first try on.</summary>
    /// <returns>False where there is no such sending.</returns>
    public async Task<bool> Again(Actor by, Guid id, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        var now = office.Now;
        if (await db.Sendings.Where(s => s.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.DueAt, now).SetProperty(x => x.Tries, 0).SetProperty(x => x.SentAt, (DateTime?)null).SetProperty(x => x.GivenUpAt, (DateTime?)null), cancel) == 0)
            return false;
        await office.Audit.Note(by, "sending.again", id.ToString(), "", cancel);
        return true;
    }
}
