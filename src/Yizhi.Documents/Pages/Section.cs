namespace Yizhi.Documents.Pages;

/// <summary>A heading and what stands under it, up to the next heading of any level.</summary>
/// <param name="Heading">The heading; null for the lead before the first one.</param>
/// <param name="Text">The paragraphs as plain text, figures in place, a line each; cells of a table row are parted by tabs.</param>
public sealed record Section(Block.Heading? Heading, string Text)
{
    /// <summary>The blocks gathered under their headings, in order.</summary>
    public static IEnumerable<Section> Of(IReadOnlyList<Block> blocks)
    {
        Block.Heading? heading = null;
        var lines = new List<string>();
        foreach (var block in blocks)
        {
            if (block is not Block.Heading next)
            {
                lines.AddRange(Lines(block));
                continue;
            }
            if (heading is not null || lines.Count > 0)
                yield return new(heading, string.Join('\n', lines));
            heading = next;
            lines.Clear();
        }
        if (heading is not null || lines.Count > 0)
            yield return new(heading, string.Join('\n', lines));
    }

    private static IEnumerable<string> Lines(Block block) => block switch
    {
        Block.Paragraph paragraph => [paragraph.Runs.Plain()],
        Block.Table table => table.Rows.Select(row => string.Join('\t', row.Cells.Select(cell => cell.Plain()))),
        _ => [],
    };
}
