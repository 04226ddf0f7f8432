using System.Globalization;
using System.Security;
using System.Text;
using Yizhi.Documents.Fonts;
using Yizhi.Documents.Typesetting;

namespace Yizhi.Documents.Ofd;

/// <summary>Writes what stands on a page, in millimetres.</summary>
internal sealed class OfdPageWriter(List<FontSubset> subsets, int firstFont, int firstObject)
{
    private const double Millimetre = 25.4 / 72;
    private readonly Dictionary<Typeface, int> fonts = [];

    /// <summary>The number of the last object.</summary>
    public int Last { get; private set; } = firstObject;

    public string Write(SetPage page)
    {
        var to = new StringBuilder();
        foreach (var text in page.Texts)
            Write(text, to);
        foreach (var rule in page.Rules)
            to.Append(CultureInfo.InvariantCulture, $"<ofd:PathObject ID=\"{++Last}\" Boundary=\"{Say(rule.X1)} {Say(rule.Y1 - rule.Width)} {Say(Math.Max(rule.X2 - rule.X1, rule.Width))} {Say(Math.Max(rule.Y2 - rule.Y1, 0) + 2 * rule.Width)}\" LineWidth=\"{Say(rule.Width)}\" Stroke=\"true\" Fill=\"false\"><ofd:StrokeColor Value=\"{(rule.Red ? "255 0 0" : "0 0 0")}\"/><ofd:AbbreviatedData>M 0 {Say(rule.Width)} L {Say(rule.X2 - rule.X1)} {Say(rule.Y2 - rule.Y1 + rule.Width)}</ofd:AbbreviatedData></ofd:PathObject>");
        return to.ToString();
    }

    private void Write(SetText text, StringBuilder to)
    {
        if (!fonts.TryGetValue(text.Typeface, out var font))
        {
            fonts[text.Typeface] = font = subsets.Count;
            subsets.Add(new FontSubset(text.Typeface));
        }
        for (var i = 0; i < text.Glyphs.Count; i++)
            subsets[font].Use(text.Glyphs[i], text.Runes[i]);
        var colour = text.Red ? "255 0 0" : "0 0 0";
        to.Append(CultureInfo.InvariantCulture, $"<ofd:TextObject ID=\"{++Last}\" Boundary=\"{Say(text.X)} {Say(text.Y - text.Size)} {Say(text.Right - text.X + text.Size)} {Say(text.Size * 1.3)}\" Font=\"{firstFont + font}\" Size=\"{Say(text.Size)}\"");
        if (text.Scale < 1)
            to.Append(CultureInfo.InvariantCulture, $" HScale=\"{text.Scale:0.##}\"");
        if (text.Bold)
            to.Append(CultureInfo.InvariantCulture, $" Weight=\"700\" Stroke=\"true\" LineWidth=\"{Say(text.Size / 35)}\"");
        to.Append(CultureInfo.InvariantCulture, $"><ofd:FillColor Value=\"{colour}\"/>");
        if (text.Bold)
            to.Append(CultureInfo.InvariantCulture, $"<ofd:StrokeColor Value=\"{colour}\"/>");
        to.Append(CultureInfo.InvariantCulture, $"<ofd:TextCode X=\"0\" Y=\"{Say(text.Size)}\"{Steps(text)}>{SecurityElement.Escape(text.Text)}</ofd:TextCode></ofd:TextObject>");
    }

    // Equal steps are said once with their number.
    private static string Steps(SetText text)
    {
        var steps = text.Advances.SkipLast(1).Select(advance => Say(advance * text.Scale)).ToList();
        if (steps.Count == 0)
            return "";
        var to = new StringBuilder(" DeltaX=\"");
        for (int from = 0, next; from < steps.Count; from = next)
        {
            for (next = from; next < steps.Count && steps[next] == steps[from]; next++)
            {
            }
            if (from > 0)
                to.Append(' ');
            to.Append(next - from > 2 ? string.Create(CultureInfo.InvariantCulture, $"g {next - from} {steps[from]}") : string.Join(' ', Enumerable.Repeat(steps[from], next - from)));
        }
        return to.Append('"').ToString();
    }

    /// <summary>Points in millimetres, as OFD writes them.</summary>
    public static string Say(double points) => Math.Round(points * Millimetre, 4).ToString("0.####", CultureInfo.InvariantCulture);
}
