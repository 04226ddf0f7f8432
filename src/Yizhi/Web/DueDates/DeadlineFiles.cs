using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Yizhi.Storage;
using Yizhi.Web.Shared;

namespace Yizhi.Web.DueDates;

/// <summary>Deadlines as calendar files (RFC 5545), to take along and to subscribe to.</summary>
internal static class DeadlineFiles
{
    private const string Type = "text/calendar; charset=utf-8";

    /// <summary>The question on the page as a file.</summary>
    public static async Task<IResult> Download(HttpContext context, DeadlineQueries deadlines, Office office, CancellationToken cancel) =>
        await deadlines.Lines(DeadlineQuery.Read(context.Request.Said), cancel) is { } lines ? Results.File(Written(lines, office, Root(context)), Type, $"yizhi-{Days.Iso(office.Today)}.ics") : Answers.NotFound;

    /// <summary>A person's own calendar under the address that only the person knows. Every day it asks anew what the person may see.</summary>
    public static async Task<IResult> Feed(string secret, HttpContext context, Office office, CancellationToken cancel)
    {
        if (await office.NoticeSettings.FeedOf(secret, cancel) is not { } account || await office.People.ActorOf(account, cancel) is not { Actor: { Posts.Count: > 0 } actor, MustChange: false })
            return Answers.NotFound;
        var visitor = context.RequestServices.GetRequiredService<Visitor>();
        (visitor.Actor, visitor.Account) = (actor, account);
        var lines = await context.RequestServices.GetRequiredService<DeadlineQueries>().Lines(DeadlineQuery.Read(name => name == "whose" ? "mine" : ""), cancel);
        return lines is null ? Answers.NotFound : Results.Bytes(Written(lines, office, Root(context)), Type);
    }

    // Calendars are copied to telephones and clouds: ledger, number, day and article go along, titles and names do not.
    private static byte[] Written(IReadOnlyList<DeadlineLine> lines, Office office, string root)
    {
        var calendar = new Calendar { ProductId = "-//Yizhi//Deadlines//ZH" };
        calendar.AddProperty("X-WR-CALNAME", Texts.Say("deadlines.calendar"));
        calendar.AddProperty("REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
        foreach (var line in lines)
            calendar.Events.Add(new CalendarEvent
            {
                Uid = $"{line.Record:N}-{line.Key}@yizhi",
                DtStamp = new CalDateTime(office.Now, "UTC"),
                Start = new CalDateTime(line.Due),
                End = new CalDateTime(line.Due.AddDays(1)),
                Summary = $"{line.What}　{line.Ledger} {(line.Number.Length > 0 ? line.Number : line.Unit)}",
                Description = line.IsProvisional ? line.Law + "\n" + Texts.Say("reckon.due.provisional") : line.Law,
                Url = new Uri(root + Address.Record(line.Record)),
                Transparency = TransparencyType.Transparent,
                Status = line.Light.Kind == "rest" ? EventStatus.Tentative : EventStatus.Confirmed,
            });
        return System.Text.Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar)!);
    }

    private static string Root(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}";
}
