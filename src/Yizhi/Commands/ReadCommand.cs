using System.CommandLine;
using Yizhi.Core.Reading;
using Yizhi.Core.Reading.Matching;
using Yizhi.Documents.Reading;
using Yizhi.Wording;

namespace Yizhi.Commands;

/// <summary><c>yizhi read</c>: any office's report as outline, figures and findings.</summary>
internal static class ReadCommand
{
    public static Command Make()
    {
        var files = new Argument<string[]>("FILE") { Description = Texts.Say("cli.read.files"), Arity = ArgumentArity.OneOrMore };
        var (catalogue, json) = (Common.CatalogueFolder(), Common.AsJson());
        var text = new Option<bool>("--text") { Description = Texts.Say("cli.read.text") };
        var explain = new Option<bool>("--explain") { Description = Texts.Say("cli.read.explain") };
        var unit = new Option<string?>("--unit") { Description = Texts.Say("cli.read.unit") };
        var year = new Option<int?>("--year") { Description = Texts.Say("cli.read.year") };
        var score = new Option<string?>("--score") { Description = Texts.Say("cli.read.score") };
        var command = new Command("read", Texts.Say("cli.read")) { files, unit, year, text, explain, score, catalogue, json };
        command.SetAction((parsed, cancel) =>
        {
            var paths = parsed.GetValue(files)!;
            var refused = 0;
            var texts = new List<(string Path, string Text)>();
            foreach (var path in paths)
                if (Open(path, cancel) is { } opened)
                    texts.Add((path, opened));
                else
                    refused++;
            if (parsed.GetValue(text))
                foreach (var (_, opened) in texts)
                    Console.Out.Write(opened);
            else
            {
                var reader = new ReportReader(new IndicatorIndex(Common.LoadCatalogue(parsed.GetValue(catalogue))));
                var readings = texts.Select(t => (t.Path, t.Text, Reading: reader.Read(t.Text, parsed.GetValue(unit), parsed.GetValue(year)))).ToList();
                if (parsed.GetValue(score) is { } truth)
                    ReadingTruth.Print(truth, readings.Select(r => (r.Path, r.Reading)));
                else if (parsed.GetValue(json))
                    Common.Print(readings.Count == 1 && paths.Length == 1 ? ReadingJson.Of(readings[0].Reading, parsed.GetValue(explain)) : readings.Select(r => ReadingJson.Of(r.Reading, parsed.GetValue(explain), r.Path)));
                else
                    foreach (var (path, opened, reading) in readings)
                        ReadingPage.Print(path, opened, reading);
            }
            return Task.FromResult(refused > 0 ? Exit.FaultsFound : Exit.Ok);
        });
        return command;
    }

    private static string? Open(string path, CancellationToken cancel)
    {
        if (!File.Exists(path))
        {
            Console.Error.WriteLine(Texts.Say("cli.no_file", path));
            return null;
        }
        using var file = File.OpenRead(path);
        switch (ReportText.Open(file, Path.GetFileName(path), ReadingLimits.Patient, cancel))
        {
            case ReportText.Read read:
                foreach (var note in read.Notes)
                    Console.Error.WriteLine($"{path}: {note}");
                return read.Text;
            case ReportText.Refused refused:
                Console.Error.WriteLine($"{path}: {refused.Sentence}");
                return null;
            default:
                throw new InvalidOperationException();
        }
    }
}
