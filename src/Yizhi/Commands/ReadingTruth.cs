using System.Globalization;
using Sylvan.Data.Csv;
using Yizhi.Core.Reading;
using Yizhi.Wording;

namespace Yizhi.Commands;

/// <summary>A table of figures known to stand in texts, and how readings compare with it.</summary>
/// <remarks>Columns: <c>seed</c> (the text's file), <c>phrase</c>, <c>number</c> (a ratio as a fraction), <c>unit</c>, <c>indicator</c>.</remarks>
internal static class ReadingTruth
{
    public static void Print(string truth, IEnumerable<(string Path, ReportReading Reading)> readings)
    {
        var known = Load(truth);
        var scores = new List<ReadingScore>();
        foreach (var (path, reading) in readings)
        {
            var score = ReadingScore.Of(known[Path.GetFileName(path)].ToList(), reading.Figures);
            scores.Add(score);
            Console.WriteLine(Texts.Say("cli.read.scored", Path.GetFileName(path), score.Known, score.Found, score.Matched, score.Extra.Count));
            foreach (var missed in score.Missed)
                Console.WriteLine($"  −\t{missed.Phrase}\t{missed.Value:0.####}{missed.Unit}\t{missed.Indicator}");
            foreach (var (known_, read) in score.Mismatched)
                Console.WriteLine($"  ≠\t{known_.Phrase}\t{known_.Value:0.####}{known_.Unit}\t{known_.Indicator}\t→ {read.Indicator ?? "—"} ({read.Confidence:0.00})");
            foreach (var extra in score.Extra)
                Console.WriteLine($"  +\t{extra.Text}\t{extra.Value:0.####}{extra.Unit}\t{extra.Subject}\t{extra.Indicator ?? "—"}");
        }
        var sum = ReadingScore.Sum(scores);
        Console.WriteLine(Texts.Say("cli.read.score_sum", sum.Known, sum.Recall.ToString("P1", CultureInfo.InvariantCulture), sum.Precision.ToString("P1", CultureInfo.InvariantCulture), sum.Indicators.ToString("P1", CultureInfo.InvariantCulture)));
    }

    private static ILookup<string, TrueFigure> Load(string path)
    {
        if (!File.Exists(path))
            throw new CommandException(Exit.CannotReach, Texts.Say("cli.no_file", path));
        using var csv = CsvDataReader.Create(path);
        var rows = new List<(string File, TrueFigure Figure)>();
        var (file, phrase, number, unit, indicator) = (csv.GetOrdinal("seed"), csv.GetOrdinal("phrase"), csv.GetOrdinal("number"), csv.GetOrdinal("unit"), csv.GetOrdinal("indicator"));
        while (csv.Read())
        {
            var value = decimal.Parse(csv.GetString(number), CultureInfo.InvariantCulture);
            rows.Add((csv.GetString(file), new TrueFigure(csv.GetString(unit) == "%" ? value * 100 : value, csv.GetString(unit), csv.GetString(indicator), csv.GetString(phrase))));
        }
        return rows.ToLookup(r => r.File, r => r.Figure);
    }
}
