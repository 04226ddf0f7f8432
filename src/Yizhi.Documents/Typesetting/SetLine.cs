using System.Text;

namespace Yizhi.Documents.Typesetting;

/// <summary>Where a line stands between the edges it is given.</summary>
internal enum Stand
{
    Left,
    Both,
    Centre,
    Right,
}

/// <summary>A line of characters whose place across is settled, and whose place down is not.</summary>
internal sealed record SetLine(IReadOnlyList<Cell> Cells, double X, double Size, Part? Part, bool Red = false, double Scale = 1, double Spread = 0)
{
    /// <summary>Puts a line of a paragraph in its place.</summary>
    /// <param name="cells">The characters of the paragraph.</param>
    /// <param name="line">Those of the line.</param>
    /// <param name="left">The left edge.</param>
    /// <param name="room">From the left edge to the right one.</param>
    /// <param name="stand">Where it stands between them.</param>
    /// <param name="size">The size of its type.</param>
    /// <param name="part">Its part of the structure.</param>
    public static SetLine Of(List<Cell> cells, Range line, double left, double room, Stand stand, double size, Part? part)
    {
        var (from, length) = line.GetOffsetAndLength(cells.Count);
        var own = cells.GetRange(from, length);
        var isLast = from + length == cells.Count;
        while (own.Count > 0 && own[^1].Rune == ' ')
            own.RemoveAt(own.Count - 1);
        if (own.Count > 0)
            own[^1] = own[^1] with { Width = own[^1].Width + own[^1].AtEnd };
        var spare = room - own.Sum(cell => cell.Width);
        var gaps = stand == Stand.Both && !isLast ? Gaps(own) : 0;
        var x = stand switch { Stand.Centre => left + spare / 2, Stand.Right => left + spare, _ => left };
        return new(own, x, size, part, Spread: gaps > 0 && spare > 0 ? spare / gaps : 0);
    }

    /// <summary>Writes the line on a page, a stretch for each typeface and figure.</summary>
    public void Put(SetPage page, double baseline)
    {
        var x = X;
        for (int from = 0, to; from < Cells.Count; from = to)
        {
            var first = Cells[from];
            var (text, glyphs, runes, advances) = (new StringBuilder(), new List<int>(), new List<int>(), new List<double>());
            for (to = from; to < Cells.Count && Cells[to].Typeface == first.Typeface && Cells[to].Bold == first.Bold && Cells[to].Figure == first.Figure; to++)
            {
                text.Append(char.ConvertFromUtf32(Cells[to].Rune));
                glyphs.Add(Cells[to].Glyph);
                runes.Add(Cells[to].Rune);
                advances.Add(Cells[to].Width + (to + 1 < Cells.Count && IsGap(Cells[to], Cells[to + 1]) ? Spread : 0));
            }
            page.Items.Add(new SetText
            {
                Text = text.ToString(),
                X = x,
                Y = baseline,
                Size = Size,
                Red = Red,
                Bold = first.Bold,
                Scale = Scale,
                Part = Part,
                Figure = first.Figure,
                Typeface = first.Typeface!,
                Glyphs = glyphs,
                Runes = runes,
                Advances = advances,
            });
            x += advances.Sum() * Scale;
        }
    }

    private static int Gaps(List<Cell> cells)
    {
        var gaps = 0;
        for (var i = 0; i + 1 < cells.Count; i++)
            if (IsGap(cells[i], cells[i + 1]))
                gaps++;
        return gaps;
    }

    // Words and numbers keep together; room is spread between the characters of Chinese.
    private static bool IsGap(Cell cell, Cell next) => !(Marks.IsOfWord(cell.Rune) && Marks.IsOfWord(next.Rune));
}
