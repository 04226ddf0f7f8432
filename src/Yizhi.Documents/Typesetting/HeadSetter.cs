using Yizhi.Documents.Docx;
using Yizhi.Documents.Fonts;
using Yizhi.Documents.Pages;

namespace Yizhi.Documents.Typesetting;

/// <summary>版头 and what opens the body: red head, number, signer, red line, title, addressee.</summary>
internal sealed class HeadSetter(Shaper shaper)
{
    // The rule below the number: 1.75 pt thick, 7 pt under the line, as the DOCX has it.
    private const double RuleSpace = 7, Rule = 1.75;

    public IEnumerable<Group> Of(PageDocument document)
    {
        if (document.IssuerMark is { } mark)
        {
            yield return RedHead(mark);
            yield return Number(document);
        }
        yield return Title(document);
        if (document.Addressee is { } addressee)
        {
            var cells = shaper.Shape(addressee.TrimEnd('：', ':') + "：", PaperFace.FangSong, Compositor.SizeThree, Compositor.Closer);
            yield return new(Compositor.Lines(cells, 0, 0, Compositor.SizeThree, Stand.Both, new Part("P"))) { Before = Compositor.Line };
        }
    }

    private Group RedHead(string mark)
    {
        var (halfPoints, scale) = RedHeadSize.Of(mark);
        var size = halfPoints / 2.0;
        var cells = shaper.Shape(mark, PaperFace.SmallTitleSong, size);
        var height = size * 1.2;
        var strips = LineBreaker.Break(cells, Compositor.Measure / scale, Compositor.Measure / scale).Select(range =>
        {
            var line = SetLine.Of(cells, range, Compositor.Left, Compositor.Measure, Stand.Left, size, new Part("P"));
            var width = line.Cells.Sum(cell => cell.Width) * scale;
            return Compositor.Of(line with { X = Compositor.Left + (Compositor.Measure - width) / 2, Red = true, Scale = scale }, height);
        }).ToList();
        return new(strips) { Before = Paper.HeadDrop / 20.0 - (height - size) / 2 };
    }

    private Group Number(PageDocument document)
    {
        var part = new Part("P");
        var lines = new List<SetLine>();
        var number = shaper.Shape(document.DocumentNumber ?? "", PaperFace.FangSong, Compositor.SizeThree, Compositor.Closer);
        lines.Add(SetLine.Of(number, Range.All, Compositor.Left + Compositor.Character, Compositor.Measure, Stand.Left, Compositor.SizeThree, part));
        if (document.Signer is { } signer)
        {
            List<Cell> cells = [.. shaper.Shape("签发人：", PaperFace.FangSong, Compositor.SizeThree, Compositor.Closer), .. shaper.Shape(signer, PaperFace.KaiTi, Compositor.SizeThree, Compositor.Closer)];
            lines.Add(SetLine.Of(cells, Range.All, Compositor.Left, Compositor.Measure - Compositor.Character, Stand.Right, Compositor.SizeThree, part));
        }
        var strip = new Strip(Compositor.Line + RuleSpace + Rule, (page, top) =>
        {
            foreach (var line in lines)
                Compositor.Of(line).Put(page, top);
            var y = top + Compositor.Line + RuleSpace + Rule / 2;
            page.Rules.Add(new(Compositor.Left, y, Compositor.Left + Compositor.Measure, y, Rule, true));
        });
        return new([strip]) { Before = 2 * Compositor.Line };
    }

    private Group Title(PageDocument document)
    {
        const double size = Paper.SizeTwo / 2.0;
        var part = new Part("H1") { Outline = document.Title, Level = 1 };
        var strips = document.TitleLines.SelectMany(line => Compositor.Lines(shaper.Shape(line, PaperFace.SmallTitleSong, size), 0, 0, size, Stand.Centre, part)).ToList();
        // Under a red line the title keeps two empty lines; on a bare page it would stand too low.
        var isBare = document.IssuerMark is null;
        return new(strips.Count > 0 ? strips : [new Strip(Compositor.Line, (_, _) => { })]) { Before = isBare ? 0 : 2 * Compositor.Line, After = isBare ? Compositor.Line : 0, KeepNext = true };
    }
}
