using System.Globalization;
using Yizhi.Core.Catalogue;
using Yizhi.Core.Catalogue.Loading;
using Yizhi.Core.Reading;
using Yizhi.Core.Reading.Matching;
using Yizhi.Core.Tests.Catalogue;
using YamlDotNet.RepresentationModel;

namespace Yizhi.Core.Tests.Reading;

/// <summary>The labelled passages, and readers with the catalogue as it ships.</summary>
internal static class Passages
{
    public static Lazy<OfficeCatalogue> Catalogue { get; } = new(() => ((LoadOutcome.Loaded)CatalogueLoader.Load(Texts.Shipped)).Catalogue);

    private static readonly Lazy<ReportReader> Shipped = new(() => new ReportReader(new IndicatorIndex(Catalogue.Value)));

    public static ReportReader Reader => Shipped.Value;

    /// <summary>Reads with the catalogue.</summary>
    public static ReportReading Read(string text) => Reader.Read(text);

    /// <summary>Each figure as value and unit, such as <c>12件</c>.</summary>
    public static string Figures(string text) => string.Join(' ', Read(text).Figures.Select(f => $"{f.Value:0.####}{f.Unit}"));

    /// <summary>The keys of the rules that found something.</summary>
    public static string[] Rules(string text) => [.. Read(text).Findings.Select(f => f.Rule)];

    public static IEnumerable<(string Text, IReadOnlyList<TrueFigure> Figures)> In(string file)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(File.ReadAllText(Path.Combine(Texts.Root, "tests/Yizhi.Core.Tests/Reading", file))));
        foreach (var passage in ((YamlSequenceNode)stream.Documents[0].RootNode).Cast<YamlMappingNode>())
            yield return (passage["text"].ToString(), [.. ((YamlSequenceNode)passage["figures"]).Select(f => Label(f.ToString()))]);
    }

    private static TrueFigure Label(string label) =>
        label.Split(' ') is [var value, var unit, var indicator] ? new(decimal.Parse(value, CultureInfo.InvariantCulture), unit, indicator == "-" ? null : indicator, label) : throw new FormatException(label);
}
