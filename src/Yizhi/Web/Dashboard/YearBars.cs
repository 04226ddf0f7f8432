using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Yizhi.Core.Counting;
using Yizhi.Core.Time;
using Yizhi.Web.Figures;
using Yizhi.Web.Shared;

namespace Yizhi.Web.Dashboard;

/// <summary>Twelve months of a figure, small: drawn as bars, and as numbers that open. Written as text: hundreds of them stand on one page.</summary>
internal static class YearBars
{
    private const int Slot = 6, Bar = 4, Height = 16;
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    /// <summary>The bars: zero is a line on the ground, what was not kept is a gap, what has no sense is a point in the air.</summary>
    public static MarkupString Draw(DashboardLine line)
    {
        var most = line.Months.Select(m => Math.Abs(m?.NumberOrNull ?? 0)).DefaultIfEmpty().Max();
        var (bars, points) = (new StringBuilder(), new StringBuilder());
        for (var i = 0; i < line.Months.Count; i++)
            if (line.Months[i] is FigureValue.Known { Number: var number })
            {
                var high = number == 0 || most == 0 ? 1 : Math.Max(2, (int)Math.Round(Math.Abs(number) / most * (Height - 1)));
                bars.Append(CultureInfo.InvariantCulture, $"M{i * Slot} {Height}v-{high}h{Bar}v{high}z");
            }
            else if (line.Months[i] is FigureValue.NotApplicable)
                points.Append(CultureInfo.InvariantCulture, $"M{i * Slot + 1} 8h2v2h-2z");
        if (bars.Length == 0 && points.Length == 0)
            return default;
        return new MarkupString($"<svg class=\"bars\" viewBox=\"0 0 70 {Height}\" width=\"70\" height=\"{Height}\" role=\"img\" aria-label=\"{Encoder.Encode(Texts.Say("dash.bars", line.Indicator.Title))}\">{(bars.Length > 0 ? $"<path d=\"{bars}\"/>" : "")}{(points.Length > 0 ? $"<path class=\"na\" d=\"{points}\"/>" : "")}</svg>");
    }

    /// <summary>The same as a table of a section's figures.</summary>
    public static MarkupString Table(DashboardSection section, Scope scope)
    {
        var table = new StringBuilder("<thead><tr><th scope=\"col\">").Append(Encoder.Encode(Texts.Say("column.figure"))).Append("</th>");
        for (var month = 1; month <= 12; month++)
            table.Append("<th scope=\"col\" class=\"num\">").Append(Encoder.Encode(Texts.Say("dash.month", month))).Append("</th>");
        table.Append("</tr></thead><tbody>");
        foreach (var line in section.Lines)
        {
            table.Append("<tr><th scope=\"row\" class=\"cut\">").Append(Encoder.Encode(line.Indicator.Title)).Append("</th>");
            for (var i = 0; i < line.Months.Count; i++)
                if (line.Months[i] is { } value)
                {
                    var mark = new FigureMark(line.Indicator.Key, "", line.Indicator.Title, line.Indicator.Measure, scope.Code, Period.OfMonth(scope.Period.Year, i + 1), value, FigureMark.Show(line.Indicator, value));
                    table.Append("<td class=\"num\"><a class=\"").Append(mark.Look).Append("\" href=\"").Append(Encoder.Encode(mark.Href)).Append("\">").Append(Encoder.Encode(mark.Shown)).Append("</a></td>");
                }
                else
                    table.Append("<td></td>");
            table.Append("</tr>");
        }
        return new MarkupString(table.Append("</tbody>").ToString());
    }
}
