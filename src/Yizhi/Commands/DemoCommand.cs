using System.CommandLine;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Yizhi.Core.Reports;
using Yizhi.Core.Time;
using Yizhi.Demo;
using Yizhi.Reports;
using Yizhi.Storage;
using Yizhi.Wording;

namespace Yizhi.Commands;

/// <summary><c>yizhi demo</c>: a fictional district, one annual report, and the pages to open its figures.</summary>
internal static class DemoCommand
{
    private const int Year = 2025;

    public static Command Make()
    {
        var (data, database, catalogue) = (Common.Data(), Common.Database(), Common.CatalogueFolder());
        var noServe = new Option<bool>("--no-serve") { Description = Texts.Say("cli.demo.no_serve") };
        var url = new Option<string>("--url") { Description = Texts.Say("cli.serve.url"), DefaultValueFactory = _ => ServeCommand.DefaultUrl };
        var command = new Command("demo", Texts.Say("cli.demo")) { noServe, url, data, database, catalogue };
        command.SetAction(async (parsed, cancel) =>
        {
            var folder = parsed.GetValue(data)!;
            var watch = Stopwatch.StartNew();
            await using var office = await Common.Open(folder, parsed.GetValue(database), parsed.GetValue(catalogue), cancel, mustExist: false, new DemoClock());
            await Fill(office, cancel);
            var files = await Report(office, folder, parsed.GetValue(url)!, cancel);
            Console.Error.WriteLine(Texts.Say("cli.demo.files", watch.Elapsed.TotalSeconds.ToString("0.0")));
            foreach (var file in files)
                Console.WriteLine(file);
            return parsed.GetValue(noServe) ? Exit.Ok : await ServeCommand.Serve(office, new Web.ServeOptions(parsed.GetValue(url)!, Demo: true), cancel);
        });
        return command;
    }

    private static async Task Fill(Office office, CancellationToken cancel)
    {
        await using var db = office.Database.Context();
        if (office.Units.Find(DemoDistrict.DistrictCode) is not null && await db.Records.AnyAsync(cancel))
        {
            Console.Error.WriteLine(Texts.Say("cli.demo.there"));
            return;
        }
        // Invented people must never stand among real ones.
        if (office.Units.All.Any())
            throw new CommandException(Exit.Refused, Texts.Say("cli.demo.real"));
        var built = await Common.WithProgress(Texts.Say("cli.demo.title"), progress => DemoDistrict.Build(office, new Progress<(int Done, int Total)>(p => progress.Report((p.Done, p.Total))), cancel));
        await office.Verification.Seal(cancel);
        Console.Error.WriteLine(Texts.Say("cli.demo.built", built.Records, built.Entries, built.Evidence));
    }

    private static async Task<IReadOnlyList<string>> Report(Office office, string folder, string url, CancellationToken cancel)
    {
        var unit = office.Units.Find(DemoDistrict.FirstSubdistrict)!;
        var profile = new ReportProfile(unit, Period.OfYear(Year), new DateOnly(Year + 1, 1, 15), DocumentNumber: $"书院办发〔{Year + 1}〕2号", Signer: "许望舒");
        var compiled = await office.Reports.Compile(office.Catalogue.Reports["annual"], profile, cancel);
        ReportCommand.Tell(compiled);
        return ReportFiles.WriteAll(Path.Combine(folder, "reports"), compiled.Report, ReportFiles.Always, url.TrimEnd('/'));
    }
}
