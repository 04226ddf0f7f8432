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
        var (arrived, failed) = (0, 0);
        var due = await office.Sendings.Due(AtOnce, cancel);
        if (due.Count == 0)
            return (0, 0);
        var means = await Means.Read(office, cancel);
        foreach (var sending in due)
            if (await Send(sending, means, cancel))
                arrived++;
            else
                failed++;
        return (arrived, failed);
    }

    /// <summary>Tries one thing now, whenever it is due.</summary>
    /// <returns>Whether it arrived.</returns>
    public async Task<bool> Send(SendingRow sending, CancellationToken cancel = default) => await Send(sending, await Means.Read(office, cancel), cancel);

    private async Task<bool> Send(SendingRow sending, Means means, CancellationToken cancel)
    {
        var link = means.Mail.Root.Length > 0 && sending.Path.Length > 0 ? means.Mail.Root.TrimEnd('/') + sending.Path : "";
        var (arrived, answer, isHopeless) = sending.Webhook is { } webhook ? await Call(webhook, sending, link, means, cancel) : await Mail(sending, link, means.Mail, cancel);
        await office.Sendings.Note(sending.Id, arrived, answer, isHopeless, cancel);
        return arrived;
    }

    private async Task<(bool Arrived, string Answer, bool IsHopeless)> Call(Guid webhook, SendingRow sending, string link, Means means, CancellationToken cancel) =>
        means.Hooks.GetValueOrDefault(webhook) is { ClosedAt: null } hook
            ? await HookCaller.Call(hook.Kind, office.Webhooks.AddressOf(hook), office.Webhooks.SecretOf(hook), sending, link, office.Clock.GetUtcNow(), means.Inside, cancel) : (false, "closed", true);

    private async Task<(bool Arrived, string Answer, bool IsHopeless)> Mail(SendingRow sending, string link, MailSettings mail, CancellationToken cancel)
    {
        if (!mail.IsSetUp)
            return (false, "no server", false);
        await using var db = office.Database.Context();
        return await db.Accounts.AsNoTracking().Where(a => a.Id == sending.Account && a.ClosedAt == null).Select(a => a.Email).FirstOrDefaultAsync(cancel) is { Length: > 0 } to
            ? await Mailer.Send(mail, sending.Id, to, sending.Title, link.Length > 0 ? $"{sending.Body}\n\n{link}" : sending.Body, cancel) : (false, "no address", true);
    }

    /// <summary>Whether webhooks may lead into private networks.</summary>
    public static async Task<bool> Inside(Office office, CancellationToken cancel) => (await office.Settings.Read(InsideKey, cancel)).GetValueOrDefault(InsideKey) == "yes";

    private sealed record Means(MailSettings Mail, bool Inside, IReadOnlyDictionary<Guid, WebhookRow> Hooks)
    {
        public static async Task<Means> Read(Office office, CancellationToken cancel) =>
            new(await MailSettings.Read(office, cancel), await Deliverer.Inside(office, cancel), (await office.Webhooks.All(cancel)).ToDictionary(w => w.Id));
    }
}
