using Xunit;
using Yizhi.Core.Reading;
using Yizhi.Core.Tests.Catalogue;

namespace Yizhi.Core.Tests.Reading;

/// <summary>Five real reports, where they lie beside the source tree: every known figure is found, nothing false is said.</summary>
public class SeedReportsTests(ITestOutputHelper output)
{
    private static string? Shared => Path.Combine(Texts.Root, "..", "shared") is var folder && File.Exists(Path.Combine(folder, "domain", "seed-figures.csv")) ? folder : null;

    [Fact]
    public void Ninety_nine_of_a_hundred_figures_are_found_with_their_unit_two_of_a_hundred_are_false_at_most_and_ninety_five_have_their_indicator()
    {
        Assert.SkipWhen(Shared is null, "The five reports are not here.");
        var rows = File.ReadAllLines(Path.Combine(Shared!, "domain", "seed-figures.csv")).Skip(1).Select(Cells).Where(r => r.Count > 7).ToLookup(r => r[0]);
        var score = ReadingScore.Sum(rows.Select(seed => ReadingScore.Of([.. seed.Select(Known)], Passages.Read(Text(seed.Key)).Figures)));
        output.WriteLine($"{score.Known} figures, recall {score.Recall:P1}, precision {score.Precision:P1}, indicators {score.Indicators:P1}");
        Assert.Equal(115, score.Known);
        Assert.InRange(score.Recall, 0.99, 1);
        Assert.InRange(score.Precision, 0.98, 1);
        Assert.InRange(score.Indicators, 0.95, 1);
    }

    [Theory]
    [InlineData("000", "heading_missing")]
    [InlineData("001", "halfwidth_punctuation leftover_markup heading_style money_without_currency rate_over_100 mandatory_part_missing unbalanced_quotes mandatory_part_missing")]
    [InlineData("002", "title_missing halfwidth_punctuation web_residue")]
    [InlineData("003", "mandatory_part_thin mandatory_part_missing")]
    [InlineData("004", "")]
    public void The_flaws_of_the_five_reports_are_found_and_nothing_else_is_said(string seed, string rules)
    {
        Assert.SkipWhen(Shared is null, "The five reports are not here.");
        var file = Directory.GetFiles(Path.Combine(Shared!, "seeds"), seed + "*.txt").Single();
        Assert.Equal(rules, string.Join(' ', Passages.Rules(File.ReadAllText(file))));
    }

    [Theory]
    [InlineData("000", "Achievements FirstResponsible NextYear Shortcomings", 2023)]
    [InlineData("001", "Achievements NextYear Shortcomings", 2023)]
    [InlineData("002", "Achievements FirstResponsible NextYear Shortcomings", 2022)]
    [InlineData("003", "Achievements NextYear Shortcomings", 2024)]
    [InlineData("004", "Achievements FirstResponsible NextYear Shortcomings", 2023)]
    public void Their_parts_and_years_are_told(string seed, string parts, int year)
    {
        Assert.SkipWhen(Shared is null, "The five reports are not here.");
        var reading = Passages.Read(File.ReadAllText(Directory.GetFiles(Path.Combine(Shared!, "seeds"), seed + "*.txt").Single()));
        Assert.Equal(parts, string.Join(' ', reading.Sections.Where(s => s.Level == 1).Select(s => s.Part.ToString()).Distinct().Order(StringComparer.Ordinal)));
        Assert.Equal(year, reading.Year);
    }

    private static string Text(string file) => File.ReadAllText(Path.Combine(Shared!, "seeds", file));

    private static TrueFigure Known(List<string> row) => new(decimal.Parse(row[3], System.Globalization.CultureInfo.InvariantCulture) * (row[4] == "%" ? 100 : 1), row[4], row[7], row[2]);

    private static List<string> Cells(string line)
    {
        var (cells, quoted, cell) = (new List<string>(), false, new System.Text.StringBuilder());
        foreach (var c in line)
            if (c == '"')
                quoted = !quoted;
            else if (c == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
                cell.Append(c);
        cells.Add(cell.ToString());
        return cells;
    }
}
