using Yizhi.Documents.Docx;
using Yizhi.Documents.Fonts;
using Yizhi.Documents.Pages;

namespace Yizhi.Documents.Typesetting;

/// <summary>主体: headings, paragraphs and tables.</summary>
internal sealed class BodySetter(Shaper shaper)
{
    private const int HalfPage = Paper.Lines * Paper.Characters / 2;
    private const double Indent = 2 * Compositor.Character;

    /// <param name="blocks">The body.</param>
    /// <param name="document">The document whose signature follows the last block; null in an attachment.</param>
    public IEnumerable<Group> Of(IReadOnlyList<Block> blocks, PageDocument? document)
    {
        for (var i = 0; i < blocks.Count; i++)
            switch (blocks[i])
            {
                case Block.Heading heading:
                    yield return new(Heading(heading)) { KeepNext = i + 1 < blocks.Count };
                    break;
                case Block.Paragraph paragraph:
                    var cells = shaper.Shape(paragraph.Runs, PaperFace.FangSong, Compositor.SizeThree, Compositor.Closer);
                    yield return paragraph.AtRight
                        ? new(Compositor.Lines(cells, 0, 0, Compositor.SizeThree, Stand.Right, new Part("P")))
                        : new(Compositor.Lines(cells, Indent, 0, Compositor.SizeThree, Stand.Both, new Part("P"))) { KeepNext = document is not null && i == blocks.Count - 1 && KeepsSignature(paragraph) };
                    break;
                case Block.Table table:
                    yield return new TableSetter(shaper).Of(table);
                    break;
            }
    }

    /// <summary>Whether the last paragraph goes with the signature, which must never stand on a page without text (§7.3.5.4).</summary>
    /// <remarks>Not a long one: LibreOffice moves all of it to the next page, and the page before stays empty.</remarks>
    public static bool KeepsSignature(Block.Paragraph last) => Characters.Width(last.Runs.Plain()) < HalfPage;

    private List<Strip> Heading(Block.Heading heading)
    {
        var face = heading.Level switch { 1 => PaperFace.HeiTi, 2 => PaperFace.KaiTi, _ => PaperFace.FangSong };
        var cells = shaper.Shape([new TextRun(heading.Number), .. heading.Runs], face, Compositor.SizeThree, Compositor.Closer);
        var part = new Part($"H{heading.Level + 1}") { Outline = heading.Number + heading.Runs.Plain(), Level = heading.Level + 1 };
        return Compositor.Lines(cells, Indent, 0, Compositor.SizeThree, Stand.Both, part);
    }
}
