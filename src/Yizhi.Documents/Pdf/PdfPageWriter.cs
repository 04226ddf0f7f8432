using System.Globalization;
using System.Text;
using Yizhi.Documents.Typesetting;

namespace Yizhi.Documents.Pdf;

/// <summary>Writes what stands on a page.</summary>
internal sealed class PdfPageWriter(PdfFonts fonts, PdfStructure structure)
{
    private readonly StringBuilder to = new();

    public byte[] Write(SetPage page)
    {
        to.Clear();
        structure.NextPage();
        var open = -1;
        foreach (var text in page.Texts)
        {
            var mark = text.Part is { } part ? structure.Mark(part) : -1;
            if (mark < 0 || mark != open)
            {
                Close(ref open);
                if (mark < 0)
                    to.Append("/Artifact<</Type/Pagination>>BDC\n");
                else
                    to.Append(CultureInfo.InvariantCulture, $"/{text.Part!.Kind}<</MCID {mark}>>BDC\n");
            }
            Write(text);
            if (mark < 0)
                to.Append("EMC\n");
            open = mark;
        }
        Close(ref open);
        if (page.Rules.Count > 0)
        {
            to.Append("/Artifact<</Type/Layout>>BDC\n");
            foreach (var rule in page.Rules)
                to.Append(CultureInfo.InvariantCulture, $"{(rule.Red ? "1 0 0" : "0 0 0")} RG {Say(rule.Width)} w {Say(rule.X1)} {Up(rule.Y1)} m {Say(rule.X2)} {Up(rule.Y2)} l S\n");
            to.Append("EMC\n");
        }
        return Encoding.ASCII.GetBytes(to.ToString());
    }

    private void Close(ref int open)
    {
        if (open >= 0)
            to.Append("EMC\n");
        open = -1;
    }

    private void Write(SetText text)
    {
        var number = fonts.NumberOf(text.Typeface);
        var subset = fonts[number];
        var natural = text.Glyphs.Select(glyph => text.Typeface.WidthOf(glyph) * text.Size).ToList();
        var common = Common(text, natural);
        to.Append(CultureInfo.InvariantCulture, $"BT {(text.Red ? "1 0 0 rg" : "0 0 0 rg")} ");
        if (text.Bold)
            to.Append(CultureInfo.InvariantCulture, $"2 Tr 0 0 0 RG {Say(text.Size / 35)} w ");
        if (text.Scale < 1)
            to.Append(CultureInfo.InvariantCulture, $"{Say(text.Scale * 100)} Tz ");
        to.Append(CultureInfo.InvariantCulture, $"/F{number} {Say(text.Size)} Tf {Say(common)} Tc {Say(text.X)} {Up(text.Y)} Td [<");
        for (var i = 0; i < text.Glyphs.Count; i++)
        {
            // A letter that no typeface has is drawn as another: what it is, is said beside it.
            to.Append(subset.Use(text.Glyphs[i], Rune(text, i)).ToString("X4", CultureInfo.InvariantCulture));
            var apart = text.Advances[i] - natural[i] - common;
            if (i + 1 < text.Glyphs.Count && Math.Abs(apart) > 0.002)
                to.Append('>').Append(Say(-1000 * apart / text.Size)).Append('<');
        }
        to.Append(">]TJ");
        if (text.Bold)
            to.Append(" 0 Tr");
        if (text.Scale < 1)
            to.Append(" 100 Tz");
        to.Append(" ET\n");
    }

    private static int Rune(SetText text, int i) => text.Typeface.GlyphOf(text.Runes[i]) == text.Glyphs[i] ? text.Runes[i] : '〓';

    // What most characters stand apart by more than by nature is told once for the line.
    private static double Common(SetText text, List<double> natural)
    {
        var counts = new Dictionary<double, int>();
        var best = 0.0;
        for (var i = 0; i < natural.Count - 1; i++)
        {
            var apart = Math.Round(text.Advances[i] - natural[i], 3);
            counts[apart] = counts.GetValueOrDefault(apart) + 1;
            if (!counts.TryGetValue(best, out var most) || counts[apart] > most)
                best = apart;
        }
        return best;
    }

    private static string Say(double value) => PdfFile.Number(value);

    private static string Up(double y) => Say(SetDocument.Height - y);
}
