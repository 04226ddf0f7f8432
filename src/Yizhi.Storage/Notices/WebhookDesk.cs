using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Records;

namespace Yizhi.Storage.Notices;

/// <summary>Webhooks: their addresses and secrets are kept encrypted.</summary>
/// <param name="office">The office.</param>
public sealed class WebhookDesk(Office office)
{
    /// <summary>A robot of DingTalk.</summary>
    public const string DingTalk = "dingtalk";
    /// <summary>A robot of WeCom.</summary>
    public const string WeCom = "wecom";
    /// <summary>Anything else: a plain JSON object.</summary>
    public const string Json = "json";
    /// <summary>All kinds.</summary>
    public static readonly IReadOnlyList<string> Kinds = [DingTalk, WeCom, Json];
    private const string AddressField = "webhook.address", SecretField = "webhook.secret";

    /// <summary>All webhooks, the open ones first.</summary>
    public async Task<IReadOnlyList<WebhookRow>> All(CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        return [.. (await db.Webhooks.AsNoTracking().ToListAsync(cancel)).OrderBy(w => w.ClosedAt is not null).ThenBy(w => w.Name, StringComparer.Ordinal)];
    }

    /// <summary>Opens a webhook.</summary>
    public async Task<Guid> Open(Actor by, string name, string kind, string address, string secret, string unit, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        var id = Guid.CreateVersion7();
        db.Webhooks.Add(new WebhookRow { Id = id, Name = name, Kind = kind, Address = office.Protector.Protect(address, id, AddressField), Secret = secret.Length == 0 ? "" : office.Protector.Protect(secret, id, SecretField), Unit = unit });
        await db.SaveChangesAsync(cancel);
        await office.Audit.Note(by, "webhook.opened", id.ToString(), $"{name} {kind} {new Uri(address).Host} {office.Units.NameOf(unit)}", cancel);
        return id;
    }

    /// <summary>Closes a webhook: nothing is sent there any more.</summary>
    public async Task<bool> Close(Actor by, Guid id, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        if (await db.Webhooks.FirstOrDefaultAsync(w => w.Id == id && w.ClosedAt == null, cancel) is not { } row)
            return false;
        row.ClosedAt = office.Now;
        await db.SaveChangesAsync(cancel);
        await office.Audit.Note(by, "webhook.closed", id.ToString(), row.Name, cancel);
        return true;
    }

    /// <summary>The address in clear.</summary>
    public string AddressOf(WebhookRow webhook) => office.Protector.Reveal(webhook.Address, webhook.Id, AddressField);

    /// <summary>The secret in clear; empty where nothing is signed.</summary>
    public string SecretOf(WebhookRow webhook) => webhook.Secret.Length == 0 ? "" : office.Protector.Reveal(webhook.Secret, webhook.Id, SecretField);
}
