namespace Yizhi.Storage.Notices;

/// <summary>Something said to one person.</summary>
public sealed class NoticeRow
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }
    /// <summary>To whom.</summary>
    public required Guid Account { get; init; }
    /// <summary>What about: one of <see cref="NoticeKind"/>.</summary>
    public required string Kind { get; init; }
    /// <summary>The record; null where it is about none.</summary>
    public Guid? Record { get; init; }
    /// <summary>The key of the text.</summary>
    public required string Text { get; init; }
    /// <summary>What fills the text, as a JSON list.</summary>
    public required string Said { get; init; }
    /// <summary>Whether a legal limit is at stake.</summary>
    public required bool Urgent { get; init; }
    /// <summary>When, in UTC.</summary>
    public required DateTime At { get; init; }
    /// <summary>When it was read.</summary>
    public DateTime? ReadAt { get; set; }
    /// <summary>What it must be said only once about, for each person.</summary>
    public required string Once { get; init; }
}

/// <summary>How a person wants to be told.</summary>
public sealed class NoticeSettingRow
{
    /// <summary>Whose.</summary>
    public required Guid Account { get; init; }
    /// <summary>Whether by e-mail too.</summary>
    public required bool Mail { get; set; }
    /// <summary>When the morning's digest comes, in minutes after midnight in Asia/Shanghai; null where none is wanted.</summary>
    public required int? Digest { get; set; }
    /// <summary>When quiet begins, in minutes after midnight; null where there is none.</summary>
    public required int? QuietFrom { get; set; }
    /// <summary>When quiet ends.</summary>
    public required int? QuietUntil { get; set; }
    /// <summary>The SHA-256 of the secret in the person's calendar address; null while there is none.</summary>
    public string? Feed { get; set; }
}

/// <summary>An e-mail or a call of a webhook on its way: it stays until it has arrived or was given up.</summary>
public sealed class SendingRow
{
    /// <summary>UUIDv7; it goes along, so that the other side can tell a second arrival.</summary>
    public required Guid Id { get; init; }
    /// <summary>What must be sent only once.</summary>
    public required string Once { get; init; }
    /// <summary>The account, for an e-mail.</summary>
    public Guid? Account { get; init; }
    /// <summary>The webhook, for a call.</summary>
    public Guid? Webhook { get; init; }
    /// <summary>The subject.</summary>
    public required string Title { get; init; }
    /// <summary>The text.</summary>
    public required string Body { get; init; }
    /// <summary>Where it leads, from the office's root; empty where nowhere.</summary>
    public required string Path { get; init; }
    /// <summary>When it was written, in UTC.</summary>
    public required DateTime At { get; init; }
    /// <summary>When it is tried next.</summary>
    public required DateTime DueAt { get; set; }
    /// <summary>How often it was tried.</summary>
    public int Tries { get; set; }
    /// <summary>When it arrived.</summary>
    public DateTime? SentAt { get; set; }
    /// <summary>When it was given up.</summary>
    public DateTime? GivenUpAt { get; set; }
    /// <summary>What the other side said last.</summary>
    public string? Answer { get; set; }
}

/// <summary>Where a work app is told.</summary>
public sealed class WebhookRow
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }
    /// <summary>Its name.</summary>
    public required string Name { get; set; }
    /// <summary><c>dingtalk</c>, <c>wecom</c> or <c>json</c>.</summary>
    public required string Kind { get; init; }
    /// <summary>The address; in robots' addresses stands a secret, so it is kept encrypted.</summary>
    public required string Address { get; set; }
    /// <summary>What signs, encrypted; empty where nothing is signed.</summary>
    public required string Secret { get; set; }
    /// <summary>The unit whose work it tells of, with all below it.</summary>
    public required string Unit { get; set; }
    /// <summary>When it was closed; null while it is open.</summary>
    public DateTime? ClosedAt { get; set; }
}
