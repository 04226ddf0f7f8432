using Microsoft.EntityFrameworkCore;
using Yizhi.Storage;
using Yizhi.Storage.Notices;

namespace Yizhi.Delivery;

/// <summary>Sends what is due: each at least once, tried until it arrives or is given up.</summary>
/// <param name="office">The office.</param>
internal sealed class Deliverer(Office office)
{
    private const int AtOnce = 50;

    /// <summary>The setting that lets webhooks into private networks.</summary>
    public const string InsideKey = "webhook.inside";

    /// <summary>Tries what is due now.</summary>
    /// <returns>How many arrived, and how many did not.</returns>
    public async Task<(int Arrived, int Failed)> SendDue(CancellationToken cancel = default)
    {
        var due = await office.Sendings.Due(AtOnce, cancel);
        if (due.Count == 0)
            return (0, 0);
        var mail = await MailSettings.Read(office, cancel);
        var inside = await Inside(office, cancel);
        var hooks = (await office.Webhooks.All(cancel)).ToDictionary(w => w.Id);
        await using var db = office.Database.Context();
        var (arrived, failed) = (0, 0);
        foreach (var sending in due)
        {
            var link = mail.Root.Length > 0 && sending.Path.Length > 0 ? mail.Root.TrimEnd('/') + sending.Path : "";
            var (isThere, answer, isHopeless) = sending.Webhook is { } webhook
                ? hooks.GetValueOrDefault(webhook) is { ClosedAt: null } hook ? await HookCaller.Call(hook.Kind, office.Webhooks.AddressOf(hook), office.Webhooks.SecretOf(hook), sending, link, office.Clock.GetUtcNow(), inside, cancel) : (false, "closed", true)
                : !mail.IsSetUp ? (false, "no server", false)
                : await db.Accounts.AsNoTracking().Where(a => a.Id == sending.Account && a.ClosedAt == null).Select(a => a.Email).FirstOrDefaultAsync(cancel) is { Length: > 0 } to
                ? await Mailer.Send(mail, sending.Id, to, sending.Title, link.Length > 0 ? $"{sending.Body}\n\n{link}" : sending.Body, cancel) : (false, "no address", true);
            await office.Sendings.Note(sending.Id, isThere, answer, isHopeless, cancel);
            if (isThere)
                arrived++;
            else
                failed++;
        }
        return (arrived, failed);
    }

    /// <summary>Whether webhooks may lead into private networks.</summary>
    public static async Task<bool> Inside(Office office, CancellationToken cancel) => (await office.Settings.Read(InsideKey, cancel)).GetValueOrDefault(InsideKey) == "yes";
}
