using System.Text.RegularExpressions;
using Yizhi.Core.Reports;

namespace Yizhi.Web.Reports;

/// <summary>A block of report text.</summary>
/// <param name="Level">1 to 4 for headings, 0 for a paragraph.</param>
/// <param name="Number">一、 （一） 1. （1） for headings.</param>
/// <param name="Runs">What it says.</param>
/// <param name="Anchor">A first-level heading's anchor.</param>
/// <param name="Table">The rows of a table; null for text.</param>
public sealed record TextBlock(int Level, string Number, IReadOnlyList<TextRun> Runs, string? Anchor, IReadOnlyList<IReadOnlyList<IReadOnlyList<TextRun>>>? Table);

/// <summary>Words, or a figure with its place in the text.</summary>
public sealed record TextRun(string Words, ReportFigure? Figure, int At, bool IsBold);

/// <summary>Reads a report's Markdown into blocks. Small on purpose: it gives way to the document writer.</summary>
internal static partial class ReportText
{
    private const string Digits = "零一二三四五六七八九";

    public static IReadOnlyList<TextBlock> Read(Report report)
    {
        var blocks = new List<TextBlock>();
        var numbers = new int[5];
        var figures = 0;
        foreach (var block in report.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (block.StartsWith('|'))
            {
                blocks.Add(new TextBlock(0, "", [], null, [.. block.Split('\n').Where(l => !TableRule().IsMatch(l)).Select(l =>
                    (IReadOnlyList<IReadOnlyList<TextRun>>)[.. l.Trim().Trim('|').Split('|').Select(c => Runs(report, c.Trim(), ref figures))])]));
                continue;
            }
            foreach (var line in block.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                var level = line.TakeWhile(c => c == '#').Count();
                if (level is 0 or > 4)
                {
                    blocks.Add(new TextBlock(0, "", Runs(report, line, ref figures), null, null));
                    continue;
                }
                numbers[level]++;
                Array.Clear(numbers, level + 1, 4 - level);
                var words = Part().Replace(line[level..], "").Trim();
                blocks.Add(new TextBlock(level, Number(level, numbers[level]), Runs(report, words, ref figures), level == 1 ? $"p{numbers[1]}" : null, null));
            }
        }
        return blocks;
    }

    private static List<TextRun> Runs(Report report, string line, ref int figures)
    {
        var runs = new List<TextRun>();
        var bold = false;
        foreach (var part in Bold().Split(line))
        {
            var at = 0;
            foreach (Match token in Tokens.In().Matches(part))
            {
                if (token.Index > at)
                    runs.Add(new TextRun(part[at..token.Index], null, 0, bold));
                at = token.Index + token.Length;
                var figure = FigureToken.TryParse(token.Groups["inner"].Value, out var written) ? report.Figures.GetValueOrDefault(written.ToString()) : null;
                runs.Add(new TextRun(figure?.Shown ?? token.Value, figure, figure is null ? 0 : ++figures, bold));
            }
            if (at < part.Length)
                runs.Add(new TextRun(part[at..], null, 0, bold));
            bold = !bold;
        }
        return runs;
    }

    private static string Number(int level, int number) => level switch
    {
        1 => Chinese(number) + "、",
        2 => $"（{Chinese(number)}）",
        3 => $"{number}.",
        _ => $"（{number}）",
    };

    private static string Chinese(int number) => number switch
    {
        < 10 => Digits[number].ToString(),
        < 20 => "十" + (number % 10 == 0 ? "" : Digits[number % 10]),
        < 100 => Digits[number / 10] + "十" + (number % 10 == 0 ? "" : Digits[number % 10]),
        _ => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    [GeneratedRegex(@"\{#[^}]*\}", RegexOptions.NonBacktracking)]
    private static partial Regex Part();

    [GeneratedRegex(@"\*\*", RegexOptions.NonBacktracking)]
    private static partial Regex Bold();

    [GeneratedRegex(@"^[\s|:-]+$", RegexOptions.NonBacktracking)]
    private static partial Regex TableRule();
}
