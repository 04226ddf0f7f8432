using Yizhi.Core.Catalogue;
using Yizhi.Core.Catalogue.Loading;
using Yizhi.Core.Counting;
using Yizhi.Core.Reports;
using Yizhi.Core.Tests.Catalogue;
using Yizhi.Core.Time;
using Yizhi.Core.Units;

namespace Yizhi.Core.Tests.Reports;

/// <summary>A report of one line over the small catalogue, with figures given by hand.</summary>
internal static class Small
{
    public static readonly Period Year = Period.OfYear(2024);

    public static readonly Unit Office = new("990102003000", "明湖区书院街道办事处", UnitKind.Subdistrict, null, "990102003000/", new DateOnly(2000, 1, 1), null);

    public static OfficeCatalogue Catalogue { get; } = ((LoadOutcome.Loaded)CatalogueLoader.Load(Texts.Base)).Catalogue;

    /// <summary>Compiles the text. A figure is keyed by indicator, then period where it is not the year, then slice: <c>visit.received@2023|colour:red</c>; all others are missing.</summary>
    public static Report Compile(string text, Dictionary<string, decimal>? figures = null, Unit? unit = null, FigureValue? others = null) =>
        ReportCompiler.Compile(Catalogue, new ReportTemplate("small", "关于{year}年工作的报告", text, "small.md.liquid", "上级机关", new Dictionary<string, string>(), default),
            new ReportProfile(unit ?? Office, Year, new DateOnly(2025, 1, 20)),
            (indicator, period, slice) => figures is not null && figures.TryGetValue(indicator + (period == Year ? "" : "@" + period) + (slice.Length > 0 ? "|" + slice : ""), out var number)
                ? new FigureValue.Known(number) : others ?? FigureValue.None);

    /// <summary>The text as it is read: every token by what is shown for it.</summary>
    public static string Shown(this Report report) =>
        Tokens.In().Replace(report.Text, token => report.Figures[token.Groups["inner"].Value].Shown).TrimEnd('\n');

    /// <summary>What one line says.</summary>
    public static string Says(string text, params (string Figure, decimal Number)[] figures) =>
        Compile(text, figures.ToDictionary(f => f.Figure, f => f.Number)).Shown();
}
