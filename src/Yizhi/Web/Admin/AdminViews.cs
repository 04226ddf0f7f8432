using Yizhi.Core.Records;
using Yizhi.Core.Units;
using Yizhi.Storage.Jobs;
using Yizhi.Storage.Notices;

namespace Yizhi.Web.Admin;

/// <summary>How the office sends e-mail.</summary>
/// <param name="Settings">As kept or typed; the password is never shown.</param>
/// <param name="Port">The port as typed.</param>
/// <param name="FromEnvironment">Whether the password comes from the environment.</param>
/// <param name="TestTo">Where a test goes to.</param>
/// <param name="Done">What was just done; null for nothing.</param>
/// <param name="Faults">What was wrong.</param>
/// <param name="Log">The last mails.</param>
/// <param name="Today">Today.</param>
public sealed record MailView(MailSettings Settings, string Port, bool FromEnvironment, string TestTo, string? Done, IReadOnlyList<Fault> Faults, IReadOnlyList<SendingRow> Log, DateOnly Today);

/// <summary>Where work apps are told.</summary>
/// <param name="Hooks">The webhooks, each with the host it leads to.</param>
/// <param name="Log">The last calls.</param>
/// <param name="Units">The units one may tell of.</param>
/// <param name="Inside">Whether private networks are allowed.</param>
/// <param name="Typed">What was typed and not taken, by field.</param>
/// <param name="Faults">What was wrong.</param>
/// <param name="Today">Today.</param>
public sealed record WebhooksView(IReadOnlyList<(WebhookRow Hook, string Host)> Hooks, IReadOnlyList<SendingRow> Log, IReadOnlyList<Unit> Units, bool Inside, IReadOnlyDictionary<string, string> Typed, IReadOnlyList<Fault> Faults, DateOnly Today);

/// <summary>The scheduled work.</summary>
/// <param name="Jobs">The jobs.</param>
/// <param name="Now">The moment.</param>
/// <param name="Today">Today.</param>
public sealed record JobsView(IReadOnlyList<JobRow> Jobs, DateTime Now, DateOnly Today);
