using System.Globalization;
using System.Text.RegularExpressions;
using Yizhi.Core.Records;
using Yizhi.Storage;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Notices;

/// <summary>What people do with what was said to them.</summary>
internal static partial class NoticeActs
{
    private const int LongestAddress = 120;

    public static async Task<IResult> Show(HttpRequest asked, NoticeQueries notices, CancellationToken cancel) =>
        Answers.Page<NoticesPage>(await notices.Read(asked.Said("all") == "1", asked.Said("page"), cancel));

    /// <summary>Leads to what a notice is about and marks it as read.</summary>
    public static async Task<IResult> Open(Guid id, Office office, Visitor visitor, CancellationToken cancel)
    {
        if (await office.Notices.Find(visitor.Account, id, cancel) is not { } notice)
            return Answers.NotFound;
        if (notice.ReadAt is null)
            await office.Notices.Read(visitor.Account, id, cancel);
        return Results.Redirect(notice.Record is { } record ? Address.Record(record) : "/notices?all=1");
    }

    public static async Task<IResult> Mark(PostedForm? form, Office office, Visitor visitor, CancellationToken cancel)
    {
        if (form is null)
            return Answers.NoToken;
        if (form["id"] == "all")
            await office.Notices.Read(visitor.Account, cancel: cancel);
        else if (Guid.TryParse(form["id"], out var id))
            await office.Notices.Read(visitor.Account, id, cancel);
        return Results.Redirect(form["from"] == "/" ? "/" : "/notices");
    }

    public static async Task<IResult> Settings(HttpRequest asked, NoticeQueries notices, CancellationToken cancel) => Answers.Page<NoticeSettingsPage>(await notices.Settings(asked.Said("done") == "1", cancel));

    public static async Task<IResult> Keep(PostedForm? form, Office office, Visitor visitor, NoticeQueries notices, CancellationToken cancel)
    {
        if (form is null)
            return Answers.NoToken;
        var faults = new List<Fault>();
        var (address, mail, hasDigest, hasQuiet) = (form["address"], form["mail"] == "1", form["has_digest"] == "1", form["has_quiet"] == "1");
        int? Time(string field, bool wanted)
        {
            if (!wanted)
                return null;
            if (TimeOnly.TryParseExact(form[field].Replace('：', ':'), ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
                return time.Hour * 60 + time.Minute;
            faults.Add(new Fault(field, "said", Texts.Say("notices.time.wrong", form[field])));
            return null;
        }
        var (digest, from, until) = (Time("digest", hasDigest), Time("quiet_from", hasQuiet), Time("quiet_until", hasQuiet));
        if (address.Length > 0 && (address.Length > LongestAddress || !AddressForm().IsMatch(address)))
            faults.Add(new Fault("address", "said", Texts.Say("notices.address.wrong")));
        else if (mail && address.Length == 0)
            mail = false;
        if (faults.Count > 0)
            return Answers.Page<NoticeSettingsPage>((await notices.Settings(false, cancel)) with { Address = address, Mail = mail, HasDigest = hasDigest, Digest = form["digest"], HasQuiet = hasQuiet, QuietFrom = form["quiet_from"], QuietUntil = form["quiet_until"], Faults = faults }, StatusCodes.Status422UnprocessableEntity);
        await office.NoticeSettings.Put(visitor.Account, address, mail, digest, from is { } begin && until is { } end ? (begin, end) : null, cancel);
        return Results.Redirect("/notices/settings?done=1");
    }

    /// <summary>Makes the person's calendar address, shown this once, or takes it away.</summary>
    public static async Task<IResult> Feed(PostedForm? form, HttpContext context, Office office, Visitor visitor, CancellationToken cancel)
    {
        if (form is null)
            return Answers.NoToken;
        var isEnd = form["act"] == "end";
        string? secret = null;
        if (isEnd)
            await office.NoticeSettings.EndFeed(visitor.Account, cancel);
        else
            secret = await office.NoticeSettings.NewFeed(visitor.Account, cancel);
        await office.Audit.Note(visitor.Who, isEnd ? "calendar.ended" : "calendar.made", visitor.Account.ToString(), "", cancel);
        context.Response.Headers.CacheControl = "no-store";
        return Answers.Page<FeedPage>(new FeedView(secret is null ? null : $"{context.Request.Scheme}://{context.Request.Host}/calendar/{secret}.ics"));
    }

    [GeneratedRegex(@"^[^\s@<>,;""]+@[^\s@<>,;""]+\.[^\s@<>,;""]+\z", RegexOptions.NonBacktracking)]
    private static partial Regex AddressForm();
}
