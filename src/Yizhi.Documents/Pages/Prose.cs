using System.Globalization;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;
using Yizhi.Core.Reports;

namespace Yizhi.Documents.Pages;

/// <summary>Reads the Markdown of a report into blocks.</summary>
/// <remarks>Only what an official document can carry is read as markup: headings, paragraphs, lists, tables and bold. Everything else stays as words, so that no words are lost.</remarks>
internal static partial class Prose
{
    private static readonly MarkdownPipeline Pipeline = BuildPipeline();

    /// <summary>The blocks of the text, in order.</summary>
    public static IReadOnlyList<Block> Read(string text, IReadOnlyDictionary<string, ReportFigure> figures)
    {
        var placed = new List<ReportFigure>();
        var prepared = WithoutFalseTables(Place(Bracket().Replace(Characters.CleanLines(text), @"\["), figures, placed));
        var blocks = new List<Block>();
        Take(Parse(prepared), new Reading(blocks, new OutlineNumbers(), new InlineRuns(placed), null), mark: "", lists: 0, right: false);
        return blocks;
    }

    /// <summary>The title lines and blocks of a printed paper: it has no figures, its first-level headings are its title, and its quotations stand at the right.</summary>
    public static (IReadOnlyList<string> Titles, IReadOnlyList<Block> Blocks) ReadPaper(string text)
    {
        var (titles, blocks) = (new List<string>(), new List<Block>());
        Take(Parse(WithoutFalseTables(Bracket().Replace(Characters.CleanLines(text), @"\["))), new Reading(blocks, new OutlineNumbers(), new InlineRuns([]), titles), mark: "", lists: 0, right: false);
        return (titles, blocks);
    }

    private sealed record Reading(List<Block> Blocks, OutlineNumbers Numbers, InlineRuns Runs, List<string>? Titles);

    private static MarkdownPipeline BuildPipeline()
    {
        var builder = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseCjkFriendlyEmphasis();
        builder.MaximumNestingDepth = TooDeepException.Depth;
        // A paragraph indented by hand is not source code, and a dashed line under a sentence makes it no heading.
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        builder.BlockParsers.TryRemove<FencedCodeBlockParser>();
        // Square brackets, backquotes and angle brackets are punctuation on paper; unpaired links also cost words in tables.
        builder.InlineParsers.TryRemove<LinkInlineParser>();
        builder.InlineParsers.TryRemove<CodeInlineParser>();
        builder.InlineParsers.TryRemove<AutolinkInlineParser>();
        builder.BlockParsers.Find<ParagraphBlockParser>()!.ParseSetextHeadings = false;
        return builder.Build();
    }

    private static MarkdownDocument Parse(string text)
    {
        try
        {
            return Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException fault)
        {
            throw new TooDeepException(fault);
        }
    }

    // Tokens leave the text before Markdown sees it: their | would cut table cells and their _ and * would be emphasis.
    private static string Place(string text, IReadOnlyDictionary<string, ReportFigure> figures, List<ReportFigure> placed) =>
        Tokens.In().Replace(text, found =>
        {
            var inner = found.Groups["inner"].Value;
            if (!figures.TryGetValue(inner, out var figure))
                throw new UnknownTokenException(inner, text.AsSpan(0, found.Index).Count('\n') + 1);
            placed.Add(figure with { Shown = Characters.Clean(figure.Shown), Title = Characters.Clean(figure.Title) });
            return string.Create(CultureInfo.InvariantCulture, $"{Characters.Open}{placed.Count - 1}{Characters.Close}");
        });

    // A bar is a table's only above or below a line of dashes; the Markdown reader guesses more freely and drops words where it guesses wrong.
    private static string WithoutFalseTables(string text) =>
        string.Join("\n\n", BlankLine().Split(text).Select(lines => TableLine().IsMatch(lines) ? lines : Bar().Replace(lines, @"\|")));

