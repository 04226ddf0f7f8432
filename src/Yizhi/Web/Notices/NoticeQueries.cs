using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Records;
using Yizhi.Storage;
using Yizhi.Storage.Notices;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Notices;

/// <summary>What was said to a person.</summary>
/// <param name="Rows">The notices of the page, newest first.</param>
/// <param name="All">Whether those that were read are shown too.</param>
/// <param name="Unread">How many are not read.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="HasMore">Whether older ones follow.</param>
/// <param name="Today">Today.</param>
public sealed record NoticesView(IReadOnlyList<NoticeLine> Rows, bool All, int Unread, int Page, bool HasMore, DateOnly Today);

/// <summary>A notice in words.</summary>
/// <param name="Id">The notice.</param>
/// <param name="Kind">What about.</param>
/// <param name="Words">The words.</param>
/// <param name="Record">The record; null where it is about none.</param>
/// <param name="IsUrgent">Whether a legal limit is at stake.</param>
/// <param name="At">When, in Asia/Shanghai.</param>
/// <param name="IsRead">Whether it was read.</param>
public sealed record NoticeLine(Guid Id, string Kind, string Words, Guid? Record, bool IsUrgent, DateTime At, bool IsRead)
{
    /// <summary>Where it leads: through an address that marks it as read.</summary>
    public string Href => $"/notices/{Id}";

    /// <summary>Its lamp.</summary>
    public Light Light => new(Kind switch { NoticeKind.Over => "over", NoticeKind.Soon or NoticeKind.Urged or NoticeKind.Returned => "warn", NoticeKind.Turn => "good", _ => "rest" }, Texts.Say("notices.kind." + Kind));
}

/// <summary>How a person is told.</summary>
/// <param name="Address">The e-mail address as kept or typed.</param>
/// <param name="Mail">Whether by e-mail.</param>
/// <param name="HasDigest">Whether a digest is wanted.</param>
/// <param name="Digest">When the digest comes.</param>
/// <param name="HasQuiet">Whether there are quiet hours.</param>
/// <param name="QuietFrom">When quiet begins.</param>
/// <param name="QuietUntil">When it ends.</param>
/// <param name="MailIsSetUp">Whether the office sends e-mail at all.</param>
/// <param name="Faults">What was wrong.</param>
/// <param name="IsDone">Whether it was just kept.</param>
public sealed record NoticeSettingsView(string Address, bool Mail, bool HasDigest, string Digest, bool HasQuiet, string QuietFrom, string QuietUntil, bool MailIsSetUp, IReadOnlyList<Fault> Faults, bool IsDone);

/// <summary>A calendar address, shown once.</summary>
/// <param name="Address">The address; null after it was taken away.</param>
public sealed record FeedView(string? Address);

/// <summary>Reads notices.</summary>
/// <param name="office">The office.</param>
/// <param name="visitor">Who asks.</param>
public sealed class NoticeQueries(Office office, Visitor visitor)
{
    private const int Size = 50;

    /// <summary>A page of them.</summary>
    public async Task<NoticesView> Read(bool all, string page, CancellationToken cancel = default)
    {
        var number = Query.PageNumber(page);
        var rows = await office.Notices.Of(visitor.Account, !all, (number - 1) * Size, Size + 1, cancel);
        return new NoticesView([.. rows.Take(Size).Select(LineOf)], all, await office.Notices.Unread(visitor.Account, cancel), number, rows.Count > Size, office.Today);
    }

    /// <summary>A notice in words.</summary>
    public static NoticeLine LineOf(NoticeRow row) => new(row.Id, row.Kind, NoticeDesk.Words(row), row.Record, row.Urgent, Office.Local(row.At), row.ReadAt is not null);

    /// <summary>The settings as they are kept.</summary>
    public async Task<NoticeSettingsView> Settings(bool isDone, CancellationToken cancel = default)
    {
        await using var db = office.Database.Context();
        var address = await db.Accounts.AsNoTracking().Where(a => a.Id == visitor.Account).Select(a => a.Email).FirstOrDefaultAsync(cancel) ?? "";
        var kept = await office.NoticeSettings.Of(visitor.Account, cancel);
        return new NoticeSettingsView(address, kept.Mail, kept.Digest is not null, Clock(kept.Digest ?? NoticeSettings.UsualDigest), kept.QuietFrom is not null, Clock(kept.QuietFrom ?? 22 * 60), Clock(kept.QuietUntil ?? 7 * 60),
            (await MailSettings.Read(office, cancel)).IsSetUp, [], isDone);
    }

    /// <summary>08:30.</summary>
    public static string Clock(int minutes) => $"{minutes / 60:00}:{minutes % 60:00}";
}
