using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Records;
using Yizhi.Core.Time;
using Yizhi.Wording;

namespace Yizhi.Commands;

/// <summary><c>yizhi deadline explain RECORD</c>: a record's deadlines, day by day.</summary>
internal static class DeadlineCommand
{
    public static Command Make()
    {
        var record = new Argument<string>("RECORD") { Description = Texts.Say("cli.deadline.record") };
        var (data, database, catalogue, json) = (Common.Data(), Common.Database(), Common.CatalogueFolder(), Common.AsJson());
        var explain = new Command("explain", Texts.Say("cli.deadline.explain")) { record, data, database, catalogue, json };
        explain.SetAction(async (parsed, cancel) =>
        {
            await using var office = await Common.Open(parsed.GetValue(data)!, parsed.GetValue(database), parsed.GetValue(catalogue), cancel);
            await using var db = office.Database.Context();
            var named = parsed.GetValue(record)!;
            var rows = Guid.TryParse(named, out var id)
                ? await db.Records.AsNoTracking().Where(r => r.Id == id).ToListAsync(cancel)
                : await db.Records.AsNoTracking().Where(r => r.Number == named).Take(20).ToListAsync(cancel);
            if (rows.Count == 0)
                throw new CommandException(Exit.WrongUse, Texts.Say("cli.deadline.none", named));
            // Every office numbers for itself, so a number alone may name several records.
            if (rows.Count > 1)
                throw new CommandException(Exit.WrongUse, Texts.Say("cli.deadline.many", named, string.Join('\n', rows.Select(r => $"  {r.Id}　{office.Units.NameOf(r.Unit)}　{r.Title}"))));
            var row = rows[0];
            if (!office.Catalogue.Ledgers.TryGetValue(row.Ledger, out var ledger))
                throw new CommandException(Exit.WrongUse, Texts.Say("record.ledger", row.Ledger));
            var deadlines = Deadlines.Of(office.Ledgers.ToRecord(row), ledger, office.Catalogue.Calendar);
            if (parsed.GetValue(json))
            {
                Common.Print(deadlines.Select(d => new
                {
                    d.Key,
                    d.Title,
                    d.Law,
                    d.Start,
                    d.Due,
                    provisional = d.IsProvisional,
                    paused = d.IsPaused,
                    d.EndedOn,
                    days = DayByDay.Of(d, office.Catalogue.Calendar).Select(l => new { l.Day, kind = l.Kind.ToString().ToLowerInvariant(), l.Number, extension = l.IsExtension }),
                }));
                return;
            }
            Console.WriteLine($"{ledger.Title}　{row.Number}　{row.Title}");
            if (deadlines.Count == 0)
                Console.WriteLine(Texts.Say("cli.deadline.free"));
            foreach (var deadline in deadlines)
                Tell(deadline, office.Catalogue.Calendar);
        });
        return new Command("deadline", Texts.Say("cli.deadline")) { explain };
    }

    private static void Tell(DeadlineState deadline, WorkCalendar calendar)
    {
        Console.WriteLine();
        Console.WriteLine(Texts.Say("cli.deadline.head", deadline.Title, deadline.Law, Said(deadline.Due), deadline.IsProvisional ? Texts.Say("cli.deadline.provisional") : ""));
        foreach (var line in DayByDay.Of(deadline, calendar))
            Console.WriteLine("  " + Said(line.Day) + "　" + (line.Number is { } number ? Texts.Say(line.IsExtension ? "cli.deadline.extended" : "cli.deadline.counted", number) : Texts.Say("cli.deadline.day." + line.Kind.ToString().ToLowerInvariant())));
        if (deadline.IsPaused)
            Console.WriteLine("  " + Texts.Say("cli.deadline.paused"));
        if (deadline.EndedOn is { } ended)
            Console.WriteLine("  " + Texts.Say((deadline.WasKept, deadline.Way) switch { (false, DeadlineWay.Least) => "cli.deadline.too_soon", (_, DeadlineWay.Least) => "cli.deadline.full_term", (false, _) => "cli.deadline.late", _ => "cli.deadline.in_time" }, Said(ended)));
    }

    private static string Said(DateOnly day) => $"{day:yyyy-MM-dd} 周{"日一二三四五六"[(int)day.DayOfWeek]}";
}
