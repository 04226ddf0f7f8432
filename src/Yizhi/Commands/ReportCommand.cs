using System.CommandLine;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Reports;
using Yizhi.Documents.Docx;
using Yizhi.Documents.Fonts;
using Yizhi.Reports;
using Yizhi.Storage;
using Yizhi.Storage.Reports;
using Yizhi.Web.Reports;
using Yizhi.Wording;

namespace Yizhi.Commands;

/// <summary><c>yizhi report</c>: compiles a report and writes its files.</summary>
internal static class ReportCommand
{
    public const string TraceBase = "http://127.0.0.1:5080";

    public static Command Make()
    {
        var (data, database, catalogue, json, unit, period) = (Common.Data(), Common.Database(), Common.CatalogueFolder(), Common.AsJson(), Common.Unit(), Common.PeriodOption());
        var template = new Option<string>("--report") { Description = Texts.Say("cli.report.template"), DefaultValueFactory = _ => "annual" };
        var forms = new Option<string[]>("--form") { Description = Texts.Say("cli.report.form"), AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [.. ReportFiles.Always] };
        forms.AcceptOnlyFromAmong([.. ReportFiles.Forms]);
        var output = new Option<string>("--out", "-o") { Description = Texts.Say("cli.report.out"), DefaultValueFactory = _ => "." };
        var (to, number, signer, date, traces) = (
            new Option<string?>("--to") { Description = Texts.Say("cli.report.to") }, new Option<string?>("--number") { Description = Texts.Say("cli.report.number") },
            new Option<string?>("--signer") { Description = Texts.Say("cli.report.signer") }, new Option<string?>("--date") { Description = Texts.Say("cli.report.date") },
            new Option<string>("--trace-base") { Description = Texts.Say("cli.report.traces"), DefaultValueFactory = _ => TraceBase });
        var word = new Option<string?>("--word") { Description = Texts.Say("cli.report.word") };
        var command = new Command("report", Texts.Say("cli.report")) { unit, period, template, forms, output, word, to, number, signer, date, traces, data, database, catalogue, json };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var office = await Common.Open(parsed.GetValue(data)!, parsed.GetValue(database), parsed.GetValue(catalogue), cancel);
            if (!office.Catalogue.Reports.TryGetValue(parsed.GetValue(template)!, out var found))
                throw new CommandException(Exit.WrongUse, Texts.Say("cli.report.unknown", parsed.GetValue(template)!, string.Join('、', office.Catalogue.Reports.Keys)));
            var day = office.Today;
            if (parsed.GetValue(date) is { } written)
                day = Core.Records.Entry.Day(written) ?? throw new CommandException(Exit.WrongUse, Texts.Say("cli.report.date_wrong", written));
            var profile = new ReportProfile(Common.NeedUnit(office, parsed.GetValue(unit)), Common.NeedPeriod(office, parsed.GetValue(period)), day, parsed.GetValue(to), parsed.GetValue(number), parsed.GetValue(signer));
            var own = parsed.GetValue(word) is { } path ? Taken(path) : null;
            var compiled = await office.Reports.Compile(found, profile, cancel);
            var files = await Write(office, compiled.Report, parsed.GetValue(output)!, parsed.GetValue(forms)!, parsed.GetValue(traces)!.TrimEnd('/'), own, cancel);
            if (parsed.GetValue(json))
                Common.Print(new { files, figures = compiled.Report.Figures.Count, gaps = compiled.Report.Gaps, findings = compiled.Findings });
            else
            {
                foreach (var file in files)
                    Console.WriteLine(file);
                Tell(compiled);
            }
            return compiled.Findings.Any(f => f.Severity == Severity.Error) ? Exit.FaultsFound : Exit.Ok;
        });
        return command;
    }

    private static WordTemplate Taken(string path)
    {
        if (!File.Exists(path))
            throw new CommandException(Exit.CannotReach, Texts.Say("cli.report.word_missing", path));
        return WordTemplate.Open(File.ReadAllBytes(path)) switch
        {
            TemplateOutcome.Taken taken => taken.Template,
            TemplateOutcome.Refused refused => throw new CommandException(Exit.WrongUse, refused.Said),
            _ => throw new InvalidOperationException(),
        };
    }

    // A name that ends as one of the forms asks for that one file, anything else for a folder of all that are wanted.
    private static async Task<IReadOnlyList<string>> Write(Office office, Report report, string output, string[] forms, string traces, WordTemplate? own, CancellationToken cancel)
    {
        var opened = await FigureOpenings.Read(office, report, cancel);
        try
        {
            var single = Directory.Exists(output) ? null : ReportFiles.FormOf(output);
            string[] wanted = single is null ? [.. forms.Distinct()] : [single];
            var written = single is null ? ReportFiles.WriteAll(output, report, wanted, traces, opened, own) : [ReportFiles.WriteTo(output, report, single, traces, opened, own)];
            if (wanted.Contains("pdf") || wanted.Contains("ofd"))
                foreach (var substitution in FontShelf.OfThisMachine.Substitutions)
                    Console.Error.WriteLine(Texts.Say("cli.report.font", substitution.Named, substitution.Taken));
            return written;
        }
        catch (NoFontException none)
        {
            throw new CommandException(Exit.CannotReach, none.Message);
        }
    }

    /// <summary>Says what is missing and what does not fit.</summary>
    public static void Tell(CompiledReport compiled)
    {
        foreach (var finding in compiled.Findings)
            Console.Error.WriteLine($"{(finding.Severity switch { Severity.Error => "错误", Severity.Warning => "提醒", _ => "提示" })}　{finding.Message}");
        if (compiled.Report.Gaps.Count > 0)
            Console.Error.WriteLine(Texts.Say("cli.report.gaps", string.Join('、', compiled.Report.Gaps)));
        Console.Error.WriteLine(Texts.Say("cli.report.done", compiled.Report.Figures.Count, compiled.Report.Gaps.Count, compiled.Findings.Count));
    }
}
