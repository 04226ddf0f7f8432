using System.Globalization;
using System.Text.RegularExpressions;
using Yizhi.Core.Catalogue.Loading;
using Yizhi.Core.Records;
using Yizhi.Core.Time;
using Yizhi.Storage;
using Yizhi.Storage.Catalogue;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Admin;

/// <summary>A year of the calendar.</summary>
public sealed record CalendarYear(YearNotice Notice, int OpenDays, bool IsOwn, string Off, string Work);

/// <summary>A year that was looked at and not yet taken in.</summary>
/// <param name="Year">The year.</param>
/// <param name="Text">Its text.</param>
/// <param name="IsNew">Whether there was none before.</param>
/// <param name="Moved">The running deadlines it would move.</param>
public sealed record CalendarTrial(CalendarYear Year, string Text, bool IsNew, IReadOnlyList<MovedDeadline> Moved);

/// <summary>The work calendar.</summary>
public sealed record CalendarView(IReadOnlyList<CalendarYear> Years, IReadOnlyList<int> Missing, CalendarTrial? Trial, string Text, IReadOnlyList<Fault> Faults, DateOnly Today);

/// <summary>The work calendar as the administrator's page shows it, and taking a year in.</summary>
/// <param name="office">The office.</param>
public sealed partial class CalendarQueries(Office office)
{
    /// <summary>All years.</summary>
    public CalendarView All(CalendarTrial? trial = null, string text = "", IReadOnlyList<Fault>? faults = null)
    {
        var calendar = office.Catalogue.Calendar;
        var own = office.Catalogue.Sources.Where(s => s.Path.StartsWith(CatalogueLoader.OwnFolder, StringComparison.Ordinal)).Select(s => s.Path).ToHashSet(StringComparer.Ordinal);
        return new CalendarView([.. calendar.Notices.Reverse().Select(n => YearOf(n, calendar, own.Contains(PathOf(n.Year))))], Missing(office), trial, text, faults ?? [], office.Today);
    }

    /// <summary>The years, this and the next, that have no notice yet.</summary>
    public static IReadOnlyList<int> Missing(Office office) => [.. new[] { office.Today.Year, office.Today.Year + 1 }.Where(y => !office.Catalogue.Calendar.Knows(y))];

    /// <summary>Looks what a text would change; nothing is taken in.</summary>
    internal async Task<(CalendarTrial? Trial, IReadOnlyList<Fault> Faults)> Try(string text, CancellationToken cancel)
    {
        if (YearLine().Match(text) is not { Success: true } line)
            return (null, [new Fault("text", "said", Texts.Say("calendar.no_year"))]);
        var year = int.Parse(line.Groups["year"].Value, CultureInfo.InvariantCulture);
        var (next, faults) = office.Own.Try(PathOf(year), text);
        if (next is null)
            return (null, [.. faults.Take(20).Select(f => new Fault("text", "said", Texts.Say("calendar.fault", f.Line, f.Message)))]);
        var notice = next.Calendar.Notices.First(n => n.Year == year);
        if (notice.Off.Count == 0)
            return (null, [new Fault("text", "said", Texts.Say("calendar.no_days"))]);
        if (notice.Work.FirstOrDefault(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) is var weekday && weekday != default)
            return (null, [new Fault("text", "said", Texts.Say("calendar.weekday", Days.Iso(weekday)))]);
        if (notice.Off.Intersect(notice.Work).Select(d => (DateOnly?)d).FirstOrDefault() is { } both)
            return (null, [new Fault("text", "said", Texts.Say("calendar.both", Days.Iso(both)))]);
        return (new CalendarTrial(YearOf(notice, next.Calendar, true), text, !office.Catalogue.Calendar.Knows(year), await office.Own.Moved(next, year, cancel)), []);
    }

    internal static string PathOf(int year) => string.Create(CultureInfo.InvariantCulture, $"{CatalogueLoader.OwnFolder}calendar-{year}.yaml");

    private static CalendarYear YearOf(YearNotice notice, WorkCalendar calendar, bool isOwn) => new(notice, calendar.OpenDays(notice.Year), isOwn, Spans(notice.Off), Spans(notice.Work));

    // 10月1日—7日, one span after the other.
    private static string Spans(IReadOnlyList<DateOnly> days)
    {
        var spans = new List<(DateOnly First, DateOnly Last)>();
        foreach (var day in days.Order())
            if (spans.Count > 0 && spans[^1].Last.AddDays(1) == day)
                spans[^1] = (spans[^1].First, day);
            else
                spans.Add((day, day));
        return string.Join('；', spans.Select(s => s.First == s.Last ? Short(s.First) : s.First.Month == s.Last.Month ? $"{Short(s.First)}—{s.Last.Day}日" : $"{Short(s.First)}—{Short(s.Last)}"));
    }

    private static string Short(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Month}月{day.Day}日");

    [GeneratedRegex(@"^calendar:[ \t]*(?<year>[0-9]{4})[ \t]*\r?$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex YearLine();
}

/// <summary>What the system administrator does with the calendar.</summary>
internal static class CalendarActs
{
    private const int Longest = 20_000;

    public static async Task<IResult> Post(PostedForm? form, Visitor visitor, Office office, CalendarQueries calendar, CancellationToken cancel)
    {
        if (form is null)
            return Answers.NoToken;
        var text = form["text"].Replace("\r\n", "\n", StringComparison.Ordinal);
        if (text.Length == 0 && form.Files.FirstOrDefault() is { Length: > 0 and <= Longest } file)
        {
            using var reader = new StreamReader(file.OpenReadStream());
            text = (await reader.ReadToEndAsync(cancel)).Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
        }
        var (trial, faults) = text.Length is 0 or > Longest ? (null, [new Fault("text", "said", Texts.Say("calendar.choose"))]) : await calendar.Try(text, cancel);
        if (trial is not null && form["act"] == "take")
        {
            if (await office.Own.Take(visitor.Who, CalendarQueries.PathOf(trial.Year.Notice.Year), _ => text + "\n", "calendar.taken", $"{trial.Year.Notice.Year} {trial.Year.Notice.Notice}", cancel) is not { } fault)
                return Results.Redirect("/admin/calendar");
            faults = [fault];
        }
        return Answers.Page<CalendarPage>(calendar.All(faults.Count > 0 ? null : trial, text, faults), faults.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }
}
