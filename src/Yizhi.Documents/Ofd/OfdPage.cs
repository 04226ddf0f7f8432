using System.Text;
using Yizhi.Documents.Layout;
using Yizhi.Documents.Reading;

namespace Yizhi.Documents.Ofd;

/// <summary>Gathers the letters of one page from its text objects.</summary>
internal sealed class OfdPage((double Width, double Height) size, Budget budget)
{
    // Letters turned further than this are watermarks or seals.
    private const double Askew = 0.05;

    public (double Width, double Height) Size { get; private set; } = size;

    public List<Glyph> Glyphs { get; } = [];

    public List<string> Templates { get; } = [];

    public void Load(XmlWalk walk) => walk.Children(() => Part(walk));

    private void Part(XmlWalk walk)
    {
        switch (walk.Name)
        {
            case "Area":
                Size = OfdNumbers.Area(walk, Size);
                break;
            case "Template":
                if (walk.Attribute("TemplateID") is { } id)
                    Templates.Add(id);
                walk.Skip();
                break;
            case "Content" or "Layer" or "PageBlock":
                walk.Children(() => Part(walk));
                break;
            case "TextObject":
                TextObject(walk);
                break;
            default:
                walk.Skip();
                break;
        }
    }

    private void TextObject(XmlWalk walk)
    {
        var box = OfdNumbers.List(walk.Attribute("Boundary"));
        var matrix = OfdNumbers.List(walk.Attribute("CTM"));
        if (matrix.Length != 6)
            matrix = [1, 0, 0, 1, 0, 0];
        var type = OfdNumbers.Number(walk.Attribute("Size"), 0) * Math.Abs(matrix[3]);
        var wide = OfdNumbers.Number(walk.Attribute("HScale"), 1);
        var skipped = walk.Attribute("Visible") == "false" || Math.Abs(matrix[1]) > Askew * Math.Abs(matrix[0]) || box.Length < 2;
        // A text code without a place of its own begins where the one before it stands.
        var (x, y) = (0.0, 0.0);
        walk.Children(() =>
        {
            if (walk.Name != "TextCode" || skipped)
            {
                walk.Skip();
                return;
            }
            x = OfdNumbers.Number(walk.Attribute("X"), x);
            y = OfdNumbers.Number(walk.Attribute("Y"), y);
            var (across, down) = (walk.Attribute("DeltaX"), walk.Attribute("DeltaY"));
            var words = new StringBuilder();
            walk.Words(words);
            Letters(words.ToString(), across, down);
        });

        void Letters(string words, string? across, string? down)
        {
            var runes = words.EnumerateRunes().ToList();
            var (steps, falls) = (OfdNumbers.Distances(across, runes.Count), OfdNumbers.Distances(down, runes.Count));
            var (atX, atY) = (x, y);
            for (var i = 0; i < runes.Count; i++)
            {
                var own = (runes[i].IsAscii ? 0.5 : 1) * type * wide;
                var step = i < steps.Count ? steps[i] : i < falls.Count ? 0 : own / Math.Max(Math.Abs(matrix[0]), 1e-6);
                var placedX = box[0] + matrix[0] * atX + matrix[2] * atY + matrix[4];
                var placedY = box[1] + matrix[1] * atX + matrix[3] * atY + matrix[5];
                // As wide as the step to the next letter says, but a step over a gap is not the letter's.
                var width = Math.Min(Math.Abs(step * matrix[0]), own * 1.3);
                PlacedPage.Check(Glyphs.Count, budget);
                Glyphs.Add(new Glyph(runes[i].ToString(), placedX, placedY, i < steps.Count ? width : own, type));
                atX += step;
                atY += i < falls.Count ? falls[i] : 0;
            }
        }
    }
}