    private static void Take(ContainerBlock container, Reading reading, string mark, int lists, bool right)
    {
        foreach (var block in container)
        {
            switch (block)
            {
                case HeadingBlock heading:
                    TakeHeading(heading, reading);
                    break;
                case Markdig.Extensions.Tables.Table table:
                    TakeTable(table, reading);
                    break;
                case ListBlock list:
                    TakeList(list, reading, lists + 1, right);
                    break;
                case LeafBlock { Inline: { } inline }:
                    foreach (var line in reading.Runs.Lines(inline))
                    {
                        reading.Blocks.Add(new Block.Paragraph(mark.Length == 0 ? line : [new TextRun(mark), .. line], right));
                        mark = "";
                    }
                    break;
                case ContainerBlock inner:
                    Take(inner, reading, mark, lists, right || (inner is QuoteBlock && reading.Titles is not null));
                    break;
            }
        }
    }

    private static void TakeHeading(HeadingBlock heading, Reading reading)
    {
        var runs = reading.Runs.OneLine(heading.Inline);
        if (runs.Count == 0)
            return;
        if (reading.Titles is not null && heading.Level == 1)
        {
            reading.Titles.Add(runs.Plain());
            return;
        }
        var level = Math.Min(heading.Level - (reading.Titles is null ? 0 : 1), OutlineNumbers.Levels);
        string? part = null;
        if (level == 1 && runs[^1] is TextRun last && PartMark().Match(last.Text) is { Success: true } found)
        {
            part = found.Groups["part"].Value;
            var rest = last.Text[..found.Index];
            runs = rest.Length == 0 ? [.. runs.SkipLast(1)] : [.. runs.SkipLast(1), last with { Text = rest }];
        }
        reading.Blocks.Add(new Block.Heading(level, reading.Numbers.Next(level), runs, part));
    }

    // Official prose has no bullets; a numbered list keeps its numbers, the inner one in brackets.
    private static void TakeList(ListBlock list, Reading reading, int lists, bool right)
    {
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var number = item.Order.ToString(CultureInfo.InvariantCulture);
            var mark = !list.IsOrdered ? "" : lists == 1 ? $"{number}." : $"（{number}）";
            Take(item, reading, mark, lists, right);
        }
    }

    private static void TakeTable(Markdig.Extensions.Tables.Table table, Reading reading)
    {
        var rows = table.OfType<Markdig.Extensions.Tables.TableRow>().ToList();
        var width = rows.Max(row => row.Count);
        var columns = Enumerable.Range(0, width).Select(i => Stand(table.ColumnDefinitions.ElementAtOrDefault(i)?.Alignment));
        var read = rows.Select(row => Row(row, width, reading.Runs)).ToList();
        // A form has no heading; Markdown wants one, and an empty one says so.
        reading.Blocks.Add(new Block.Table([.. columns], [.. read.Where(row => !row.IsHead || read.Count == 1 || row.Cells.Any(cell => cell.Count > 0))]));
    }

    private static TableRow Row(Markdig.Extensions.Tables.TableRow row, int width, InlineRuns runs)
    {
        var cells = row.OfType<TableCell>().Select(cell => runs.OneLine(cell.OfType<LeafBlock>().FirstOrDefault()?.Inline)).ToList();
        return new(row.IsHeader, [.. cells, .. Enumerable.Repeat<IReadOnlyList<Run>>([], width - cells.Count)]);
    }

    private static ColumnStand Stand(TableColumnAlign? align) => align switch
    {
        TableColumnAlign.Left => ColumnStand.Left,
        TableColumnAlign.Center => ColumnStand.Centre,
        TableColumnAlign.Right => ColumnStand.Right,
        _ => ColumnStand.Unsaid,
    };

    [GeneratedRegex(@"\s*\{#(?<part>[A-Za-z0-9_.-]+)\}\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex PartMark();

    // “[注]: 说明” would be a link definition, which Markdown swallows without a trace.
    [GeneratedRegex(@"(?<!\\)\[")]
    private static partial Regex Bracket();

    [GeneratedRegex(@"\n[ \t]*\n")]
    private static partial Regex BlankLine();

    [GeneratedRegex(@"^[ \t:|>-]*(\|[ \t:|-]*-|-[ \t:|-]*\|)[ \t:|-]*$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex TableLine();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();
}
